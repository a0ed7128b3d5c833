"""The summary above the task list, where no panel stands beside it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Severity
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.figures import ProgressTens
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Theme, Type
from lapreporter.ui.questions.severities import MARKS
from lapreporter.ui.screens.remaining import remaining
from lapreporter.ui.screens.tasks_panel import carry_on_word, next_step
from lapreporter.ui.session import Session
from lapreporter.ui.visits import Still, Weight

_COUNTED: tuple[Weight, ...] = (Severity.ERROR, Severity.WARNING, Still.TO_ANSWER, Severity.ADVICE)


class TaskStrip(Sheet):
    """``carry_on`` carries the key of a form, or of the check."""

    carry_on = Signal(str)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, radius=Radius.CARD, margins=(20, 10, 12, 10), parent=parent)
        self.desk = desk
        self.session = session
        self._left = Text(desk.theme, "", Type.ROW, measure=None)
        self._done = Text(desk.theme, "", Type.META, measure=None)
        self._bar = ProgressTens(desk.theme, "", ())
        self._counts = {weight: Text(desk.theme, "", Type.HELP_STRONG, ink=MARKS[weight].tone.ink,
                                     icon=MARKS[weight].icon, measure=None) for weight in _COUNTED}  # fmt: skip
        self.go = Button(desk.theme, carry_on_word(desk, session), ButtonKind.FILLED, icon_after=Icon.NEXT)
        self.go.clicked.connect(lambda: self.carry_on.emit(next_step(desk, session)))
        words, counts = QWidget(), QWidget()
        Column(self._left, self._done, spacing=0, parent=words)
        Flow(*self._counts.values(), spacing=14, parent=counts)
        self.body.addLayout(Flow(words, self._bar, counts, self.go, spacing=Space.WIDE, line_spacing=Space.SMALL))
        self.refresh()
        session.checked.connect(self.refresh)

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        self.body.invalidate()

    def refresh(self) -> None:
        """Show what is left now."""
        left = remaining(self.desk, self.session)
        self._left.setText(left.time)
        self._done.setText(left.settled)
        self._bar.set_parts(left.settled, left.shares)
        self.go.set_label(carry_on_word(self.desk, self.session))
        found = Counter(map(self.session.weight, self.session.open_findings()))
        for weight, text in self._counts.items():
            text.setText(str(found[weight]))
            text.setVisible(bool(found[weight]))
