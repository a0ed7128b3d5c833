"""A table question record by record: a list, and below it the questions of the record that is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.form.edition import Question
from lapreporter.form.visibility import asked_columns
from lapreporter.ui.actions import action
from lapreporter.ui.carried.rows import RowsBar
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, discard
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.questions.asked import Asked, asked_of_row
from lapreporter.ui.questions.card import WIDEST, QuestionCard
from lapreporter.ui.session import Session
from lapreporter.ui.tables.field import TableField
from lapreporter.ui.tables.foot import Foot
from lapreporter.ui.tables.pasting import Pasting
from lapreporter.ui.tables.record_list import MOST_LINES, RecordList, record_name
from lapreporter.words import Parameter, mark

BEFORE = mark("Previous")
AFTER = mark("Next row")
WHICH = mark("{number} of {count}: {name}")


class TableRecords(TableField):
    """One table question on cards. ``offered`` carries a question and files to take in."""

    offered = Signal(object, list)

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(desk, session, question, parent)
        self.list = RecordList(desk.theme, self.model, desk.say(question.words.label))
        self.foot = Foot(self.model)
        self.cards: dict[str, QuestionCard] = {}
        self._row_id: str | None = None
        self.carried = RowsBar(desk, self.model.marks, lambda: [self._row_id] if self._row_id else [])
        self.pasting = Pasting(self.list, question, self)
        self.before = action(desk, BEFORE, lambda: self._go(-1), Icon.BACK)
        self.after = action(desk, AFTER, lambda: self._go(1), Icon.NEXT)
        self._lay_out()
        self._connect()
        self._sync()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.desk = self.desk.wearing(theme)
        self._fit()

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cards as narrow as they are on other pages."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Their own greatest width is not enough: Qt would ask for their height at a width they never take.
        self._cards.set_margins((0, 0, max(0, self.width() - self.desk.theme.px(WIDEST)), 0))

    def _lay_out(self) -> None:
        self.card = self._frame(self.list, self.carried, self.foot, self.add, self.paste)
        self._name = Text(self.desk.theme, "", Type.SECTION)
        self._record = QWidget()
        self._cards = Column(spacing=Space.HAIR)
        Column(
            self._name, Flow(self.before, self.after, self.remove, spacing=Space.WIDE), self._cards,
            margins=(0, Space.SMALL, 0, 0), parent=self._record,
        )  # fmt: skip
        Column(
            self.card, self.elsewhere, self.pasting, self.none, self.balance, self._record,
            spacing=Space.MEDIUM, parent=self,
        )  # fmt: skip

    def _connect(self) -> None:
        self.list.cell_changed.connect(self._show_record)
        self.list.entered_by_key.connect(self._enter)
        self.list.row_asked.connect(self.add_row)
        self.list.removal_asked.connect(self.remove_rows)
        self.model.modelReset.connect(self._sync)
        self.model.dataChanged.connect(self._refresh)
        self.session.changed.connect(self._changed)
        self.filter.changed.connect(self.list.fit)
        self.session.checked.connect(self.carried.refresh)
        self.list.cell_changed.connect(self.carried.refresh)
        self.carried.jumped.connect(self.jump_to)
        self.pasting.opened.connect(self.card.setHidden)
        self.pasting.opened.connect(self._record.setHidden)
        self.pasting.about_to_write.connect(self.filter.clear)

    def first(self) -> QWidget:
        """The widget that takes the focus when someone comes to this question."""
        if not self.model.rows:
            return self.elsewhere.first() if self.question.continued else self.add
        return self.list

    def add_row(self) -> None:
        """Add a row at the end and go to its first question."""
        self.filter.clear()
        row = self.model.edits.add()
        self.list.put(self.model.line_of(row.id) or 0)
        self._enter()

    def remove_rows(self) -> None:
        """Remove the row on show."""
        if self._row_id is not None:
            self.model.edits.remove([self._row_id])
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def paste_text(self, text: str) -> None:
        """Take a block copied from a spreadsheet; it is shown first."""
        self.pasting.take(text, at_cell=False)

    def _go_to(self, line: int, name: str) -> None:
        self.list.put(line)
        card = next((card for known, card in self.cards.items() if f"{name}.".startswith(known + ".")), None)
        (card.first() if card else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _sync(self) -> None:
        """Fit everything round the rows there are."""
        rows, continued = self.model.rows, self.question.continued
        self.card.setVisible(bool(rows) or not continued)
        self.elsewhere.setVisible(continued and not rows)
        self.add.setHidden(continued)
        self.paste.setHidden(continued)
        self.remove.setHidden(continued)
        self.list.setVisible(bool(rows))
        self.list.fit()
        self.filter.setVisible(len(rows) > MOST_LINES)
        self.none.setVisible(not rows and self.none.has_sentences)
        if rows and not self.list.currentIndex().isValid():
            self.list.put(0)
        self._show_record()

    def _refresh(self) -> None:
        if bool(self.model.rows) != self.list.isVisibleTo(self):
            self._sync()
        self._count()
        self._say_name()

    def _count(self) -> None:
        """Add up again."""
        self.foot.refresh()
        if self._balance_of is not None:
            self.balance.show_balance(self._balance_of(self.desk, self.session.report, self._row_id))

    def _show_record(self) -> None:
        """Show the questions of the chosen row; the cards stay while the row stays."""
        here = self.list.currentIndex()
        line = here.row() if here.isValid() and here.row() < self.model.rowCount() else -1
        row_id = self.model.row(line).id if self.model.rows and line >= 0 else None
        if row_id != self._row_id:
            for card in self.cards.values():
                self._discard(card)
            self.cards = {}
            self._row_id = row_id
        self._record.setVisible(row_id is not None and self.pasting.panel is None)
        self._ask()
        self._say_name()
        self._count()

    def _ask(self) -> None:
        """Have a card for each question that is asked of the row now, in the order of the form."""
        row = next((row for row in self.model.rows if row.id == self._row_id), None)
        columns = list(asked_columns(self.question, self.session.report, row)) if row is not None else []
        names = {column.name for column in columns}
        for name in [name for name in self.cards if name not in names]:
            self._discard(self.cards.pop(name))
        for position, column in enumerate(columns):
            if row is not None and column.name not in self.cards:
                self.cards[column.name] = self._card(asked_of_row(self.model.table, row.id, column), position)

    def _card(self, asked: Asked, position: int) -> QuestionCard:
        card = QuestionCard(self.desk, self.session, asked)
        card.focused.connect(self.focused)
        card.offered.connect(self.offered)
        self._cards.insertWidget(position, card)
        return card

    def _discard(self, card: QuestionCard) -> None:
        self._cards.removeWidget(card)
        discard(card)

    def _changed(self, path: str) -> None:
        if path.startswith(f"{self.model.table}[{self._row_id}]"):
            self._ask()

    def _say_name(self) -> None:
        here, count = self.list.currentIndex(), self.model.rowCount()
        if here.isValid() and here.row() < count:
            values: dict[str, Parameter] = {
                "number": here.row() + 1,
                "count": count,
                "name": record_name(self.model, here.row()),
            }
            self._name.setText(self.desk.say(WHICH, values))
            self.before.setVisible(here.row() > 0)
            self.after.setVisible(here.row() + 1 < count)

    def _go(self, by: int) -> None:
        self.list.put(self.list.currentIndex().row() + by)
        self._enter()

    def _enter(self) -> None:
        card = next((self.cards[column.name] for column in self.question.columns if column.name in self.cards), None)
        if card is not None:
            card.first().setFocus(Qt.FocusReason.TabFocusReason)
