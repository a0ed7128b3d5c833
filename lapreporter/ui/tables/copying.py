"""Copying cells as a block that every spreadsheet understands."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.ui.tables.model import TableModel

_QUOTED = ("\t", "\n", '"')


def block_text(model: TableModel, chosen: Sequence[tuple[int, int]]) -> str:
    """The chosen cells, given as lines and columns, between tabs; cells that were not chosen are empty."""
    cells = set(chosen)
    lines = sorted({line for line, _ in cells})
    columns = sorted({column for _, column in cells})
    return "\n".join(
        "\t".join(_quoted(model.copied_text(line, at)) if (line, at) in cells else "" for at in columns)
        for line in lines
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in _QUOTED) else text
