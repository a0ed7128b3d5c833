"""The check: may the report go out? Every finding in one list, the worst first, each with a jump."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.gate import held_by
from lapreporter.checks.reasons import digest, reason_for
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Hairline, Sheet
from lapreporter.ui.kit.text import Text, marked
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.ui.questions.severities import MARKS, SEVERITY
from lapreporter.ui.screens.chips import Chips
from lapreporter.ui.screens.finding_row import FindingRow
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

HELD = mark_plural("{count} error holds the report back", "{count} errors hold the report back")
FREE = mark("Nothing holds the report back")
LEAD = mark("Everything else may go out as it is, or with a reason that is printed in the report.")
CLEAN = mark("That does not make the figures right: the check knows the rules, you know the country.")
FILTER = mark("Show")
ALL = mark_plural("All {count}", "All {count}")
COUNTS = {
    Severity.ERROR: mark_plural("{count} error", "{count} errors"),
    Severity.WARNING: mark_plural("{count} warning", "{count} warnings"),
    Severity.ADVICE: mark_plural("{count} piece of advice", "{count} pieces of advice"),
    Severity.NOTE: mark_plural("{count} note", "{count} notes"),
}
MORE = mark_plural("Show the last one", "Show the other {count}")
MEANINGS = mark("What the four words mean")
MEANING = {
    Severity.ERROR: mark("The report cannot leave until it is mended."),
    Severity.WARNING: mark("Mend it, or say why it is so."),
    Severity.ADVICE: mark("Would make the report count for more. May be set aside."),
    Severity.NOTE: mark("Something to know. Nothing to do."),
}
ANSWERED = "answered"
WITH_REASON = mark_plural("{count} answered with a reason", "{count} answered with a reason")
ALREADY = mark("Already answered")
REASONS = mark_plural("{count} reason is given. It is printed with the report.",
                      "{count} reasons are given. They are printed with the report.")  # fmt: skip
NO_REASONS = mark("No reasons have been given so far.")
TO_PLAN = mark("What is still missing for the plan")
AT_ONCE = 20


class CheckPage(Scroll):
    """Lists the findings form by form.

    ``jumped`` carries an address and the row it comes from; ``changed`` tells that the list is another.
    """

    jumped = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.session = session
        self.rows: dict[str, FindingRow] = {}
        self._filter = "all"
        self._unfolded: set[str] = set()
        self._shown: list[object] = []
        self._heading = Text(desk.theme, "", Type.TITLE, measure=None)
        self._lead = Text(desk.theme, "", Type.SUBTITLE, measure=None)
        self.chips = Chips(desk.theme, desk.say(FILTER))
        self.chips.chosen.connect(self._choose)
        self._list = QWidget()
        self.body.add(self._heading, Space.HAIR, self._lead, Space.MEDIUM, self.chips, Space.HAIR, self._list)
        self.refresh()
        session.checked.connect(self.refresh)

    def focus_row(self, key: str | None = None) -> None:
        """Put the focus on a finding that is still there, otherwise on the first."""
        row = self.rows.get(key or "") or next(iter(self.rows.values()), None)
        if row is None:
            self.chips.chip("all").setFocus()
            return
        row.first().setFocus()
        if row.key == key:
            QTimer.singleShot(0, self, partial(self._bring, row.key))

    def first_error(self) -> Finding | None:
        """The first error that holds the report back."""
        return next(iter(held_by(self.session.findings, self.session.report.reasons)), None)

    def refresh(self) -> None:
        """Show what the checks say now."""
        findings = self._findings()
        held = len(held_by(self.session.findings, self.session.report.reasons))
        self._heading.setText(self.desk.language.plural(HELD, held) if held else self.desk.say(FREE))
        self._lead.setText(self.desk.say(LEAD if findings else CLEAN))
        self._show_chips(findings)
        shown: list[object] = [self._filter, set(self._unfolded), *findings, *self.session.report.reasons]
        if shown != self._shown:
            self._shown = shown
            # What is answered just now stays in sight, though its chip no longer counts it.
            shown_by = ({"all", one.severity.value, self._kind(one)} for one in findings)
            self._rebuild([one for one, chips in zip(findings, shown_by, strict=True) if self._filter in chips])
        self.changed.emit()

    def memory(self) -> tuple[str, set[str]]:
        """Which severity is chosen, and which forms are unfolded."""
        return self._filter, self._unfolded

    def recall(self, memory: tuple[str, set[str]]) -> None:
        """Show the same findings as while the window spoke another language."""
        self._filter, self._unfolded = memory
        self.refresh()

    def _findings(self) -> list[Finding]:
        """All findings but advice set aside; those answered with a reason stand last in their form."""
        aside, reasons = self.session.content.set_aside, self.session.report.reasons
        found = [finding for finding in self.session.findings if not aside or digest(finding) not in aside]
        return sorted(found, key=lambda finding: reason_for(finding, reasons) is not None)

    def _show_chips(self, findings: Sequence[Finding]) -> None:
        counts = Counter(map(self._kind, findings))
        if not counts[self._filter]:
            self._filter = "all"
        plural = self.desk.language.plural
        chips: list[tuple[str, str, Mark | None]] = [
            (severity.value, plural(words, counts[severity.value]), MARKS[severity])
            for severity, words in COUNTS.items()
            if counts[severity.value]
        ]
        if counts[ANSWERED]:
            chips.append((ANSWERED, plural(WITH_REASON, counts[ANSWERED]), None))
        self.chips.show_chips([("all", plural(ALL, len(findings)), None), *chips], self._filter)
        self.chips.setVisible(bool(findings))

    def _kind(self, finding: Finding) -> str:
        """The chip a finding counts for: what is answered with a reason is no longer open."""
        answered = reason_for(finding, self.session.report.reasons) is not None
        return ANSWERED if answered else finding.severity.value

    def _rebuild(self, findings: Sequence[Finding]) -> None:
        inside = QApplication.focusWidget()
        place = next((at for at, row in enumerate(self.rows.values()) if inside and row.isAncestorOf(inside)), None)
        before = list(self.rows)
        old, self._list, self.rows = self._list, QWidget(), {}
        column = Column(spacing=0, parent=self._list)
        for form in self.desk.edition.forms:
            mine = [finding for finding in findings if finding.section == form.key]
            if mine:
                name = form_name(self.desk, form.letter, form.title)
                column.add(Space.MEDIUM, Text(self.desk.theme, name, Type.STRONG), Space.SMALL)
                column.add(self._group(form.key, mine))
        self.body.replaceWidget(old, self._list)
        discard(old)
        if place is not None and self.rows:
            self._list.show()
            after = list(self.rows.values())
            (self.rows.get(before[place]) or after[min(place, len(after) - 1)]).first().setFocus()

    def _group(self, key: str, findings: Sequence[Finding]) -> Sheet:
        sheet = Sheet(self.desk.theme, margins=(1, 1, 1, 1), spacing=0)
        shown = findings if key in self._unfolded else findings[:AT_ONCE]
        for finding in shown:
            if sheet.body.count():
                sheet.body.add(Hairline(self.desk.theme, air=0))
            row = FindingRow(self.desk, self.session, finding)
            row.jumped.connect(partial(self._jump, row.key))
            self.rows.setdefault(row.key, row)
            sheet.body.add(row)
        rest = len(findings) - len(shown)
        if rest:
            label = self.desk.language.plural(MORE, rest)
            more = Button(self.desk.theme, label, ButtonKind.QUIET, icon=Icon.DOWN)
            more.clicked.connect(lambda: self._unfold(key))
            sheet.body.add(Hairline(self.desk.theme, air=0), Column(more, margins=(18, 6, 18, 6)))
        return sheet

    def _jump(self, key: str, path: str) -> None:
        self.jumped.emit(path, key)

    def _bring(self, key: str) -> None:
        if key in self.rows:
            self.bring(self.rows[key])

    def _choose(self, key: str) -> None:
        self._filter = key
        self.refresh()

    def _unfold(self, key: str) -> None:
        self._unfolded.add(key)
        self.refresh()


class CheckPanel(SidePanel):
    """Beside the list: what the four words mean, and how many reasons are given. ``plan_asked`` wants the board."""

    plan_asked = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        self.desk = desk
        self.session = session
        self._given = Text(desk.theme, "", Type.HELP)
        self.plan = Button(desk.theme, desk.say(TO_PLAN), ButtonKind.QUIET, icon=Icon.PLAN, icon_after=Icon.NEXT)
        self.plan.clicked.connect(self.plan_asked)
        self.body.add(Text(desk.theme, desk.say(MEANINGS), Type.QUESTION), Space.HAIR)
        for severity, meaning in MEANING.items():
            word = marked(desk.theme, MARKS[severity], desk.say(SEVERITY[severity]))
            text = Column(Text(desk.theme, desk.say(meaning), Type.HELP), margins=(25, 0, 0, 0))
            self.body.addLayout(Column(word, text, spacing=2))
        self.body.add(Hairline(desk.theme), Text(desk.theme, desk.say(ALREADY), Type.STRONG), self._given)
        self.body.add(Hairline(desk.theme), self.plan)
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Count the reasons."""
        count = len(self.session.report.reasons)
        self._given.setText(self.desk.language.plural(REASONS, count) if count else self.desk.say(NO_REASONS))
