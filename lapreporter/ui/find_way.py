"""The way to a question by a word that stands in it."""

from __future__ import annotations

from typing import Protocol

from lapreporter.ui.plan.way import Place
from lapreporter.ui.screens.find import FindPage


class Searched(Place, Protocol):
    """The place whose questions are searched."""

    def jump(self, path: str) -> None:
        """Go to an answer."""

    def show_find(self) -> None:
        """Find a question by a word."""


def show_find(place: Searched) -> None:
    """Show the page for finding, in the shell of the place."""
    page = FindPage(place.desk)
    page.chosen.connect(place.jump)
    place.lead(place.show_tasks, place.show_tasks, place.show_find)
    place.shell.show_page(page, None, wide=True)
    place.shell.footer.show_next("")
    place.shell.footer.show_hint("")
    page.focus_first()
