"""What a report begun from earlier ones would hold: three cards, for what goes on, starts empty, and stays behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from lapreporter.document.beginning import Beginning
from lapreporter.ui.beginning.labels import Labels
from lapreporter.ui.beginning.telling import (
    BEHIND,
    BEHIND_LEAD,
    CARRIED,
    CARRIED_LEAD,
    EMPTY,
    EMPTY_LEAD,
    NOTHING_BEHIND,
    carried_counts,
    emptied,
    empty_counts,
    left_behind,
    set_anew,
    years_between,
)
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.words import Year, mark

WHICH_ANSWERS = mark("Which answers")
WHICH_THINGS = mark("What stays behind")
WHAT_IS_SET = mark("What the program sets")


class Outcome(QWidget):
    """The cards for one beginning."""

    def __init__(self, front: Front, labels: Labels, beginning: Beginning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self._labels = labels
        cards = (self._carried(beginning), self._empty(beginning), self._behind(beginning))
        Column(*cards, spacing=Space.LARGE, parent=self)

    def _carried(self, beginning: Beginning) -> Sheet:
        counts = carried_counts(beginning)
        card = self._card(self.front.language.plural(CARRIED, sum(counts.values())), Icon.HISTORY)
        card.body.add(Text(self.front.theme, self.front.say(CARRIED_LEAD), Type.HELP))
        between = years_between(beginning, self.front.language)
        if between:
            card.body.add(Text(self.front.theme, between, Type.HELP, icon=Icon.CALENDAR))
        self._add_counts(card, counts)
        self._fold(card, WHAT_IS_SET, [set_anew(beginning, self._labels)])
        return card

    def _empty(self, beginning: Beginning) -> Sheet:
        names = emptied(beginning, self._labels)
        count = sum(empty_counts(beginning).values())
        card = self._card(self.front.language.plural(EMPTY, count), Icon.NOT_STARTED)
        year = beginning.base.report.year() if beginning.base else None
        if names and year:
            card.body.add(Text(self.front.theme, self.front.say(EMPTY_LEAD, {"year": Year(year)}), Type.HELP))
        self._fold(card, WHICH_ANSWERS, names)
        return card

    def _behind(self, beginning: Beginning) -> Sheet:
        lines = left_behind(beginning, self._labels)
        if not lines:
            return self._card(self.front.say(NOTHING_BEHIND), Icon.TICK)
        card = self._card(self.front.language.plural(BEHIND, len(lines)), Icon.NOTE)
        card.body.add(Text(self.front.theme, self.front.say(BEHIND_LEAD), Type.HELP))
        self._fold(card, WHICH_THINGS, lines)
        return card

    def _card(self, title: str, icon: Icon) -> Sheet:
        heading = Text(self.front.theme, title, Type.QUESTION, icon=icon, icon_ink=Type.META.ink)
        return Sheet(self.front.theme, heading, radius=Radius.LARGE, margins=(20, 16, 20, 16), spacing=Space.HAIR)

    def _add_counts(self, card: Sheet, counts: Mapping[str, int]) -> None:
        for key, count in counts.items():
            number = Text(self.front.theme, self.front.language.number(count), Type.HELP_STRONG)
            row = Row(spacing=Space.MEDIUM)
            row.addWidget(Text(self.front.theme, self._labels.form(key), Type.META), 1)
            row.addWidget(number)
            card.body.addLayout(row)

    def _fold(self, card: Sheet, title: str, lines: Sequence[str]) -> None:
        # One text for all lines: a table of thousands of rows can come to its end.
        text = "\n".join(line for line in lines if line)
        if text:
            card.body.add(
                FoldingSection(self.front.theme, self.front.say(title), Text(self.front.theme, text, Type.META))
            )
