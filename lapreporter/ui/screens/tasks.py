"""The task list: every form with its status, its findings and its minutes; the whole row is the button."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Severity
from lapreporter.form.edition import Form
from lapreporter.form.visibility import Progress, Status, progress
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.figures import ProgressTens
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.rows import Count, RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.session import Session
from lapreporter.words import Year, mark, mark_plural

HEADING = mark("Your report for {year}")
HEADING_NO_YEAR = mark("Your report")
LEAD = mark("Take the forms in any order and leave at any moment. Everything is saved as you type.")
MINUTES = mark_plural("{count} minute", "{count} minutes")
LEFT = mark_plural("About {count} minute left", "About {count} minutes left")
ALL_DONE = mark("Every form is answered")
BEGIN = mark("Begin with the cover page")
CARRY_ON = mark("Carry on where you stopped")
CHECK = mark("Check")
CHECK_DETAIL = mark("What holds the report back, and what could be better")
FINISH = mark("Preview and finish")
FINISH_DETAIL = mark("Read it, sign it, save the pair")
FORMS_DONE = mark("{done} of {all} forms done")
ERRORS = mark_plural("{count} error", "{count} errors")
WARNINGS = mark_plural("{count} warning", "{count} warnings")
ADVICE = mark_plural("{count} tip", "{count} tips")
FINDINGS = mark("What the check says")
NOTHING_FOUND = mark("Nothing to mend at the moment.")

STATUS = {
    Status.NOT_STARTED: (Mark.NOT_STARTED, mark("Not started")),
    Status.IN_PROGRESS: (Mark.IN_PROGRESS, mark("In progress")),
    Status.DONE: (Mark.DONE, mark("Done")),
    Status.UNCHANGED: (Mark.UNCHANGED, mark("Unchanged")),
}
COUNTED = ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS))


class TaskList(Scroll):
    """All forms of the report, and the two steps after them. ``opened`` carries the key of a form, or a step."""

    opened = Signal(str)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self.session = session
        year = session.report.year()
        heading = desk.say(HEADING, {"year": Year(year)}) if year else desk.say(HEADING_NO_YEAR)
        self.body.add(
            Text(desk.theme, heading, Type.TITLE, measure=None), Text(desk.theme, desk.say(LEAD)), Space.SMALL
        )
        self._forms = RowList(desk.theme)
        self._forms.opened.connect(self.opened)
        self._steps = RowList(desk.theme)
        self._steps.opened.connect(self.opened)
        self.body.add(self._forms, Space.SMALL, self._steps)
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Show how far each form is now."""
        found = Counter((finding.section, finding.severity) for finding in self.session.findings)
        self._forms.set_rows([(form.key, self._row(form, found)) for form in self.desk.edition.forms])
        totals = Counter(finding.severity for finding in self.session.findings)
        self._steps.set_rows(
            [
                ("check", self._step(Icon.VERIFY, CHECK, CHECK_DETAIL, self._counts(totals))),
                ("finish", self._step(Icon.SIGN, FINISH, FINISH_DETAIL, ())),
            ]
        )

    def focus_first(self) -> None:
        """Put the focus on the first form that is not done."""
        for form in self.desk.edition.forms:
            if self._progress(form).status in (Status.NOT_STARTED, Status.IN_PROGRESS):
                self._forms.rows[form.key].setFocus(Qt.FocusReason.TabFocusReason)
                return
        self._steps.rows["check"].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, form: Form, found: Counter[tuple[str, Severity]]) -> RowContent:
        state = self._progress(form)
        shape, word = STATUS[state.status]
        mine = Counter({severity: found[form.key, severity] for severity in Severity})
        return RowContent(
            marker=form.letter or (Icon.COVER if form.key == "cover" else Icon.PLAN),
            name=self.desk.say(form.title),
            counts=self._counts(mine),
            time=self.desk.language.plural(MINUTES, form.minutes) if state.status is not Status.DONE else "",
            status=shape,
            word=self.desk.say(word),
            open_work=state.status is Status.IN_PROGRESS,
        )

    def _step(self, icon: Icon, name: str, detail: str, counts: tuple[Count, ...]) -> RowContent:
        return RowContent(marker=icon, name=self.desk.say(name), detail=self.desk.say(detail), counts=counts)

    def _counts(self, found: Counter[Severity]) -> tuple[Count, ...]:
        return tuple(
            Count(MARKS[severity], _up_to_99(found[severity]), self.desk.language.plural(words, found[severity]))
            for severity, words in COUNTED
            if found[severity]
        )

    def _progress(self, form: Form) -> Progress:
        return progress(form, self.session.report, self.session.content.unread)


class TaskPanel(SidePanel):
    """Beside the task list: minutes left, a bar of ten, and where to carry on."""

    carry_on = Signal(str)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.MEDIUM, parent=parent)
        self.desk = desk
        self.session = session
        self._left = Text(desk.theme, "", Type.SECTION)
        self._bar = ProgressTens(desk.theme, "", ())
        self._done = Text(desk.theme, "", Type.HELP)
        self._go = Button(desk.theme, desk.say(BEGIN), ButtonKind.FILLED, wide=True)
        self._go.clicked.connect(lambda: self.carry_on.emit(self._target()))
        self._findings = Column(spacing=Space.HAIR)
        self._lines = {severity: Text(desk.theme, "") for severity in (*(s for s, _ in COUNTED), Severity.ADVICE)}
        self._nothing = Text(desk.theme, desk.say(NOTHING_FOUND), Type.HELP)
        self.body.add(self._left, self._bar, self._done, self._go, Space.SMALL)
        self.body.add(Text(desk.theme, desk.say(FINDINGS), Type.QUESTION), *self._lines.values(), self._nothing)
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is left now."""
        forms = self.desk.edition.forms
        states = {form.key: progress(form, self.session.report, self.session.content.unread) for form in forms}
        finished = [form for form in forms if states[form.key].status in (Status.DONE, Status.UNCHANGED)]
        left = sum(form.minutes for form in forms if form not in finished)
        language = self.desk.language
        self._left.setText(language.plural(LEFT, left) if left else self.desk.say(ALL_DONE))
        done = self.desk.say(FORMS_DONE, {"done": len(finished), "all": len(forms)})
        self._done.setText(done)
        self._bar.set_parts(done, [_share(states[form.key]) for form in forms])
        started = any(state.status is not Status.NOT_STARTED for state in states.values())
        self._go.set_label(self.desk.say(CARRY_ON if started else BEGIN))
        found = Counter(finding.severity for finding in self.session.findings)
        for (severity, line), words in zip(self._lines.items(), (ERRORS, WARNINGS, ADVICE), strict=True):
            line.say(language.plural(words, found[severity]), ink=MARKS[severity].tone.ink, icon=MARKS[severity].icon)
            line.setVisible(bool(found[severity]))
        self._nothing.setVisible(not any(found[severity] for severity in self._lines))

    def _target(self) -> str:
        forms = self.desk.edition.forms
        states = [progress(form, self.session.report, self.session.content.unread).status for form in forms]
        for wanted in (Status.IN_PROGRESS, Status.NOT_STARTED):
            if wanted in states:
                return forms[states.index(wanted)].key
        return "check"


def _share(state: Progress) -> float:
    if state.status in (Status.DONE, Status.UNCHANGED):
        return 1.0
    return state.answered / state.asked if state.asked else 1.0


def _up_to_99(count: int) -> str:
    return str(count) if count < 100 else "99+"
