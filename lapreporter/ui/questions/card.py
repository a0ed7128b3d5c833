"""One question on a page: its label, its example, its field, how the answer was understood, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.checks.finding import Finding
from lapreporter.form.visibility import has_content
from lapreporter.report import paths
from lapreporter.report.entry import read
from lapreporter.report.kinds import Kind
from lapreporter.report.shape import NoSuchAddress
from lapreporter.ui.carried.answer import CarriedAnswer
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.places import say
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.attachments import AttachmentsField
from lapreporter.ui.questions.card_foot import CardFoot
from lapreporter.ui.questions.factory import field_for
from lapreporter.ui.questions.gaps import GapSwitch
from lapreporter.ui.questions.remarks import USE, Remarks
from lapreporter.ui.questions.severities import EDGES, MARKS
from lapreporter.ui.session import Session
from lapreporter.words import mark

__all__ = ["MARKS", "USE", "QuestionCard"]

FOR_EXAMPLE = mark("For example {example}")
UNFOLDED = mark("Asked because of your answer above.")
WIDEST = 760


class QuestionCard(Sheet):
    """Shows one answer of the session and hands on what the official does with it.

    ``focused`` tells which question the help should speak of; ``offered`` carries files to take in.
    """

    focused = Signal(object)
    offered = Signal(object, list)

    def __init__(
        self, desk: Desk, session: Session, asked: Asked, unfolded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, look=SheetLook.RESTING, margins=(Space.WIDE, 14, Space.WIDE, 6), parent=parent)
        self.desk = desk
        self.session = session
        self.asked = asked
        self._unfolded = unfolded
        self.field = field_for(desk, asked)
        self.remarks = Remarks(desk, asked.leaf, self)
        self.gap = GapSwitch(desk, session, asked, self)
        self.carried = CarriedAnswer(desk, session, asked, self)
        self.foot = CardFoot(desk, session, asked, can_omit=asked.leaf.kind is not Kind.STATEMENT and not asked.brief)
        self._quiet = False
        self._visited = False
        self._build()
        self._connect()
        self.wear(desk.theme)
        self._rest()
        self.refresh()

    def _build(self) -> None:
        example, theme = self.asked.example, self.desk.theme
        head = Column(Text(theme, self.field.name, Type.QUESTION), spacing=2)
        if example:
            head.add(Text(theme, self.desk.say(FOR_EXAMPLE, {"example": say(self.desk, example)}), Type.HINT))
        elif self._unfolded:
            head.add(Text(theme, self.desk.say(UNFOLDED), Type.HINT))
        self.body.addLayout(head)
        self.body.add(self.carried, self.field, self.remarks, self.gap, self.foot)
        self.body.setSpacing(6)

    def _connect(self) -> None:
        field, session = self.field, self.session
        field.answered.connect(self._answered)
        field.typed.connect(lambda text: self._typed(self.asked.path, text))
        field.part_typed.connect(lambda part, text: self._typed(f"{self.asked.path}.{part}", text))
        field.unreadable.connect(lambda text: self._quietly(lambda: session.keep(self.asked.path, text)))
        field.left.connect(self._left)
        if isinstance(field, AttachmentsField):
            field.offered.connect(lambda files: self.offered.emit(self.asked, files))
        self.remarks.taken.connect(self._answered)
        self.foot.cannot_say.clicked.connect(self.gap.ask)
        self.gap.switched.connect(self.refresh)
        self.gap.withdrawn.connect(lambda: self.first().setFocus(Qt.FocusReason.OtherFocusReason))
        self.carried.changing.connect(lambda: self.first().setFocus(Qt.FocusReason.OtherFocusReason))
        self.carried.switched.connect(self._rest)
        session.changed.connect(self._changed)
        session.checked.connect(self._checked)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.setMaximumWidth(theme.px(WIDEST))

    def first(self) -> QWidget:
        """The widget that takes the focus when someone jumps here."""
        return self.gap.first() or self.field.first()

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
        self.field.show_answer(value, kept)
        self.gap.refresh()
        self.field.setVisible(not self.gap.is_stated)
        self.foot.allow_gap(not self.gap.is_open)
        self.remarks.echo(None if kept else value)
        self.show_findings()

    def findings(self) -> list[Finding]:
        """What the checks say of this answer and was not answered with a reason, the most serious first."""
        return self.session.findings_at(self.asked.path)

    def show_findings(self) -> None:
        """Show the most serious finding below the field, and the readings a kept text could have."""
        found = self.findings() if self._visited or self._says_something() else []
        worst = found[0] if found else None
        weight = self.session.weight(worst) if worst else None
        self.field.set_state(EDGES.get(weight, FieldState.PLAIN) if weight else FieldState.PLAIN)
        self.remarks.show_finding(worst, weight)
        kept = self.session.content.unread.get(self.asked.path)
        self.remarks.offer(read(kept, self.asked.leaf).readings if kept else ())
        self.foot.show_finding(worst)

    def _answered(self, value: Any) -> None:
        typing = self.asked.leaf.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.CONTACT)
        self._quietly(lambda: self.session.edit(self.asked.path, value, typing=typing))
        if not typing:
            self.refresh()

    def _typed(self, path: str, text: str) -> None:
        self._quietly(lambda: self.session.type_text(path, text))
        unread = path in self.session.content.unread
        self.remarks.echo(None if unread else self.session.value(self.asked.path))

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
            self.foot.set_focused(True)
            self.focused.emit(self.asked)
        elif now is not None and not inside and self.look is SheetLook.FOCUSED and self._same_page(now):
            self.set_look(SheetLook.RESTING)
            self._rest()
            self.foot.set_focused(False)

    def _rest(self) -> None:
        """Have the dashed outline while the answer waits to be confirmed; the focused question stands out anyway."""
        if self.look is not SheetLook.FOCUSED:
            self.set_look(SheetLook.CARRIED if self.carried.is_open else SheetLook.RESTING)

    def _same_page(self, now: QWidget) -> bool:
        parent = self.parentWidget()
        return parent is not None and parent.isAncestorOf(now)
