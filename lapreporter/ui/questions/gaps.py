"""The place of an answer that is openly not given: the offer of the four kinds, then the kind that was chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.omissions import OmissionChooser, OmissionEditor
from lapreporter.ui.session import Session


class GapSwitch(QWidget):
    """Shows nothing while there is no gap. ``switched`` tells that the field has to give way or may come back.

    ``withdrawn`` tells that somebody wants to answer after all, and the field is to take the focus.
    """

    switched = Signal()
    withdrawn = Signal()

    def __init__(self, desk: Desk, session: Session, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.asked = asked
        self._editor: OmissionEditor | None = None
        self._chooser: OmissionChooser | None = None
        self._column = Column(spacing=0, parent=self)
        self.hide()

    @property
    def is_stated(self) -> bool:
        """Whether the answer is openly not given."""
        return self._editor is not None

    @property
    def is_open(self) -> bool:
        """Whether a gap is stated or being chosen."""
        return self._editor is not None or self._chooser is not None

    def first(self) -> QWidget | None:
        """The widget that takes the focus, if there is a gap."""
        return self._editor.first() if self._editor else None

    def ask(self) -> None:
        """Offer the kinds of gap."""
        self._chooser = self._chooser or OmissionChooser(self.desk)
        self._chooser.chosen.connect(self._state)
        self._chooser.withdrawn.connect(self._withdraw)
        self._column.add(self._chooser)
        self.show()
        self.switched.emit()
        self._chooser.first().setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show the gap that the session holds, or none."""
        gap = self.session.report.omissions.get(self.asked.path)
        if self._editor is not None and (gap is None or self._editor.kind is not gap.kind):
            self._remove(self._editor)
            self._editor = None
        if gap is not None:
            self._close_chooser()
            if self._editor is None:
                self._show(gap)
            else:
                self._editor.show_omission(gap)
        self.setVisible(self.is_open)

    def _show(self, gap: Omission) -> None:
        self._editor = OmissionEditor(self.desk, gap)
        self._editor.changed.connect(lambda changed: self.session.omit(self.asked.path, changed, typing=True))
        self._editor.withdrawn.connect(self._withdraw)
        self._column.add(self._editor)

    def _state(self, kind: OmissionKind) -> None:
        self.session.omit(self.asked.path, Omission(kind=kind))
        self.switched.emit()
        if self._editor is not None:
            self._editor.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _withdraw(self) -> None:
        self._close_chooser()
        if self.is_stated:
            self.session.omit(self.asked.path, None)
        self.switched.emit()
        self.withdrawn.emit()

    def _close_chooser(self) -> None:
        if self._chooser is not None:
            self._remove(self._chooser)
            self._chooser = None

    def _remove(self, widget: QWidget) -> None:
        self._column.removeWidget(widget)
        discard(widget)
