"""The start: when the next report is due, the one thing to do now, and the reports on this computer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lapreporter.checks.deadlines import annual_due, first_due
from lapreporter.checks.reference import Relation, StateFacts
from lapreporter.checks.settings import Settings
from lapreporter.ui.beginning.dropping import FileDrops
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow, Row
from lapreporter.ui.kit.rows import RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.listing import COLUMNS, Listed, earlier_of, row_of
from lapreporter.ui.screens.sides import Sides
from lapreporter.ui.screens.start_cards import cards
from lapreporter.words import Year, mark, mark_plural

DUE = mark("Your {year} report is due on {due}")
WAS_DUE = mark("Your {year} report was due on {due}")
SIGNED = mark("Your {year} report is signed")
SIGNED_LEAD = mark("It is due to the United Nations on {due}. Send it, if that has not been done.")
SIGNED_LEAD_LATE = mark("It was due to the United Nations on {due}. Send it, if that has not been done.")
OPEN_SIGNED = mark("Open the report for {year}")
AMEND = mark("Amend this report")
VOLUNTARY = mark("You can report for {year} of your own will")
DAYS_LEFT = mark_plural("That is tomorrow.", "That is in {count} days.")
TODAY = mark("That is today.")
DAYS_AGO = mark_plural(
    "That was yesterday. Send it as soon as you can; nothing else is needed.",
    "That was {count} days ago. Send it as soon as you can; nothing else is needed.",
)
WELCOME_LEAD = mark("Reports of States that are not party are voluntary, and welcome.")
START = mark("Start the report for {year}")
CARRY_ON = mark("Carry on with the report for {year}")
START_FIRST = mark("Start the first report")
FIRST_DUE = mark("Your first report is due on {due}")
FIRST_WAS_DUE = mark("Your first report was due on {due}")
FIRST_LEAD = mark("It begins with short statements; where there is nothing to declare it takes about 20 minutes.")
AS_FIRST = mark("This is our first report")
FROM_FILE = mark("Begin from last year's file…")
CARRIES_OVER = mark(
    "The report for {year} is on this computer: most answers carry over, and if nothing has changed you are done in "
    "about five minutes."
)
HAVE_FILE = mark("If you have last year's report as a file, begin from it: most answers carry over.")
ANOTHER = mark("Start another report")
OFFLINE = mark("Works without a network. Nothing leaves this computer until you send it yourself.")
REPORTS = mark("Reports on this computer")
OPEN_ANOTHER = mark("Open another report…")
MORE = mark("Show all {count}")
AT_ONCE = 5


class StartPage(Scroll):
    """Knows the State.

    ``begun`` begins the report that is due, ``carried`` the same from earlier reports of this computer, by their ids,
    ``first_begun`` the State's first one, ``started`` any other. ``opened`` carries the id of a report to open,
    ``amended`` that of a signed one to correct, ``dropped`` files to begin from; ``earlier_asked`` asks for such files.
    """

    begun = Signal(str, int)
    carried = Signal(str, int, list)
    first_begun = Signal(str)
    earlier_asked = Signal()
    amended = Signal(str)
    dropped = Signal(list)
    started = Signal()
    opened = Signal(str)
    practised = Signal()
    file_asked = Signal()
    check_asked = Signal()

    def __init__(
        self,
        front: Front,
        state: str,
        facts: StateFacts | None,
        reports: Sequence[Listed],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(front.theme, parent=parent)
        self.front = front
        self.state = state
        self._reports = reports
        self._year = front.clock().year - 1
        self._bound = facts is not None and facts.status is Relation.PARTY
        self._earlier = earlier_of(reports, state, self._year)
        entry = facts.entry_into_force if self._bound and facts is not None else None
        self._first = None if self._earlier else first_due(entry, self._today(), Settings().initial_days)
        self._current = next((one for one in reports if (one.state, one.year) == (state, self._year)), None)
        self.action = Button(front.theme, self._action_word(), ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        self.action.clicked.connect(self._act)
        self.from_file = self._button(
            FROM_FILE, ButtonKind.QUIET if self._earlier else ButtonKind.OUTLINED, Icon.HISTORY
        )
        self.from_file.clicked.connect(self.earlier_asked)
        self.as_first = self._button(AS_FIRST, ButtonKind.QUIET, Icon.FILE)
        self.as_first.clicked.connect(lambda: self.first_begun.emit(state))
        self.amend = self._button(AMEND, ButtonKind.QUIET, Icon.EDIT)
        self.amend.clicked.connect(self._amend)
        FileDrops(self, self.dropped.emit)
        self.rows = RowList(front.theme, COLUMNS)
        self.rows.opened.connect(self.opened)
        sides = Sides(front.theme)
        self._add_head(sides)
        if reports:
            self._add_list(sides)
        sides.side.add(*cards(front, self.practised.emit, self.file_asked.emit, self.check_asked.emit))
        self.body.add(Space.LARGE, sides)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self.check_asked)

    def focus_first(self) -> None:
        """Put the focus on the one big action."""
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_head(self, sides: Sides) -> None:
        theme, say = self.front.theme, self.front.say
        another = self._button(ANOTHER, ButtonKind.QUIET, Icon.PLUS)
        another.clicked.connect(self.started)
        sides.main.add(Text(theme, self.front.language.state(self.state), Type.STRONG, ink=Type.LEAD.ink))
        sides.main.add(Text(theme, self._headline(), Type.HEADLINE, measure=None), Text(theme, self._lead(), Type.LEAD))
        if self._begin_from():
            sides.main.add(Text(theme, self._begin_from(), Type.LEAD))
        sides.main.add(Space.MEDIUM)
        others = [self.amend] if self._is_signed else [] if self._current else [self.from_file]
        others += [self.as_first] if self._may_be_first else []
        sides.main.addLayout(Flow(self.action, *others, another, spacing=Space.WIDE, line_spacing=Space.SMALL))
        sides.main.add(Space.HAIR, Text(theme, say(OFFLINE), Type.HINT))

    @property
    def _may_be_first(self) -> bool:
        """Whether nothing on this computer speaks against a first report; whether one was sent, nobody knows here."""
        known = any(one.state == self.state for one in self._reports)
        return self._bound and self._first is None and not known

    def _button(self, label: str, kind: ButtonKind, icon: Icon) -> Button:
        return Button(self.front.theme, self.front.say(label), kind, icon=icon)

    def _add_list(self, sides: Sides) -> None:
        theme, say = self.front.theme, self.front.say
        bring = Button(theme, say(OPEN_ANOTHER), ButtonKind.QUIET, icon=Icon.FOLDER)
        bring.clicked.connect(self.file_asked)
        head = Row(Text(theme, say(REPORTS), Type.SECTION), None, bring)
        sides.main.add(Space.WIDE, head, self.rows)
        self._show_rows(self._reports[:AT_ONCE])
        if len(self._reports) > AT_ONCE:
            more = Button(theme, say(MORE, {"count": len(self._reports)}), ButtonKind.QUIET, icon=Icon.DOWN)
            more.clicked.connect(lambda: self._show_rows(self._reports))
            more.clicked.connect(more.hide)
            sides.main.add(more)

    @property
    def _is_signed(self) -> bool:
        """Whether the report that is due was signed and not changed since."""
        return self._current is not None and self._current.signed

    def _headline(self) -> str:
        if self._first and not self._current:
            message = FIRST_DUE if self._today() <= self._first else FIRST_WAS_DUE
            return self.front.say(message, {"due": self._first})
        if self._is_signed:
            return self.front.say(SIGNED, {"year": Year(self._year)})
        due = annual_due(self._year)
        message = VOLUNTARY if not self._bound else DUE if self._today() <= due else WAS_DUE
        return self.front.say(message, {"year": Year(self._year), "due": due})

    def _lead(self) -> str:
        """How long it is until then; of a signed report, that it has to be sent."""
        if self._is_signed:
            due = annual_due(self._year)
            return self.front.say(SIGNED_LEAD if self._today() <= due else SIGNED_LEAD_LATE, {"due": due})
        if not self._bound:
            return self.front.say(WELCOME_LEAD)
        due = self._first if self._first and not self._current else annual_due(self._year)
        left = (due - self._today()).days
        if left == 0:
            return self.front.say(TODAY)
        return self.front.language.plural(DAYS_LEFT if left > 0 else DAYS_AGO, abs(left))

    def _begin_from(self) -> str:
        """What there is to begin from."""
        if self._current:
            return ""
        if self._earlier and self._earlier[0].year:
            return self.front.say(CARRIES_OVER, {"year": Year(self._earlier[0].year)})
        return self.front.say(FIRST_LEAD if self._first else HAVE_FILE)

    def _action_word(self) -> str:
        if self._first and not self._current:
            return self.front.say(START_FIRST)
        word = OPEN_SIGNED if self._is_signed else CARRY_ON if self._current else START
        return self.front.say(word, {"year": Year(self._year)})

    def _act(self) -> None:
        if self._current:
            self.opened.emit(self._current.report_id)
        elif self._earlier:
            self.carried.emit(self.state, self._year, [one.report_id for one in self._earlier])
        elif self._first:
            self.first_begun.emit(self.state)
        else:
            self.begun.emit(self.state, self._year)

    def _amend(self) -> None:
        if self._current:
            self.amended.emit(self._current.report_id)

    def _today(self) -> date:
        return self.front.clock().date()

    def _show_rows(self, reports: Sequence[Listed]) -> None:
        self.rows.set_rows([(report.report_id, row_of(self.front, report, self.state)) for report in reports])
