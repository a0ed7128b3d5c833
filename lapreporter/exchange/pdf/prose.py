"""Words that run over lines and pages: paragraphs, statements, lists, notes."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.exchange.pdf.desk import Desk
from lapreporter.exchange.pdf.lines import Laid
from lapreporter.exchange.pdf.structure import Node
from lapreporter.exchange.pdf.styles import ACCENT, BODY, LABEL, MM, NOTE, STATEMENT, Style
from lapreporter.exchange.pdf.table import Note
from lapreporter.exchange.pdf.text import Text, bold

AFTER_NOTES = 4 * MM
_SIDE_RULE = 1.6


class Prose(Desk):
    """Running text."""

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
            top, first = pages.y, pages.sheet.index
            with pages.frame(inset, pages.width - inset):
                self._flow(said, pages.child(Node("P")))
                if source:
                    below = self.layout.lay(source, LABEL, pages.width)
                    pages.need(below.height)
                    pages.put(below, 0, pages.y, pages.width, pages.child(Node("P")))
                    pages.y += below.height
            for sheet, start, end in pages.stretches(first, top):
                with sheet.artifact():
                    sheet.rectangle(pages.left(0, _SIDE_RULE), start, _SIDE_RULE, end - start, fill=ACCENT)
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
            pages.gap(AFTER_NOTES)
