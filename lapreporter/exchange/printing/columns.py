"""The columns of a printed table: made from those of the form, some drawn together, the empty ones left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.text import Text, plain
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.notes import Notes
from lapreporter.form.edition import Column, Duty, Question
from lapreporter.form.figures import PEOPLE_PARTS
from lapreporter.form.visibility import has_content, is_asked, value_in_row
from lapreporter.report.answers import Money, People
from lapreporter.report.kinds import Kind
from lapreporter.report.node import Row
from lapreporter.words import Year, mark

_ADULTS, _CHILDREN = mark("Adults"), mark("Children")
_TITLE_WITH_UNIT = mark("{title}, {unit}")
Amount = int | Decimal | Money


@dataclass(frozen=True)
class Printed:
    """A column as it is printed. ``names`` are the answers of a row it shows; ``amount`` is what it adds up."""

    title: str
    names: tuple[str, ...]
    duty: Duty
    number: bool
    cell: Callable[[Row, Notes], Content]
    amount: Callable[[Row], Amount | None] | None = None
    group: str = ""
    fine: bool = False
    running: bool = False
    flag: bool = False

    @property
    def voluntary(self) -> bool:
        """Whether it goes on the tint."""
        return self.duty is Duty.VOLUNTARY


@dataclass(frozen=True, slots=True)
class _Join:
    """Answers that are printed in one column: what it is called, and how they are written together."""

    title: str
    names: tuple[str, ...]
    write: Callable[[Answers, Row, tuple[str, ...]], Text]
    fine: bool = False


def _listed(answers: Answers, row: Row, names: tuple[str, ...]) -> Text:
    states = [value_in_row(row, name) for name in names if name.endswith("state")]
    own = [value_in_row(row, name) for name in names if not name.endswith("state")]
    words = answers.own_series(value for value in own if value)
    return answers.series([*map(answers.job.language.state, filter(None, states)), *([words] if plain(words) else [])])


_NO_BREAK = "\u00a0"
_NORTH, _SOUTH = mark("{degrees} N"), mark("{degrees} S")
_EAST, _WEST = mark("{degrees} E"), mark("{degrees} W")


def _centre(answers: Answers, row: Row, names: tuple[str, ...]) -> str:
    north, east = (value_in_row(row, name) for name in names)
    say = answers.job.say
    parts = []
    for value, positive, negative in ((north, _NORTH, _SOUTH), (east, _EAST, _WEST)):
        if value is not None:
            said = say(positive if value >= 0 else negative, {"degrees": abs(value)})
            parts.append(said.replace(" ", _NO_BREAK))
    language = answers.job.language
    return language.series(parts, strong=language.decimal_mark == ",")


def _years(answers: Answers, row: Row, names: tuple[str, ...]) -> str:
    first, last = (value_in_row(row, name) for name in names)
    years = [answers.job.language.value(Year(year)) for year in (first, last) if year is not None]
    return "\u2013".join(dict.fromkeys(years))


_JOINS: dict[str, tuple[_Join, ...]] = {
    "contamination.areas": (
        _Join(mark("Area, region"), ("name", "region"), _listed),
        _Join(mark("Centre"), ("latitude", "longitude"), _centre, fine=True),
    ),
    "contamination.released": (_Join(mark("Place, region"), ("place", "region"), _listed),),
    "victim_assistance.incidents": (_Join(mark("Region, district"), ("region", "place"), _listed),),
    "resources.given": (
        _Join(mark("To"), ("recipient_state", "recipient"), _listed),
        _Join(mark("Years"), ("year_from", "year_to"), _years),
    ),
    "resources.received": (_Join(mark("From"), ("donor_state", "donor"), _listed),),
    "plan.strategies": (_Join(mark("Years"), ("year_from", "year_to"), _years),),
}


def printed_columns(answers: Answers, question: Question) -> Iterator[Printed]:
    """The columns of one question as they are printed, whether or not they hold anything."""
    joins = {join.names[0]: join for join in _JOINS.get(question.path, ())}
    joined = {name for join in joins.values() for name in join.names}
    shown = {column.name for column in question.columns}
    people = any(column.name.startswith("people.") for column in question.columns)
    for column in question.columns:
        join = joins.get(column.name)
        if join is not None and set(join.names) <= shown:
            yield _joined(answers, question, column, join)
        elif column.name in joined and any(
            column.name in join.names and set(join.names) <= shown for join in joins.values()
        ):
            continue
        elif people and column.name == "people.total":
            yield _persons(answers)
        else:
            yield _single(answers, question, column)


def _single(answers: Answers, question: Question, column: Column) -> Printed:
    leaf = column.leaf
    number = leaf.kind in (Kind.WHOLE_NUMBER, Kind.QUANTITY, Kind.MONEY) and not leaf.is_year
    prefix = f"{question.path}["
    report = answers.job.report

    def cell(row: Row, notes: Notes) -> Content:
        if column.when is not None and not is_asked(column.when, report, row):
            return ""
        return answers.cell(f"{prefix}{row.id}].{column.name}", value_in_row(row, column.name), leaf, notes)

    def amount(row: Row) -> Amount | None:
        found: Amount | None = value_in_row(row, column.name)
        return found

    title, group = _title(answers, column), ""
    if column.name.startswith("people."):
        part = column.name.removeprefix("people.")
        title = answers.job.say(PEOPLE_PARTS[part])
        group = answers.job.say({"women": _ADULTS, "men": _ADULTS}.get(part, _CHILDREN))
        group = group if part in ("women", "men", "girls", "boys") else ""
    return Printed(
        title=title,
        names=(column.name,),
        duty=column.duty,
        number=number,
        cell=cell,
        amount=amount if number else None,
        group=group,
        running=leaf.kind is Kind.LONG_TEXT,
        flag=leaf.kind is Kind.YES_NO,
    )


def _title(answers: Answers, column: Column) -> str:
    title = answers.job.say(column.words.printed)
    if column.leaf.unit is None or column.leaf.kind is not Kind.QUANTITY:
        return title
    unit = answers.unit(column.leaf.unit)
    return title if unit in title else answers.job.say(_TITLE_WITH_UNIT, {"title": title, "unit": unit})


def _joined(answers: Answers, question: Question, column: Column, join: _Join) -> Printed:
    first = _single(answers, question, column)

    def cell(row: Row, notes: Notes) -> Content:
        return join.write(answers, row, join.names) or first.cell(row, notes)

    return replace(
        first, title=answers.job.say(join.title), names=join.names, cell=cell, number=False, amount=None,
    )  # fmt: skip


def _persons(answers: Answers) -> Printed:
    """All persons of a row: as given, otherwise as added up from the groups."""

    def persons(row: Row) -> int | None:
        people: People = value_in_row(row, "people")
        return people.persons()

    def cell(row: Row, _notes: Notes) -> Content:
        count = persons(row)
        return answers.dots() if count is None else answers.job.language.number(count)

    total = answers.job.say(PEOPLE_PARTS["total"])
    return Printed(total, ("people",), Duty.OBLIGATORY, number=True, cell=cell, amount=persons)


def holds_anything(answers: Answers, question: Question, column: Printed, rows: Sequence[Row]) -> bool:
    """Whether any row has an answer, or an open reason for its absence, in this column."""
    for row in rows:
        for name in column.names:
            if has_content(value_in_row(row, name)) or answers.omits(f"{question.path}[{row.id}].{name}"):
                return True
    return False
