"""Files that belong to an answer: photographs, law texts. Added by a button or dropped on it, with their size shown."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.report.answers import Attachment
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import mark

ADD = mark("Add a file…")
REMOVE = mark("Remove {name}")
DROP = mark("Photographs and documents up to {limit}. You can also drop files here.")
KILOBYTES = mark("{size} kB")
MEGABYTES = mark("{size} MB")
LIMIT = 20_000_000


class AttachmentsField(AnswerField):
    """A list of files. It emits ``offered`` with the paths to take in; whoever stores them answers with new rows."""

    offered = Signal(list)

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self.setAcceptDrops(True)
        self._files: tuple[Attachment, ...] = ()
        self._list = Column(spacing=Space.HAIR)
        self._add = Button(desk.theme, desk.say(ADD), ButtonKind.OUTLINED, icon=Icon.ATTACH)
        self._add.clicked.connect(self._choose)
        hint = Text(desk.theme, desk.say(DROP, {"limit": size_text(desk, LIMIT)}), Type.META)
        Column(self._list, self._add, hint, parent=self)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show name and size of every file."""
        if value == self._files and self._list.count():
            return
        self._files = value or ()
        while self._list.count():
            item = self._list.takeAt(0)
            line = item.widget() if item else None
            if line is not None:
                line.deleteLater()
        for file in self._files:
            self._list.addWidget(self._line(file))

    def first(self) -> QWidget:
        """The button that adds."""
        return self._add

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer the dropped files."""
        self.offered.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _line(self, file: Attachment) -> QWidget:
        line = QWidget()
        name = Text(self.desk.theme, file.name, Type.STRONG, icon=Icon.FILE)
        size = Text(self.desk.theme, size_text(self.desk, file.size), Type.META)
        remove = Button(self.desk.theme, self.desk.say(REMOVE, {"name": file.name}), ButtonKind.QUIET, icon=Icon.REMOVE)
        remove.set_word_hidden(True)
        remove.clicked.connect(lambda: self.answered.emit(tuple(f for f in self._files if f.id != file.id)))
        Row(name, size, remove, None, spacing=Space.MEDIUM, parent=line)
        return line

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.name)
        if names:
            self.offered.emit([Path(name) for name in names])


def size_text(desk: Desk, size: int) -> str:
    """A size in kilobytes or megabytes, as people read it."""
    if size < 1_000_000:
        return desk.say(KILOBYTES, {"size": max(1, round(size / 1_000))})
    tenths = Decimal(round(size / 100_000)) / 10
    return desk.say(MEGABYTES, {"size": int(tenths) if tenths == int(tenths) else tenths})
