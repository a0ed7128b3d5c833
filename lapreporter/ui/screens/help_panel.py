"""The panel beside a page. It speaks of the focused question and of nothing else: its findings, then its help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.reasons import explainable, reason_for
from lapreporter.checks.wording import sentences
from lapreporter.form.edition import Duty
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Banner, Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.screens.places import say
from lapreporter.ui.session import Session
from lapreporter.words import mark

MEANS = mark("What it means")
EXAMPLE = mark("Example")
WHY = mark("Why the question is asked")
UNIT = mark("What the support unit does with it")
OFFICIAL = mark("Official form")
NOTE = mark("Private note (never exported)")
BASIS = mark("{article}. Plan indicators: {indicators}.")
BASIS_ARTICLE = mark("{article}.")
BASIS_PLAN = mark("Plan indicators: {indicators}.")
GIVE_REASON = mark("Give a reason")
REASON_GIVEN = mark("Your reason is printed with the report.")

SEVERITY = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.ADVICE: mark("Advice"),
    Severity.NOTE: mark("Note"),
}
DUTY = {
    Duty.OBLIGATORY: mark("The Convention asks for this answer."),
    Duty.HEDGED: mark("The Convention asks for this answer as far as possible."),
    Duty.VOLUNTARY: mark("This answer is voluntary."),
}


class HelpPanel(SidePanel):
    """Help for one question. ``reason_asked`` carries the finding the official wants to answer with a reason."""

    reason_asked = Signal(object)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self.desk = desk
        self.session = session
        self._asked: Asked | None = None
        self._findings: tuple[Finding, ...] = ()
        session.checked.connect(self._checked)

    def speak_of(self, asked: Asked) -> None:
        """Turn to another question."""
        self._asked = asked
        self._show()

    def clear(self) -> None:
        """Fall silent, as on a page without questions."""
        self._asked = None
        self._show()

    def _checked(self) -> None:
        if self._asked and self._found() != self._findings:
            self._show()

    def _found(self) -> tuple[Finding, ...]:
        path = self._asked.path if self._asked else ""
        return tuple(
            finding
            for finding in self.session.findings
            if finding.path and (finding.path == path or finding.path.startswith((path + ".", path + "[")))
        )

    def _show(self) -> None:
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._asked is None:
            return
        self._findings = self._found()
        for finding in self._findings[:3]:
            self.body.add(self._banner(finding), 4)
        self._add_help(self._asked)
        self.verticalScrollBar().setValue(0)

    def _banner(self, finding: Finding) -> Banner:
        what, why, how = sentences(finding, self.desk.language)
        word = self.desk.say(SEVERITY[finding.severity])
        banner = Banner(self.desk.theme, MARKS[finding.severity], what, f"{why} {how}".strip(), word=word)
        if reason_for(finding, self.session.report.reasons):
            banner.body.add(Text(self.desk.theme, self.desk.say(REASON_GIVEN), Type.META))
        elif explainable(finding) and finding.severity is not Severity.ADVICE:
            button = Button(self.desk.theme, self.desk.say(GIVE_REASON), ButtonKind.QUIET)
            button.clicked.connect(lambda: self.reason_asked.emit(finding))
            banner.add_action(button)
        return banner

    def _add_help(self, asked: Asked) -> None:
        words = asked.words
        self._part(MEANS, words.help)
        self._part(EXAMPLE, words.example)
        self._heading(WHY)
        self.body.add(Text(self.desk.theme, " ".join(self._basis(asked)), Type.HELP))
        self._part(UNIT, words.isu)
        if words.official:
            section = FoldingSection(self.desk.theme, self.desk.say(OFFICIAL))
            section.body.add(Text(self.desk.theme, say(self.desk, words.official), Type.HELP))
            self.body.add(section)
        self._add_note(asked)

    def _basis(self, asked: Asked) -> list[str]:
        article = say(self.desk, asked.words.article)
        indicators = ", ".join(asked.indicators)
        parts = [self.desk.say(DUTY[asked.duty])]
        if article and indicators:
            parts.append(self.desk.say(BASIS, {"article": article, "indicators": indicators}))
        elif article:
            parts.append(self.desk.say(BASIS_ARTICLE, {"article": article}))
        elif indicators:
            parts.append(self.desk.say(BASIS_PLAN, {"indicators": indicators}))
        return parts

    def _part(self, heading: str, message: str) -> None:
        if message:
            self._heading(heading)
            self.body.add(Text(self.desk.theme, say(self.desk, message), Type.HELP))

    def _heading(self, heading: str) -> None:
        self.body.add(4, Text(self.desk.theme, self.desk.say(heading), Type.HELP_STRONG))

    def _add_note(self, asked: Asked) -> None:
        section = FoldingSection(self.desk.theme, self.desk.say(NOTE), open_=asked.path in self.session.content.notes)
        field = TextField(self.desk.theme, self.desk.say(NOTE), least=2, most=6)
        field.setPlainText(self.session.content.notes.get(asked.path, ""))
        field.textChanged.connect(lambda: self.session.note(asked.path, field.toPlainText()))
        section.body.add(field)
        self.body.add(Hairline(self.desk.theme), section)
