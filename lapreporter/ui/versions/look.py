"""One earlier version to look at: every answer as it was then beside the same answer now, and the way back to it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.side_by_side import SideBySide
from lapreporter.form.comparison import Change, ChangeKind, compare
from lapreporter.ui.carried.against import in_order
from lapreporter.ui.carried.against_list import AgainstModel
from lapreporter.ui.carried.against_sheet import AgainstSheet
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.chips import Chips
from lapreporter.ui.session import Session
from lapreporter.ui.versions.history import Version
from lapreporter.words import mark, mark_plural

TITLE = mark("The version of {moment}")
LEAD = mark("Every answer as it was then, beside the same answer now. Nothing can be changed on this page.")
IS_NOW = mark("This version says the same as the report does now.")
BRING_BACK = mark("Go back to this version")
MEANS = mark("What stands now is kept among the versions, so you can come back to it.")
FILTER = mark("Show")
THEN, NOW = mark("Then"), mark("Now")
DIFFERENT = mark_plural("{count} different", "{count} different")
ALL = mark_plural("All {count}", "All {count}")
_DIFFERENT, _ALL = "different", "all"
_LEAST_LINES = 4


class LookPage(Scroll):
    """``jumped`` carries an address of the report as it is now; ``chosen`` tells that one goes back to this version."""

    jumped = Signal(str)
    chosen = Signal()

    def __init__(self, desk: Desk, session: Session, shown: Version, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk, self.version = desk, shown
        say, theme = desk.say, desk.theme
        then, now = shown.content.report, session.report
        words = SideBySide(desk.edition, desk.lexicon, desk.language, then, now)
        self._words = words
        self._changes = in_order(desk, list(words.asked(compare(then, now))))
        self._shown = _DIFFERENT if self._differing() else _ALL
        self.bring_back = Button(theme, say(BRING_BACK), ButtonKind.FILLED, icon=Icon.HISTORY)
        self.bring_back.clicked.connect(self.chosen)
        title = say(TITLE, {"moment": shown.generation.header.saved_at.astimezone()})
        self.chips = Chips(theme, say(FILTER))
        self.chips.chosen.connect(self.show_only)
        self.model = AgainstModel(desk, self)
        self._sheet = AgainstSheet(desk, self.model, title, say(THEN), say(NOW))
        self.list = self._sheet.list
        self.list.jumped.connect(self.jumped)
        lead = LEAD if session.content != shown.content else IS_NOW
        self.body.add(Text(theme, title, Type.TITLE, measure=None), Space.HAIR)
        self.body.add(Text(theme, say(lead), Type.SUBTITLE, measure=None), Space.MEDIUM)
        self.body.addLayout(Flow(self.bring_back, Text(theme, say(MEANS), Type.HELP), spacing=Space.WIDE))
        self.body.add(Space.MEDIUM, self.chips, Space.SMALL, self._sheet)
        self.bring_back.setVisible(session.content != shown.content)
        self.show_only(self._shown)

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        self.list.put(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_only(self, shown: str) -> None:
        """Show the answers that differ, or all."""
        self._shown = shown
        self.model.show_changes(self._words, self._differing() if shown == _DIFFERENT else self._changes, frozenset())
        plural = self.desk.language.plural
        counts = Counter({_DIFFERENT: len(self._differing()), _ALL: len(self._changes)})
        chips = [(key, plural(said, counts[key]), None) for key, said in ((_DIFFERENT, DIFFERENT), (_ALL, ALL))]
        self.chips.show_chips(chips, shown)
        self.list.put(0)

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list what room the window has."""
        super().resizeEvent(event)
        self._sheet.fill(self.viewport().height(), _LEAST_LINES)

    def _differing(self) -> list[Change]:
        return [change for change in self._changes if change.kind is not ChangeKind.SAME]
