"""One step that can be undone, on the one stack of the session."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from lapreporter.document.content import Content

if TYPE_CHECKING:
    from lapreporter.ui.session import Session


class Edit(QUndoCommand):
    """The content before and after a step, and the address it touched.

    Typing in one field is one step: a following edit of the same address melts into this one while ``typing``.
    """

    def __init__(self, session: Session, before: Content, after: Content, path: str, typing: bool) -> None:
        super().__init__()
        self._session = session
        self.before = before
        self.after = after
        self.path = path
        self.typing = typing

    def id(self) -> int:
        """The same number for every edit, so that Qt offers them for merging."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a following keystroke in the same field into this step."""
        if not isinstance(other, Edit) or not (self.typing and other.typing and self.path == other.path):
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Show the content after the edit."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the content before the edit."""
        self._show(self.before)

    def _show(self, content: Content) -> None:
        try:
            self._session.show_content(content, self.path)
        except Exception as problem:  # noqa: BLE001 - raised through Qt, it would leave the stack a step already freed
            sys.excepthook(type(problem), problem, problem.__traceback__)
