"""The widget that asks a table question: a sheet of cells or a list of records, as the form and the width want it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.form.edition import Layout, Question
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.theme import Space, Theme
from lapreporter.ui.questions.asked import Asked, asked_of_report
from lapreporter.ui.questions.card import WIDEST
from lapreporter.ui.questions.gaps import GapSwitch
from lapreporter.ui.questions.omissions import CANNOT_SAY
from lapreporter.ui.session import Session
from lapreporter.ui.tables.field import TableField
from lapreporter.ui.tables.records import TableRecords
from lapreporter.ui.tables.sheet import TableSheet

NARROW = 780
"""Less room than this, in pixels at 100 %, turns every row of a sheet into a small page of questions."""


class TableQuestion(QWidget):
    """A table question in the layout that fits. The focused answer stays in focus when the layout changes.

    ``focused`` carries the question of the focused answer, for the help beside the page; ``offered`` a question and
    files to take in; ``page_asked`` the key of the page on which rows are added, where this page only continues them.
    """

    focused = Signal(object)
    offered = Signal(object, list)
    page_asked = Signal(str)

    def __init__(self, desk: Desk, session: Session, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.question = question
        self._path: str | None = None
        self.gap = GapSwitch(desk, session, asked_of_report(question), self)
        self.cannot_say = Button(desk.theme, desk.say(CANNOT_SAY), ButtonKind.QUIET, icon=Icon.CANNOT_SAY)
        self.cannot_say.clicked.connect(self.gap.ask)
        self._slot = Column()
        self.field = self._build(narrow=False)
        Column(self.gap, self._slot, self.cannot_say, spacing=Space.SMALL, parent=self)
        self.gap.switched.connect(self.refresh)
        self.gap.withdrawn.connect(lambda: self.first().setFocus(Qt.FocusReason.OtherFocusReason))
        session.changed.connect(self._changed)
        self.wear(desk.theme)
        self.refresh()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self.gap.setMaximumWidth(theme.px(WIDEST))

    def refresh(self) -> None:
        """Show the rows, or the gap that stands in their place; an empty table offers to say that there is one."""
        self.gap.refresh()
        self.field.setVisible(not self.gap.is_stated)
        empty = not self.session.value(self.question.path)
        self.cannot_say.setVisible(empty and not self.question.continued and not self.gap.is_open)

    def first(self) -> QWidget:
        """The widget that takes the focus when someone comes to this question."""
        return self.gap.first() or self.field.first()

    def jump_to(self, path: str) -> bool:
        """Put the focus on the answer at an address. Says whether this question holds it."""
        return not self.gap.is_stated and self.field.jump_to(path)

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout for the new width."""
        super().resizeEvent(event)
        narrow = event.size().width() * 100 / self.desk.theme.percent < NARROW
        if self.question.layout is Layout.SHEET and narrow is not isinstance(self.field, TableRecords):
            self._change(narrow=narrow)

    def _change(self, *, narrow: bool) -> None:
        old, now = self.field, QApplication.focusWidget()
        inside = now is not None and old.isAncestorOf(now)
        self._slot.removeWidget(old)
        discard(old)
        self.field = self._build(narrow=narrow)
        self.refresh()
        if inside and not (self._path and self.jump_to(self._path)):
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, *, narrow: bool) -> TableField:
        field: TableField
        if narrow or self.question.layout is Layout.RECORDS:
            field = TableRecords(self.desk, self.session, self.question)
            field.offered.connect(self.offered)
        else:
            field = TableSheet(self.desk, self.session, self.question)
        field.focused.connect(self._focused)
        field.page_asked.connect(self.page_asked)
        self._slot.addWidget(field)
        return field

    def _focused(self, asked: Asked) -> None:
        self._path = asked.path
        self.focused.emit(asked)

    def _changed(self, path: str) -> None:
        if path.startswith(self.question.path) or self.question.path.startswith(path):
            self.refresh()
