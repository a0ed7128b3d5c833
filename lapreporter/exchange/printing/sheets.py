"""Rows with more columns than a page is wide: each on a sheet of labels and values, with its photographs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lapreporter.exchange.pdf.cells import words_of
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.pictures import read_picture
from lapreporter.exchange.pdf.styles import MM
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.columns import Printed
from lapreporter.exchange.printing.parts import Photograph, RecordSheet
from lapreporter.exchange.printing.printed_table import PrintedTable
from lapreporter.form.edition import Duty
from lapreporter.form.visibility import has_content, value_in_row
from lapreporter.report.answers import Attachment
from lapreporter.report.node import Row as Record
from lapreporter.words import mark

_LONG_FACT = 60
_PICTURES = frozenset({"image/jpeg", "image/png"})
_PICTURE_WIDTH = 80 * MM
_RECORD = mark("{number}. {title}")


def record_sheets(table: PrintedTable, columns: Sequence[Printed]) -> Iterator[RecordSheet]:
    """Each row on a sheet of its own: what nobody had to answer and nobody did is left out."""
    answers, base = table.answers, table.base
    leaves = {column.name: column.leaf for column in base.columns}
    for number, record in enumerate(table.records, 1):
        title = value_in_row(record, base.title_column)
        name = answers.words(title, leaves[base.title_column]) if title is not None else ""
        short: list[Fact] = []
        long: list[Fact] = []
        for column in columns:
            silent = not any(has_content(value_in_row(record, one)) for one in column.names)
            omitted = any(answers.omits(f"{base.path}[{record.id}].{one}") for one in column.names)
            if base.title_column in column.names or (silent and not omitted and column.duty is not Duty.OBLIGATORY):
                continue
            content = column.cell(record, table.notes)
            fact = Fact(column.title, content)
            (long if column.running or len(words_of(content)) > _LONG_FACT else short).append(fact)
        heading = answers.job.say(_RECORD, {"number": number, "title": name})
        pictures = tuple(_pictures(answers, record, columns))
        yield RecordSheet(heading, tuple(short), tuple(long), base.duty is Duty.VOLUNTARY, pictures)


def _pictures(answers: Answers, record: Record, columns: Sequence[Printed]) -> Iterator[Photograph]:
    """The photographs among the files of a row, as far as their contents are at hand."""
    for column in columns:
        for value in (value_in_row(record, name) for name in column.names):
            for file in value if isinstance(value, tuple) else ():
                if isinstance(file, Attachment) and file.media_type in _PICTURES:
                    content = answers.job.attachments.get(file.sha256)
                    if content is not None:
                        yield Photograph(
                            read_picture(content, file.name, _PICTURE_WIDTH), file.description or file.name
                        )
