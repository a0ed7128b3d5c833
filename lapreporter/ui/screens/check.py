"""The check: may the report go out? Every finding in one list, the worst first, each with a jump."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.gate import held_by
from lapreporter.checks.reasons import digest, explainable, reason_for
from lapreporter.checks.wording import sentences
from lapreporter.report.node import new_id
from lapreporter.report.report import Reason
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import TextField
from lapreporter.ui.kit.groups import SegmentedSwitch
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.screens.help_panel import SEVERITY
from lapreporter.ui.screens.places import form_name
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

HELD = mark_plural("{count} error holds the report back", "{count} errors hold the report back")
FREE = mark("Nothing holds the report back")
LEAD = mark("An error has to be mended. A warning can be mended or answered with a reason, which is printed.")
CLEAN = mark("That does not make the figures right: the check knows the rules, you know the country.")
ALL = mark("All")
ERRORS = mark("Errors")
WARNINGS = mark("Warnings")
ADVICE = mark("Tips")
SHOW = mark("Go to the answer")
GIVE_REASON = mark("Give a reason…")
CHANGE_REASON = mark("Change the reason…")
KEEP_REASON = mark("Keep this reason")
TAKE_BACK = mark("Take the reason back")
SET_ASIDE = mark("Set aside")
REASON = mark("Your reason, printed with the report")
ANSWERED = mark("Answered: {reason}")
MORE = mark_plural("Show {count} more", "Show the other {count}")
AT_ONCE = 20


class CheckPage(Scroll):
    """Lists the findings. ``jumped`` carries an address; ``finish_asked`` goes on to the last step."""

    jumped = Signal(str)
    finish_asked = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self.session = session
        self._filter = "all"
        self._writing: str | None = None
        self._unfolded: set[str] = set()
        self._heading = Text(desk.theme, "", Type.TITLE, measure=None)
        self._lead = Text(desk.theme, "")
        options = [("all", desk.say(ALL)), ("error", desk.say(ERRORS)), ("warning", desk.say(WARNINGS)),
                   ("advice", desk.say(ADVICE))]  # fmt: skip
        self._switch = SegmentedSwitch(desk.theme, desk.say(ALL), options, "all")
        self._switch.chosen.connect(self._filtered)
        self._list = _Groups(desk)
        self.body.add(self._heading, self._lead, Space.SMALL, self._switch, Space.SMALL, self._list)
        self.refresh()
        session.checked.connect(self.refresh)

    def reason_for(self, finding: Finding) -> None:
        """Open the place for a reason at one finding."""
        self._writing = digest(finding)
        self.refresh()

    def refresh(self) -> None:
        """Show what the checks say now."""
        findings = self._shown()
        held = len(held_by(self.session.findings, self.session.report.reasons))
        language = self.desk.language
        self._heading.setText(language.plural(HELD, held) if held else self.desk.say(FREE))
        self._lead.setText(self.desk.say(LEAD if findings else CLEAN))
        old, self._list = self._list, _Groups(self.desk)
        for form in self.desk.edition.forms:
            mine = [finding for finding in findings if finding.section == form.key]
            if mine:
                self._list.body.add(Space.SMALL, Text(self.desk.theme, form_name(self.desk, form.letter, form.title),
                                                      Type.SECTION))  # fmt: skip
                self._add_group(form.key, mine)
        self.body.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()

    def _add_group(self, key: str, findings: Sequence[Finding]) -> None:
        shown = findings if key in self._unfolded else findings[:AT_ONCE]
        for finding in shown:
            self._list.body.add(self._card(finding))
        rest = len(findings) - len(shown)
        if rest:
            more = Button(self.desk.theme, self.desk.language.plural(MORE, rest), ButtonKind.QUIET, icon=Icon.DOWN)
            more.clicked.connect(lambda: self._unfold(key))
            self._list.body.add(more)

    def _card(self, finding: Finding) -> Banner:
        what, why, how = sentences(finding, self.desk.language)
        word = f"{self.desk.say(SEVERITY[finding.severity])} · {finding.code}"
        card = Banner(self.desk.theme, MARKS[finding.severity], what, f"{why} {how}".strip(), word=word)
        reason = reason_for(finding, self.session.report.reasons)
        if reason:
            card.body.add(Text(self.desk.theme, self.desk.say(ANSWERED, {"reason": reason.text}), Type.HELP))
        if finding.path:
            card.add_action(self._link(SHOW, Icon.NEXT, lambda: self.jumped.emit(finding.path)))
        if explainable(finding) and finding.severity is not Severity.ADVICE:
            card.add_action(self._link(CHANGE_REASON if reason else GIVE_REASON, Icon.EDIT,
                                       lambda: self.reason_for(finding)))  # fmt: skip
        if reason:
            card.add_action(self._link(TAKE_BACK, Icon.UNDO,
                                       lambda: self.session.withdraw_reason(finding.code, finding.path)))  # fmt: skip
        if finding.severity is Severity.ADVICE:
            card.add_action(self._link(SET_ASIDE, Icon.CLOSE, lambda: self.session.set_aside(digest(finding))))
        if self._writing == digest(finding):
            self._add_writing(card, finding, reason)
        return card

    def _add_writing(self, card: Banner, finding: Finding, reason: Reason | None) -> None:
        field = TextField(self.desk.theme, self.desk.say(REASON), least=2, most=6)
        field.setPlainText(reason.text if reason else "")
        keep = Button(self.desk.theme, self.desk.say(KEEP_REASON), ButtonKind.OUTLINED, icon=Icon.TICK)
        keep.clicked.connect(lambda: self._keep(finding, field.toPlainText().strip()))
        card.body.add(Text(self.desk.theme, self.desk.say(REASON), Type.META), field, Row(keep, None))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, label: str, icon: Icon, act: Callable[[], None]) -> Button:
        button = Button(self.desk.theme, self.desk.say(label), ButtonKind.QUIET, icon=icon)
        button.clicked.connect(act)
        return button

    def _keep(self, finding: Finding, text: str) -> None:
        self._writing = None
        if not text:
            self.refresh()
            return
        reason = Reason(
            id=new_id(),
            code=finding.code,
            path=finding.path,
            text=text,
            given_on=self.desk.clock().date(),
            numbers=digest(finding),
        )
        self.session.give_reason(reason)

    def _shown(self) -> list[Finding]:
        aside = self.session.content.set_aside
        found = [finding for finding in self.session.findings if not aside or digest(finding) not in aside]
        return [finding for finding in found if self._filter in ("all", finding.severity.value)]

    def _filtered(self, key: str) -> None:
        self._filter = key
        self.refresh()

    def _unfold(self, key: str) -> None:
        self._unfolded.add(key)
        self.refresh()


class _Groups(QWidget):
    """The findings form by form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setMaximumWidth(desk.theme.px(880))
        self.body = Column(parent=self)
