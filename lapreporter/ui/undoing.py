"""Undo and redo across pages: one goes to where the step was made and is told what was taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lapreporter.report.shape import pattern_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.edit import Edit
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.places import say
from lapreporter.ui.session import Session
from lapreporter.words import mark

UNDONE = mark("Undone: {step}")
REDONE = mark("Done again: {step}")
NOTHING = mark("There is nothing to undo.")
NOTHING_AGAIN = mark("There is nothing to do again.")
A_REASON = mark("a reason")
A_STEP = mark("the last step")


class Undoing(QObject):
    """``moved`` carries the address of the step, ``noticed`` what there is to say."""

    moved = Signal(str)
    noticed = Signal(tuple)

    def __init__(self, desk: Desk, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._session = session

    def undo(self) -> None:
        """Take the last step back."""
        stack = self._session.undo_stack
        if self._session.fixed is not None:
            self._session.refused.emit()
            return
        if not stack.canUndo():
            self.noticed.emit((Mark.NOTE, self.desk.say(NOTHING)))
            return
        step = stack.command(stack.index() - 1)
        stack.undo()
        self._tell(UNDONE, step)

    def redo(self) -> None:
        """Do the last step again."""
        stack = self._session.undo_stack
        if self._session.fixed is not None:
            self._session.refused.emit()
            return
        if not stack.canRedo():
            self.noticed.emit((Mark.NOTE, self.desk.say(NOTHING_AGAIN)))
            return
        step = stack.command(stack.index())
        stack.redo()
        self._tell(REDONE, step)

    def _tell(self, message: str, step: object) -> None:
        path = step.path if isinstance(step, Edit) else ""
        self.moved.emit(path)
        self.noticed.emit((Mark.NOTE, self.desk.say(message, {"step": self._name(path)})))

    def _name(self, path: str) -> str:
        if path == "reasons":
            return self.desk.say(A_REASON)
        place = self.desk.edition.place_of(pattern_of(path))
        return say(self.desk, place[2].words.label) if place else self.desk.say(A_STEP)
