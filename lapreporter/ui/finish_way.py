"""The way to the last steps: read, sign, save, send."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import SignalInstance

from lapreporter.ui.autosave import Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.carried.way import CarriedWay
from lapreporter.ui.carried.way import Place as PlaceOfYears
from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.way import footer_of_finish


class Place(PlaceOfYears, Protocol):
    """What the last steps need of the place where a report is worked on."""

    background: Background
    autosave: Autosave
    carried: CarriedWay

    @property
    def troubled(self) -> SignalInstance:
        """Tells a failure."""

    def show_finish(self) -> None:
        """Show the last steps."""


def show_finish(place: Place) -> None:
    """Show the last steps in the shell of a place."""
    place.session.visits.ask_for_all()
    page = FinishPage(place.desk, place.session, place.document, place.background)
    page.steps.check_asked.connect(place.show_check)
    page.steps.released.connect(place.autosave.adopt)
    page.troubled.connect(place.troubled)
    place.lead(place.show_tasks, place.show_tasks, place.show_finish)
    place.carried.furnish(page)
    place.shell.show_page(page, page.steps, wide=True, panel_width=PanelWidth.HALF)
    footer_of_finish(place.shell, place.desk)
    page.steps.focus_first()
