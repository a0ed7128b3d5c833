"""Beginning a report from earlier ones: what was found, what becomes of it, and one button. Nothing is made before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.document.beginning import Beginning, Earlier
from lapreporter.document.history import Source
from lapreporter.errors import Failure
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.ui.background import Background
from lapreporter.ui.beginning.conflict import ConflictCard
from lapreporter.ui.beginning.dropping import FileDrops
from lapreporter.ui.beginning.found_list import FoundList
from lapreporter.ui.beginning.labels import Labels
from lapreporter.ui.beginning.outcome import Outcome
from lapreporter.ui.beginning.pile import Pile
from lapreporter.ui.beginning.telling import other_state
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow, Item, discard
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Theme, Type
from lapreporter.ui.library import Library
from lapreporter.ui.screens.sides import Sides
from lapreporter.words import Country, Term, Year, mark, mark_plural

CHOOSING = mark("Begin the report for {year} from an earlier one")
CHOOSING_LEAD = mark(
    "Last year's report fills most of this year's. Take it in any form you have: the PDF, the JSON or a .lap copy; "
    "several at once give the history. Nothing is made before you have seen what was found."
)
DROP = mark("Drop the files here, of any earlier year.")
CHOOSE = mark("Choose files…")
READING = mark_plural("One report is being read…", "{count} reports are being read…")
READY = mark("The report for {year} can begin from the one for {last}")
READY_LEAD = mark("{state}. Nothing has been made yet; this is what was found.")
CONTRADICTION = mark("Two reports for {year} contradict each other")
CONTRADICTION_LEAD = mark("{state}. Say which of them counts, and the report for {next} can begin.")
NOTHING_FITS = mark("The report for {year} cannot begin from these")
NOTHING_FITS_LEAD = mark("Below stands why. Nothing was changed, and other files can be tried.")
THE_STATE = mark("The State is not known yet")
BEGIN = mark("Begin the report for {year}")
BEGIN_OF = mark("Begin the report of {state} instead")
ADD = mark("Add a file…")
WITHOUT = mark("Begin without an earlier report")
KINDS = mark("Reports")
PATTERNS = "*.lap *.json *.pdf"


class BeginningPage(Scroll):
    """``begun`` carries the `Beginning` and the reports it is made from; ``fresh`` State and year of an empty report.

    ``opening`` carries the path of a file that is to be opened as it is, or the id of a report of this computer.
    """

    begun = Signal(object, object)
    fresh = Signal(str, int)
    opening = Signal(str)

    def __init__(
        self,
        front: Front,
        library: Library,
        words: tuple[Edition, Lexicon],
        state: str | None,
        year: int,
        parent: QWidget | None = None,
    ) -> None:
        self.front = front
        super().__init__(front.theme, spacing=0, parent=parent)
        self.year = year
        self.pile = Pile()
        self.beginning: Beginning | None = None
        self.action: Button | None = None
        self.list: FoundList | None = None
        self.conflicts: list[ConflictCard] = []
        self._state = state
        self._library = library
        self._words = words
        self._waiting: set[str] = set()
        self._shown: Sides | None = None
        self._background = Background(self)
        FileDrops(self, self.add_files)
        self._show_choosing()

    @property
    def is_done(self) -> bool:
        """Whether everything that was given has been read and weighed."""
        return not self._waiting and (self.beginning is not None or not self.pile.found)

    @property
    def state(self) -> str | None:
        """The State whose report is to begin: the one that was chosen, otherwise that of the newest report."""
        return self._state or self.pile.state()

    def focus_first(self) -> None:
        """Put the focus on what there is to do."""
        if self.action is not None:
            self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def memory(self) -> tuple[Pile, str | None]:
        """What was given and decided, and the State that was chosen."""
        return self.pile, self._state

    def recall(self, memory: tuple[Pile, str | None]) -> None:
        """Go on with what was given while the window spoke another language."""
        self.pile, self._state = memory
        self._weigh()

    def add_files(self, files: Iterable[Path]) -> None:
        """Read files in the background and say what they are."""
        self._add({str(file): partial(self._library.read, file) for file in files})

    def add_own(self, report_ids: Iterable[str]) -> None:
        """Take reports of this computer."""
        self._add({report_id: partial(self._library.own, report_id) for report_id in report_ids})

    def ask_files(self) -> None:
        """Ask for files with the system's dialog."""
        pattern = f"{self.front.say(KINDS)} ({PATTERNS});;* (*)"
        names, _ = QFileDialog.getOpenFileNames(self, self.front.say(CHOOSE), "", pattern)
        if names:
            self.add_files(Path(name) for name in names)

    def wear(self, theme: Theme) -> None:
        """Let what is to come put on another theme."""
        self.front = self.front.wearing(theme)
        super().wear(theme)

    def _add(self, readings: dict[str, Callable[[], Earlier]]) -> None:
        new = {key: read for key, read in readings.items() if key not in self._waiting}
        self._waiting |= new.keys()
        for key, read in new.items():
            self._background.run(read, partial(self._received, key), partial(self._failed, key), self)
        if self._waiting:
            self._show_waiting()

    def _received(self, key: str, earlier: Earlier) -> None:
        self.pile.failed.pop(key, None)
        self.pile.add(key, earlier)
        self._read(key)

    def _failed(self, key: str, failure: Failure) -> None:
        self.pile.failed[key] = (Path(key).name, failure)
        self._read(key)

    def _read(self, key: str) -> None:
        self._waiting.discard(key)
        if not self._waiting:
            self._weigh()

    def _weigh(self) -> None:
        """Find out in the background what would become of the reports that count."""
        self.beginning = None
        if not self.pile.found and not self.pile.failed:
            self._show_choosing()
            return
        weigh = partial(self._library.beginning, self.pile.counted(), self.state or "", self.year)
        self._background.run(weigh, self._show_found, self._show_failed, self)

    def _show_failed(self, failure: Failure) -> None:
        """What cannot be weighed cannot be begun from; the pile stays, so that parts of it can be left out."""
        self.pile.failed[""] = ("", failure)
        self._show_found(Beginning(self.state or "", self.year, self._library.beginning((), "", self.year).history))

    def _show_choosing(self) -> None:
        say, theme = self.front.say, self.front.theme
        self.action = self._button(CHOOSE, self.ask_files, ButtonKind.FILLED, Icon.FOLDER)
        place = Sheet(theme, look=SheetLook.CARRIED, radius=Radius.LARGE, margins=(36, 36, 36, 36), spacing=Space.LARGE)
        drop = Text(theme, say(DROP), Type.BODY, icon=Icon.FILE, icon_ink=Type.LINK.ink)
        place.body.add(drop, self.action)
        title = Text(theme, say(CHOOSING, {"year": Year(self.year)}), Type.TITLE, measure=None)
        self._show((title, Text(theme, say(CHOOSING_LEAD), Type.LEAD), Space.MEDIUM, place, self._without()), ())
        self.focus_first()

    def _show_waiting(self) -> None:
        self.action = None
        waiting = self.front.language.plural(READING, len(self._waiting))
        self._show((Text(self.front.theme, waiting, Type.LEAD, icon=Icon.CLOCK),), ())

    def _show_found(self, beginning: Beginning) -> None:
        self.beginning = beginning
        self.list = FoundList(self.front, self.pile, beginning)
        self.list.left_out.connect(lambda key: self._change(self.pile.remove, key))
        self.list.trusted.connect(lambda key: self._change(self.pile.trusted.add, key))
        self.list.preferred.connect(lambda key: self._change(self.pile.prefer, key))
        self.list.opening.connect(self.opening)
        self.conflicts = [ConflictCard(self.front, self._labels(one.first), one) for one in beginning.history.conflicts]
        for card in self.conflicts:
            card.decided.connect(self._decide)
        title, lead = self._heading(beginning)
        heading = Text(self.front.theme, title, Type.TITLE, measure=None)
        main: tuple[Item, ...] = (
            heading,
            Text(self.front.theme, lead, Type.LEAD),
            Space.MEDIUM,
            *self.conflicts,
            *([Space.SMALL] if self.conflicts else []),
            self.list,
            Space.SMALL,
        )
        outcome: tuple[Item, ...] = ()
        if beginning.base is not None and beginning.ready:
            outcome = (Outcome(self.front, self._labels(beginning.base), beginning),)
        self._show((*main, *self._actions(beginning)), outcome)
        self.focus_first()

    def _heading(self, beginning: Beginning) -> tuple[str, str]:
        say, year = self.front.say, Year(self.year)
        owner = Country(beginning.state) if beginning.state else Term(THE_STATE)
        if beginning.history.conflicts:
            conflict = Year(beginning.history.conflicts[0].year)
            return say(CONTRADICTION, {"year": conflict}), say(CONTRADICTION_LEAD, {"state": owner, "next": year})
        if beginning.base is None:
            return say(NOTHING_FITS, {"year": year}), say(NOTHING_FITS_LEAD)
        last = Year(beginning.base.report.year() or 0)
        return say(READY, {"year": year, "last": last}), say(READY_LEAD, {"state": owner})

    def _actions(self, beginning: Beginning) -> tuple[Item, ...]:
        waits = any(map(self.pile.is_doubtful, self.pile.found))
        stranger = None if waits or beginning.base else other_state(beginning.history.refused)
        add = self._button(ADD, self.ask_files, ButtonKind.QUIET, Icon.PLUS)
        if beginning.base is not None or beginning.history.conflicts:
            self.action = self._large(self.front.say(BEGIN, {"year": Year(self.year)}), self._begin)
        elif stranger is not None:
            word = self.front.say(BEGIN_OF, {"state": Country(stranger)})
            self.action = self._large(word, partial(self._take_state, stranger))
        else:
            self.action = self._button(CHOOSE, self.ask_files, ButtonKind.FILLED, Icon.FOLDER)
            return Flow(self.action, self._without(), spacing=Space.WIDE), Space.SMALL
        return Flow(self.action, add, self._without(), spacing=Space.WIDE), Space.SMALL

    def _begin(self) -> None:
        beginning = self.beginning
        if beginning is not None and beginning.ready:
            self.begun.emit(beginning, self.pile.counted())
        elif self.conflicts:
            self.conflicts[0].ask()
            self.bring(self.conflicts[0])

    def _decide(self, winner: Source, loser: Source) -> None:
        self.pile.decide(winner, (loser,))
        self._weigh()

    def _change(self, act: Callable[[str], None], key: str) -> None:
        act(key)
        self._weigh()

    def _take_state(self, state: str) -> None:
        self._state = state
        self._weigh()

    def _labels(self, source: Source) -> Labels:
        edition, lexicon = self._words
        return Labels(source.report, edition, lexicon, self.front.language)

    def _without(self) -> Button:
        button = self._button(WITHOUT, self._begin_fresh, ButtonKind.QUIET)
        button.setVisible(self.state is not None)
        return button

    def _begin_fresh(self) -> None:
        self.fresh.emit(self.state, self.year)

    def _large(self, word: str, act: Callable[[], None]) -> Button:
        button = Button(self.front.theme, word, ButtonKind.FILLED, large=True, icon_after=Icon.NEXT)
        button.clicked.connect(lambda _checked: act())
        return button

    def _button(self, label: str, act: Callable[[], None], kind: ButtonKind, icon: Icon | None = None) -> Button:
        button = Button(self.front.theme, self.front.say(label), kind, icon=icon)
        button.clicked.connect(lambda _checked: act())
        return button

    def _show(self, main: Iterable[Item], side: Iterable[Item]) -> None:
        if self._shown is not None:
            self.body.removeWidget(self._shown)
            discard(self._shown)
        self._shown = sides = Sides(self.front.theme)
        sides.main.add(*main)
        sides.side.add(*side)
        self.body.add(sides)
        self.verticalScrollBar().setValue(0)
