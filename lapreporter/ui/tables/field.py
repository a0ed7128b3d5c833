"""What a table question is made of in each of its layouts: its rows, how one adds to them, and what is said of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.ui.actions import action
from lapreporter.ui.carried.rows import RowsBar
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.session import Session
from lapreporter.ui.tables.balance import BalanceLine
from lapreporter.ui.tables.balances import balance_of
from lapreporter.ui.tables.elsewhere import Elsewhere
from lapreporter.ui.tables.filtering import FilterBar
from lapreporter.ui.tables.foot import Foot
from lapreporter.ui.tables.head import FIRST_INSET
from lapreporter.ui.tables.model import TableModel
from lapreporter.ui.tables.none_offer import NoneOffer
from lapreporter.ui.tables.words import ADD_ROW, PASTE, REMOVE


class TableField(QWidget):
    """One table question in one layout.

    ``focused`` carries the question of the focused answer, for the help beside the page; ``page_asked`` the key of the
    page on which rows are added, where this page only continues them.
    """

    focused = Signal(object)
    page_asked = Signal(str)

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.question = question
        self.model = TableModel(desk, session, question, self)
        self.filter = FilterBar(desk, self.model)
        self.none = NoneOffer(desk, session, question)
        self.balance = BalanceLine(desk.theme)
        self.elsewhere = Elsewhere(desk, question)
        self._balance_of = balance_of(question)
        self.add = action(desk, question.add or ADD_ROW, self.add_row, Icon.PLUS)
        self.paste = action(desk, PASTE, self.paste_clipboard, Icon.PASTE)
        self.remove = action(desk, REMOVE, self.remove_rows, Icon.REMOVE)
        self.none.focused.connect(self.focused)
        self.elsewhere.page_asked.connect(self.page_asked)

    def first(self) -> QWidget:
        """The widget that takes the focus when someone comes to this question."""
        raise NotImplementedError

    def jump_to(self, path: str) -> bool:
        """Go to the answer at an address, as a jump from a finding does. Says whether this question holds it."""
        prefix = self.model.table + "["
        if not path.startswith(prefix):
            return False
        row_id, _, name = path.removeprefix(prefix).partition("]")
        if self.model.line_of(row_id) is None:
            self.filter.clear()
        line = self.model.line_of(row_id)
        if line is not None:
            self._go_to(line, name.removeprefix("."))
        return line is not None

    def add_row(self) -> None:
        """Add a row, and go to it."""
        raise NotImplementedError

    def remove_rows(self) -> None:
        """Remove the rows that are chosen."""
        raise NotImplementedError

    def paste_text(self, text: str) -> None:
        """Take a block copied from a spreadsheet; it is shown first."""
        raise NotImplementedError

    def paste_clipboard(self) -> None:
        """Take what the clipboard holds as a block of rows."""
        self.paste_text(QGuiApplication.clipboard().text())

    def _go_to(self, line: int, name: str) -> None:
        """Put the focus on an answer of the row in a line; no name stands for the row."""
        raise NotImplementedError

    def _frame(self, rows: QWidget, carried: RowsBar, foot: Foot, *actions: QWidget) -> Sheet:
        """The card that holds the rows, what can be done with them, and what they add up to."""
        card = Sheet(self.desk.theme, margins=(1, 6, 1, 1), spacing=0)
        card.body.addLayout(Column(self.filter, margins=(FIRST_INSET, 0, FIRST_INSET, 0)))
        card.body.add(rows)
        card.body.addLayout(Column(carried, margins=(FIRST_INSET, 0, FIRST_INSET, 0)))
        below = Flow(*actions, spacing=Space.WIDE)
        card.body.addLayout(Column(below, margins=(FIRST_INSET, 5, FIRST_INSET, 5)))
        card.body.add(foot)
        return card
