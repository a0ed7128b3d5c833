"""Fields that open inside a cell: a line, a line with a list of choices, several choices to tick, a longer text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QListWidget, QListWidgetItem, QWidget

from lapreporter.report.kinds import Kind
from lapreporter.ui.kit.fields import LineField, TextField
from lapreporter.ui.kit.theme import Theme, Type
from lapreporter.ui.tables.cells import ColumnCells

MOST_AT_ONCE = 10


class LineEditor(LineField):
    """One line. ``edited`` carries the text with every key, ``finished`` that a choice ended the editing."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, cells: ColumnCells, parent: QWidget) -> None:
        super().__init__(
            theme,
            cells.label,
            figures=cells.figures,
            style=Type.FIGURE if cells.figures else Type.BODY,
            parent=parent,
        )
        self.cells = cells
        self.was_edited = False
        self.textEdited.connect(self._typed)

    def start(self, text: str) -> None:
        """Begin with a text, all of it selected."""
        self.setText(text)
        self.selectAll()

    def written(self) -> str:
        """What stands in the field."""
        return self.text()

    def _typed(self, text: str) -> None:
        self.was_edited = True
        self.edited.emit(text)


class ChoiceEditor(LineEditor):
    """A line with the choices below it. One types a part of a label or takes it from the list."""

    def __init__(self, theme: Theme, cells: ColumnCells, parent: QWidget) -> None:
        super().__init__(theme, cells, parent)
        self._labels = list(cells.options.values())
        self._list = QListView()
        completer = QCompleter(self._labels, self)
        completer.setPopup(self._list)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(MOST_AT_ONCE)
        completer.activated.connect(self._taken)
        self._list.setFont(theme.font(Type.BODY))
        self._completer = completer
        self.setCompleter(completer)

    def open_list(self) -> None:
        """Show all choices, the chosen one marked."""
        self._completer.setCompletionPrefix("")
        self._completer.complete()
        if self.text() in self._labels:
            self._list.setCurrentIndex(self._completer.completionModel().index(self._labels.index(self.text()), 0))

    def written(self) -> str:
        """What stands in the field; the only choice that begins like it counts as meant."""
        text = self.text()
        if not text.strip() or self.cells.read(text).readable:
            return text
        like = [label for label in self._labels if label.casefold().startswith(text.casefold().strip())]
        return like[0] if len(like) == 1 else text

    def _taken(self, label: str) -> None:
        self.setText(label)
        self._typed(label)
        self.finished.emit()


class ChoicesEditor(LineEditor):
    """A line with a list in which several can be ticked with Space; Enter or Esc closes the list."""

    def __init__(self, theme: Theme, cells: ColumnCells, parent: QWidget) -> None:
        super().__init__(theme, cells, parent)
        self._list = QListWidget(self)
        self._list.setWindowFlag(Qt.WindowType.Popup)
        self._list.setFont(theme.font(Type.BODY))
        self._list.setAccessibleName(cells.label)
        for label in cells.options.values():
            QListWidgetItem(label, self._list).setCheckState(Qt.CheckState.Unchecked)
        self._list.itemChanged.connect(self._ticked)
        self._list.installEventFilter(self)

    def open_list(self) -> None:
        """Show all choices below the cell."""
        chosen = self.cells.read(self.text()).value or ()
        with QSignalBlocker(self._list):
            for at, option in enumerate(self.cells.options):
                state = Qt.CheckState.Checked if option in chosen else Qt.CheckState.Unchecked
                self._list.item(at).setCheckState(state)
        self._list.setCurrentRow(0)
        row = self._list.sizeHintForRow(0)
        width = max(self.width(), self._list.sizeHintForColumn(0) + 40)
        self._list.resize(width, row * min(self._list.count(), MOST_AT_ONCE) + 4)
        self._list.move(self.mapToGlobal(QPoint(0, self.height())))
        self._list.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter, Esc and Tab in the list end the editing."""
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab)
        pressed = watched is self._list and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in ends:
            self._list.hide()
            self.finished.emit()
            return True
        return super().eventFilter(watched, event)

    def _ticked(self) -> None:
        labels = [
            label
            for at, label in enumerate(self.cells.options.values())
            if self._list.item(at).checkState() is Qt.CheckState.Checked
        ]
        self.setText("; ".join(labels))
        self._typed(self.text())


class TextEditor(TextField):
    """Several lines; Enter ends the editing, Shift+Enter begins a line."""

    edited = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, cells: ColumnCells, parent: QWidget) -> None:
        super().__init__(theme, cells.label, least=3, most=6, parent=parent)
        self.cells = cells
        self.was_edited = False
        self.textChanged.connect(self._typed)

    def start(self, text: str) -> None:
        """Begin with a text, all of it selected."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self.selectAll()

    def written(self) -> str:
        """What stands in the field."""
        return self.toPlainText()

    def _typed(self) -> None:
        self.was_edited = True
        self.edited.emit(self.toPlainText())


CellEditor = LineEditor | TextEditor


def editor_for(theme: Theme, cells: ColumnCells, parent: QWidget) -> CellEditor:
    """The field in which a cell of this column is typed."""
    if cells.kind is Kind.LONG_TEXT:
        return TextEditor(theme, cells, parent)
    if cells.kind is Kind.CHOICES:
        return ChoicesEditor(theme, cells, parent)
    if cells.is_chosen:
        return ChoiceEditor(theme, cells, parent)
    return LineEditor(theme, cells, parent)
