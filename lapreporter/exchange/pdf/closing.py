"""What a report is closed and recognised with: seal codes, the field for a signature, lines for hand, badges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lapreporter.exchange.pdf.prose import Prose
from lapreporter.exchange.pdf.structure import Node, SignatureField
from lapreporter.exchange.pdf.styles import BODY, INK, LABEL, MM, SECONDARY, SMALL, Align, Style

_CODE = Style(11, 15, bold=True, tabular=True)


class Closing(Prose):
    """Codes, fields and lines."""

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

    def signature_field(self, name: str, tooltip: str, *, height: float = 20) -> tuple[float, float]:
        """An empty field for the electronic signature over the width of the frame; gives its size for `stamp.stamp`."""
        pages = self.pages
        tall = height * MM
        pages.need(tall)
        box = pages.sheet.box(pages.left(0, pages.width), pages.y, pages.width, tall)
        pages.child(Node("Form", alt=tooltip)).kids.append(SignatureField(name, tooltip, box))
        pages.y += tall
        return pages.width, tall

    def badge(self, title: str, text: str) -> None:
        """A framed word at the end of the line: an amended, voluntary or initial report."""
        pages = self.pages
        head, below = replace(BODY, size=8.8, leading=11.5, bold=True, align=Align.END), replace(SMALL, align=Align.END)
        width = max(self.layout.extent(title, head).natural, self.layout.extent(text, below).natural) + 2 * 3.5 * MM + 1
        with pages.frame(pages.width - width, width), self.panel(stroke=INK, weight=1.2):
            self.paragraph(title, head, after=0)
            self.paragraph(text, below, after=0)
