"""The way through the two years: the page, the jumps to answers and back, and the correction of an earlier figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from lapreporter.document.amendment import corrected
from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.carried.against import AgainstPage, before
from lapreporter.ui.carried.against_list import Line
from lapreporter.ui.carried.last_look import LastLook
from lapreporter.ui.carried.report_edition import ReportEdition
from lapreporter.ui.carried.sealed_note import SealedNote
from lapreporter.ui.carried.summary import AGAINST, CHANGES
from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.plan import way as plan_way
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.words import mark

TO_TASKS = mark("To the task list")


class Place(plan_way.Place, Protocol):
    """What the two years need of the place where a report is worked on."""

    document: OpenDocument

    def open(self, key: str) -> None:
        """Open a page by its key."""

    def amend(self, sent: Generation) -> None:
        """Open a copy that amends what was sent."""


class CarriedWay:
    """Shows the page in the shell of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by the key under which the task list asks for it."""
        return {"against": self.show, "amends": self.show_amends}

    def sealed_note(self) -> SealedNote:
        """What to say of a report that was signed, with the way to amend it."""
        note = SealedNote(self._place.desk, self._place.document)
        note.asked.connect(self._place.amend)
        return note

    def furnish(self, page: FinishPage) -> None:
        """Put beside the last steps what there is to look at before signing, and the way to amend after it."""
        desk, session = self._place.desk, self._place.session
        look, edition, note = LastLook(desk, session), ReportEdition(desk, session), self.sealed_note()
        look.asked.connect(self._place.open)
        look.turned.connect(page.draw)
        edition.turned.connect(page.draw)
        page.body.insertWidget(page.body.indexOf(page.languages) + 1, edition)
        page.steps.read.body.add(look)
        page.steps.body.add(note)
        page.steps.saved.connect(note.refresh)

    def show_amends(self, path: str | None = None) -> None:
        """Show what an amendment changes in what was sent; nothing for a report that amends none."""
        sent = self._place.session.content.amends
        if sent is not None:
            page = AgainstPage(self._place.desk, self._place.session, sent, amends=True)
            self._show(page, CHANGES, self.show_amends, path)

    def show(self, path: str | None = None) -> None:
        """Show the two years, with the focus on an answer; nothing without an earlier report."""
        last = before(self._place.session)
        if last is not None:
            page = AgainstPage(self._place.desk, self._place.session, last)
            page.corrected.connect(self._correct)
            self._show(page, AGAINST, self.show, path)

    def _show(self, page: AgainstPage, name: str, again: Callable[[str | None], None], path: str | None) -> None:
        place = self._place
        place.lead(place.show_tasks, place.show_tasks, lambda: again(path))
        place.shell.show_path([place.desk.say(name)])
        place.shell.show_page(page, page.panel, wide=True, panel_width=PanelWidth.LIST)
        place.shell.footer.show_next(place.desk.say(TO_TASKS))
        place.shell.footer.show_hint("")
        page.jumped.connect(lambda address: place.jump_from(address, lambda: again(address)))
        page.focus_first(path)

    def _correct(self, line: Line) -> None:
        """Add a row that corrects an earlier figure, and go to it."""
        place, last = self._place, before(self._place.session)
        year = last.year() if last is not None else None
        if line.change is None or year is None:
            return
        path = line.change.path
        name = f"{line.row}, {line.title}" if line.row else line.title
        session = place.session
        report = corrected(session.report, year, name[:200], line.old[:200], None)
        row = report.other.corrections[-1]
        session.replace_report(report, "other.corrections")
        place.jump_from(f"other.corrections[{row.id}].correct", lambda: self.show(path))
