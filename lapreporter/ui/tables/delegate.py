"""Between the view and a cell: painting it, opening a field in it, taking what was typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from lapreporter.ui.kit.keys import ENTER
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.tables.cell_painting import CellPainter
from lapreporter.ui.tables.editors import CellEditor, ChoiceEditor, ChoicesEditor, LineEditor, TextEditor, editor_for
from lapreporter.ui.tables.model import NOT_KNOWN, TableModel

Index = QModelIndex | QPersistentModelIndex

_NO_HINT = QStyledItemDelegate.EndEditHint.NoHint
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class CellDelegate(QStyledItemDelegate):
    """Paints and edits the cells of one sheet.

    ``went`` tells by how many columns and lines to go on after a key ended the editing; ``row_asked`` that Ctrl+Enter
    did. What is typed goes to the session with every key, so that a power cut takes no more than the last second.
    """

    went = Signal(int, int)
    row_asked = Signal()

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view
        self._painter = CellPainter(theme)
        self._editor: CellEditor | None = None
        self._undo_from = 0
        self._before = ""

    @property
    def editor(self) -> CellEditor | None:
        """The field that is open, if one is."""
        return self._editor

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.theme = theme
        self._painter.wear(theme)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell; the row of the focused one is tinted."""
        current = self._view.currentIndex()
        active = self._view.hasFocus() or self._editor is not None
        selection = self._view.selectionModel()
        several = len(selection.selectedIndexes()) > 1 if active and selection.hasSelection() else False
        tinted = active and (index.row() == current.row() if not several else selection.isSelected(index))
        focused = (
            active and self._editor is None and index.row() == current.row() and index.column() == current.column()
        )
        self._painter.paint(painter, option, index, tinted=tinted, focused=focused)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open the field that suits the column."""
        model = self._model(index)
        editor = editor_for(self.theme, model.columns[index.column()], parent)
        line, column = index.row(), index.column()
        editor.edited.connect(lambda text: self._typed(model, line, column, text))
        editor.finished.connect(lambda: self._end(editor))
        self._editor = editor
        self._undo_from = model.session.undo_stack.index()
        self._before = model.typed_text(line, column)
        model.hold(True)
        QTimer.singleShot(0, self._open_list)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the answer as one would type it; what is being typed stays."""
        if isinstance(editor, LineEditor | TextEditor) and not editor.was_edited:
            editor.start(self._model(index).typed_text(index.row(), index.column()))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell; a longer text grows over the cells below, within the table."""
        rect = option.rect.adjusted(2, 3, -2, -4)
        if isinstance(editor, TextEditor):
            room = self._view.viewport().height() - 4
            rect.setHeight(min(max(rect.height(), editor.sizeHint().height()), room))
            rect.moveTop(max(2, min(rect.top(), room + 2 - rect.height())))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed for good."""
        if isinstance(editor, LineEditor | TextEditor) and isinstance(model, TableModel) and editor.was_edited:
            model.write(index.row(), index.column(), editor.written())
            editor.was_edited = False

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Let go of the field, and show what there is to say."""
        super().destroyEditor(editor, index)
        self.let_go()

    def let_go(self) -> None:
        """Forget the field that was open, and let findings show again."""
        self._editor = None
        model = self._view.model()
        if isinstance(model, TableModel):
            model.hold(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read the keys that end the editing."""
        if isinstance(event, QKeyEvent) and isinstance(watched, LineEditor | TextEditor):
            if event.type() is QEvent.Type.KeyPress:
                return self._key(watched, event) or super().eventFilter(watched, event)
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _open_list(self) -> None:
        """Open the list of the field where it has one, unless a key was typed already."""
        if isinstance(self._editor, ChoiceEditor | ChoicesEditor) and not self._editor.was_edited:
            self._editor.open_list()

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        key, several = event.key(), isinstance(editor, TextEditor)
        if key in ENTER and not (several and event.modifiers() & _SHIFT):
            self._end(editor)
            if event.modifiers() & _CONTROL:
                self.row_asked.emit()
            else:
                self.went.emit(0, -1 if event.modifiers() & _SHIFT else 1)
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._end(editor)
            self.went.emit(1 if key == Qt.Key.Key_Tab else -1, 0)
            return True
        if key == Qt.Key.Key_Escape:
            self._take_back(editor)
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not several:
            if isinstance(editor, ChoiceEditor | ChoicesEditor):
                editor.open_list()
            else:
                self._end(editor)
                self.went.emit(0, 1 if key == Qt.Key.Key_Down else -1)
            return True
        return False

    def _typed(self, model: TableModel, line: int, column: int, text: str) -> None:
        if text.strip() != NOT_KNOWN:
            model.write(line, column, text)

    def _end(self, editor: CellEditor) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _NO_HINT)

    def _take_back(self, editor: CellEditor) -> None:
        """Leave the cell as it was when the field opened."""
        model, index = self._view.model(), self._view.currentIndex()
        if editor.was_edited and isinstance(model, TableModel):
            stack = model.session.undo_stack
            if stack.index() > self._undo_from:
                while stack.index() > self._undo_from:
                    stack.undo()
            else:
                model.write(index.row(), index.column(), self._before)
        editor.was_edited = False
        self.closeEditor.emit(editor, _NO_HINT)

    def _model(self, index: Index) -> TableModel:
        model = index.model()
        if not isinstance(model, TableModel):
            raise TypeError(type(model).__name__)
        return model
