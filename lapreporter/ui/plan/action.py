"""An opened action: what it asks in plain words, each indicator with its evidence, and whom it concerns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.surfaces import Hairline, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.indicator import IndicatorBlock
from lapreporter.ui.plan.missing import HEADING, adopted
from lapreporter.ui.plan.own_word import OwnWord
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.session import Session
from lapreporter.words import Term, mark

ACTION = mark("Action {number}")
BEFORE = mark("The action before")
AFTER = mark("The next action")
DATE = mark("Date in the plan: {date}.")


class ActionSheet(QWidget):
    """Shows one action and follows the report.

    ``jumped`` carries an address, ``turned`` the number of the action before or after, ``closed`` tells that the
    official wants the overview again; ``offered`` is that of its questions.
    """

    jumped = Signal(str)
    turned = Signal(int)
    closed = Signal()
    offered = Signal(object, list)

    def __init__(
        self, desk: Desk, session: Session, standing: Standing, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.standing = standing
        self.number = number
        action = standing.plan.action(number)
        self.before = self._arrow(Icon.BACK, BEFORE, -1)
        self.after = self._arrow(Icon.NEXT, AFTER, 1)
        self.blocks = {one.id: IndicatorBlock(desk, session, standing, one.id) for one in action.indicators}
        self.own = OwnWord(desk, session, standing, number)
        self.own.jumped.connect(self.jumped)
        self.overview = Button(desk.theme, desk.say(HEADING), ButtonKind.QUIET, icon=Icon.BACK)
        self.overview.clicked.connect(self.closed)
        column = Column(spacing=Space.SMALL, parent=self)
        column.add(self._head(), Text(desk.theme, desk.say(action.title), Type.SECTION),
                   Text(desk.theme, desk.say(action.summary), Type.HELP), Space.HAIR)  # fmt: skip
        for block in self.blocks.values():
            block.jumped.connect(self.jumped)
            block.offered.connect(self.offered)
            block.focused.connect(self._focused)
            column.add(block, Space.HAIR)
        self._add_dates(column)
        column.add(self.own, Hairline(desk.theme), self.overview)

    def refresh(self) -> None:
        """Show how the action stands now."""
        for block in self.blocks.values():
            block.refresh()
        self.own.refresh()

    def first(self) -> QWidget:
        """Where the focus goes when one comes to answer: the first missing question, otherwise the way on."""
        fields = (block.first() for block in self.blocks.values())
        return next((field for field in fields if field is not None), self.after)

    def _head(self) -> Row:
        desk, section = self.desk, self.standing.plan.action(self.number).section
        style = Type.LINK._replace(weight=Type.STRONG.weight)
        name = Text(desk.theme, desk.say(ACTION, {"number": self.number}), style)
        of = Text(desk.theme, desk.say(self.standing.plan.sections[section]), Type.HELP)
        row = Row(spacing=Space.SMALL)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(of, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.before, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.after, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _arrow(self, icon: Icon, word: str, step: int) -> Button:
        numbers = [action.number for action in self.standing.plan.actions]
        target = numbers[(numbers.index(self.number) + step) % len(numbers)]
        button = Button(self.desk.theme, self.desk.say(word), ButtonKind.QUIET, icon=icon)
        button.set_word_hidden(True)
        button.clicked.connect(lambda: self.turned.emit(target))
        return button

    def _add_dates(self, column: Column) -> None:
        """The date that the plan names, and how the adopted plan differs; stated, never held against anybody."""
        desk, action = self.desk, self.standing.plan.action(self.number)
        if action.deadline:
            text = desk.say(DATE, {"date": Term(action.deadline)})
            column.add(Text(desk.theme, text, Type.META, icon=Icon.CLOCK))
        if action.adopted_difference:
            column.add(Text(desk.theme, adopted(desk, action.adopted_difference), Type.META, icon=Icon.NOTE))

    def _focused(self, asked: Asked) -> None:
        """Let only the focused question stand out, in whichever indicator it stands."""
        for block in self.blocks.values():
            for path, card in block.cards.items():
                if path != asked.path and card.look is SheetLook.FOCUSED:
                    card.set_look(SheetLook.RESTING)
                    card.foot.set_focused(False)
