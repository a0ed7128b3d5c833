"""Starting a report: the State and the year, with what is known of the State proposed and never locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Duty, Words
from lapreporter.report.entry import read
from lapreporter.report.report import Report
from lapreporter.report.shape import leaf
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.states import StateField
from lapreporter.words import Year, mark

TITLE = mark("Which report do you want to start?")
LEAD = mark("Both can be changed later on the cover page.")
STATE = mark("State")
YEAR = mark("Year the report covers")
YEAR_HINT = mark("An annual report covers the calendar year before it is due, now {year}.")
BEGIN = mark("Begin the report")
NO_STATE = mark("Choose a State from the list: type the first letters of its name.")
NO_YEAR = mark("Type the year with four digits, such as {year}.")


class NewReport(Scroll):
    """Asks for State and year. ``begun`` carries both."""

    begun = Signal(str, int)

    def __init__(self, desk: Desk, state: str | None, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self._proposed = desk.clock().year - 1
        state_leaf = leaf("cover.state", Report)
        self._state = StateField(desk, Asked("cover.state", state_leaf, STATE, Words(STATE), Duty.OBLIGATORY, ()))
        self._code = state
        self._state.show_answer(state, {})
        self._state.answered.connect(self._chosen)
        self._state.unreadable.connect(lambda _text: self._chosen(None))
        self._state_message = MessageLine(desk.theme)
        self._year = LineField(desk.theme, desk.say(YEAR), chars=8, figures=True)
        self._year.setText(str(self._proposed))
        self._year.returnPressed.connect(self._begin)
        self._year_message = MessageLine(desk.theme)
        begin = Button(desk.theme, desk.say(BEGIN), ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        begin.clicked.connect(self._begin)
        hint = desk.say(YEAR_HINT, {"year": Year(self._proposed)})
        self.body.add(
            Text(desk.theme, desk.say(TITLE), Type.TITLE, measure=None),
            Text(desk.theme, desk.say(LEAD)),
            Space.WIDE,
            Text(desk.theme, desk.say(STATE), Type.QUESTION),
            self._state,
            self._state_message,
            Space.SMALL,
            Text(desk.theme, desk.say(YEAR), Type.QUESTION),
            Text(desk.theme, hint, Type.HINT),
            self._year,
            self._year_message,
            Space.MEDIUM,
            Row(begin, None),
        )

    def focus_first(self) -> None:
        """Put the focus on the State, or on the year when the State is known."""
        (self._year if self._code else self._state.first()).setFocus()

    def _chosen(self, code: str | None) -> None:
        self._code = code
        self._state_message.clear()

    def _begin(self) -> None:
        self._state_message.clear()
        self._year_message.clear()
        entry = read(self._year.text(), leaf("cover.missing_years[].year", Report))
        year = entry.value if isinstance(entry.value, int) and 2008 <= entry.value <= 2200 else None
        if self._code is None:
            self._state_message.say(Mark.ERROR, self.desk.say(NO_STATE))
            self._state.first().setFocus()
        elif year is None:
            self._year_message.say(Mark.ERROR, self.desk.say(NO_YEAR, {"year": Year(self._proposed)}))
            self._year.setFocus()
        else:
            self.begun.emit(self._code, year)
