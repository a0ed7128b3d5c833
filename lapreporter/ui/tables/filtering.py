"""Finding rows among many: by words, or those with findings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.choices import Check
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.tables.model import TableModel
from lapreporter.words import mark, mark_plural

FIND = mark("Find in the table")
WITH_FINDINGS = mark("Rows with findings")
SHOWN = mark_plural("{shown} of {count} row", "{shown} of {count} rows")


class FilterBar(QWidget):
    """A line to type in and a box to tick. ``changed`` tells that other rows are on show."""

    changed = Signal()

    def __init__(self, desk: Desk, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self.words = LineField(desk.theme, desk.say(FIND), chars=20)
        self.only_found = Check(desk.theme, desk.say(WITH_FINDINGS))
        self._count = Text(desk.theme, "", Type.META, measure=None)
        self.words.textEdited.connect(self._apply)
        self.only_found.clicked.connect(self._apply)
        model.modelReset.connect(self._say_count)
        label = Text(desk.theme, desk.say(FIND), Type.META, measure=None)
        Row(
            label,
            self.words,
            self.only_found,
            None,
            self._count,
            spacing=Space.LARGE,
            margins=(0, 8, 0, 8),
            parent=self,
        )
        self._say_count()

    def clear(self) -> None:
        """Show all rows again."""
        if self.words.text() or self.only_found.isChecked():
            self.words.clear()
            self.only_found.setChecked(False)
            self._apply()

    def _apply(self) -> None:
        self._model.filter(self.words.text(), self.only_found.isChecked())
        self.changed.emit()

    def _say_count(self) -> None:
        count = len(self._model.rows)
        shown = self._model.rowCount() if count else 0
        self._count.setText(self._desk.language.plural(SHOWN, count, {"shown": shown}))
