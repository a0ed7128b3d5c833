"""The panel beside a page. It speaks of the focused question and of nothing else: its findings, then its help."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding
from lapreporter.checks.reasons import reason_for
from lapreporter.checks.wording import sentences
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.layouts import Item
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Banner, Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.help_text import add_help
from lapreporter.ui.questions.reasons import (
    CHANGE_REASON,
    GIVE_REASON,
    GIVEN,
    ReasonEditor,
    reason_from,
    takes_reason,
)
from lapreporter.ui.questions.severities import MARKS, SEVERITY
from lapreporter.ui.session import Session
from lapreporter.words import mark

NOTE = mark("Private note (never exported)")
MOST = 3


class HelpPanel(SidePanel):
    """Help for one question. A warning can be answered here with a reason, in place.

    ``escaped`` tells that the official wants to go back to the field.
    """

    escaped = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self.desk = desk
        self.session = session
        self._asked: Asked | None = None
        self._shown: tuple[object, ...] = ()
        self._editor: ReasonEditor | None = None
        self._offers: dict[tuple[str, str | None], tuple[Banner, Button]] = {}
        session.checked.connect(self._checked)

    def speak_of(self, asked: Asked) -> None:
        """Turn to another question."""
        if self._asked is None or self._asked.path != asked.path:
            self._asked = asked
            self._show()
            self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape lead back to the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _checked(self) -> None:
        if self._asked and self._state() != self._shown:
            self._show()

    def _state(self) -> tuple[object, ...]:
        return (*self._found(), self.session.report.reasons)

    def _found(self) -> list[Finding]:
        path = self._asked.path if self._asked else ""
        below = (path + ".", path + "[")
        return [one for one in self.session.findings if one.path and (one.path == path or one.path.startswith(below))]

    def _show(self) -> None:
        self._editor = None
        self._offers = {}
        while self.body.count():
            item = self.body.takeAt(0)
            _discard(item.widget() if item else None)
            layout = item.layout() if item else None
            while layout is not None and layout.count():
                inner = layout.takeAt(0)
                _discard(inner.widget() if inner else None)
        if self._asked is None:
            return
        self._shown = self._state()
        for finding in self._found()[:MOST]:
            self.body.add(self._banner(finding), Space.HAIR)
        add_help(self.desk, self._asked, self.body)
        self._add_note(self._asked)

    def _banner(self, finding: Finding) -> Banner:
        what, why, how = sentences(finding, self.desk.language)
        weight = self.session.weight(finding)
        word = self.desk.say(SEVERITY[weight])
        banner = Banner(self.desk.theme, MARKS[weight], what, f"{why} {how}".strip(), word=word)
        reason = reason_for(finding, self.session.report.reasons)
        if reason:
            banner.body.add(Text(self.desk.theme, self.desk.say(GIVEN, {"reason": reason.text}), Type.META))
        if takes_reason(finding):
            label = self.desk.say(CHANGE_REASON if reason else GIVE_REASON)
            button = Button(self.desk.theme, label, ButtonKind.QUIET)
            button.clicked.connect(lambda: self._write(banner, button, finding, reason.text if reason else ""))
            banner.add_action(button)
            self._offers[finding.code, finding.path] = banner, button
        return banner

    def _write(self, banner: Banner, button: Button, finding: Finding, text: str) -> None:
        if self._editor is not None:
            _discard(self._editor)
        self._editor = editor = ReasonEditor(self.desk, text)
        button.hide()
        banner.body.add(editor)
        editor.kept.connect(lambda kept: self._keep(finding, kept))
        editor.cancelled.connect(lambda: self._come_back(finding))
        editor.begin()

    def _keep(self, finding: Finding, text: str) -> None:
        self.session.give_reason(reason_from(finding, text, self.desk.clock().date()))
        self._come_back(finding)

    def _come_back(self, finding: Finding) -> None:
        """Have the focus where the reason was asked for, which is made anew."""
        self._show()
        offer = self._offers.get((finding.code, finding.path))
        if offer is not None:
            banner, button = offer
            banner.show()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_note(self, asked: Asked) -> None:
        section = FoldingSection(self.desk.theme, self.desk.say(NOTE), open_=asked.path in self.session.content.notes)
        field = TextField(self.desk.theme, self.desk.say(NOTE), least=2, most=6)
        field.setPlainText(self.session.content.notes.get(asked.path, ""))
        field.textChanged.connect(lambda: self.session.note(asked.path, field.toPlainText()))
        section.body.add(field)
        items: tuple[Item, ...] = (Hairline(self.desk.theme), section)
        self.body.add(*items)


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
