"""The program's own PDF as pictures, for reading it before it is signed. Never used on a file from outside."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2


class PagePicture(NamedTuple):
    """One page as pixels of four bytes (blue, green, red, unused), row by row."""

    width: int
    height: int
    pixels: bytes


class Preview:
    """A PDF made by this program, opened to be looked at."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._document)

    def picture(self, page: int, width: int) -> PagePicture:
        """One page, counted from zero, drawn ``width`` pixels wide."""
        drawn = self._document[page]
        bitmap = drawn.render(scale=width / drawn.get_width(), rev_byteorder=False, prefer_bgrx=True)
        return PagePicture(bitmap.width, bitmap.height, bytes(bitmap.buffer))

    def close(self) -> None:
        """Let the document go."""
        self._document.close()
