"""One question on a page: its label, its example, its field, how the answer was understood, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.wording import sentences
from lapreporter.form.visibility import has_content
from lapreporter.report import paths
from lapreporter.report.answers import Money, Omission, OmissionKind
from lapreporter.report.entry import read
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.shape import NoSuchAddress
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, TextStyle, Type
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.attachments import AttachmentsField
from lapreporter.ui.questions.factory import field_for
from lapreporter.ui.questions.omissions import CANNOT_SAY, OmissionChooser, OmissionEditor
from lapreporter.ui.session import Session
from lapreporter.words import mark

FOR_EXAMPLE = mark("For example {example}")
UNDERSTOOD = mark("= {value}")
USE = mark("Use {value}")

MARKS = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.ADVICE: Mark.ADVICE,
    Severity.NOTE: Mark.NOTE,
}
_STATES = {Severity.ERROR: FieldState.ERROR, Severity.WARNING: FieldState.WARNING}
_STRONG = TextStyle(14, Type.STRONG.weight)


class QuestionCard(Sheet):
    """Shows one answer of the session and hands on what the official does with it.

    ``focused`` tells which question the help should speak of; ``offered`` carries files to take in.
    """

    focused = Signal(object)
    offered = Signal(object, list)

    def __init__(self, desk: Desk, session: Session, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, look=SheetLook.RESTING, margins=(Space.WIDE, 16, Space.WIDE, 12), parent=parent)
        self.desk = desk
        self.session = session
        self.asked = asked
        self._field = field_for(desk, asked)
        self._gap: OmissionEditor | None = None
        self._chooser: OmissionChooser | None = None
        self._quiet = False
        self._visited = False
        self._echo = Text(desk.theme, " ", Type.META)
        self._message = Text(desk.theme, "", _STRONG)
        self._readings = Flow(spacing=Space.LARGE)
        self._cannot_say = Button(desk.theme, desk.say(CANNOT_SAY), ButtonKind.QUIET, icon=Icon.CANNOT_SAY)
        self._below = Column(spacing=Space.HAIR)
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        words = self.asked.words
        self.body.add(Text(self.desk.theme, self._field.name, Type.QUESTION))
        if words.example:
            example = self.desk.say(FOR_EXAMPLE, {"example": self.desk.say(words.example)})
            self.body.add(Text(self.desk.theme, example, Type.HINT))
        self.body.add(self._field, self._echo, self._message)
        self.body.addLayout(self._readings)
        self.body.addLayout(self._below)
        self.body.add(self._cannot_say)
        self._echo.setVisible(self.asked.leaf.kind is Kind.QUANTITY)
        self._cannot_say.setVisible(self.asked.leaf.kind is not Kind.STATEMENT)

    def _connect(self) -> None:
        field, session = self._field, self.session
        field.answered.connect(self._answered)
        field.typed.connect(lambda text: self._typed(self.asked.path, text))
        field.part_typed.connect(lambda part, text: self._typed(f"{self.asked.path}.{part}", text))
        field.unreadable.connect(lambda text: self._quietly(lambda: session.keep(self.asked.path, text)))
        field.left.connect(self._left)
        if isinstance(field, AttachmentsField):
            field.offered.connect(lambda files: self.offered.emit(self.asked, files))
        self._cannot_say.clicked.connect(self._open_chooser)
        session.changed.connect(self._changed)
        session.checked.connect(self._checked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def first(self) -> QWidget:
        """The widget that takes the focus when someone jumps here."""
        return self._gap.first() if self._gap else self._field.first()

    def refresh(self) -> None:
        """Show what the session holds now."""
        path, content = self.asked.path, self.session.content
        try:
            value = paths.get(content.report, path)
        except NoSuchAddress:
            return
        kept = {
            known[len(path) + 1 :]: text
            for known, text in content.unread.items()
            if known == path or known.startswith(path + ".")
        }
        self._field.show_answer(value, kept)
        self._show_gap(content.report.omissions.get(path))
        self._show_echo(value, kept)
        self.show_findings()

    def findings(self) -> list[Finding]:
        """What the checks say of this answer, the most serious first."""
        path = self.asked.path
        return [f for f in self.session.findings if f.path and (f.path == path or f.path.startswith(path + "."))]

    def show_findings(self) -> None:
        """Show the most serious finding below the field, and the readings a kept text could have."""
        found = self.findings() if self._visited or self._says_something() else []
        worst = found[0] if found else None
        self._field.set_state(_STATES.get(worst.severity, FieldState.PLAIN) if worst else FieldState.PLAIN)
        self._message.setVisible(worst is not None)
        if worst:
            shown = MARKS[worst.severity]
            self._message.say(sentences(worst, self.desk.language)[0], ink=shown.tone.ink, icon=shown.icon)
        self._offer_readings()

    def _answered(self, value: Any) -> None:
        typing = self.asked.leaf.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.CONTACT)
        self._quietly(lambda: self.session.edit(self.asked.path, value, typing=typing))
        if not typing:
            self.refresh()

    def _typed(self, path: str, text: str) -> None:
        self._quietly(lambda: self.session.type_text(path, text))
        value = paths.get(self.session.report, self.asked.path)
        self._show_echo(value, {"": text} if path in self.session.content.unread else {})

    def _quietly(self, act: Callable[[], object]) -> None:
        """Do something that changes the session without scolding while someone types."""
        self._quiet = True
        try:
            act()
        finally:
            self._quiet = False

    def _left(self) -> None:
        self._visited = True
        self.refresh()

    def _says_something(self) -> bool:
        path = self.asked.path
        typed = any(known == path or known.startswith(path + ".") for known in self.session.content.unread)
        return typed or has_content(self.session.value(path))

    def _changed(self, path: str) -> None:
        mine = self.asked.path
        if not self._quiet and (path.startswith(mine) or mine.startswith(path)):
            self.refresh()

    def _checked(self) -> None:
        if not self._quiet and not self._has_focus():
            self.show_findings()

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self.isAncestorOf(now)
        if inside and self.look is not SheetLook.FOCUSED:
            self.set_look(SheetLook.FOCUSED)
            self.focused.emit(self.asked)
        elif now is not None and not inside and self.look is SheetLook.FOCUSED and self._same_page(now):
            self.set_look(SheetLook.RESTING)

    def _same_page(self, now: QWidget) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isAncestorOf(now)

    def _show_echo(self, value: Any, kept: dict[str, str]) -> None:
        unit = self.asked.leaf.unit
        text = ""
        if value is not None and not kept and unit is Unit.SQUARE_METRE:
            text = self.desk.say(UNDERSTOOD, {"value": self.desk.language.area(value)})
        self._echo.say(text or " ", ink=Role.INK2)

    def _offer_readings(self) -> None:
        while self._readings.count():
            item = self._readings.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        kept = self.session.content.unread.get(self.asked.path)
        for reading in read(kept, self.asked.leaf).readings if kept else ():
            button = Button(self.desk.theme, self.desk.say(USE, {"value": self._spoken(reading)}), ButtonKind.QUIET)
            button.clicked.connect(lambda _checked=False, reading=reading: self._answered(reading))
            self._readings.addWidget(button)

    def _spoken(self, reading: Any) -> str:
        language = self.desk.language
        if self.asked.leaf.unit is Unit.SQUARE_METRE:
            return language.area(int(reading))
        if isinstance(reading, Money):
            return f"{reading.currency or ''} {language.number(reading.amount or 0)}".strip()
        return language.number(reading)

    def _show_gap(self, omission: Omission | None) -> None:
        same = self._gap is not None and omission is not None and self._gap.kind is omission.kind
        self._field.setVisible(omission is None)
        self._cannot_say.setVisible(
            omission is None and self._chooser is None and self.asked.leaf.kind is not Kind.STATEMENT
        )
        if same:
            return
        if self._gap is not None:
            self._gap.deleteLater()
            self._gap = None
        if omission is not None:
            self._close_chooser()
            self._gap = OmissionEditor(self.desk, omission)
            self._gap.changed.connect(lambda gap: self._quietly(lambda: self.session.omit(self.asked.path, gap)))
            self._gap.withdrawn.connect(self._answer_after_all)
            self._below.addWidget(self._gap)

    def _open_chooser(self) -> None:
        self._chooser = OmissionChooser(self.desk)
        self._chooser.chosen.connect(self._cannot_answer)
        self._below.addWidget(self._chooser)
        self._cannot_say.setVisible(False)
        self._chooser.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_chooser(self) -> None:
        if self._chooser is not None:
            self._chooser.deleteLater()
            self._chooser = None

    def _cannot_answer(self, kind: OmissionKind) -> None:
        self.session.omit(self.asked.path, Omission(kind=kind))
        self.refresh()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_after_all(self) -> None:
        self.session.omit(self.asked.path, None)
        self.refresh()
        self.first().setFocus(Qt.FocusReason.OtherFocusReason)
