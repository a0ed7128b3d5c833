"""What an author writes with: headings, facts, statements, tables and figures, one call each, in reading order.

    page = Compositor(right_to_left=language.right_to_left, running=running)
    with page.section():
        page.form_head("F", "Contaminated areas", "Form F · Article 7", facts, anchor="F")
        page.heading(2, "Areas known or suspected", number="F.1", aside=["Art. 7.1 (h)", Framed("Actions 18, 24")])
        page.table(Table(columns, rows, notes))

Millimetres where a parameter says so, points elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from lapreporter.exchange.pdf.closing import Closing
from lapreporter.exchange.pdf.drawing import Drawing
from lapreporter.exchange.pdf.headings import Headings
from lapreporter.exchange.pdf.pictures import Picture
from lapreporter.exchange.pdf.prose import AFTER_NOTES
from lapreporter.exchange.pdf.structure import Node
from lapreporter.exchange.pdf.styles import MM, NOTE
from lapreporter.exchange.pdf.table import Table
from lapreporter.exchange.pdf.table_drawing import draw_table
from lapreporter.exchange.pdf.text import Text


class Compositor(Headings, Closing):
    """Sets a document, block by block. When done, hand it to `press.written`."""

    def table(self, table: Table) -> None:
        """A table and its notes; the last row and the notes stay together."""
        pages = self.pages
        inset = 5 * MM
        lines = [self.layout.lay(note.text, NOTE, pages.width - inset).height + 0.8 for note in table.notes]
        height = sum(lines) + 2 * MM
        draw_table(pages, table, after=height if lines and height < 60 * MM else 0.0)
        pages.gap(2 * MM if table.notes else AFTER_NOTES)
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

    def photograph(self, picture: Picture, alt: str, *, width: float, caption: Text = "") -> None:
        """A picture ``width`` millimetres across (less in a narrower frame) with its caption."""
        across = min(width * MM, self.pages.width)
        tall = across * picture.height / picture.width / MM
        self.figure(tall, alt, lambda canvas: canvas.picture(picture, 0, 0, across), caption=caption)
