"""What every field for an answer has in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState
from lapreporter.ui.questions.asked import Asked

Kept = Mapping[str, str]
"""Texts kept because they could not be read: by the part of the answer they stand in, the whole answer being ``""``."""


class AnswerField(QWidget):
    """A field for one answer. It shows what it is told and tells what the official does; it keeps nothing.

    ``answered`` carries a value of the leaf's type, or None when the answer was taken away. ``typed`` carries a text
    that someone else has to read, ``part_typed`` the same for one part of a composite answer, ``unreadable`` a text
    the field itself could not read. ``left`` tells that the focus has gone, which is when a message may appear.
    """

    answered = Signal(object)
    typed = Signal(str)
    part_typed = Signal(str, str)
    unreadable = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.asked = asked
        self.name = desk.say(asked.label)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show an answer, or the texts that were kept because they could not be read. Emits nothing."""
        raise NotImplementedError

    def set_state(self, state: FieldState) -> None:
        """Let the edge of the field say that something is wrong, or that nothing is."""

    def first(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError
