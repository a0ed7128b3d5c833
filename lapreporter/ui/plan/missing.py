"""What is still missing, what brings most for its minutes first: a short list of questions, each a jump."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
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
from lapreporter.ui.places import say
from lapreporter.ui.plan.asking import CELL, Spot, spot_of
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.contacts import PARTS as PARTS_OF_CONTACT
from lapreporter.ui.questions.people import DISABILITY, GROUPS
from lapreporter.words import Term, mark, mark_plural

HEADING = mark("What is still missing for the plan")
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
PARTS = {**GROUPS, "disability": DISABILITY, **PARTS_OF_CONTACT}
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
        self._steps: dict[str, Step] = {}
        self._promise = Text(desk.theme, "", Type.BODY)
        self.rows = RowList(desk.theme, _COLUMNS)
        self.rows.opened.connect(lambda key: self.jumped.emit(_target(self._steps[key])))
        self.more = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.DOWN)
        self.more.clicked.connect(self._unfold)
        self.check = Button(desk.theme, desk.say(FINDINGS), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.check.clicked.connect(self.check_asked)
        Column(Text(desk.theme, desk.say(HEADING), Type.SECTION), self._promise, Space.HAIR, self.rows, self.more,
               Hairline(desk.theme), Text(desk.theme, desk.say(HINT), Type.HELP), self.check, self._wording(),
               parent=self)  # fmt: skip
        self.refresh()

    def first(self) -> QWidget:
        """The question that brings most."""
        return next(iter(self.rows.rows.values()), self.check)

    def refresh(self) -> None:
        """Show what is missing now."""
        steps = self.standing.steps
        entries = list(_entries(self.desk, steps))
        offer = promise(steps)
        self._promise.setText(offer.text(self.desk.language) if offer else self.desk.say(NOTHING))
        self._promise.setVisible(offer is not None or not steps)
        shown = entries[: self._most]
        self._steps = {step.paths[0]: step for step, _ in shown}
        self.rows.set_rows([(step.paths[0], self._row(step, spot)) for step, spot in shown])
        self.rows.setVisible(bool(shown))
        rest = len(entries) - self._most
        self.more.setVisible(rest > 0)
        self.more.set_label(self.desk.language.plural(MORE, min(rest, AT_ONCE)))

    def _row(self, step: Step, spot: Spot) -> RowContent:
        minutes = max(1, ceil(step.minutes))
        what = self.desk.say(DETAIL, {"place": spot.place(self.desk), "what": self._brings(step)})
        return RowContent(
            marker="", name=_label(self.desk, step, spot), detail=what, time=self.desk.language.plural(MINUTES, minutes)
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


def _entries(desk: Desk, steps: Iterable[Step]) -> Iterator[tuple[Step, Spot]]:
    """The steps that a page asks for. Parts of one answer that follow each other are one; nothing is listed twice."""
    asked = [(step, spot) for step in steps if (spot := spot_of(desk, step.question)) is not None]
    listed: set[str] = set()
    for _, group in groupby(asked, key=_place):
        same = list(group)
        step, spot = _joined([step for step, _ in same]), same[0][1]
        if step.paths[0] not in listed:
            listed.add(step.paths[0])
            yield step, spot


def _place(entry: tuple[Step, Spot]) -> tuple[str, tuple[str, ...]]:
    """What may be one entry: parts of one answer, but not of a table, where each is a column of its own."""
    step, spot = entry
    return step.paths[0] if spot.question.is_table else spot.path, step.settles


def _joined(steps: Sequence[Step]) -> Step:
    return replace(
        steps[0],
        paths=tuple(path for step in steps for path in step.paths),
        minutes=sum(step.minutes for step in steps),
        indicators=tuple(indicator for step in steps for indicator in step.indicators),
    )


def _label(desk: Desk, step: Step, spot: Spot) -> str:
    """What is asked for: a question, with the columns or the parts of it that are missing."""
    names = dict.fromkeys(name for path in step.paths if (name := _part(desk, path, spot)))
    label = spot.label(desk)
    return desk.say(CELL, {"table": label, "column": desk.language.listing(list(names))}) if names else label


def _part(desk: Desk, path: str, spot: Spot) -> str:
    if spot.question.is_table:
        within = spot_of(desk, path)
        return say(desk, within.column.words.printed) if within is not None and within.column is not None else ""
    known = PARTS.get(path[len(spot.path) + 1 :])
    return desk.say(known) if known else ""


def _target(step: Step) -> str:
    """The first answer to give, or its table where there is no row yet."""
    return step.question if "[]" in step.paths[0] else step.paths[0]
