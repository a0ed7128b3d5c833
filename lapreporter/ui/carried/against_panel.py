"""Beside the two years: the answer that is looked at in full, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.carried.against_list import Line
from lapreporter.ui.carried.answer import STILL_TRUE
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import mark

GO = mark("Go to the answer")
WAS_WRONG = mark("The earlier figure was wrong")
WAS_WRONG_MEANS = mark(
    "What was sent is not changed. A row in the list of corrections keeps both figures, and it is printed."
)
NOTHING = mark("Choose an answer in the list to read both years in full.")


class AgainstPanel(SidePanel):
    """With ``corrects`` an earlier figure can be called wrong.

    ``jumped``, ``confirmed`` and ``corrected`` speak of the answer on show.
    """

    jumped = Signal()
    confirmed = Signal()
    corrected = Signal()

    def __init__(self, desk: Desk, before: str, now: str, *, corrects: bool, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent=parent)
        theme, say = desk.theme, desk.say
        self._corrects = corrects
        self._nothing = Text(theme, say(NOTHING), Type.HELP)
        self._title, self._row = Text(theme, "", Type.QUESTION), Text(theme, "", Type.META)
        self._old_head, self._new_head = Text(theme, before, Type.STRONG), Text(theme, now, Type.STRONG)
        self._old, self._new = Text(theme, "", Type.HELP), Text(theme, "", Type.HELP)
        self._moved = Text(theme, "", Type.HELP_STRONG)
        self.go = Button(theme, say(GO), ButtonKind.QUIET, icon=Icon.NEXT)
        self.keep = Button(theme, say(STILL_TRUE), ButtonKind.QUIET, icon=Icon.TICK)
        self.correct = Button(theme, say(WAS_WRONG), ButtonKind.QUIET, icon=Icon.EDIT)
        self._means = Text(theme, say(WAS_WRONG_MEANS), Type.HINT)
        self._rule = Hairline(theme)
        self.go.clicked.connect(self.jumped)
        self.keep.clicked.connect(self.confirmed)
        self.correct.clicked.connect(self.corrected)
        self.body.add(self._nothing, self._title, self._row, self._old_head, self._old, self._new_head, self._new)
        self.body.add(self._moved, self._rule, self.go, self.keep, Space.HAIR, self.correct, self._means)
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        """Show an answer, or how to choose one."""
        parts = (self._title, self._old_head, self._old, self._new_head, self._new, self._rule, self.go)
        for part in parts:
            part.setVisible(line is not None)
        self._nothing.setVisible(line is None)
        self._row.setVisible(line is not None and bool(line.row))
        self._moved.setVisible(line is not None and bool(line.moved))
        self.keep.setVisible(line is not None and line.waits)
        told = line is not None and line.change is not None and line.change.old is not None
        figure = told and self._corrects
        self.correct.setVisible(figure)
        self._means.setVisible(figure)
        if line is not None:
            self._title.setText(line.title)
            self._row.setText(line.row)
            self._old.setText(line.old)
            self._new.setText(line.new)
            self._moved.setText(line.moved)
