"""Texts that a spreadsheet might take for formulas, in every text column of every table of the form."""

from __future__ import annotations

import random
from collections.abc import Iterator

from lapreporter.form.edition import Edition, Question
from lapreporter.report import paths
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.ui.tables.copying import block_text
from lapreporter.ui.tables.model import TableModel
from tests.ui.tables.conftest import Bench

DANGEROUS = "=+-@\t\r\0\uff0b\uff0d\uff1d\uff20"
UNSEEN = (" ", "\u00a0", "\u2007", "\u200b", "\u200e", "\u202d", "\u3000", "\ufeff")
PAYLOADS = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("https://x.example","y")',
    "cmd|' /C calc'!A0",
    "A1",
    "2",
    "",
    "x\n=1",
    '"=1"',
)
TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT)


def strings(seed: int = 20) -> Iterator[str]:
    """Endlessly: what a formula begins with, mostly behind something that is passed over, and what could follow."""
    chance = random.Random(seed)
    while True:
        before = "".join(chance.choices([*UNSEEN, "'"], k=chance.choice((0, 0, 1, 2))))
        yield before + chance.choice(DANGEROUS) + chance.choice(PAYLOADS)


def tables(edition: Edition) -> list[Question]:
    """The tables of the form; some are asked on several pages, with other columns."""
    return [one for form in edition.forms for _, one in form.questions() if one.is_table]


def crowded(edition: Edition, count: int) -> Report:
    """A report with at least so many of the texts in its tables."""
    asked = {question.path: question for question in tables(edition)}
    wanted = {
        f"{question.path}[{{row}}].{column.name}": question.path
        for question in tables(edition)
        for column in question.columns
        if column.leaf.kind in TEXTS
    }
    report, texts, rows = Report(), strings(), range(-(-count // len(wanted)))
    for path in set(wanted.values()):
        if (row := asked[path].leaf.row) is not None:
            report = paths.replace(report, path, tuple(row(id=f"r{at}") for at in rows))
    for answer in wanted:
        for at in rows:
            report = paths.replace(report, answer.format(row=f"r{at}"), next(texts))
    return report


def copied_tables(world: Bench) -> list[str]:
    """Every table of a report as it is copied for a spreadsheet, as far as its columns take any text or are figures."""
    blocks = []
    for question in tables(world.desk.edition):
        model = TableModel(world.desk, world.session, question)
        wanted = [at for at, one in enumerate(model.columns) if one.kind in TEXTS or one.figures]
        blocks.append(block_text(model, [(line, at) for line in range(len(model.rows)) for at in wanted]))
    return blocks
