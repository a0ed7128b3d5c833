"""The outsider: the same 10,000 rows of fifteen columns through typst, as tagged PDF/A with the same fonts."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from pikepdf import Pdf

from bench.measuring import MEGABYTE, Values
from bench.samples import AREAS, COLUMNS, area
from lapreporter.locations import shipped

_SOURCE = """\
#set document(title: "Contaminated areas", date: datetime(year: 2026, month: 4, day: 24))
#set page(paper: "a4", flipped: true, margin: 15mm, numbering: "1 / 1")
#set text(font: "Noto Sans", size: 6.5pt, lang: "en")
#let rows = json("rows.json")
= Contaminated areas
#table(
  columns: (auto,) * 14 + (1fr,),
  stroke: 0.3pt,
  inset: 2pt,
  table.header(..rows.first().map(cell => [*#cell*])),
  ..rows.slice(1).flatten(),
)
"""


def typst_table(values: Values) -> None:
    """Compile the table once; data and fonts are handed over before the clock starts."""
    lines = [area(number) for number in range(AREAS)]
    cells = [[_text(getattr(line, name)) for name in COLUMNS] for line in lines]
    heads = [name.replace("_", " ") for name in COLUMNS]
    with TemporaryDirectory() as folder:
        Path(folder, "rows.json").write_text(json.dumps([heads, *cells]), encoding="utf-8")
        source = Path(folder, "table.typ")
        source.write_text(_SOURCE, encoding="utf-8")
        fonts = [str(shipped("resources", "fonts"))]
        with values.seconds("made"):
            pdf = typst.compile(
                str(source), format="pdf", font_paths=fonts, ignore_system_fonts=True, pdf_standards=["a-3a"]
            )
    values.peak("peak")
    values.found["megabytes"] = len(pdf) / MEGABYTE
    with Pdf.open(BytesIO(pdf)) as document:
        values.found["pages"] = len(document.pages)


def _text(value: object) -> str:
    return "" if value is None else str(value)
