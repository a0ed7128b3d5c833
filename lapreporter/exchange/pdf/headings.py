"""Headings: of a form, of an annex, of a section, with article and actions at the end of the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from lapreporter.exchange.pdf.facts import Fact, Facts
from lapreporter.exchange.pdf.lines import Laid
from lapreporter.exchange.pdf.structure import Node
from lapreporter.exchange.pdf.styles import (
    ACCENT,
    BODY,
    INK,
    MM,
    SECTION,
    SMALL,
    SUBSECTION,
    TINT,
    TITLE,
    WHITE,
    Align,
    Style,
)
from lapreporter.exchange.pdf.text import Text, joined, plain

_BLOCK = 15 * MM
_ABOVE_SECTION = 6.5 * MM
_BELOW_SECTION = 1.6 * MM
_ASIDE = replace(SMALL, size=7.8, leading=10)


@dataclass(frozen=True, slots=True)
class Framed:
    """A word in a thin frame beside a heading: the actions of the plan."""

    text: str


@dataclass(frozen=True, slots=True)
class Shaded:
    """A word on the tint beside a heading: *voluntary*."""

    text: str


Aside: TypeAlias = "str | Framed | Shaded"


class Headings(Facts):
    """Headings of three levels."""

    def form_head(
        self, letter: str, title: str, subtitle: str, facts: Sequence[Fact], *, anchor: str, bookmark: str = ""
    ) -> None:
        """The head of a form: letter block, title, form and article, rule, facts."""
        pages = self.pages
        pages.need(_BLOCK + 20 * MM)
        pages.anchor(anchor)
        pages.bookmark(bookmark or f"{letter} {title}", 1)
        top, beside = pages.y, _BLOCK + 5 * MM
        block = replace(TITLE, size=24, leading=_BLOCK, colour=WHITE, align=Align.CENTRE)
        with pages.sheet.artifact():
            pages.sheet.rectangle(pages.left(0, _BLOCK), top, _BLOCK, _BLOCK, fill=ACCENT)
            laid = self.layout.lay(letter, block, _BLOCK)
            pages.show(laid, pages.left(0, _BLOCK), top + (_BLOCK - laid.leading) / 2, _BLOCK)
        width = pages.width - beside
        head = self.layout.lay(title, TITLE, width)
        below = self.layout.lay(subtitle, replace(BODY, size=8.8, leading=11.5), width)
        start = top + max(0.0, (_BLOCK - head.height - below.height) / 2)
        pages.put(head, beside, start, width, pages.child(Node("H1")))
        pages.put(below, beside, start + head.height, width, pages.child(Node("P")))
        pages.y = max(top + _BLOCK, start + head.height + below.height) + 4 * MM
        self.rule(ACCENT, 1.2)
        pages.y += 1.6 * MM
        self.facts(facts)
        pages.gap(_ABOVE_SECTION)

    def title(
        self, text: Text, *, anchor: str = "", bookmark: str = "", style: Style = TITLE, ruled: bool = True
    ) -> None:
        """A title of the first level: an annex, the summary, the State's name on the cover."""
        pages = self.pages
        laid = self.layout.lay(text, style, pages.width)
        pages.need(laid.height + 15 * MM)
        if anchor:
            pages.anchor(anchor)
        if bookmark:
            pages.bookmark(bookmark, 1)
        pages.put(laid, 0, pages.y, pages.width, pages.child(Node("H1")))
        pages.y += laid.height
        if ruled:
            pages.y += 1.6 * MM
            self.rule(ACCENT, 1.0)
            pages.y += 1.2 * MM
        pages.gap(1.2 * MM)

    def heading(
        self,
        level: int,
        text: Text,
        *,
        number: str = "",
        aside: Sequence[Aside] = (),
        anchor: str = "",
        bookmark: bool = True,
    ) -> None:
        """A heading of the second or third level; it stays with what follows.

        ``number`` is the official one (F.1); ``aside`` stands at the end of the line: article, actions, *voluntary*.
        """
        pages = self.pages
        style = SECTION if level == 2 else SUBSECTION
        numbered = joined([number, "\u2002", text]) if number else text
        beside = self._aside_width(aside)
        laid = self.layout.lay(numbered, style, pages.width - beside)
        node = pages.child(Node(f"H{level}"))
        side = pages.child(Node("P")) if aside else None
        words = plain(numbered).replace("\u2002", " ")
        x, frame = pages.x, pages.width

        def draw() -> None:
            node.kids.clear()
            if anchor:
                pages.anchor(anchor)
            if bookmark and level == 2:
                pages.bookmark(words, 2)
            outer, pages.x = pages.x, x
            pages.put(laid, 0, pages.y, frame - beside, node)
            if side is not None:
                side.kids.clear()
                self._draw_aside(aside, side, frame, pages.y + laid.baseline)
            pages.x = outer

        pages.wait(_ABOVE_SECTION if level == 2 else 4 * MM, laid.height, draw, _BELOW_SECTION)

    def _aside_width(self, aside: Sequence[Aside]) -> float:
        return sum(self._aside_part(part)[1] for part in aside) + (4 * MM if aside else 0.0)

    def _aside_part(self, part: Aside) -> tuple[Laid, float]:
        words = part if isinstance(part, str) else part.text
        style = _ASIDE if isinstance(part, str | Shaded) else SMALL
        laid = self.layout.lay(words, style, self.pages.width)
        return laid, laid.width + (2 * MM if isinstance(part, str) else 4.2 * MM)

    def _draw_aside(self, aside: Sequence[Aside], node: Node, frame: float, baseline: float) -> None:
        pages = self.pages
        x = frame
        for part in reversed(aside):
            laid, width = self._aside_part(part)
            inset = 0.0 if isinstance(part, str) else 1.2 * MM
            top = baseline - laid.baseline
            box = (pages.left(x - laid.width - 2 * inset, laid.width + 2 * inset), top - 0.6, laid.width + 2 * inset)
            if not isinstance(part, str):
                with pages.sheet.artifact():
                    fill, stroke = (None, INK) if isinstance(part, Framed) else (TINT, None)
                    height = laid.leading + (0.2 if isinstance(part, Framed) else 1.0)
                    pages.sheet.rectangle(*box, height, fill=fill, stroke=stroke, weight=0.4)
            span = Node("Span")
            node.kids.insert(0, span)
            pages.put(laid, x - laid.width - inset, top, laid.width, span)
            x -= width
