"""Starting a report: the State and the year. Both can be changed later, and nothing is locked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.reference import StateFacts
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.sides import Narrow
from lapreporter.ui.screens.state_search import STATE, StateSearch
from lapreporter.words import Year, mark

TITLE = mark("Which report do you want to start?")
LEAD = mark("Both can be changed later on the cover page.")
YEAR = mark("Year the report covers")
YEAR_HINT = mark("An annual report covers the calendar year before it is due, now {year}.")
BEGIN = mark("Begin the report")
NO_STATE = mark("Choose a State from the list: type the first letters of its name.")
NO_YEAR = mark("Type the year with four digits, such as {year}.")
EARLIEST, LATEST = 2008, 2200


class NewReport(Scroll):
    """Asks for State and year. ``begun`` carries both; ``left`` goes back to the start."""

    begun = Signal(str, int)

    def __init__(
        self, front: Front, facts: Mapping[str, StateFacts], state: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        self._proposed = front.clock().year - 1
        self._code = state
        self.search = StateSearch(front, facts)
        self.search.show_state(state)
        self.search.chosen.connect(self._chosen)
        self._state_message = MessageLine(front.theme, reserved=False)
        self.year = LineField(front.theme, front.say(YEAR), chars=8, figures=True)
        self.year.setText(str(self._proposed))
        self.year.returnPressed.connect(self._begin)
        self._year_message = MessageLine(front.theme)
        self.begin = Button(front.theme, front.say(BEGIN), ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        self.begin.clicked.connect(self._begin)
        self._lay_out()

    def focus_first(self) -> None:
        """Put the focus on the State, or on the year when the State is known."""
        (self.year if self._code else self.search.line).setFocus()

    def memory(self) -> tuple[str | None, str, str]:
        """The State, what is typed in its place, and the year."""
        return self._code, self.search.line.text(), self.year.text()

    def recall(self, memory: tuple[str | None, str, str]) -> None:
        """Take over what was typed while the window spoke another language."""
        self._code, typed, year = memory
        if self._code:
            self.search.show_state(self._code)
        else:
            self.search.line.setText(typed)
        self.year.setText(year)

    def _lay_out(self) -> None:
        theme, say = self.front.theme, self.front.say
        hint = say(YEAR_HINT, {"year": Year(self._proposed)})
        narrow = Narrow(theme, self.search, self._state_message)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), Text(theme, say(LEAD), Type.SUBTITLE))
        self.body.add(Space.LARGE, Text(theme, say(STATE), Type.QUESTION), narrow)
        self.body.add(Space.LARGE, Text(theme, say(YEAR), Type.QUESTION), Text(theme, hint, Type.HINT), self.year)
        self.body.add(self._year_message, Space.SMALL, Row(self.begin, None))

    def _chosen(self, code: str | None) -> None:
        before, self._code = self._code, code
        self._state_message.clear()
        self.search.line.set_state(FieldState.PLAIN)
        if code and code != before and self.search.rows.isHidden():
            self.year.setFocus()
            self.year.selectAll()

    def _begin(self) -> None:
        self._state_message.clear()
        self._year_message.clear()
        text = self.year.text().strip()
        year = int(text) if text.isdecimal() and len(text) == 4 else 0
        if self._code is None:
            self.search.line.set_state(FieldState.ERROR)
            self._state_message.say(Mark.ERROR, self.front.say(NO_STATE))
            self.search.line.setFocus()
        elif not EARLIEST <= year <= LATEST:
            self.year.set_state(FieldState.ERROR)
            self._year_message.say(Mark.ERROR, self.front.say(NO_YEAR, {"year": Year(self._proposed)}))
            self.year.setFocus()
        else:
            self.begun.emit(self._code, year)
