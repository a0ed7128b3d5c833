"""What people see of an electronic signature: a small page that is laid into the signature's field."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.pages import draw_lines
from lapreporter.exchange.pdf.press import bare_page
from lapreporter.exchange.pdf.sheet import Sheet
from lapreporter.exchange.pdf.styles import FACT, LABEL

_GUTTER = 12.0


def stamp(
    facts: Sequence[tuple[str, str]],
    *,
    width: float,
    height: float,
    right_to_left: bool = False,
    chinese: bool = False,
) -> bytes:
    """A PDF page of this size in points with labels and values in two columns, such as name, office, place and time."""
    layout = Layout(Fonts(chinese=chinese), right_to_left=right_to_left)
    sheet = Sheet(0)
    column = (width - _GUTTER) / 2
    top = 0.0
    for first in range(0, len(facts), 2):
        tallest = 0.0
        for i, (label, value) in enumerate(facts[first : first + 2]):
            left = i * (column + _GUTTER)
            left = width - left - column if right_to_left else left
            above, below = layout.lay(label, LABEL, column), layout.lay(value, FACT, column)
            draw_lines(sheet, above, left, top, column, right_to_left=right_to_left)
            draw_lines(sheet, below, left, top + above.height, column, right_to_left=right_to_left)
            tallest = max(tallest, above.height + below.height)
        top += tallest + 2
    return bare_page(sheet, layout, width, height)
