"""A block copied from a spreadsheet: taken apart, matched with columns, read. Nothing here touches the report."""

from __future__ import annotations

import csv
import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lapreporter.report.kinds import Kind
from lapreporter.report.node import Row
from lapreporter.report.rows import changed, made
from lapreporter.ui.tables.cells import ColumnCells
from lapreporter.ui.tables.copying import unguarded
from lapreporter.ui.tables.edits import address

_NUMBERS: Final = re.compile(r"[\d.,' ]+")
_IN_BRACKETS: Final = re.compile(r"[(\[（](.*?)[)\]）]")
_POINTS: Final = re.compile(r"\d[\d.,]*[.,]\d+")
_NUMERIC: Final = frozenset({Kind.WHOLE_NUMBER, Kind.QUANTITY, Kind.MONEY})
_UNREAD: Final = object()


@dataclass(frozen=True, slots=True)
class Block:
    """Copied cells: rows of texts, all of the same length."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def is_single(self) -> bool:
        """Whether it is one cell, which simply goes where the cursor is."""
        return len(self.rows) == 1 and self.width == 1


@dataclass(frozen=True)
class Matching:
    """A block and the column of the table each of its columns goes to; None leaves a column out."""

    block: Block
    headed: bool
    targets: tuple[ColumnCells | None, ...]

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The rows without the line of headings."""
        return self.block.rows[1:] if self.headed else self.block.rows

    def going_to(self, position: int, target: ColumnCells | None) -> Matching:
        """The same with one column going elsewhere; a target that was taken is given up by the other."""
        targets = [None if known is target else known for known in self.targets]
        targets[position] = target
        return replace(self, targets=tuple(targets))


@dataclass(frozen=True)
class Taken:
    """The rows of a block as answers by name of the column, and the texts that could not be read, by place."""

    answers: tuple[dict[str, Any], ...]
    unread: tuple[tuple[int, ColumnCells, str], ...]


@dataclass(frozen=True)
class Outcome:
    """The rows a table would have, with what happens to kept texts: see `Session.set_rows`."""

    rows: tuple[Row, ...]
    unread: dict[str, str | None]


def split(text: str) -> Block:
    """Take a copied text apart: cells between tabs, quoted where they hold lines; otherwise lines of CSV."""
    lines = _cells(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
    filled = [line for line in lines if any(cell.strip() for cell in line)]
    width = max((_used(line) for line in filled), default=0)
    return Block(tuple(tuple(map(unguarded, (line + [""] * width)[:width])) for line in filled))


def match(block: Block, columns: Sequence[ColumnCells], start: int = 0) -> Matching:
    """Match a block with columns: by its headings if it has any, otherwise in order, from column ``start`` on."""
    by_label = _labels(columns)
    head = [_named(by_label, cell) for cell in block.rows[0]] if block.rows else []
    named = sum(target is not None for target in head)
    titles = sum(bool(cell.strip()) for cell in block.rows[0]) if block.rows else 0
    if named and 2 * named >= titles and (named > 1 or block.width == 1):
        return Matching(block, True, tuple(_once(head)))
    return in_order(block, columns, start)


def in_order(block: Block, columns: Sequence[ColumnCells], start: int = 0) -> Matching:
    """Match a block with columns in their order; columns beyond the last go nowhere."""
    following = [*columns[start:], *[None] * block.width]
    return Matching(block, False, tuple(following[: block.width]))


def decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that numbers such as 1,5 or 1.234,5 or 1.234.567 give away, unless they contradict."""
    found: set[str] = set()
    for text in texts:
        if "," not in text and "." not in text:
            continue
        match_ = _POINTS.search(text)
        if match_ is None:
            continue
        number = match_[0]
        marks = [char for char in number if char in ",."]
        last = marks[-1]
        tail = len(number) - number.rindex(last) - 1
        if len(set(marks)) == 2:
            found.add(last)
        elif len(marks) > 1:
            found.add("," if last == "." else ".")
        elif tail != 3 or number.startswith("0"):
            found.add(last)
    return found.pop() if len(found) == 1 else None


def take(matching: Matching) -> Taken:
    """Read every cell that goes somewhere. One decimal mark is taken to hold for all numbers of a block."""
    columns = list(zip(*matching.lines, strict=True)) or [()] * matching.block.width
    pairs = [(target, texts) for target, texts in zip(matching.targets, columns, strict=True) if target is not None]
    numbers = [texts for target, texts in pairs if target.kind in _NUMERIC]
    shared = decimal_mark(text for texts in numbers for text in texts)
    read = [(target.name, _read_column(target, texts, shared or decimal_mark(texts))) for target, texts in pairs]
    unread = [
        (line, target, texts[line])
        for (target, texts), (_, values) in zip(pairs, read, strict=True)
        if _UNREAD in values
        for line, value in enumerate(values)
        if value is _UNREAD
    ]
    names = [name for name, _ in read]
    answers = tuple(
        {name: value for name, value in zip(names, line, strict=True) if value is not None and value is not _UNREAD}
        for line in zip(*(values for _, values in read), strict=True)
    )
    return Taken(answers, tuple(unread))


def added(table: str, model: type[Row], taken: Taken) -> Outcome:
    """New rows from a block."""
    ids = _ids(len(taken.answers))
    rows: list[Row] = []
    unread: dict[str, str | None] = {address(table, ids[line], cells): text for line, cells, text in taken.unread}
    for row_id, answers in zip(ids, taken.answers, strict=True):
        row, refused = made(model, row_id, answers)
        rows.append(row)
        for name in refused:
            unread[f"{table}[{row_id}].{name}"] = str(answers[name])
    return Outcome(tuple(rows), unread)


def filled(table: str, rows: Sequence[Row], model: type[Row], taken: Taken) -> Outcome:
    """Rows written over from the first on; rows are added where the block is longer. Empty cells change nothing."""
    ids = _ids(max(0, len(taken.answers) - len(rows)))
    whole = [*rows, *(model(id=row_id) for row_id in ids)]
    emptied: dict[int, dict[str, None]] = {}
    for line, cells, _ in taken.unread:
        emptied.setdefault(line, {})[cells.name] = None
    unread: dict[str, str | None] = {}
    for line, answers in enumerate(taken.answers):
        row_id = whole[line].id
        whole[line], refused = changed(whole[line], {**answers, **emptied.get(line, {})})
        for name in answers:
            unread[f"{table}[{row_id}].{name}"] = str(answers[name]) if name in refused else None
    for line, cells, text in taken.unread:
        unread[address(table, whole[line].id, cells)] = text
    return Outcome(tuple(whole), unread)


def _read_column(cells: ColumnCells, texts: Sequence[str], mark: str | None) -> list[Any]:
    if cells.kind is Kind.SHORT_TEXT:
        return [text.strip() or None for text in texts]
    known: dict[str, Any] = {}
    values = []
    read: Callable[[str, str | None], Any] = cells.read
    for text in texts:
        value = known.get(text, known)
        if value is known:
            reading = read(text, mark)
            value = known[text] = reading.value if reading.readable else _UNREAD
        values.append(value)
    return values


def _cells(text: str) -> list[list[str]]:
    if "\t" in text or "\n" not in text:
        return _parsed(text, "\t")
    for delimiter in ";,":
        lines = _parsed(text, delimiter)
        widths = {len(line) for line in lines}
        if len(widths) == 1 and widths.pop() > 1 and not all(map(_NUMBERS.fullmatch, text.split("\n"))):
            return lines
    return _parsed(text, "\t")


def _parsed(text: str, delimiter: str) -> list[list[str]]:
    if '"' in text:
        try:
            return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))
        except csv.Error:
            # A quotation mark that is no quoting: inches, or a copied sentence.
            pass
    return [line.split(delimiter) for line in text.split("\n")]


def _used(line: Sequence[str]) -> int:
    used = len(line)
    while used and not line[used - 1].strip():
        used -= 1
    return used


def _labels(columns: Iterable[ColumnCells]) -> dict[str, ColumnCells]:
    found: dict[str, ColumnCells] = {}
    for cells in columns:
        for text in (cells.label, cells.name, cells.name.replace("_", " "), cells.column.words.label):
            found.setdefault(_folded(text), cells)
    return found


def _named(by_label: dict[str, ColumnCells], heading: str) -> ColumnCells | None:
    """The column with this heading, or the only one whose label goes on after it: *Size (m2)* is *Size in m²*.

    A unit in brackets that the label does not name is another figure: *Size (ha)* is no column of square metres.
    """
    name = _folded(_IN_BRACKETS.sub(" ", heading))
    units = [_folded(unit).replace("m2", "m²") for unit in _IN_BRACKETS.findall(heading)]
    fitting = {
        cells.name: cells
        for label, cells in by_label.items()
        if name and f"{label} ".startswith(f"{name} ") and all(unit in label.split() for unit in units)
    }
    exact = by_label.get(_folded(heading))
    return exact or (next(iter(fitting.values())) if len(fitting) == 1 else None)


def _once(targets: Iterable[ColumnCells | None]) -> list[ColumnCells | None]:
    seen: set[str] = set()
    unique: list[ColumnCells | None] = []
    for target in targets:
        again = target is not None and target.name in seen
        unique.append(None if again else target)
        seen.add(target.name if target is not None else "")
    return unique


def _ids(count: int) -> list[str]:
    """Fresh ids for many rows: sixteen digits each, so that thousands made at once do not meet."""
    digits = secrets.token_hex(8 * count)
    return [digits[at : at + 16] for at in range(0, 16 * count, 16)]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
