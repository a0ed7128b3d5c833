"""Words that both layouts of a table use."""

from __future__ import annotations

from lapreporter.words import mark

ADD_ROW = mark("Add a row")
REMOVE = mark("Remove the row")
PASTE = mark("Paste rows from a spreadsheet")
ROW_NUMBER = mark("Row {number}")
