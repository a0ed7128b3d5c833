"""The way to protection: the page in the shell, the sheet, and storing everything anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from lapreporter.document.content import summary, to_bytes
from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.protection import protect
from lapreporter.errors import Failure
from lapreporter.ui.autosave import Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.keeping import Telling
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.plan.way import Place as PlaceOfPlan
from lapreporter.ui.protection.page import TITLE, ProtectionPage, Wish
from lapreporter.ui.protection.sheet import Recovery, write_sheet
from lapreporter.words import mark

ON = mark("This report is protected from now on.")
ON_TEXT = mark(
    "Its versions and attached files were stored anew, and the readable ones were deleted. On memory sticks and some "
    "disks deleted files can be found for a while."
)
OFF = mark("This report is not protected any more.")
OFF_TEXT = mark("No passphrase is asked for from now on. The recovery sheet can be destroyed.")


class Place(PlaceOfPlan, Protocol):
    """What protection needs of the place where a report is worked on."""

    document: OpenDocument
    background: Background
    autosave: Autosave


class ProtectionWay:
    """Shows the page and does what is wished on it."""

    def __init__(self, place: Place, telling: Telling) -> None:
        self._place = place
        self._telling = telling

    def show(self, then: Callable[[], None] | None = None) -> None:
        """Show the page on protection. It leads to the task list; where a rule led here, to what comes ``then``."""
        after = then or self._place.show_tasks
        place = self._place
        page = ProtectionPage(place.desk, place.document.key, asked=then is not None)
        page.wished.connect(partial(self._store, page, after))
        page.sheet_asked.connect(partial(self._write_sheet, page))
        place.lead(after, after, lambda: self.show(then))
        place.shell.show_path([place.desk.say(TITLE)])
        place.shell.show_page(page, None)
        place.shell.footer.show_next("")
        place.shell.footer.show_hint("")
        page.focus_first()

    def _write_sheet(self, page: ProtectionPage, recovery: Recovery, folder: Path) -> None:
        place, desk = self._place, self._place.desk
        report, report_id, now = place.session.report, place.document.report_id, desk.clock()
        place.background.run(
            lambda: write_sheet(recovery, report, report_id, desk.language, folder, now),
            page.show_saved,
            self._telling.fail,
            page,
        )

    def _store(self, page: ProtectionPage, after: Callable[[], None], wish: Wish | None) -> None:
        place, content, now = self._place, self._place.session.content, self._place.desk.clock()

        def work() -> Generation:
            key = protect(wish.passphrase, wish.recovery) if wish is not None else None
            told = summary(content.report, content.origins)
            return place.document.rekey(key, to_bytes(content), summary=told, now=now)

        def failed(failure: Failure) -> None:
            page.show_failed()
            self._telling.fail(failure)

        place.background.run(work, lambda saved: self._stored(content, saved, after), failed, page)

    def _stored(self, content: object, saved: Generation, after: Callable[[], None]) -> None:
        place, say = self._place, self._place.desk.say
        if content is place.session.content:
            place.autosave.adopt(place.session.content)
        place.shell.header.show_saved(saved.header.saved_at.astimezone())
        on = saved.header.protection is not None
        after()
        self._telling.say((Mark.DONE, say(ON if on else OFF), say(ON_TEXT if on else OFF_TEXT)))
