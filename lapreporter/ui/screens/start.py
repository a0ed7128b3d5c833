"""The start: when the next report is due, the one thing to do now, and the reports on this machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.deadlines import annual_due
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.rows import RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import Country, Year, mark, mark_plural

DUE = mark("The report for {year} is due on {due}.")
WAS_DUE = mark("The report for {year} was due on {due}.")
DAYS_LEFT = mark_plural("One day is left.", "{count} days are left.")
LATE = mark("Send it as soon as you can; nothing else is needed.")
WELCOME = mark("Report on cluster munitions, calmly and completely.")
WELCOME_LEAD = mark(
    "This assistant leads you through the Article 7 report, checks it as you go, and makes the signed PDF "
    "and the data file. It works without a network."
)
START = mark("Start the report for {year}")
CARRY_ON = mark("Carry on with the report for {year}")
FIRST = mark("Start a report")
ANOTHER = mark("Start another report")
REPORTS = mark("Reports on this computer")
SAVED = mark("Saved on {date} at {time}")
UNREADABLE = mark("This report cannot be opened")
NO_STATE = mark("State not chosen yet")
ROW = mark("{state}, report for {year}")
ROW_NO_YEAR = mark("{state}, year not chosen yet")
MORE = mark("Show all {count}")
LEARN = mark("Learn on the practice country")
LEARN_LEAD = mark("A complete report of an invented State. Change anything; nothing in it is real.")
PRACTISE = mark("Open the practice report")
OPEN = mark("Open a file")
OPEN_LEAD = mark("A .lap copy or a report in JSON, from a stick or an e-mail.")
CHOOSE_FILE = mark("Choose a file…")
PRACTICE_STATE = "XPR"
AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list: what it is, when it was saved, or why it cannot be opened."""

    report_id: str
    state: str | None
    year: int | None
    saved_at: datetime | None
    problem: str = ""


class StartPage(Scroll):
    """Knows which reports are there. ``started`` begins a report, ``opened`` carries the id of one to open."""

    started = Signal()
    opened = Signal(str)

    def __init__(self, desk: Desk, reports: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.MEDIUM, parent=parent)
        self.desk = desk
        self._reports = reports
        self._year = desk.clock().year - 1
        due = (report for report in reports if report.year == self._year and report.state not in (None, PRACTICE_STATE))
        self._current = next(due, None)
        self.action = Button(desk.theme, self._action_word(), ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        self.action.clicked.connect(self._act)
        self.body.add(Space.WIDE, Text(desk.theme, self._headline(), Type.HEADLINE, measure=44))
        self.body.add(Text(desk.theme, self._lead(), Type.LEAD), Space.SMALL, Row(self.action, None))
        if self._current:
            another = Button(desk.theme, desk.say(ANOTHER), ButtonKind.QUIET, icon=Icon.PLUS)
            another.clicked.connect(self.started)
            self.body.add(Row(another, None))
        self._list = RowList(desk.theme)
        self._list.opened.connect(self.opened)
        if reports:
            self.body.add(Space.WIDE, Text(desk.theme, desk.say(REPORTS), Type.SECTION), self._list)
            self._show_rows(reports[:AT_ONCE])
            if len(reports) > AT_ONCE:
                self._offer_all()

    def focus_first(self) -> None:
        """Put the focus on the one big action."""
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _headline(self) -> str:
        if not self._reports:
            return self.desk.say(WELCOME)
        due = annual_due(self._year)
        message = DUE if self._today() <= due else WAS_DUE
        return self.desk.say(message, {"year": Year(self._year), "due": due})

    def _lead(self) -> str:
        if not self._reports:
            return self.desk.say(WELCOME_LEAD)
        left = (annual_due(self._year) - self._today()).days
        return self.desk.language.plural(DAYS_LEFT, left) if left >= 0 else self.desk.say(LATE)

    def _action_word(self) -> str:
        if self._current:
            return self.desk.say(CARRY_ON, {"year": Year(self._year)})
        return self.desk.say(START, {"year": Year(self._year)}) if self._reports else self.desk.say(FIRST)

    def _act(self) -> None:
        if self._current:
            self.opened.emit(self._current.report_id)
        else:
            self.started.emit()

    def _today(self) -> date:
        return self.desk.clock().date()

    def _show_rows(self, reports: Sequence[Listed]) -> None:
        self._list.set_rows([(report.report_id, self._row(report)) for report in reports])

    def _offer_all(self) -> None:
        more = Button(self.desk.theme, self.desk.say(MORE, {"count": len(self._reports)}), ButtonKind.QUIET)
        more.clicked.connect(lambda: self._show_rows(self._reports))
        more.clicked.connect(more.hide)
        self.body.add(more)

    def _row(self, report: Listed) -> RowContent:
        state = Country(report.state) if report.state else self.desk.say(NO_STATE)
        if report.problem:
            return RowContent(Icon.WARNING, self.desk.say(UNREADABLE), report.problem)
        if report.year:
            name = self.desk.say(ROW, {"state": state, "year": Year(report.year)})
        else:
            name = self.desk.say(ROW_NO_YEAR, {"state": state})
        saved = report.saved_at
        detail = self.desk.say(SAVED, {"date": saved.date(), "time": saved}) if saved else ""
        return RowContent(str(report.year or "–"), name, detail)


class StartPanel(SidePanel):
    """Beside the start: practise, and open a file."""

    practised = Signal()
    file_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        practise = Button(desk.theme, desk.say(PRACTISE), ButtonKind.OUTLINED, icon=Icon.PLAN, wide=True)
        practise.clicked.connect(self.practised)
        choose = Button(desk.theme, desk.say(CHOOSE_FILE), ButtonKind.OUTLINED, icon=Icon.FOLDER, wide=True)
        choose.clicked.connect(self.file_asked)
        self.body.add(
            Text(desk.theme, desk.say(LEARN), Type.QUESTION),
            Text(desk.theme, desk.say(LEARN_LEAD), Type.HELP),
            practise,
            Space.WIDE,
            Text(desk.theme, desk.say(OPEN), Type.QUESTION),
            Text(desk.theme, desk.say(OPEN_LEAD), Type.HELP),
            choose,
        )
