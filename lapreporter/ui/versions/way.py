"""The way to earlier versions: the list, one of them beside the report as it is, and going back to it."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.ui.autosave import Autosave
from lapreporter.ui.failures import told
from lapreporter.ui.keeping import Telling
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.plan.way import Place as PlaceOfPlan
from lapreporter.ui.versions.history import BEFORE_RESTORING, RESTORED, Version, brought_back, keep, version
from lapreporter.ui.versions.look import LookPage
from lapreporter.ui.versions.page import TITLE, VersionsPage
from lapreporter.words import mark

DONE = mark("The version of {moment} is back.")
DONE_TEXT = mark("What stood before is kept among the earlier versions. Ctrl+Z goes back as well.")
FIXED = mark("The text is fixed for several people to sign. Open it again first; nothing was changed.")
STEP = "versions"


class Place(PlaceOfPlan, Protocol):
    """What earlier versions need of the place where a report is worked on."""

    document: OpenDocument
    autosave: Autosave


class VersionsWay:
    """Shows the pages in the shell of a place."""

    def __init__(self, place: Place, telling: Telling) -> None:
        self._place = place
        self._telling = telling

    def show(self) -> None:
        """Show the list."""
        place = self._place
        if told(self._save, self._telling.fail) is None:
            return
        page = VersionsPage(place.desk, place.document)
        page.opened.connect(self._look)
        page.troubled.connect(self._telling.fail)
        place.lead(place.show_tasks, place.show_tasks, self.show)
        self._show(page, [place.desk.say(TITLE)])

    def _look(self, generation: Generation) -> None:
        place = self._place
        found = told(lambda: version(place.document, generation), self._telling.fail)
        if found is None:
            return
        page = LookPage(place.desk, place.session, found)
        page.chosen.connect(partial(self._go_back, found))
        page.jumped.connect(lambda path: place.jump_from(path, lambda: self._look(generation)))
        place.lead(self.show, place.show_tasks, lambda: self._look(generation))
        self._show(page, [place.desk.say(TITLE), place.desk.language.value(generation.header.saved_at.astimezone())])
        page.focus_first()

    def _show(self, page: VersionsPage | LookPage, path: list[str]) -> None:
        shell = self._place.shell
        shell.show_path(path)
        shell.show_page(page, None, wide=True, panel_width=PanelWidth.LIST)
        shell.footer.show_next("")
        shell.footer.show_hint("")

    def _go_back(self, found: Version) -> None:
        place, desk = self._place, self._place.desk
        if place.session.fixed is not None:
            self._telling.say((Mark.WARNING, desk.say(FIXED)))
            return
        try:
            place.autosave.finish()
            keep(place.document, place.session.content, desk.clock, BEFORE_RESTORING)
            place.session.take(brought_back(place.session.content, found.content), STEP)
            kept = keep(place.document, place.session.content, desk.clock, RESTORED)
        except Failure as failure:
            self._telling.fail(failure)
            return
        place.autosave.adopt(place.session.content)
        place.shell.header.show_saved(kept.header.saved_at.astimezone())
        moment = {"moment": found.generation.header.saved_at.astimezone()}
        place.show_tasks()
        self._telling.say((Mark.DONE, desk.say(DONE, moment), desk.say(DONE_TEXT)))

    def _save(self) -> bool:
        self._place.autosave.finish()
        return True
