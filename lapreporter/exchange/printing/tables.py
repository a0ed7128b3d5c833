"""Rows of the report as printed tables: columns chosen, rows grouped, sums formed, long answers below their row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lapreporter.exchange.pdf.cells import Cell, Content, as_cell, stacked, wide, words_of
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.pictures import read_picture
from lapreporter.exchange.pdf.styles import MM, TABLE_FINE
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, group, subtotal, total
from lapreporter.exchange.pdf.text import Run, Text, joined, plain, serif
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.balances import CLOSING, SIGNS, balance_table, movement, signed
from lapreporter.exchange.printing.columns import Printed, holds_anything, printed_columns
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.parts import Part, Photograph, RecordSheet, Tabular
from lapreporter.form.edition import Duty, Layout, Question
from lapreporter.form.visibility import has_content, value_in_row
from lapreporter.report.answers import Attachment, Money
from lapreporter.report.node import Row as Record
from lapreporter.words import mark, mark_plural

MOST_COLUMNS = 10
_ROOM = 485.0
_COMFORTABLE = 5
_MOST_BELOW = 2
_SAMPLE = 40
_WRAPS_AT = 19
_LONG_FACT = 60
_PICTURES = frozenset({"image/jpeg", "image/png"})
_PICTURE_WIDTH = 80 * MM
_SUBTOTAL = mark_plural("Subtotal of {count} row", "Subtotal of {count} rows")
_TOTAL = mark_plural("Total of {count} row", "Total of {count} rows")
_TOTAL_IN = mark("Total in {currency}")
_INCOMPLETE = mark("Without the rows that give no figure.")
_UNGROUPED = mark("Not said")
_LABELLED = mark("{label}: ")
_STOCK_HEADS = {"munitions": mark("Munitions"), "submunitions": mark("Submunitions")}
_ALL_ROWS = mark("All rows together")
_BALANCE = mark("Balance of the period")
_MORE = mark("Further details")
_RECORD = mark("{number}. {title}")


@dataclass(frozen=True)
class Tables:
    """The printed form of one table of the report, and the labels of columns that hold nothing."""

    parts: tuple[Part, ...]
    empty: tuple[str, ...]


def tables(answers: Answers, questions: Sequence[Question], records: Sequence[Record], notes: Notes) -> Tables:
    """The rows under all pages that ask about them. ``questions`` begins with the one that asks for the rows."""
    kept = [_kept(answers, question, records) for question in questions]
    empty = tuple(column.title for _, left_out in kept for column in left_out)
    blocks = [(question, columns) for question, (columns, _) in zip(questions, kept, strict=True)]
    movements = [column for _, columns in blocks for column in columns if movement(column.names[0])]
    return Tables(tuple(_arranged(_Table(answers, questions, records, notes), blocks, movements)), empty)


def _arranged(
    table: _Table, blocks: Sequence[tuple[Question, list[Printed]]], movements: Sequence[Printed]
) -> Iterator[Part]:
    base = blocks[0][0]
    plain = [column for _, columns in blocks for column in columns if not movement(column.names[0])]
    if base.layout is Layout.RECORDS and len(plain) > MOST_COLUMNS:
        written = [c for question, columns in blocks if question.layout is Layout.RECORDS for c in columns]
        if len(written) > MOST_COLUMNS:
            yield from _sheets(table, written)
        else:
            yield from table.parts(written)
        for question, columns in blocks:
            if question.layout is not Layout.RECORDS and columns:
                title = table.answers.job.say(question.words.printed)
                yield from table.parts([*table.identity(), *columns], title)
        return
    closing = [replace(c, title=_stock_head(table.answers, c)) for c in movements if movement(c.names[0]) == CLOSING]
    yield from table.parts([*plain, *closing])
    if movements:
        yield from _balances(table, movements)


def _kept(answers: Answers, question: Question, records: Sequence[Record]) -> tuple[list[Printed], list[Printed]]:
    """The columns that are printed, and those that hold nothing and need not be shown."""
    kept: list[Printed] = []
    empty: list[Printed] = []
    for column in printed_columns(answers, question):
        needed = column.duty is Duty.OBLIGATORY and not question.continued and not column.running
        shown = needed or holds_anything(answers, question, column, records)
        (kept if shown else empty).append(column)
    return kept, empty


def _stock_head(answers: Answers, column: Printed) -> str:
    return answers.job.say(_STOCK_HEADS[column.names[0].partition(".")[0]])


# --- one table


class _Table:
    """One table of the report on its way to paper."""

    def __init__(
        self, answers: Answers, questions: Sequence[Question], records: Sequence[Record], notes: Notes
    ) -> None:
        self.answers = answers
        self.questions = questions
        self.base = questions[0]
        self.records = records
        self.notes = notes
        self.totals = {name for question in questions for name in question.totals}
        self.totals |= {f"{part}.{name}" for part in _STOCK_HEADS for name in SIGNS}
        self.grouping = _grouping(self.base, records)

    def parts(self, columns: Sequence[Printed], title: str = "") -> Iterator[Tabular]:
        """The columns as one table, or where they are too many, as several with the same rows."""
        if self.grouping:
            columns = [column for column in columns if column.names != (self.base.group,)]
        head = self._title_column(columns)
        shown, rest = self._chosen(columns, head)
        wordy = any(column.running for column in rest)
        few = len(rest) <= _MOST_BELOW and (len(shown) <= _COMFORTABLE - 1 or not wordy)
        below = rest if few or len(shown) == len(columns) else []
        rest = [column for column in rest if column not in below]
        yield self.table(shown, head, below, title=title)
        if rest:
            names = {column.names for column in rest}
            identity = [column for column in self.identity() if column.names not in names]
            yield from self._only(rest).parts([*identity, *rest], title=self.answers.job.say(_MORE))

    def _only(self, columns: Sequence[Printed]) -> _Table:
        """The same table with the rows that say something in these columns, ungrouped."""
        speaking = [
            record
            for record in self.records
            if any(holds_anything(self.answers, self.base, column, (record,)) for column in columns)
        ]
        questions = [replace(self.base, group=""), *self.questions[1:]]
        return _Table(self.answers, questions, speaking, self.notes)

    def identity(self) -> list[Printed]:
        """The columns by which a row is recognised when it is shown again."""
        wanted = {self.base.title_column, "lots", "reference"}
        found = [column for column in printed_columns(self.answers, self.base) if wanted & set(column.names)]
        return [
            replace(column, duty=Duty.OBLIGATORY)
            for column in found
            if column.names[0] != "lots" or holds_anything(self.answers, self.base, column, self.records)
        ]

    def table(self, shown: Sequence[Printed], head: Printed, below: Sequence[Printed] = (), title: str = "") -> Tabular:
        """A table of these columns; ``below`` stands in small letters under the head of its row."""
        sums = _Sums(self.answers, shown, self.totals, self.notes)
        rows: list[Row] = []
        for heading, members in self.grouping or [(None, list(self.records))]:
            if self.grouping:
                rows.append(group(_group_title(self.answers, heading)))
            rows += [Row(tuple(self._cells(shown, head, below, one))) for one in members]
            if self.grouping and len(members) > 1:
                rows += sums.rows(members, closing=False)
        if len(self.records) > 1:
            rows += sums.rows(self.records, closing=True)
        whole = self.base.duty is Duty.VOLUNTARY
        heads = [_head(column, tinted=not whole and column is not head, first=column is head) for column in shown]
        return Tabular(Table(heads, rows, self.notes.taken(), voluntary=whole), title)

    def _title_column(self, columns: Sequence[Printed]) -> Printed:
        named = [column for column in columns if self.base.title_column in column.names]
        return named[0] if named else columns[0]

    def _chosen(self, columns: Sequence[Printed], head: Printed) -> tuple[list[Printed], list[Printed]]:
        """The columns there is room for, and the others."""
        order = {Duty.OBLIGATORY: 0, Duty.HEDGED: 1, Duty.VOLUNTARY: 2}

        def urgency(column: Printed) -> tuple[bool, bool, bool, int]:
            first = column is head or column is columns[0]
            return (not first, column.amount is None, column.flag, order[column.duty])

        room = _ROOM
        chosen: list[Printed] = []
        crowded = len(columns) > _COMFORTABLE
        for column in sorted(columns, key=urgency):
            width = self._width(column)
            if len(chosen) < MOST_COLUMNS and width <= room and not (column.running and crowded):
                chosen.append(column)
                room -= width
        shown = [column for column in columns if column in chosen]
        if shown[0].number:
            shown = [head, *(column for column in shown if column is not head)]
        return shown, [column for column in columns if column not in chosen]

    def _width(self, column: Printed) -> float:
        """About how many points the column needs, judged by its first rows."""
        longest = max((len(word) for word in column.title.split()), default=0) * 4.7
        for record in self.records[:_SAMPLE]:
            said = plain(as_cell(column.cell(record, Notes(self.answers.job, "width"))).text)
            longest = max(longest, (len(said) if column.number else min(len(said), _WRAPS_AT)) * 4.5)
        return longest + 8.5

    def _cells(
        self, shown: Sequence[Printed], head: Printed, below: Sequence[Printed], record: Record
    ) -> Iterator[Content]:
        for column in shown:
            content = column.cell(record, self.notes)
            under = _below(self.answers, below, record, self.notes) if column is head and below else None
            yield stacked(content, under) if under else content


def _head(column: Printed, *, tinted: bool, first: bool) -> Column:
    kind = Kind.NUMBER if column.number else Kind.WORDS
    return Column(
        column.title, kind, column.group, voluntary=tinted and column.voluntary, heads_rows=first, fine=column.fine
    )


def _below(answers: Answers, columns: Sequence[Printed], record: Record, notes: Notes) -> Cell | None:
    lines: list[Text] = []
    for column in columns:
        if not any(has_content(value_in_row(record, name)) for name in column.names):
            continue
        content = column.cell(record, notes)
        said = content.text if isinstance(content, Cell) else content
        label = answers.job.say(_LABELLED, {"label": column.title})
        words: Text = serif(said) if column.running and isinstance(said, str) else said
        lines += [Run("\n")] if lines else []
        lines.append(joined([label, words]))
    return Cell(joined(lines), TABLE_FINE) if lines else None


def _grouping(base: Question, records: Sequence[Record]) -> list[tuple[Any, list[Record]]]:
    """Rows by the choice they are grouped by, in the order of the choices; nothing where groups would be tiny."""
    if not base.group:
        return []
    leaf = next((column.leaf for column in base.columns if column.name == base.group), None)
    if leaf is None or leaf.choices is None:
        return []
    members: dict[Any, list[Record]] = {choice: [] for choice in (*leaf.choices, None)}
    for record in records:
        members[value_in_row(record, base.group)].append(record)
    found = [(choice, rows) for choice, rows in members.items() if rows]
    return found if len(records) >= 2 * len(found) and found != [(None, list(records))] else []


def _group_title(answers: Answers, choice: StrEnum | None) -> str:
    return answers.job.say(_UNGROUPED if choice is None else answers.job.lexicon.choice(choice).label)


class _Sums:
    """Sums of columns. What is missing is said in a note; money is added per currency, never across."""

    def __init__(self, answers: Answers, columns: Sequence[Printed], totals: set[str], notes: Notes) -> None:
        self.answers = answers
        self.columns = columns
        self.notes = notes
        self.summed = [
            column.amount is not None
            and (
                bool(totals & set(column.names))
                or (column.names == ("people",) and any("people." in t for t in totals))
            )
            for column in columns
        ]

    def rows(self, records: Sequence[Record], *, closing: bool) -> list[Row]:
        if not any(self.summed):
            return []
        amounts = [
            [a for a in (column.amount(one) for one in records) if a is not None and a != Money()]
            if column.amount and summed
            else []
            for column, summed in zip(self.columns, self.summed, strict=True)
        ]
        currencies = sorted({a.currency for column in amounts for a in column if isinstance(a, Money) and a.currency})
        if not any(amounts):
            return []
        make = total if closing else subtotal
        label = self.answers.job.language.plural(_TOTAL if closing else _SUBTOTAL, len(records))
        first = currencies[0] if len(currencies) == 1 else None
        numbers = any(isinstance(a, int | Decimal) for column in amounts for a in column)
        rows = []
        if numbers or len(currencies) == 1:
            rows.append(make(*self._line(label, amounts, len(records), first)))
        if len(currencies) > 1:
            for currency in currencies:
                words = self.answers.job.say(_TOTAL_IN, {"currency": currency})
                rows.append(make(*self._line(words, amounts, len(records), currency, only_money=True)))
        return rows

    def _line(
        self, label: str, amounts: list[list[Any]], count: int, currency: str | None, *, only_money: bool = False
    ) -> list[Content]:
        span = max(self.summed.index(True), 1)
        cells: list[Content] = [wide(label, span)]
        for place in range(span, len(self.columns)):
            given = amounts[place]
            money = [
                a.amount for a in given if isinstance(a, Money) and a.currency == currency and a.amount is not None
            ]
            plain = [] if only_money else [a for a in given if not isinstance(a, Money)]
            if money and currency:
                cells.append(self.answers.job.language.money(sum(money, Decimal(0)), currency))
            elif plain:
                written: Text = self.answers.job.language.number(sum(plain))
                if len(plain) < count:
                    written = (str(written), self.notes.marked(self.answers.job.say(_INCOMPLETE)))
                cells.append(written)
            else:
                cells.append("")
        return cells


# --- balances of stocks


def _balances(table: _Table, movements: Sequence[Printed]) -> Iterator[Part]:
    """The movements of all rows together, and where several rows moved, of each row."""
    answers, records = table.answers, table.records
    parts = [part for part in _STOCK_HEADS if any(c.names[0].startswith(part + ".") for c in movements)]
    known = {column.names[0]: column for column in movements}
    lines = []
    for name in SIGNS:
        found = [known.get(f"{part}.{name}") for part in parts]
        if any(found):
            figures = [_balance_figure(answers, column, name, records, table.notes) for column in found]
            lines.append((name, next(column.title for column in found if column), figures))
    if len(lines) < 2:
        return
    heads = [answers.job.say(_STOCK_HEADS[part]) for part in parts]
    several = len(records) > 1
    head = answers.job.say(_ALL_ROWS) if several else ""
    yield Tabular(balance_table(head, heads, lines, table.notes.taken()), answers.job.say(_BALANCE))
    if several:
        for part, title in zip(parts, heads, strict=True):
            moved = [c for c in movements if c.names[0].startswith(part + ".") and _moves(c, records)]
            if len(moved) > 1:
                shown = [*table.identity(), *(replace(column, duty=Duty.OBLIGATORY) for column in moved)]
                yield table.table(shown, shown[0], title=title)


def _moves(column: Printed, records: Sequence[Record]) -> bool:
    """Whether any row gives another figure than nought: that all are nought stands in the balance already."""
    return column.amount is not None and any(column.amount(record) for record in records)


def _balance_figure(
    answers: Answers, column: Printed | None, name: str, records: Sequence[Record], notes: Notes
) -> Content:
    if column is None or column.amount is None:
        return ""
    given = [amount for amount in (column.amount(record) for record in records) if isinstance(amount, int)]
    if not given:
        return column.cell(records[0], notes)
    written = signed(answers, sum(given), name)
    return written if len(given) == len(records) else (written, notes.marked(answers.job.say(_INCOMPLETE)))


# --- sheets


def _sheets(table: _Table, columns: Sequence[Printed]) -> Iterator[RecordSheet]:
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
