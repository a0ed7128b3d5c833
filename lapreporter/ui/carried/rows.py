"""The rows of a table that came from an earlier report: how many wait, and the word for one, some or all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.waiting import Waits
from lapreporter.document.confirmation import marks_of
from lapreporter.form.edition import Edition, Question
from lapreporter.ui.carried.beside import waits_at
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.session import Session
from lapreporter.words import Year, mark, mark_plural

WAITING = mark_plural(
    "{count} row stands as in the report for {year}", "{count} rows stand as in the report for {year}"
)
WAITING_EARLIER = mark_plural(
    "{count} row stands as in an earlier report", "{count} rows stand as in an earlier report"
)
TABLE = mark("The table stands as in an earlier report")
THIS_ROW = mark_plural("This row is still true", "These {count} rows are still true")
ALL_ROWS = mark_plural("It is as before", "All {count} as before")
NEXT = mark("Next one that waits")


def page_of(edition: Edition, question: Question) -> str:
    """The key of the page that asks a question."""
    return next((page.key for form in edition.forms for page, one in form.questions() if one is question), "")


class RowMarks:
    """Which rows of one table question wait now."""

    def __init__(self, desk: Desk, session: Session, question: Question) -> None:
        self._session = session
        self._path, self._page = question.path, page_of(desk.edition, question)

    @property
    def waits(self) -> Waits | None:
        """What waits of this question, or None."""
        return waits_at(self._session.case, self._page, self._path)

    @property
    def rows(self) -> Collection[str]:
        """The ids of the rows that wait."""
        waits = self.waits
        return waits.rows if waits else ()

    def confirm(self, rows: Collection[str] | None = None) -> None:
        """Say that these rows, or all, are still true, as far as this question asks about them."""
        waits = self.waits
        if waits is not None:
            self._session.confirm(marks_of(self._session.content, waits, rows))


class RowsBar(QWidget):
    """One line below a table while rows of it wait. ``chosen`` gives the ids of the rows that are selected.

    ``jumped`` carries the address of the next row that waits.
    """

    jumped = Signal(str)

    def __init__(
        self, desk: Desk, marks: RowMarks, chosen: Callable[[], Collection[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._marks, self._chosen = desk, marks, chosen
        self._text = Text(desk.theme, "", Type.META, icon=Icon.HISTORY, measure=None)
        self.these = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.TICK)
        self.all = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.TICK)
        self.next = Button(desk.theme, desk.say(NEXT), ButtonKind.QUIET, icon=Icon.DOWN)
        self.these.clicked.connect(lambda: self._marks.confirm(self._of_chosen()))
        self.all.clicked.connect(lambda _checked=False: self._marks.confirm())
        self.next.clicked.connect(self._jump)
        Flow(self._text, self.these, self.all, self.next, spacing=Space.WIDE, parent=self)
        self._shown: tuple[object, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Show how many rows wait now, and how many of them are selected."""
        waits = self._marks.waits
        self.setVisible(waits is not None)
        if waits is None:
            return
        chosen, plural = len(self._of_chosen()), self._desk.language.plural
        if (waits.count, waits.year, chosen) == self._shown:
            return
        self._shown = (waits.count, waits.year, chosen)
        places = {"year": Year(waits.year)} if waits.year else {}
        words = plural(WAITING if waits.year else WAITING_EARLIER, waits.count, places)
        self._text.setText(words if waits.rows else self._desk.say(TABLE))
        self.these.set_label(plural(THIS_ROW, max(chosen, 1)))
        self.these.setVisible(0 < chosen < waits.count)
        self.all.set_label(plural(ALL_ROWS, waits.count))
        self.next.setVisible(bool(waits.rows) and not chosen)

    def _of_chosen(self) -> list[str]:
        rows = self._marks.rows
        return [row_id for row_id in dict.fromkeys(self._chosen()) if row_id in rows]

    def _jump(self) -> None:
        waits = self._marks.waits
        if waits is not None:
            self.jumped.emit(waits.first)
