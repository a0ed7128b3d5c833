"""What repeats on every page: header, footer with "page x of y", thumb tab. Drawn when all pages are known."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.exchange.pdf.outlines import Outline, outline
from lapreporter.exchange.pdf.pages import END_MARGIN, FIELD_WIDTH, START_MARGIN, Pages, Running, draw_lines
from lapreporter.exchange.pdf.sheet import HEIGHT, WIDTH, Sheet
from lapreporter.exchange.pdf.styles import ACCENT, INK, MM, RUNNING, WHITE, Align, Colour, Style, Voice
from lapreporter.exchange.pdf.text import Text

_HEADER_RULE = 21 * MM
_FOOTER_RULE = HEIGHT - 18.6 * MM
_TAB_FIRST = 36 * MM
_TAB_STEP = 21 * MM
_TAB_WIDTH, _TAB_HEIGHT = 6 * MM, 11 * MM
_TAB_EDGE = 6 * MM
_WATERMARK = Colour(232, 236, 242)
_WATERMARK_SIZE, _WATERMARK_LENGTH = 110.0, 200 * MM
_SLANT = 52.0


def furnish(pages: Pages) -> None:
    """Draw what repeats on each page."""
    outlines: dict[str, Outline] = {}
    for sheet, running in zip(pages.sheets, pages.furniture, strict=True):
        if running.header_start or running.header_end:
            with sheet.artifact("Pagination", "Header"):
                _line(pages, sheet, _HEADER_RULE - 11.5, running.header_start, running.header_end)
                _rule(pages, sheet, _HEADER_RULE)
        label = running.page_label(sheet.index + 1, len(pages.sheets)) if running.page_label else ""
        if running.footer_start or label:
            with sheet.artifact("Pagination", "Footer"):
                _rule(pages, sheet, _FOOTER_RULE)
                _line(pages, sheet, _FOOTER_RULE + 2.4, running.footer_start, label)
        if running.tab:
            _tab(pages, sheet, running)
        if running.watermark:
            word = running.watermark
            if word not in outlines:
                outlines[word] = _outlined(pages, word)
            _watermark(sheet, outlines[word])


def _rule(pages: Pages, sheet: Sheet, top: float) -> None:
    left = _field_left(pages)
    sheet.line([(left, top), (left + FIELD_WIDTH, top)], weight=0.4, colour=INK)


def _field_left(pages: Pages) -> float:
    return END_MARGIN if pages.right_to_left else START_MARGIN


def _line(pages: Pages, sheet: Sheet, top: float, start: Text, end: Text) -> None:
    left = _field_left(pages)
    for text, align in ((start, Align.START), (end, Align.END)):
        laid = pages.layout.lay(text, replace(RUNNING, align=align), FIELD_WIDTH)
        draw_lines(sheet, laid, left, top, FIELD_WIDTH, right_to_left=pages.right_to_left)


def _tab(pages: Pages, sheet: Sheet, running: Running) -> None:
    top = _TAB_FIRST + running.tab_step * _TAB_STEP
    left = _TAB_EDGE if pages.right_to_left else WIDTH - _TAB_EDGE - _TAB_WIDTH
    style = Style(9, _TAB_HEIGHT, Voice.STATE, bold=True, colour=WHITE, align=Align.CENTRE)
    laid = pages.layout.lay(running.tab, style, _TAB_WIDTH)
    with sheet.artifact("Pagination"):
        sheet.rectangle(left, top, _TAB_WIDTH, _TAB_HEIGHT, fill=ACCENT)
        middle = top + (_TAB_HEIGHT - laid.leading) / 2
        draw_lines(sheet, laid, left, middle, _TAB_WIDTH, right_to_left=pages.right_to_left)


def _outlined(pages: Pages, word: str) -> Outline:
    _, face = pages.layout.fonts.chain(Voice.FORM, True, False, False).pick(word[0])
    return outline(face, word)


def _watermark(sheet: Sheet, drawn: Outline) -> None:
    """A pale word from the lower left to the upper right of the page."""
    size = min(_WATERMARK_SIZE, _WATERMARK_LENGTH / drawn.width)
    with sheet.beneath(0), sheet.artifact("Pagination", "Watermark"):
        sheet.slanting(drawn.operators, drawn.width, size, _SLANT, _WATERMARK)
