"""What an author writes with: headings, facts, statements, tables and figures, one call each, in reading order.

    page = Compositor(right_to_left=language.right_to_left, running=running)
    with page.section():
        page.form_head("F", "Contaminated areas", "Form F · Article 7", facts, anchor="F")
        page.heading(2, "Areas known or suspected", number="F.1", aside=["Art. 7.1 (h)", Framed("Actions 18, 24")])
        page.table(Table(columns, rows, notes))

Millimetres where a parameter says so, points elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

from lapreporter.exchange.pdf.cells import Content, lay_cell, put_cell
from lapreporter.exchange.pdf.drawing import Drawing
from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.layout import Laid, Layout
from lapreporter.exchange.pdf.pages import TOP_MARGIN, Pages, Running
from lapreporter.exchange.pdf.structure import Node, SignatureField
from lapreporter.exchange.pdf.styles import (
    ACCENT,
    BODY,
    FACT,
    INK,
    KEY_FIGURE,
    LABEL,
    MM,
    NOTE,
    SECONDARY,
    SECTION,
    SMALL,
    STATEMENT,
    SUBSECTION,
    TINT,
    TITLE,
    WHITE,
    Align,
    Colour,
    Style,
)
from lapreporter.exchange.pdf.table import Note, Table
from lapreporter.exchange.pdf.table_drawing import draw_table
from lapreporter.exchange.pdf.text import Run, Text, bold, joined, plain

GUTTER = 4 * MM
_BLOCK = 15 * MM
_ABOVE_SECTION = 6.5 * MM
_BELOW_SECTION = 1.6 * MM
_AFTER_NOTES = 4 * MM
_CODE = Style(11, 15, bold=True, tabular=True)
_ASIDE = replace(SMALL, size=7.8, leading=10, align=Align.START)


@dataclass(frozen=True, slots=True)
class Framed:
    """A word in a thin frame beside a heading: the actions of the plan."""

    text: str


@dataclass(frozen=True, slots=True)
class Shaded:
    """A word on the tint beside a heading: *voluntary*."""

    text: str


Aside: TypeAlias = "str | Framed | Shaded"


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


class Compositor:
    """Sets a document, block by block. When done, hand it to `press.written`."""

    def __init__(self, *, right_to_left: bool = False, running: Running | None = None) -> None:
        self.layout = Layout(Fonts(), right_to_left=right_to_left)
        self.pages = Pages(self.layout, running or Running())
        self.signature: SignatureField | None = None

    # --- the flow

    def new_page(self, running: Running | None = None) -> None:
        """Go on on a new page; ``running`` changes what repeats from that page on."""
        if running is not None:
            self.pages.running = running
        self.pages.new_page()
        self.pages.furniture[-1] = self.pages.running

    def gap(self, millimetres: float) -> None:
        """Leave at least this much before the next thing."""
        self.pages.gap(millimetres * MM)

    def push_down(self, millimetres: float, *, from_bottom: float = 0.0) -> None:
        """Move the cursor down: by a length, or to this many millimetres above the end of the text field."""
        self.pages.need(0)
        if from_bottom:
            self.pages.y = max(self.pages.y, self.pages.y + self.pages.room - from_bottom * MM)
        self.pages.y += millimetres * MM

    @contextmanager
    def section(self, title: str = "") -> Iterator[None]:
        """A part of the document in the structure tree: a form, an annex."""
        with self.pages.element("Sect") as node:
            node.title = title
            yield

    def together(self, draw: Callable[[], None]) -> None:
        """Keep on one page what ``draw`` sets, unless it is taller than a page."""
        self.pages.together(draw)

    def abreast(self, parts: Sequence[tuple[float, Callable[[], None]]], *, gutter: float = GUTTER) -> None:
        """Set parts beside each other, each with its share of the width; they stay on one page."""
        whole = sum(share for share, _ in parts)
        room = self.pages.width - gutter * (len(parts) - 1)

        def draw() -> None:
            self.pages.need(0)
            top = bottom = self.pages.y
            x = 0.0
            for share, part in parts:
                width = room * share / whole
                self.pages.y = top
                with self.pages.frame(x, width):
                    part()
                    self.pages.need(0)
                bottom = max(bottom, self.pages.y)
                x += width + gutter
            self.pages.y = bottom

        self.pages.together(draw)

    @contextmanager
    def panel(self, *, fill: Colour | None = None, stroke: Colour | None = None, weight: float = 0.8) -> Iterator[None]:
        """What is set inside stands on a tint or within a frame; it must fit on the page (see `together`)."""
        inset = 3.5 * MM
        pages = self.pages
        pages.need(2 * inset)
        top, under = pages.y, len(pages.sheet.code)
        pages.y += inset * 0.7
        with pages.frame(inset, pages.width - 2 * inset):
            yield
            pages.need(0)
        pages.y += inset * 0.7
        with pages.sheet.beneath(under), pages.sheet.artifact():
            left = pages.left(0, pages.width)
            pages.sheet.rectangle(left, top, pages.width, pages.y - top, fill=fill, stroke=stroke, weight=weight)

    # --- headings

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
            box = (pages.left(x - laid.width - 2 * inset, laid.width + 2 * inset), top + 0.4, laid.width + 2 * inset)
            if not isinstance(part, str):
                with pages.sheet.artifact():
                    fill, stroke = (None, INK) if isinstance(part, Framed) else (TINT, None)
                    height = laid.leading - (0.4 if isinstance(part, Framed) else -0.6)
                    pages.sheet.rectangle(*box, height, fill=fill, stroke=stroke, weight=0.4)
            span = Node("Span")
            node.kids.insert(0, span)
            pages.put(laid, x - laid.width - inset, top, laid.width, span)
            x -= width

    def rule(self, colour: Colour = INK, weight: float = 0.5) -> None:
        """A line over the width of the frame."""
        pages = self.pages
        pages.need(weight)
        left = pages.left(0, pages.width)
        with pages.sheet.artifact():
            pages.sheet.line([(left, pages.y), (left + pages.width, pages.y)], weight=weight, colour=colour)

    def double_rule(self) -> None:
        """The two rules below the State's name on the cover."""
        self.rule(ACCENT, 1.4)
        self.pages.y += 2.2
        self.rule(ACCENT, 0.5)

    # --- words

    def paragraph(
        self, text: Text, style: Style = BODY, *, language: str = "", role: str = "P", after: float = 1.6
    ) -> None:
        """A paragraph; long ones run over the page. ``after`` is the gap below in millimetres."""
        pages = self.pages
        laid = self.layout.lay(text, style, pages.width)
        node = pages.child(Node(role, language=language))
        self._flow(laid, node)
        pages.gap(after * MM)

    def _flow(self, laid: Laid, node: Node) -> None:
        pages = self.pages
        place, count = 0, len(laid.lines)
        pages.need(laid.leading * min(count, 2 if count != 3 else 3))
        while place < count:
            fitting = max(1, min(count - place, int((pages.room + 0.01) / laid.leading)))
            if count - place - fitting == 1 and fitting > 2:
                fitting -= 1
            part = laid.part(place, place + fitting) if fitting < count else laid
            if laid.mixed:
                node.actual = laid.text
            pages.put(part, 0, pages.y, pages.width, node)
            pages.y += part.height
            place += fitting
            if place < count:
                pages.new_page()

    def statement(self, text: Text, source: str = "", *, language: str = "") -> None:
        """Words of the State, with a rule at the start side and their source in small letters below."""
        pages = self.pages
        inset = 4 * MM
        with pages.element("BlockQuote", language=language):
            said = self.layout.lay(text, STATEMENT, pages.width - inset)
            pages.need(min(said.height, 4 * said.leading) + LABEL.leading)
            first, top, page = pages.sheet, pages.y, pages.sheet.index
            with pages.frame(inset, pages.width - inset):
                self._flow(said, pages.child(Node("P")))
                if source:
                    below = self.layout.lay(source, LABEL, pages.width)
                    pages.need(below.height)
                    pages.put(below, 0, pages.y, pages.width, pages.child(Node("P")))
                    pages.y += below.height
            for sheet in pages.sheets[page:]:
                start = top if sheet is first else TOP_MARGIN
                end = pages.y if sheet is pages.sheet else start + pages.room
                left = pages.left(0, 1.6)
                with sheet.artifact():
                    sheet.rectangle(left, start, 1.6, end - start, fill=ACCENT)
        pages.gap(4 * MM)

    def bullets(self, items: Sequence[Text], style: Style = BODY) -> None:
        """A list."""
        pages = self.pages
        inset = 4.5 * MM
        with pages.element("L"):
            for item in items:
                pages.need(self.layout.leading(style))
                with pages.element("LI"):
                    dot = self.layout.lay("\u2022", style, inset)
                    pages.put(dot, 0, pages.y, inset, pages.child(Node("Lbl")))
                    with pages.frame(inset, pages.width - inset):
                        self._flow(self.layout.lay(item, style, pages.width), pages.child(Node("LBody")))
                pages.y += 1.2
        pages.gap(1.6 * MM)

    def notes(self, notes: Sequence[Note]) -> None:
        """Notes, each with its mark."""
        pages = self.pages
        inset = 5 * MM
        for note in notes:
            laid = self.layout.lay(note.text, NOTE, pages.width - inset)
            pages.need(laid.height)
            with pages.element("Note") as node:
                node.identifier = note.identifier
                mark = self.layout.lay(bold(note.mark), NOTE, inset)
                pages.put(mark, 0, pages.y, inset, pages.child(Node("Lbl")))
                pages.put(laid, inset, pages.y, pages.width - inset, pages.child(Node("P")))
            pages.y += laid.height + 0.8
        if notes:
            pages.gap(_AFTER_NOTES)

    # --- facts and figures

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
            for part in [facts[i : i + 12] for i in range(0, len(facts), 12)]:
                self.pages.together(lambda part=part: self._shaded_facts(part, label_share))  # type: ignore[misc]
        else:
            self._fact_rows(facts, label_share)
        self.pages.gap(1.6 * MM)

    def _shaded_facts(self, facts: Sequence[Fact], label_share: float) -> None:
        with self.panel(fill=TINT):
            self._fact_rows(facts, label_share)

    def _fact_rows(self, facts: Sequence[Fact], label_share: float) -> None:
        pages = self.pages
        style = replace(BODY, size=8.8, leading=12)
        for fact in facts:
            start = pages.width * label_share
            label = self.layout.lay(fact.label, style, start - GUTTER)
            value = lay_cell(self.layout, fact.value, style, pages.width - start)
            height = max(label.height, value.height)
            pages.need(min(height, 200))
            node = pages.child(Node("P"))
            spans = [Node("Span"), Node("Span")]
            node.kids += spans
            pages.put(label, 0, pages.y, start - GUTTER, spans[0])
            put_cell(pages, value, start, pages.y, pages.width - start, spans[1])
            pages.y += height + 2.2

    def key_figures(self, figures: Sequence[KeyFigure]) -> None:
        """Large figures abreast, each under a rule."""
        self.abreast([(1, lambda one=one: self._key_figure(one)) for one in figures])  # type: ignore[misc]

    def _key_figure(self, one: KeyFigure) -> None:
        self.rule(INK, 0.7)
        self.pages.y += 1.5 * MM
        self.paragraph(bold(one.label), replace(NOTE, size=8), after=0)
        unit = Run(f"\u202f{one.unit}", bold=False, scale=0.5, colour=INK) if one.unit else Run("")
        self.paragraph((Run(one.figure), unit), KEY_FIGURE, after=0)
        for line in one.lines:
            self.paragraph(line, replace(NOTE, size=8), after=0)

    def table(self, table: Table) -> None:
        """A table and its notes; the last row and the notes stay together."""
        pages = self.pages
        inset = 5 * MM
        lines = [self.layout.lay(note.text, NOTE, pages.width - inset).height + 0.8 for note in table.notes]
        height = sum(lines) + 2 * MM
        draw_table(pages, table, after=height if lines and height < 60 * MM else 0.0)
        pages.gap(2 * MM if table.notes else _AFTER_NOTES)
        self.notes(table.notes)

    def figure(
        self, height: float, alt: str, draw: Callable[[Drawing], None], *, caption: Text = "", mirrored: bool = True
    ) -> None:
        """A drawing ``height`` millimetres tall over the width of the frame. ``alt`` says what it shows."""
        pages = self.pages
        tall = height * MM
        laid = self.layout.lay(caption, NOTE, pages.width) if caption else None
        pages.need(tall + (laid.height + 4 if laid else 0))
        node = pages.child(Node("Figure", alt=alt))
        node.box = pages.sheet.box(pages.left(0, pages.width), pages.y, pages.width, tall)
        with pages.sheet.content(node):
            draw(Drawing(pages, pages.y, pages.width, tall, mirrored=mirrored))
        pages.y += tall
        if laid:
            pages.y += 4
            pages.put(laid, 0, pages.y, pages.width, pages.child(Node("Caption")))
            pages.y += laid.height
        pages.gap(2 * MM)

    # --- signing

    def code(self, label: str, lines: Sequence[str]) -> None:
        """Digits to compare by eye or by telephone: large, in groups, Western in every language."""
        self.paragraph(label, LABEL, after=0)
        for line in lines:
            self.paragraph(f"\u2066{line}\u2069", _CODE, after=0)

    def line_for_hand(self, label: str, *, height: float = 14) -> None:
        """A line to write on, ``height`` millimetres below what is above, with its label under it."""
        pages = self.pages
        laid = self.layout.lay(label, SMALL, pages.width)
        pages.need(height * MM + laid.height)
        pages.y += height * MM
        self.rule(INK, 0.7)
        pages.put(laid, 0, pages.y + 1.5, pages.width, pages.child(Node("P")))
        pages.y += laid.height + 1.5

    def stamp_field(self, label: str, *, height: float = 46) -> None:
        """A dashed box over the width of the frame for an official stamp."""
        pages = self.pages
        tall = height * MM
        pages.need(tall)
        with pages.sheet.artifact():
            left = pages.left(0, pages.width)
            pages.sheet.rectangle(left, pages.y, pages.width, tall, stroke=SECONDARY, weight=0.6, dash=(3, 2.4))
        style = replace(LABEL, align=Align.CENTRE)
        laid = self.layout.lay(label, style, pages.width)
        pages.put(laid, 0, pages.y + tall - laid.height - 2 * MM, pages.width, pages.child(Node("P")))
        pages.y += tall

    def signature_field(self, name: str, tooltip: str, *, height: float = 20) -> None:
        """An empty field for the electronic signature over the width of the frame."""
        pages = self.pages
        tall = height * MM
        pages.need(tall)
        box = pages.sheet.box(pages.left(0, pages.width), pages.y, pages.width, tall)
        self.signature = SignatureField(name, tooltip, box)
        pages.child(Node("Form", alt=tooltip)).kids.append(self.signature)
        pages.y += tall

    def badge(self, title: str, text: str) -> None:
        """A framed word at the end of the line: an amended, voluntary or initial report."""
        pages = self.pages
        head, below = replace(BODY, size=8.8, leading=11.5, bold=True, align=Align.END), replace(SMALL, align=Align.END)
        width = max(self.layout.extent(title, head).natural, self.layout.extent(text, below).natural) + 2 * 3.5 * MM + 1
        with pages.frame(pages.width - width, width), self.panel(stroke=INK, weight=1.2):
            self.paragraph(title, head, after=0)
            self.paragraph(text, below, after=0)
