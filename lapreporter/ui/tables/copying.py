"""Copying cells as a block that every spreadsheet understands, and none takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lapreporter.ui.tables.model import TableModel

_QUOTED = ("\t", "\n", "\r", '"')
_STARTS_A_FORMULA = re.compile(r"[=+\-@\t\r\n\0\uFF0B\uFF0D\uFF1D\uFF20]")
_UNSEEN = " \u00a0\u3000\u2060\ufeff" + "".join(map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x202F))))
"""Spaces and signs without a shape; some programs pass over them and then take what follows for a formula."""
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")
GUARD: Final = "'"
"""Stands before a text that a spreadsheet would take for a formula; spreadsheets and `unguarded` take it away again."""


def block_text(model: TableModel, chosen: Sequence[tuple[int, int]]) -> str:
    """The chosen cells, given as lines and columns, between tabs; cells that were not chosen are empty."""
    cells = set(chosen)
    lines = sorted({line for line, _ in cells})
    columns = sorted({column for _, column in cells})
    return "\n".join(
        "\t".join(_quoted(guarded(model.copied_text(line, at))) if (line, at) in cells else "" for at in columns)
        for line in lines
    )


def guarded(text: str) -> str:
    """The text with `GUARD` before it where its first sign would make it a formula; numbers stay numbers."""
    bare = text.lstrip(GUARD + _UNSEEN)
    return GUARD + text if _STARTS_A_FORMULA.match(bare) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    bare = text.removeprefix(GUARD)
    return bare if guarded(bare) == text else text


def _quoted(text: str) -> str:
    text = text.replace("\0", "")
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in _QUOTED) else text
