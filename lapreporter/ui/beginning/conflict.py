"""Two files that contradict each other for the same year, side by side: only what differs; the official decides."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from lapreporter.document.history import Conflict
from lapreporter.ui.beginning.labels import Labels
from lapreporter.ui.beginning.telling import CONTRADICT, contradiction, names_of
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.groups import ChoiceGroup
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Hairline, Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Tone, Type
from lapreporter.words import Year, mark, mark_plural

ANSWER = mark("Answer")
WHICH = mark("Which of them counts for {year}?")
STAYS = mark("The other one stays as it is and is not used. You can change your mind as long as nothing has begun.")
DECIDE = mark("Choose which of the two counts.")
MORE = mark_plural("Show {count} more difference", "Show more: {count} further differences")
AT_ONCE, MORE_AT_ONCE = 6, 50


class ConflictCard(Sheet):
    """``decided`` carries the source that counts and the one that does not."""

    decided = Signal(object, object)

    def __init__(self, front: Front, labels: Labels, conflict: Conflict, parent: QWidget | None = None) -> None:
        super().__init__(
            front.theme, look=SheetLook.CARD, tone=Tone.WARNING, radius=Radius.LARGE, spacing=Space.SMALL, parent=parent
        )
        self.front = front
        self.conflict = conflict
        theme, year = front.theme, Year(conflict.year or 0)
        self.lines = contradiction(conflict, labels)
        self._names = names_of(conflict, front.language)
        title = front.language.plural(CONTRADICT, len(self.lines), {"year": year})
        which = front.say(WHICH, {"year": year})
        self.choice = ChoiceGroup(theme, which, list(enumerate(self._names)), framed=True)
        self.choice.chosen.connect(self._decide)
        self._message = MessageLine(theme, reserved=False)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.LARGE)
        self._grid.setVerticalSpacing(Space.HAIR)
        for column, stretch in enumerate((4, 3, 3)):
            self._grid.setColumnStretch(column, stretch)
        icon = Mark.WARNING
        self.body.add(Text(theme, title, Type.QUESTION, icon=icon.icon, icon_ink=icon.tone.ink), Space.HAIR)
        self.body.addLayout(self._grid)
        self._more = Button(theme, "", ButtonKind.QUIET, icon=Icon.DOWN)
        self._more.clicked.connect(lambda _checked: self._show_more(MORE_AT_ONCE))
        self._shown = 0
        self._add_line((front.say(ANSWER), *self._names), head=True)
        self._show_more(AT_ONCE)
        self.body.add(self._more)
        self.body.add(Space.HAIR, Text(theme, which, Type.STRONG), self.choice, self._message)
        self.body.add(Text(theme, front.say(STAYS), Type.HINT))

    def ask(self) -> None:
        """Say that a decision is missing, and put the focus there."""
        self._message.say(Mark.ERROR, self.front.say(DECIDE))
        self.choice.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, count: int) -> None:
        for line in self.lines[self._shown : self._shown + count]:
            self._add_line(line)
        self._shown = min(self._shown + count, len(self.lines))
        left = len(self.lines) - self._shown
        self._more.set_label(self.front.language.plural(MORE, left))
        self._more.setVisible(bool(left))

    def _add_line(self, words: tuple[str, str, str], *, head: bool = False) -> None:
        row = 0 if head else self._grid.rowCount()
        if not head:
            self._grid.addWidget(Hairline(self.front.theme, 2), row, 0, 1, 3)
            row += 1
        for column, word in enumerate(words):
            style = Type.COLUMN if head else Type.HELP if column == 0 else Type.HELP_STRONG
            self._grid.addWidget(Text(self.front.theme, word, style), row, column, Qt.AlignmentFlag.AlignTop)

    def _decide(self, which: object) -> None:
        pair = (self.conflict.first, self.conflict.second)
        winner, loser = pair if which == 0 else pair[::-1]
        self.decided.emit(winner, loser)
