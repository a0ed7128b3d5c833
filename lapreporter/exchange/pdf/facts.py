"""Facts: labels and values abreast or below each other, and large key figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from lapreporter.exchange.pdf.cells import Content, LaidCell, lay_cell, put_cell
from lapreporter.exchange.pdf.desk import GUTTER
from lapreporter.exchange.pdf.prose import Prose
from lapreporter.exchange.pdf.structure import Node
from lapreporter.exchange.pdf.styles import BODY, FACT, INK, KEY_FIGURE, LABEL, MM, NOTE, TINT
from lapreporter.exchange.pdf.text import Run, Text, bold

_LIST = replace(BODY, size=8.8, leading=12)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands under it or beside it."""

    label: str
    value: Content


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure with its unit and up to a few lines of what it means."""

    label: str
    figure: str
    unit: str
    lines: Sequence[Text]


class Facts(Prose):
    """Short facts."""

    def facts(self, facts: Sequence[Fact], *, columns: int = 4) -> None:
        """Short facts abreast: a small label, the value below it."""
        pages = self.pages
        width = (pages.width - GUTTER * (columns - 1)) / columns
        for first in range(0, len(facts), columns):
            line = facts[first : first + columns]
            labels = [self.layout.lay(fact.label, LABEL, width) for fact in line]
            values = [lay_cell(self.layout, fact.value, FACT, width) for fact in line]
            below = max(laid.height for laid in labels)
            height = below + max(value.height for value in values)
            pages.need(height)
            for i, (label, value) in enumerate(zip(labels, values, strict=True)):
                x = i * (width + GUTTER)
                node = pages.child(Node("P"))
                for part in (Node("Span"), Node("Span")):
                    node.kids.append(part)
                first_span, second_span = (kid for kid in node.kids if isinstance(kid, Node))
                pages.put(label, x, pages.y + below - label.height, width, first_span)
                put_cell(pages, value, x, pages.y + below, width, second_span)
            pages.y += height
            pages.gap(1.5 * MM)

    def fact_list(self, facts: Sequence[Fact], *, voluntary: bool = False, label_share: float = 0.32) -> None:
        """Labels at the start, answers beside them, one below the other; on the tint if they are voluntary."""
        if voluntary:
            with self.panel(fill=TINT):
                self._fact_rows(facts, label_share)
        else:
            self._fact_rows(facts, label_share)
        self.pages.gap(1.6 * MM)

    def _fact_rows(self, facts: Sequence[Fact], label_share: float) -> None:
        pages = self.pages
        start = pages.width * label_share
        for fact in facts:
            label = self.layout.lay(fact.label, _LIST, start - GUTTER)
            value = lay_cell(self.layout, fact.value, _LIST, pages.width - start)
            pages.need(max(label.height, min(value.height, 4 * value.leading)))
            top = pages.y
            node = pages.child(Node("P"))
            spans = [Node("Span"), Node("Span")]
            node.kids += spans
            pages.put(label, 0, top, start - GUTTER, spans[0])
            first = pages.sheet
            self._flow_cell(value, start, spans[1])
            pages.y = max(pages.y, top + label.height) if pages.sheet is first else pages.y
            pages.y += 2.2

    def _flow_cell(self, value: LaidCell, start: float, node: Node) -> None:
        """An answer beside its label, over as many pages as it takes."""
        pages = self.pages
        rest: LaidCell | None = value
        while rest is not None:
            fitting = max(1, int((pages.room + 0.01) / rest.leading))
            part = rest if rest.height <= pages.room + 0.01 else rest.part(0, fitting)
            if part is not None:
                put_cell(pages, part, start, pages.y, pages.width - start, node)
                pages.y += part.height
            rest = rest.part(fitting, rest.lines) if part is not rest else None
            if rest is not None:
                pages.new_page()

    def key_figures(self, figures: Sequence[KeyFigure]) -> None:
        """Large figures abreast, each under a rule."""
        self.abreast([(1, partial(self._key_figure, one)) for one in figures])

    def _key_figure(self, one: KeyFigure) -> None:
        self.rule(INK, 0.7)
        self.pages.y += 1.5 * MM
        self.paragraph(bold(one.label), replace(NOTE, size=8), after=0)
        unit = Run(f"\u202f{one.unit}", bold=False, scale=0.5, colour=INK) if one.unit else Run("")
        self.paragraph((Run(one.figure), unit), KEY_FIGURE, after=0)
        for line in one.lines:
            self.paragraph(line, replace(NOTE, size=8), after=0)
