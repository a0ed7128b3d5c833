"""While the text is fixed for several to sign: pages can be read, nothing can be changed, and it is said why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.words import mark

if TYPE_CHECKING:
    from lapreporter.ui.workplace import Workplace

FIXED = mark("The text is fixed for signature")
WHY = mark("It can be read but not changed, so that everybody signs the same. Finish is where it is opened again.")
TO_FINISH = mark("Go to Finish")


class Standstill(QObject):
    """``noticed`` carries what there is to say when somebody tries to change the text."""

    noticed = Signal(tuple)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self.noticed.connect(place.noticed)
        place.session.refused.connect(self._say)

    def guard(self, page: QuestionPage) -> None:
        """Let a page be read only, and say why on it."""
        if self._place.session.fixed is None:
            return
        desk = self._place.desk
        banner = Banner(desk.theme, Mark.NOTE, desk.say(FIXED), desk.say(WHY))
        way = Button(desk.theme, desk.say(TO_FINISH), ButtonKind.QUIET, icon=Icon.SIGN)
        way.clicked.connect(self._place.show_finish)
        banner.add_action(way)
        page.body.insertWidget(0, banner)
        page.body.insertSpacing(1, Space.MEDIUM)
        for card in page.cards.values():
            card.setEnabled(False)

    def _say(self) -> None:
        desk = self._place.desk
        way = (desk.say(TO_FINISH), Icon.SIGN, self._place.show_finish)
        self.noticed.emit((Mark.NOTE, desk.say(FIXED), desk.say(WHY), "", (way,)))
