"""What a copied block would become, before anything is changed: its first rows, and the column each part goes to."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.choices import Check
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.tables.cells import ColumnCells
from lapreporter.ui.tables.paste import Matching, Taken, take
from lapreporter.ui.tables.paste_preview import PREVIEWED, PastePreview
from lapreporter.words import mark, mark_plural

TITLE = mark_plural("{count} row was copied", "{count} rows were copied")
CHECK = mark("Look at where each column goes, then choose what to do. Nothing has changed yet.")
HEADED = mark("The first line holds headings")
MORE = mark_plural("and {count} more row", "and {count} more rows")
ALL_READ = mark("Every cell can be read.")
UNREAD = mark_plural(
    "{count} cell cannot be read. Its text is kept as typed.",
    "{count} cells cannot be read. Their texts are kept as typed.",
)
ADD = mark_plural("Add {count} row", "Add {count} rows")
REPLACE = mark_plural("Replace the row there is", "Replace all {count} rows")
FILL = mark("Write over from “{row}” on")
CANCEL = mark("Cancel")
UNDO = mark("Ctrl+Z takes all of it back.")


class PasteWay(Enum):
    """What to do with a copied block."""

    ADD = "add"
    REPLACE = "replace"
    FILL = "fill"


class PastePanel(Sheet):
    """A preview within the page. ``chosen`` carries the way and what was read, ``cancelled`` that nothing happens."""

    chosen = Signal(object, object)
    cancelled = Signal()

    def __init__(
        self,
        desk: Desk,
        matching: Matching,
        columns: Sequence[ColumnCells],
        *,
        existing: int,
        ways: Sequence[PasteWay],
        from_row: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, margins=(20, 16, 20, 16), parent=parent)
        self._desk = desk
        self._matching = matching
        self._existing = existing
        self._from_row = from_row
        self._taken: Taken | None = None
        self._title = Text(desk.theme, "", Type.QUESTION)
        self._headed = Check(desk.theme, desk.say(HEADED))
        self._headed.setChecked(matching.headed)
        self._headed.clicked.connect(self._turn_heading)
        self._preview = PastePreview(desk, matching, columns)
        self._preview.sent.connect(self._send)
        self._more = Text(desk.theme, "", Type.META)
        self._read = Text(desk.theme, "", Type.HELP)
        self._buttons = {way: Button(desk.theme, "", ButtonKind.OUTLINED) for way in ways}
        for way, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, way=way: self._choose(way))
        cancel = Button(desk.theme, desk.say(CANCEL), ButtonKind.QUIET)
        cancel.clicked.connect(self.cancelled)
        undo = Text(desk.theme, desk.say(UNDO), Type.META)
        self.body.add(self._title, Text(desk.theme, desk.say(CHECK), Type.HELP), self._headed, self._preview)
        self.body.add(self._more, self._read)
        self.body.addLayout(Flow(*self._buttons.values(), cancel, undo, spacing=Space.MEDIUM, line_spacing=Space.SMALL))
        self._show()

    @property
    def taken(self) -> Taken:
        """The block as it is read with the columns that are chosen now."""
        if self._taken is None:
            self._taken = take(self._matching)
        return self._taken

    def first(self) -> QWidget:
        """The button that adds, or the first there is."""
        return next(iter(self._buttons.values()))

    def button(self, way: PasteWay) -> Button:
        """The button of a way."""
        return self._buttons[way]

    def selects(self) -> list[Select]:
        """The lists that say where each column goes."""
        return self._preview.selects

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        language, lines = self._desk.language, self._matching.lines
        self._taken = None
        count, unread = len(lines), len(self.taken.unread)
        self._title.setText(language.plural(TITLE, count))
        self._preview.show_matching(self._matching)
        self._more.setText(language.plural(MORE, count - PREVIEWED))
        self._more.setVisible(count > PREVIEWED)
        self._read.say(
            language.plural(UNREAD, unread) if unread else self._desk.say(ALL_READ),
            ink=Role.WARNING if unread else Role.INK2,
        )
        for way, button in self._buttons.items():
            words = {
                PasteWay.ADD: language.plural(ADD, count),
                PasteWay.REPLACE: language.plural(REPLACE, self._existing),
                PasteWay.FILL: self._desk.say(FILL, {"row": self._from_row}),
            }
            button.set_label(words[way])

    def _send(self, position: int, target: ColumnCells | None) -> None:
        self._matching = self._matching.going_to(position, target)
        self._show()

    def _turn_heading(self) -> None:
        self._matching = Matching(self._matching.block, self._headed.isChecked(), self._matching.targets)
        self._show()

    def _choose(self, way: PasteWay) -> None:
        self.chosen.emit(way, self.taken)
