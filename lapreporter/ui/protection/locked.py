"""What happens when something protected is to be opened: its passphrase is asked for, and then it is opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from lapreporter.document.protection import Key, Protection
from lapreporter.errors import Failure, Protected
from lapreporter.ui.desk import Front
from lapreporter.ui.keeping import PROTECTION

if TYPE_CHECKING:
    # Loaded by the store once the first window has been painted.
    from lapreporter.ui.office import Office
    from lapreporter.ui.workplace import Workplace


class Desktop(Protocol):
    """The window, as far as protected reports are concerned."""

    front: Front
    workplace: Workplace | None

    def show_start(self) -> None:
        """Close what is open and show the first page."""

    def show_alone(self, page: QWidget, again: Callable[[], None], back: bool = False) -> None:
        """Show a page of no report."""

    def tell(self, failure: Failure) -> None:
        """Tell a failure."""


class Gate:
    """Asks for passphrases."""

    def __init__(self, window: Desktop, office: Callable[[], Office], begin: Callable[[], None]) -> None:
        self._window, self._office, self._begin = window, office, begin

    def tell(self, failure: Failure, again: Callable[[], None]) -> None:
        """Tell a failure; where it is that something is protected, ask for the passphrase and do it again."""
        if isinstance(failure, Protected) and isinstance(failure.protection, Protection):
            self.ask(failure.protection, again)
        else:
            self._window.tell(failure)

    def ask(self, protection: Protection, again: Callable[[], None]) -> None:
        """Ask for the passphrase, then go on."""
        window = self._window
        if window.workplace is not None:
            window.show_start()
        page = self._office().porter(window.front, protection)

        def opened(key: Key, by_sheet: bool) -> None:
            self._office().library.keyring.add(key)
            again()
            if by_sheet and window.workplace is not None:
                # Whoever needed the sheet needs another passphrase.
                window.workplace.open(PROTECTION)

        page.opened.connect(opened)
        page.begin_asked.connect(self._begin)
        window.show_alone(page, lambda: self.ask(protection, again), back=True)
        page.focus_first()
