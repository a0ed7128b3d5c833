"""Building the world: everything the window needs is made here and handed on.

The first window needs neither form nor report, whose models take longer to load than Qt itself; they are fetched
beside it, once it has been painted.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

import lapreporter
from lapreporter.checks.reference import MunitionLibrary, StateFacts, read_munitions, read_states
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure, NoDisplay
from lapreporter.i18n import open_language
from lapreporter.journal import Journal, code
from lapreporter.locations import shipped, user_data
from lapreporter.ui.arrival import arrived, turned_away
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.theme import Theme, dress, leading_for, palette_for, window_families
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.tidying import Tidying
from lapreporter.ui.tongue import set_tongue, system_language
from lapreporter.ui.window import Window
from lapreporter.words import PRACTICE_STATE, Language

if TYPE_CHECKING:
    from lapreporter.checks.meetings import Meetings
    from lapreporter.checks.plan.plan import Plan
    from lapreporter.form.carrying import Carrying
    from lapreporter.form.edition import Edition
    from lapreporter.form.lexicon import Lexicon
    from lapreporter.ui.office import Office

_log = logging.getLogger(__name__)


def main(tell: Callable[[Failure], int]) -> int:
    """Open the window and stay until it is closed.

    Where none can open, ``tell`` says why and gives the exit code.
    """
    # Qt ends the process itself after this, and not gently.
    application = arrived(sys.argv[:1], without_display=lambda: os._exit(tell(NoDisplay())))
    logging.getLogger().addHandler(Journal(user_data()))
    Tidying(application)
    try:
        window = build(application)
    except Failure as failure:
        turned_away(failure, open_language(WindowSettings().language or system_language())).exec()
        return tell(failure)
    sys.excepthook = rescue(window)
    window.show()
    return application.exec()


def build(application: QApplication, files: Files | None = None) -> Window:
    """The window with everything it needs, not yet shown; reports are kept by ``files``."""
    application.setApplicationName("LAP Reporter")
    application.setApplicationVersion(lapreporter.__version__)
    settings = WindowSettings()
    language = open_language(settings.language or system_language())
    theme = Theme(
        palette_for(application, settings.appearance),
        settings.percent,
        window_families(application, shipped("resources", "fonts")),
        leading_for(language.code),
    )
    dress(application, theme)
    set_tongue(application, language)
    return window_for(language, theme, settings, now, language.state_codes(), files)


def window_for(
    language: Language,
    theme: Theme,
    settings: WindowSettings,
    clock: Callable[[], datetime],
    states: tuple[str, ...],
    files: Files | None = None,
) -> Window:
    """The window in a language, with a clock, and with files on a disk."""
    files, facts = files or Files(), read_states(shipped("forms", "reference", "states.csv"))
    shelf = Shelf(user_data() / "reports", files, lapreporter.__version__)
    store = Store(shelf, files, clock, facts)
    front = Front(theme, language, clock, (*states, PRACTICE_STATE))
    return Window(front, facts, shelf, settings, store)


def now() -> datetime:
    """The time on this computer's clock, with its time zone."""
    return datetime.now().astimezone()


def rescue(window: Window) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What happens after a mistake of the program: the work is saved first, then it is said calmly, and one goes on."""

    def saved(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        _log.error("a mistake of the program", exc_info=(kind, problem, trace))
        window.support.rescue(code(kind, trace))

    return saved


@dataclass(frozen=True)
class _Stock:
    edition: Edition
    lexicon: Lexicon
    munitions: MunitionLibrary
    meetings: Meetings
    plan: Plan
    carrying: Carrying


class Store:
    """Fetches what an open report needs, in a thread that touches nothing of Qt, and furnishes the office from it."""

    def __init__(self, shelf: Shelf, files: Files, clock: Callable[[], datetime], facts: dict[str, StateFacts]) -> None:
        self._shelf, self._files, self._clock, self._facts = shelf, files, clock, facts
        self._fetched: Future[_Stock] | None = None
        self._office: Office | None = None

    def fetch(self) -> Future[_Stock]:
        """Begin to fetch; a second time gives the same."""
        if self._fetched is None:
            thread = ThreadPoolExecutor(1, thread_name_prefix="store")
            self._fetched = thread.submit(_stock)
            thread.shutdown(wait=False)
        return self._fetched

    def office(self) -> Office:
        """The office; waits for what is still being fetched."""
        if self._office is None:
            self._office = self._furnished(self.fetch().result())
        return self._office

    def _furnished(self, stock: _Stock) -> Office:
        from lapreporter.ui.library import Library
        from lapreporter.ui.office import Office

        library = Library(
            shelf=self._shelf,
            files=self._files,
            owner=Owner.of_this_process(self._clock()),
            clock=self._clock,
            states=self._facts,
            munitions=stock.munitions,
            meetings=stock.meetings,
            practice_report=shipped("resources", "examples", "xpr-2025.json"),
            carrying=stock.carrying,
        )
        return Office(stock.edition, stock.lexicon, library, stock.plan)


def _stock() -> _Stock:
    from lapreporter.checks.meetings import read_meetings
    from lapreporter.checks.plan.predicates import load_shipped_plan
    from lapreporter.checks.registry import rules
    from lapreporter.form.carrying import load_carrying
    from lapreporter.form.lexicon import load_lexicon
    from lapreporter.form.loader import load_edition

    rules()
    return _Stock(
        load_edition(shipped("forms", "editions", "adapted")),
        load_lexicon(shipped("forms")),
        read_munitions(shipped("forms", "reference", "munitions.toml")),
        read_meetings(shipped("forms", "reference", "meetings.toml")),
        load_shipped_plan(shipped("forms", "plans")),
        load_carrying(shipped("forms", "carry-over.toml")),
    )
