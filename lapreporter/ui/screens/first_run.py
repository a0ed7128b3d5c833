"""The first start: for which State, at which text size, light or dark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from lapreporter.checks.reference import StateFacts
from lapreporter.i18n import languages
from lapreporter.ui.beginning.dropping import FileDrops
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.groups import ChoiceGroup, SegmentedSwitch
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow
from lapreporter.ui.kit.rows import RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import TEXT_SIZES, Appearance, Radius, Space, Type
from lapreporter.ui.look_menu import LOOKS
from lapreporter.ui.screens.listing import COLUMNS, Listed, row_of
from lapreporter.ui.screens.sides import Narrow, Sides
from lapreporter.ui.screens.start import FROM_FILE
from lapreporter.ui.screens.start_cards import CHECK
from lapreporter.ui.screens.state_search import StateSearch
from lapreporter.ui.settings import WindowSettings
from lapreporter.words import mark

WELCOME = mark("Welcome")
WHICH = mark("Which State do you report for?")
ONCE = mark("You choose once. Another State can be chosen whenever a report is started.")
OR_BEGIN = mark("Or begin with something you already have")
REPORTS = mark("Reports on this computer")
BRING_IN = mark("Open a report…")
PRACTISE = mark("Practise first")
LANGUAGE = mark("Language of the window")
SIZE = mark("Size of text")
LETTER = mark("A")
LOOK = mark("Appearance")
NO_NETWORK = mark("No account, no network")
NO_NETWORK_LEAD = mark(
    "Everything stays in one folder on this computer. The program never connects to anything. "
    "Other people who use the same account of this computer can read your drafts."
)
SIZES = (13, 18, 22, 28)


class FirstRun(Scroll):
    """``chosen`` carries the State; ``look_changed`` tells that the settings name another look.

    ``earlier_asked`` asks for earlier reports to begin from, ``dropped`` carries such files.
    """

    chosen = Signal(str)
    look_changed = Signal()
    language_chosen = Signal(str)
    opened = Signal(str)
    practised = Signal()
    file_asked = Signal()
    earlier_asked = Signal()
    dropped = Signal(list)
    check_asked = Signal()

    def __init__(
        self,
        front: Front,
        facts: Mapping[str, StateFacts],
        settings: WindowSettings,
        reports: Sequence[Listed],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(front.theme, parent=parent)
        self.front = front
        self._settings = settings
        self.search = StateSearch(front, facts)
        self.search.chosen.connect(self._choose)
        self.language = self._language_list()
        self._sides = Sides(front.theme)
        self._add_main()
        if reports:
            self._add_list(reports)
        self._sides.side.add(self._look_card(), self._network_card())
        self.body.add(Space.LARGE, self._sides)

    def focus_first(self) -> None:
        """Put the focus on the line for the State."""
        self.search.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_main(self) -> None:
        theme, say, main = self.front.theme, self.front.say, self._sides.main
        bring = Button(theme, say(BRING_IN), icon=Icon.FOLDER)
        bring.clicked.connect(self.file_asked)
        practise = Button(theme, say(PRACTISE), icon=Icon.EDIT)
        practise.clicked.connect(self.practised)
        main.add(Text(theme, say(WELCOME), Type.STRONG, ink=Type.LEAD.ink))
        main.add(Text(theme, say(WHICH), Type.HEADLINE, measure=None), Text(theme, say(ONCE), Type.LEAD))
        main.add(Space.LARGE, Narrow(theme, self.search), Space.WIDE, Text(theme, say(OR_BEGIN), Type.SECTION))
        earlier = Button(theme, say(FROM_FILE), icon=Icon.HISTORY)
        earlier.clicked.connect(self.earlier_asked)
        FileDrops(self, self.dropped.emit)
        main.addLayout(Flow(earlier, bring, practise, spacing=Space.MEDIUM, line_spacing=Space.SMALL))
        check = Button(theme, say(CHECK), ButtonKind.QUIET, icon=Icon.VERIFY)
        check.clicked.connect(self.check_asked)
        main.add(check)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self.check_asked)

    def _add_list(self, reports: Sequence[Listed]) -> None:
        rows = RowList(self.front.theme, COLUMNS)
        rows.set_rows([(report.report_id, row_of(self.front, report, None)) for report in reports])
        rows.opened.connect(self.opened)
        self._sides.main.add(Space.WIDE, Text(self.front.theme, self.front.say(REPORTS), Type.SECTION), rows)

    def memory(self) -> str:
        """What is typed for the State."""
        return self.search.line.text()

    def recall(self, memory: str) -> None:
        """Take over what was typed while the window spoke another language."""
        self.search.line.setText(memory)

    def _language_list(self) -> Select:
        names = [(manner.code, manner.name) for manner in languages()]
        offered = Select(self.front.theme, self.front.say(LANGUAGE), names)
        offered.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        offered.setCurrentIndex(offered.findData(self.front.language.code))
        offered.activated.connect(lambda _index: self.language_chosen.emit(offered.currentData()))
        return offered

    def _look_card(self) -> Sheet:
        theme, say = self.front.theme, self.front.say
        sizes = [(str(percent), say(LETTER)) for percent in TEXT_SIZES]
        size = SegmentedSwitch(theme, say(SIZE), sizes, str(self._settings.percent), sizes=SIZES)
        size.chosen.connect(self._resize)
        looks = ChoiceGroup(theme, say(LOOK), [(look, say(word)) for look, word in LOOKS])
        looks.set_value(self._settings.appearance)
        looks.chosen.connect(self._dress)
        return Sheet(theme, Text(theme, say(LANGUAGE), Type.STRONG), self.language, Space.SMALL,
                     Text(theme, say(SIZE), Type.STRONG), size, Space.SMALL, Text(theme, say(LOOK), Type.STRONG),
                     looks, radius=Radius.LARGE)  # fmt: skip

    def _network_card(self) -> Sheet:
        theme, say = self.front.theme, self.front.say
        lead = Text(theme, say(NO_NETWORK_LEAD), Type.HELP, ink=Type.BODY.ink)
        return Sheet(theme, Text(theme, say(NO_NETWORK), Type.QUESTION), lead, look=SheetLook.TINTED,
                     radius=Radius.LARGE)  # fmt: skip

    def _choose(self, code: str | None) -> None:
        if code and self.search.rows.isHidden():
            self.chosen.emit(code)

    def _resize(self, percent: str) -> None:
        self._settings.percent = int(percent)
        self.look_changed.emit()

    def _dress(self, look: Appearance) -> None:
        self._settings.appearance = look
        self.look_changed.emit()
