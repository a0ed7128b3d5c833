"""What is still missing, cheapest first: a short list of questions with minutes, each a jump."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.plan.missing import Step, promise
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.rows import RowColumns, RowContent, RowList
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.asking import Spot, spot_of
from lapreporter.ui.plan.standing import Standing
from lapreporter.words import Term, mark, mark_plural

HEADING = mark("What is still missing, cheapest first")
NOTHING = mark("Nothing is missing that an answer could bring.")
HINT = mark("Choose an action to see what it asks and what your report says to it.")
MINUTES = mark_plural("{count} min", "{count} min")
COMPLETES = mark_plural("Completes {indicators}", "Completes {count}: {indicators}")
LEADS = mark("A step towards the next ones")
SETTLES = mark_plural("Says whether one indicator concerns you", "Says whether {count} indicators concern you")
DETAIL = mark("{place}. {what}.")
MORE = mark_plural("Show one more", "Show {count} more")
FINDINGS = mark("See what the check says")
WORDING = mark("Which wording the plan follows")
FOLLOWS = mark("The board tells the plan in its own words, after the {wording} ({source}). Quote the plan itself.")
ADOPTED = mark("Of the adopted plan is known: {difference}")
AT_FIRST = 6
AT_ONCE = 20

_COLUMNS = RowColumns(marker=0, counts=0, time=64, status=0)


class MissingList(QWidget):
    """``jumped`` carries the address to go to, ``check_asked`` tells that the findings are wanted."""

    jumped = Signal(str)
    check_asked = Signal()

    def __init__(self, desk: Desk, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.standing = standing
        self._most = AT_FIRST
        self._promise = Text(desk.theme, "", Type.BODY)
        self.rows = RowList(desk.theme, _COLUMNS)
        self.rows.opened.connect(self.jumped)
        self.more = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.DOWN)
        self.more.clicked.connect(self._unfold)
        self.check = Button(desk.theme, desk.say(FINDINGS), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.check.clicked.connect(self.check_asked)
        Column(Text(desk.theme, desk.say(HEADING), Type.SECTION), self._promise, Space.HAIR, self.rows, self.more,
               Hairline(desk.theme), Text(desk.theme, desk.say(HINT), Type.HELP), self.check, self._wording(),
               parent=self)  # fmt: skip
        self.refresh()

    def first(self) -> QWidget:
        """The cheapest question."""
        return next(iter(self.rows.rows.values()), self.check)

    def refresh(self) -> None:
        """Show what is missing now."""
        steps = self.standing.steps
        offer = promise(steps)
        self._promise.setText(offer.text(self.desk.language) if offer else self.desk.say(NOTHING))
        self._promise.setVisible(offer is not None or not steps)
        shown = [(step, spot_of(self.desk, step.question)) for step in steps[: self._most]]
        self.rows.set_rows([(_target(step), self._row(step, spot)) for step, spot in shown if spot is not None])
        self.rows.setVisible(bool(steps))
        rest = len(steps) - self._most
        self.more.setVisible(rest > 0)
        self.more.set_label(self.desk.language.plural(MORE, min(rest, AT_ONCE)))

    def _row(self, step: Step, spot: Spot) -> RowContent:
        minutes = max(1, ceil(step.minutes))
        what = self.desk.say(DETAIL, {"place": spot.place(self.desk), "what": self._brings(step)})
        return RowContent(
            marker="", name=spot.label(self.desk), detail=what, time=self.desk.language.plural(MINUTES, minutes)
        )

    def _brings(self, step: Step) -> str:
        plural, many = self.desk.language.plural, len(step.indicators)
        if step.settles:
            return plural(SETTLES, len(step.settles))
        if not many:
            return self.desk.say(LEADS)
        return plural(COMPLETES, many, {"indicators": self.desk.language.listing(step.indicators)})

    def _unfold(self) -> None:
        self._most += AT_ONCE
        self.refresh()

    def _wording(self) -> FoldingSection:
        desk, wording = self.desk, self.standing.plan.wording
        follows = desk.say(FOLLOWS, {"wording": Term(wording.status), "source": wording.source})
        section = FoldingSection(desk.theme, desk.say(WORDING))
        section.body.add(Text(desk.theme, follows, Type.META))
        if wording.adopted_difference:
            section.body.add(Text(desk.theme, adopted(desk, wording.adopted_difference), Type.META))
        return section


def adopted(desk: Desk, difference: str) -> str:
    """How the adopted plan is known to differ from the wording that is followed."""
    return desk.say(ADOPTED, {"difference": Term(difference)})


def _target(step: Step) -> str:
    """The first answer to give, or its table where there is no row yet."""
    return step.question if "[]" in step.paths[0] else step.paths[0]
