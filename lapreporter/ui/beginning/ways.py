"""The ways from the first screens into a report: empty, from earlier reports, from a file, and the first of a State."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import BrokenSeal, Failure, LeftOpen
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.notices import NoticeBar
from lapreporter.ui.protection.locked import Desktop as Locked
from lapreporter.ui.protection.locked import Gate
from lapreporter.ui.screens.first_run import FirstRun
from lapreporter.ui.screens.new_report import NewReport
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.settings import WindowSettings
from lapreporter.words import mark

if TYPE_CHECKING:
    # Loaded by the store once the first window has been painted.
    from lapreporter.document.beginning import Beginning, Earlier
    from lapreporter.ui.office import Office
    from lapreporter.ui.workplace import Workplace

CHOOSE_EARLIER = mark("Choose earlier reports…")
OPEN_FILE = mark("Open a report")
KINDS = mark("Reports")
PATTERNS = "*.lap *.json *.pdf"
OPEN_ANYWAY = mark("Open it all the same")
OPEN_HERE = mark("Open it here")
SEAL_BROKEN = mark("Seal broken")


class Desktop(Locked, Protocol):
    """The window, as far as beginning a report is concerned."""

    settings: WindowSettings
    notices: NoticeBar

    def enter(self, get: Callable[[], OpenDocument]) -> None:
        """Open a document that can be got, or tell why not."""


class Ways:
    """Leads from where one is asked to where one works."""

    def __init__(self, window: Desktop, office: Callable[[], Office]) -> None:
        self._window = window
        self._office = office
        self.gate = Gate(window, office, lambda: self.ask_earlier(None, window.front.clock().year - 1))

    def join_start(self, page: StartPage | FirstRun) -> None:
        """Take what is asked for on a first screen."""
        year = self._window.front.clock().year - 1
        state = page.state if isinstance(page, StartPage) else None
        page.earlier_asked.connect(lambda: self.ask_earlier(state, year))
        page.dropped.connect(lambda files: self.show_beginning(state, year, files=files))
        if isinstance(page, StartPage):
            page.carried.connect(lambda state, year, own: self.show_beginning(state, year, own=own))
            page.first_begun.connect(self.begin_first)
            page.amended.connect(self.amend)

    def join_new(self, page: NewReport) -> None:
        """Take what is asked for where State and year are chosen."""
        page.earlier_asked.connect(self.ask_earlier)
        page.dropped.connect(lambda state, year, files: self.show_beginning(state, year, files=files))
        page.carried.connect(lambda state, year, own: self.show_beginning(state, year, own=own))
        page.first_begun.connect(self.begin_first)

    def ask_earlier(self, state: str | None, year: int) -> None:
        """Ask for files to begin from."""
        say, parent = self._window.front.say, self._window
        pattern = f"{say(KINDS)} ({PATTERNS});;* (*)"
        names, _ = QFileDialog.getOpenFileNames(_widget(parent), say(CHOOSE_EARLIER), "", pattern)
        if names:
            self.show_beginning(state, year, files=[Path(name) for name in names])

    def show_beginning(self, state: str | None, year: int, own: Sequence[str] = (), files: Sequence[Path] = ()) -> None:
        """Say what was found, before anything is made; first the passphrase of what is protected is asked for."""
        locked = self._office().library.locked((*own, *files))
        if locked is not None:
            self.gate.ask(locked, lambda: self.show_beginning(state, year, own, files))
            return
        page = self._office().beginning(self._window.front, state, year)
        page.begun.connect(self.begin_from)
        page.fresh.connect(self.begin)
        page.opening.connect(lambda key: self.open_file(Path(key)))
        self._window.show_alone(page, lambda: self.show_beginning(state, year), back=True)
        page.add_own(own)
        page.add_files(files)
        page.focus_first()

    def begin(self, state: str, year: int) -> None:
        """Begin an empty report of a State for a year."""
        self._remember(state)
        self._window.enter(lambda: self._office().library.begin(state, year, self._language))

    def begin_first(self, state: str) -> None:
        """Begin the first report of a State."""
        self._remember(state)
        self._window.enter(lambda: self._office().library.begin_first(state, self._language))

    def begin_from(self, beginning: Beginning, found: Sequence[Earlier]) -> None:
        """Begin a report from earlier ones."""
        self._remember(beginning.state)
        self._window.enter(lambda: self._office().library.begin_from(beginning, found))

    def ask_file(self) -> None:
        """Ask for a file to open as it is."""
        say = self._window.front.say
        pattern = f"LAP Reporter ({PATTERNS});;* (*)"
        name, _ = QFileDialog.getOpenFileName(_widget(self._window), say(OPEN_FILE), "", pattern)
        if name:
            self.open_file(Path(name))

    def open_own(
        self, report_id: str, *, take_over: bool = False, then: Callable[[Workplace], None] | None = None
    ) -> None:
        """Open a report of this computer; one that was left open on another, only after a question.

        ``then`` is what is wanted of it, once it is open.
        """
        if self._window.workplace is not None and self._window.workplace.document.report_id == report_id:
            self._window.workplace.again()
            return
        again = partial(self.open_own, report_id, then=then)
        try:
            document = self._office().library.open(report_id, take_over=take_over)
        except LeftOpen as failure:
            self._question(failure, OPEN_HERE, partial(again, take_over=True))
        except Failure as failure:
            self.gate.tell(failure, partial(again, take_over=take_over))
        else:
            self._window.enter(lambda: document)
            place = self._window.workplace
            if then is not None and place is not None and place.document is document:
                then(place)

    def amend(self, report_id: str) -> None:
        """Open a copy that amends a report as it was signed last."""
        self.open_own(report_id, then=lambda place: place.amend(place.document.current))

    def open_file(self, file: Path, *, despite_seal: bool = False) -> None:
        """Take in a file and open it; where its seal is broken, only after a word about it."""
        library = self._office().library
        try:
            document = library.take_in(file, despite_seal=despite_seal)
        except BrokenSeal as failure:
            self._question(failure, OPEN_ANYWAY, partial(self.open_file, file, despite_seal=True), SEAL_BROKEN)
        except Failure as failure:
            self.gate.tell(failure, lambda: self.open_file(file, despite_seal=despite_seal))
        else:
            self._window.enter(lambda: document)

    def _question(self, failure: Failure, offer: str, act: Callable[[], None], word: str = "") -> None:
        """Tell a failure that the official may overrule."""
        front = self._window.front
        what, remedy = failure.sentences(front.language)
        offers = ((front.say(offer), Icon.WARNING, act),)
        self._window.notices.say(front, Mark.WARNING, what, remedy, front.say(word) if word else "", offers)

    @property
    def _language(self) -> str:
        """The language of a report that begins with nothing: the one in which it is asked for."""
        return self._window.front.language.code

    def _remember(self, state: str) -> None:
        self._window.settings.state = self._window.settings.state or state


def _widget(window: object) -> QWidget | None:
    return window if isinstance(window, QWidget) else None
