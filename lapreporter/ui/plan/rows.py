"""The actions as a list with their titles: for whoever prefers words, and where the tiles have no room."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.plan.coverage import ActionCoverage
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.rows import RowColumns, RowContent, RowList
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type
from lapreporter.ui.plan.looks import MARKS, WORDS
from lapreporter.ui.plan.standing import Standing

_COLUMNS = RowColumns(marker=40, counts=0, time=0, status=136)
_FIGURE_SPACE = "\u2007"


class ActionRows(RowList):
    """One row for each action under the name of its section. ``action_opened`` carries its number."""

    action_opened = Signal(int)

    def __init__(self, desk: Desk, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, _COLUMNS, parent=parent)
        self.desk = desk
        self.standing = standing
        self.opened.connect(lambda key: self.action_opened.emit(int(key)))
        self.refresh()
        for section, actions in groupby(standing.plan.actions, key=lambda action: action.section):
            heading = QWidget()
            title = Text(desk.theme, desk.say(standing.plan.sections[section]), Type.COLUMN, measure=None)
            Column(title, margins=(20, 16, 20, 6), parent=heading)
            self.body.insertWidget(self.body.indexOf(self.rows[str(next(actions).number)]), heading)

    def refresh(self) -> None:
        """Show how the actions stand now."""
        self.set_rows([(str(one.action.number), self._content(one)) for one in self.standing.coverage.actions])

    def focus(self, number: int | None) -> None:
        """Put the focus on a row, or on the first."""
        row = self.rows.get(str(number)) or next(iter(self.rows.values()))
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _content(self, one: ActionCoverage) -> RowContent:
        return RowContent(
            marker=str(one.action.number).rjust(2, _FIGURE_SPACE),
            name=self.desk.say(one.action.title),
            status=MARKS[one.status],
            word=self.desk.say(WORDS[one.status]),
        )
