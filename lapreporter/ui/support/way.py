"""The ways out of trouble: the menu below Help, the report for the makers, and going back to where one was."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QWidget

from lapreporter.locations import user_data
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.shell import Shell
from lapreporter.ui.notices import Action, NoticeBar
from lapreporter.ui.support.menu import help_menu, show_below
from lapreporter.ui.support.page import TITLE, SupportPage
from lapreporter.words import mark

if TYPE_CHECKING:
    # Loaded by the store once the first window has been painted.
    from lapreporter.ui.workplace import Workplace

AGAIN = mark("Open this page again")
RESCUED = mark("Something unexpected happened in the program.")
RESCUED_TEXT = mark("Your work was saved just now. You can go on; if it happens again, close the window and open it.")
NOT_RESCUED_TEXT = mark("Your last change is on screen only. Copy what you typed last, then close and open the window.")
CODE = mark("Code {code}")

_log = logging.getLogger(__name__)


class Desktop(Protocol):
    """The window, as far as trouble is concerned."""

    front: Front
    shell: Shell
    notices: NoticeBar
    workplace: Workplace | None

    def show_alone(self, page: QWidget, again: Callable[[], None], back: bool = False) -> None:
        """Show a page of no report."""


class Support:
    """Leads to the report for the makers and back."""

    def __init__(self, window: Desktop) -> None:
        self._window = window

    @property
    def offers(self) -> tuple[Action, ...]:
        """What is offered after a mistake of the program."""
        say, place = self._window.front.say, self._window.workplace
        again = ((say(AGAIN), Icon.UNDO, place.again),) if place is not None else ()
        return (*again, (say(TITLE), Icon.NOTE, self.show))

    def rescue(self, code: str) -> None:
        """After a mistake of the program, known by a short code: save first, then say so calmly.

        The same again, such as in a picture that is painted over and over, is saved and not said again.
        """
        window, word = self._window, self._window.front.say(CODE, {"code": code})
        text = RESCUED_TEXT if self._saved() else NOT_RESCUED_TEXT
        title, text = window.front.say(RESCUED), window.front.say(text)
        if window.notices.text != f"{word} {title} {text}":
            window.notices.say(window.front, Mark.WARNING, title, text, word, self.offers)

    def _saved(self) -> bool:
        if self._window.workplace is not None:
            try:
                self._window.workplace.autosave.finish()
            except Exception:  # noqa: BLE001 - saving may be where the mistake is
                _log.exception("saving after a mistake of the program failed")
                return False
        return True

    def show_menu(self) -> None:
        """Open the menu below its button."""
        window, place = self._window, self._window.workplace
        parent = cast("QWidget", window)
        menu = help_menu(window.front, place.show_help if place is not None else None, self.show, parent)
        show_below(menu, window.shell.header.help_button, parent)

    def show(self) -> None:
        """Show the text; an open report stays open behind it."""
        from lapreporter import diagnostics

        window, place = self._window, self._window.workplace
        page = SupportPage(window.front, diagnostics.report(window.front.language, user_data(), window.front.clock()))
        if place is None:
            window.show_alone(page, self.show, back=True)
        else:
            place.lead(place.again, place.again, self.show)
            window.shell.show_path([window.front.say(TITLE)])
            window.shell.show_page(page)
            window.shell.footer.show_next("")
            window.shell.footer.show_hint("")
        page.focus_first()
