"""Paragraphs into lines, with a memory of what was set before.

All distances are in points. One line box serves all faces (ascent 0.82, descent 0.22 of the size), so that cells with
figures only and cells with letters stand on the same line whatever script they are in.
"""

from __future__ import annotations

from dataclasses import replace

from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.lines import Extent, Laid
from lapreporter.exchange.pdf.paragraph import DIRECTIONAL, Paragraph
from lapreporter.exchange.pdf.plain_paragraph import Look, PlainParagraph, is_plain, plain_look
from lapreporter.exchange.pdf.styles import Style
from lapreporter.exchange.pdf.text import Run, Text, plain, runs_of

_ARABIC_LEADING = 1.13
_CHINESE_LEADING = 1.08
_REMEMBERED = 4_000
"""So many paragraphs at most: those that are set again follow soon, and a large table has a hundred thousand."""


class Layout:
    """Sets text in one document: its fonts, its direction, and a memory of what was set before."""

    def __init__(self, fonts: Fonts, *, right_to_left: bool) -> None:
        self.fonts = fonts
        self.right_to_left = right_to_left
        self._laid: dict[tuple[Text, Style, float], Laid] = {}
        self._looks: dict[Style, Look] = {}
        self._extents: dict[tuple[Text, Style], Extent] = {}

    def leading(self, style: Style) -> float:
        """From line to line: more for Arabic and Chinese."""
        if self.right_to_left:
            return style.leading * _ARABIC_LEADING
        return style.leading * (_CHINESE_LEADING if self.fonts.chinese else 1.0)

    def lay(self, text: Text, style: Style, width: float) -> Laid:
        """The text in lines no wider than ``width``; a word too long for a line is broken, nothing is cut."""
        key = (text, style, round(width, 2))
        laid = self._laid.get(key)
        if laid is None:
            if len(self._laid) > _REMEMBERED:
                self._laid.clear()
            laid = self._laid[key] = self._lay(text, style, width)
        return laid

    def extent(self, text: Text, style: Style) -> Extent:
        """The least and the natural width of a text."""
        key = (text, style)
        extent = self._extents.get(key)
        if extent is None:
            extent = self._extents[key] = self._paragraph(text, style).extent()
        return extent

    def resolved(self, laid: Laid, pages: dict[str, int]) -> Laid:
        """The paragraph with the numbers of the pages it awaited."""
        if laid.awaits is None:
            return laid
        text, width = laid.awaits
        runs = tuple(_with_page(run, pages) for run in runs_of(text))
        return self.lay(runs, laid.style, width)

    def forget(self) -> None:
        """Give back the memory of what was set; fonts keep what they drew."""
        self._laid.clear()
        self._extents.clear()
        self.fonts.forget()

    def _paragraph(self, text: Text, style: Style) -> Paragraph | PlainParagraph:
        if isinstance(text, str) and is_plain(text, right_to_left=self.right_to_left):
            if style not in self._looks:
                self._looks[style] = plain_look(self.fonts, style)
            return PlainParagraph(text, self._looks[style], tabular=style.tabular)
        return Paragraph(self.fonts, text, style, right_to_left=self.right_to_left)

    def _lay(self, text: Text, style: Style, width: float) -> Laid:
        paragraph = self._paragraph(text, style)
        lines = tuple([paragraph.line(start, end) for start, end in paragraph.filled(width)])
        if isinstance(paragraph, PlainParagraph):
            return Laid(lines, style, self.leading(style), paragraph.characters, mixed=False)
        runs = runs_of(text)
        source = "".join(c for c in plain(text) if c not in DIRECTIONAL)
        awaits = (text, width) if any(run.page_of for run in runs) else None
        languages = {run.language for run in runs if run.text}
        language = languages.pop() if len(languages) == 1 else ""
        return Laid(lines, style, self.leading(style), source, paragraph.mixed, awaits, language)


def _with_page(run: Run, pages: dict[str, int]) -> Run:
    if not run.page_of:
        return run
    number = pages.get(run.page_of)
    return replace(run, text="" if number is None else str(number), page_of="")
