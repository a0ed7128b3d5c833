"""Starting a report: the State and the year. Both can be changed later, and nothing is locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.reference import Relation, StateFacts
from lapreporter.ui.beginning.dropping import FileDrops
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.listing import Listed, earlier_of
from lapreporter.ui.screens.sides import Narrow
from lapreporter.ui.screens.start import AS_FIRST, FROM_FILE
from lapreporter.ui.screens.state_search import STATE, StateSearch
from lapreporter.words import Year, mark

TITLE = mark("Which report do you want to start?")
LEAD = mark("Both can be changed later on the cover page.")
YEAR = mark("Year the report covers")
YEAR_HINT = mark("An annual report covers the calendar year before it is due, now {year}.")
BEGIN = mark("Begin the report")
BEGIN_FROM = mark("Begin from the report for {year}")
EMPTY = mark("Begin with nothing filled in")
FROM_FILE_LEAD = mark("An earlier report, of whatever year, fills most of the new one. You can also drop it here.")
NO_STATE = mark("Choose a State from the list: type the first letters of its name.")
NO_YEAR = mark("Type the year with four digits, such as {year}.")
EARLIEST, LATEST = 2008, 2200


class NewReport(Scroll):
    """Asks for State and year. ``begun`` carries both, ``carried`` also the earlier reports of this computer by id.

    ``first_begun`` carries the State whose first report it is to be. ``earlier_asked`` asks for files to begin from and
    ``dropped`` carries them; both know State and year as far as they were chosen.
    """

    begun = Signal(str, int)
    carried = Signal(str, int, list)
    first_begun = Signal(str)
    earlier_asked = Signal(object, int)
    dropped = Signal(object, int, list)

    def __init__(
        self,
        front: Front,
        facts: Mapping[str, StateFacts],
        state: str | None,
        reports: Sequence[Listed] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        self._facts = facts
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
        self._reports = reports
        self.begin = Button(front.theme, "", ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        self.begin.clicked.connect(self._begin)
        self.from_file = Button(front.theme, front.say(FROM_FILE), ButtonKind.OUTLINED, icon=Icon.HISTORY)
        self.from_file.clicked.connect(lambda: self.earlier_asked.emit(self._code, self._year() or self._proposed))
        self.empty = Button(front.theme, front.say(EMPTY), ButtonKind.QUIET)
        self.empty.clicked.connect(lambda: self._begin_with(self.begun.emit))
        self.as_first = Button(front.theme, front.say(AS_FIRST), ButtonKind.QUIET, icon=Icon.FILE)
        self.as_first.clicked.connect(lambda: self._begin_with(lambda state, _year: self.first_begun.emit(state)))
        FileDrops(self, lambda files: self.dropped.emit(self._code, self._year() or self._proposed, files))
        self.year.textChanged.connect(self._offer)
        self._lay_out()
        self._offer()

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
        self._offer()

    def _lay_out(self) -> None:
        theme, say = self.front.theme, self.front.say
        hint = say(YEAR_HINT, {"year": Year(self._proposed)})
        narrow = Narrow(theme, self.search, self._state_message)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), Text(theme, say(LEAD), Type.SUBTITLE))
        self.body.add(Space.LARGE, Text(theme, say(STATE), Type.QUESTION), narrow)
        self.body.add(Space.LARGE, Text(theme, say(YEAR), Type.QUESTION), Text(theme, hint, Type.HINT), self.year)
        self.body.add(self._year_message, Space.SMALL)
        self.body.addLayout(Flow(self.begin, self.from_file, self.empty, self.as_first, spacing=Space.WIDE))
        self.body.add(Space.HAIR, Text(theme, say(FROM_FILE_LEAD), Type.HINT))

    def _chosen(self, code: str | None) -> None:
        before, self._code = self._code, code
        self._offer()
        self._state_message.clear()
        self.search.line.set_state(FieldState.PLAIN)
        if code and code != before and self.search.rows.isHidden():
            self.year.setFocus()
            self.year.selectAll()

    def _year(self) -> int | None:
        text = self.year.text().strip()
        year = int(text) if text.isdecimal() and len(text) == 4 else 0
        return year if EARLIEST <= year <= LATEST else None

    def _earlier(self) -> list[Listed]:
        return earlier_of(self._reports, self._code, self._year() or 0)

    def _offer(self) -> None:
        """Offer first what is on this computer."""
        earlier = self._earlier()
        word, year = (BEGIN_FROM, earlier[0].year) if earlier else (BEGIN, None)
        self.begin.set_label(self.front.say(word, {"year": Year(year)} if year else None))
        self.empty.setVisible(bool(earlier))
        facts = self._facts.get(self._code or "")
        is_party = facts is not None and facts.status is Relation.PARTY
        self.as_first.setVisible(is_party and not any(one.state == self._code for one in self._reports))

    def _begin(self) -> None:
        earlier = [one.report_id for one in self._earlier()]
        if earlier:
            self._begin_with(lambda state, year: self.carried.emit(state, year, earlier))
        else:
            self._begin_with(self.begun.emit)

    def _begin_with(self, act: Callable[[str, int], object]) -> None:
        """Begin once State and year are given; otherwise say which of them is missing."""
        self._state_message.clear()
        self._year_message.clear()
        year = self._year()
        if self._code is None:
            self.search.line.set_state(FieldState.ERROR)
            self._state_message.say(Mark.ERROR, self.front.say(NO_STATE))
            self.search.line.setFocus()
        elif year is None:
            self.year.set_state(FieldState.ERROR)
            self._year_message.say(Mark.ERROR, self.front.say(NO_YEAR, {"year": Year(self._proposed)}))
            self.year.setFocus()
        else:
            act(self._code, year)
