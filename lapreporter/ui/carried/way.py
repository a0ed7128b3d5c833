"""The way through the two years: the page, the jumps to answers and back, and the correction of an earlier figure."""

from __future__ import annotations

from collections.abc import Callable

from lapreporter.document.amendment import corrected
from lapreporter.ui.carried.against import AgainstPage, before
from lapreporter.ui.carried.against_list import Line
from lapreporter.ui.carried.summary import AGAINST
from lapreporter.ui.kit.shell import PanelWidth
from lapreporter.ui.plan.way import Place
from lapreporter.words import mark

TO_TASKS = mark("To the task list")


class CarriedWay:
    """Shows the page in the shell of a place."""

    def __init__(self, place: Place) -> None:
        self._place = place

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by the key under which the task list asks for it."""
        return {"against": self.show}

    def show(self, path: str | None = None) -> None:
        """Show the two years, with the focus on an answer; nothing without an earlier report."""
        place, last = self._place, before(self._place.session)
        if last is None:
            return
        page = AgainstPage(place.desk, place.session, last)
        place.lead(place.show_tasks, place.show_tasks, lambda: self.show(path))
        place.shell.show_path([place.desk.say(AGAINST)])
        place.shell.show_page(page, page.panel, wide=True, panel_width=PanelWidth.LIST)
        place.shell.footer.show_next(place.desk.say(TO_TASKS))
        place.shell.footer.show_hint("")
        page.jumped.connect(lambda address: place.jump_from(address, lambda: self.show(address)))
        page.corrected.connect(self._correct)
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
