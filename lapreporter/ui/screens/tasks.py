"""The task list: every form with its status, its findings and its minutes; the whole row is the button."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.deadlines import annual_due
from lapreporter.checks.finding import Severity
from lapreporter.form.edition import Form
from lapreporter.form.visibility import Progress
from lapreporter.ui.beginning.first_report import is_first, owed
from lapreporter.ui.carried.beside import waiting_by_form
from lapreporter.ui.carried.summary import AGAINST, TO_CONFIRM
from lapreporter.ui.desk import Desk
from lapreporter.ui.handover.way import HAND_OVER
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Abreast, Column, Row
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.rows import Count, RowButton, RowColumns, RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.plan.page import DEADLINES
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.severities import MARKS
from lapreporter.ui.screens.form_states import SETTLED, STATUS, minutes_left, states_of
from lapreporter.ui.screens.leading_rows import leading_rows
from lapreporter.ui.screens.tasks_strip import TaskStrip
from lapreporter.ui.session import Session
from lapreporter.ui.visits import Still, Weight
from lapreporter.words import Year, mark, mark_plural

HEADING = mark("Report for {year}")
HEADING_NO_YEAR = mark("Your report")
DUE = mark_plural(
    "Due to the United Nations by {due}, tomorrow.", "Due to the United Nations by {due}, in {count} days."
)
DUE_TODAY = mark("Due to the United Nations today, {due}.")
WAS_DUE = mark("Was due to the United Nations by {due}. Send it as soon as you can; nothing else is needed.")
CAPTIONS = (mark("Form"), mark("Findings"), mark("Time left"), mark("Status"))
ABOUT = mark_plural("about {count} min", "about {count} min")
CHECK = mark("Check")
FOUND = mark_plural("{count} finding", "{count} findings")
NOTHING = mark("Nothing found")
PLAN = mark("Plan of action")
PLAN_DETAIL = mark("{count} of {all} answered")
COPY = mark("Take a copy along")
FINISH = mark("Preview and finish")
FINISH_DETAIL = mark("Read, sign, save")
ERRORS = mark_plural("{count} error", "{count} errors")
WARNINGS = mark_plural("{count} warning", "{count} warnings")
COUNTED = ((Severity.ERROR, ERRORS), (Severity.WARNING, WARNINGS))
_COLUMNS = RowColumns(counts=104, time=112, status=124)
_COLUMNS_OF_NEXT_YEAR = RowColumns(counts=140, time=104, status=124)
_CARDS = RowColumns(marker=32, counts=0, time=0, status=0)
_SIDE_BY_SIDE = 600


class TaskList(Scroll):
    """All forms of the report, and what comes after them. ``opened`` carries the key of a form, or a step."""

    opened = Signal(str)
    copy_asked = Signal()

    def __init__(self, desk: Desk, session: Session, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.session = session
        self.standing = standing
        self.strip = TaskStrip(desk, session)
        columns = _COLUMNS_OF_NEXT_YEAR if session.content.history else _COLUMNS
        self.forms = RowList(desk.theme, columns, captions=[desk.say(caption) for caption in CAPTIONS])
        self.forms.opened.connect(self.opened)
        self.steps = _Steps(desk.theme, [self._step(Icon.TICK, CHECK, ""), self._step(Icon.PLAN, PLAN, ""),
                                         self._step(Icon.SIGN, FINISH, FINISH_DETAIL)])  # fmt: skip
        self.steps.cards[0].clicked.connect(lambda: self.opened.emit("check"))
        self.steps.cards[1].clicked.connect(lambda: self.opened.emit("plan"))
        self.copy = Button(desk.theme, desk.say(COPY), ButtonKind.QUIET, icon=Icon.STICK)
        self.copy.clicked.connect(self.copy_asked)
        self.steps.cards[2].clicked.connect(lambda: self.opened.emit("finish"))
        self.deadlines = Button(desk.theme, desk.say(DEADLINES), ButtonKind.QUIET, icon=Icon.CALENDAR)
        self.deadlines.clicked.connect(lambda: self.opened.emit("deadlines"))
        self.against = Button(desk.theme, desk.say(AGAINST), ButtonKind.QUIET, icon=Icon.HISTORY)
        self.against.clicked.connect(lambda: self.opened.emit("against"))
        self.body.add(Text(desk.theme, self._heading(), Type.TITLE, measure=None))
        line = Row(spacing=Space.WIDE, margins=(0, 0, 0, Space.HAIR))
        line.addWidget(Text(desk.theme, self._due(), Type.SUBTITLE, measure=None), 1)
        line.addWidget(self.against)
        line.addWidget(self.copy)
        line.addWidget(self.deadlines)
        self.body.addLayout(line)
        self._summary = QWidget()
        Column(self.strip, margins=(0, Space.HAIR, 0, Space.MEDIUM), parent=self._summary)
        self._foot = QWidget()
        self.foot = Column(parent=self._foot)
        self.hand_over = Button(desk.theme, desk.say(HAND_OVER), ButtonKind.QUIET, icon=Icon.PEOPLE)
        self.hand_over.clicked.connect(lambda: self.opened.emit("handover"))
        self.body.add(self._summary, self.forms, Space.SMALL, self.steps, Space.SMALL, self.hand_over, self._foot)
        self.refresh()
        session.checked.connect(self.refresh)

    def set_alone(self, alone: bool) -> None:
        """Show the summary above the list, and what stands in ``foot`` below it, because no panel stands beside it."""
        self._summary.setVisible(alone)
        self._foot.setVisible(alone)
        self.against.setVisible(alone and bool(self.session.content.history))

    def refresh(self) -> None:
        """Show how far each form is now."""
        states = states_of(self.desk, self.session)
        found = Counter((finding.section, self.session.weight(finding)) for finding in self.session.open_findings())
        waiting = waiting_by_form(self.session.case)
        forms = self.desk.edition.forms
        rows = [(form.key, self._row(form, states[form.key], found, waiting[form.key])) for form in forms]
        self.forms.set_rows([*leading_rows(self.desk, self.session), *rows])
        count = sum(number for (_, weight), number in found.items() if weight is not Still.TO_ANSWER)
        detail = self.desk.language.plural(FOUND, count) if count else self.desk.say(NOTHING)
        self.steps.cards[0].show_content(self._step(Icon.TICK, CHECK, detail))
        counted = {"count": self.standing.answered, "all": len(self.standing.plan.actions)}
        self.steps.cards[1].show_content(self._step(Icon.PLAN, PLAN, self.desk.say(PLAN_DETAIL, counted)))

    def focus_first(self) -> None:
        """Put the focus on the first row that is not settled."""
        row = next((row for row in self.forms.rows.values() if row.content.open_work), None)
        (row or self.steps.cards[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _heading(self) -> str:
        year = self.session.report.year()
        return self.desk.say(HEADING, {"year": Year(year)}) if year else self.desk.say(HEADING_NO_YEAR)

    def _due(self) -> str:
        year = self.session.report.year()
        if is_first(self.session.report):
            return owed(self.desk, self.session.report)
        if year is None:
            return ""
        due = annual_due(year)
        left = (due - self.desk.clock().date()).days
        if left > 0:
            return self.desk.language.plural(DUE, left, {"due": due})
        return self.desk.say(WAS_DUE if left else DUE_TODAY, {"due": due})

    def _row(self, form: Form, state: Progress, found: Counter[tuple[str, Weight]], waiting: int) -> RowContent:
        shape, word = STATUS[state.status]
        left = minutes_left(form, state)
        plural = self.desk.language.plural
        carried = (Count(Icon.HISTORY, up_to_99(waiting), plural(TO_CONFIRM, waiting)),) if waiting else ()
        return RowContent(
            marker=form.letter or (Icon.COVER if form.key == "cover" else Icon.PLAN),
            name=self.desk.say(form.title),
            counts=tuple(
                Count(MARKS[severity], up_to_99(number), plural(words, number))
                for severity, words in COUNTED
                if (number := found[form.key, severity])
            )
            + carried,
            time=plural(ABOUT, left) if left else "",
            status=shape,
            word=self.desk.say(word),
            open_work=state.status not in SETTLED,
        )

    def _step(self, icon: Icon, name: str, detail: str) -> RowContent:
        return RowContent(marker=icon, name=self.desk.say(name), detail=self.desk.say(detail) or " ", open_work=True)


class _Steps(Fitted, QWidget):
    """Cards side by side, or one below the other where the text is large."""

    def __init__(self, theme: Theme, contents: list[RowContent]) -> None:
        super().__init__()
        self.theme = theme
        self.cards = [RowButton(theme, content, _CARDS, framed=True) for content in contents]
        self._box = Abreast(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.MEDIUM)
        for card in self.cards:
            self._box.addWidget(card, 1)

    def _fit(self) -> None:
        self._box.set_abreast(self.width() >= self.theme.px(_SIDE_BY_SIDE))


def up_to_99(count: int) -> str:
    """A count as it stands in a row."""
    return str(count) if count < 100 else "99+"
