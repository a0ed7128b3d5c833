"""What is new in a report for its year: what happened in it, and what went on and is no longer as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from lapreporter.form.carrying import Carrying, Fate
from lapreporter.form.comparison import Answer, Change, answers, by_form, differences
from lapreporter.report.answers import Money, Omission, People, StatementBase
from lapreporter.report.kinds import Kind
from lapreporter.report.paths import find, get
from lapreporter.report.report import Report
from lapreporter.report.shape import leaf, pattern_of

PROGRESS_STATEMENTS: Final = {
    "stockpiles": "stockpiles.nothing_destroyed",
    "contamination": "contamination.programme.gap_reason",
}
"""Where a State says for an open obligation that nothing happened in the year, and why."""

_SAYS_NOTHING_NEW: Final = frozenset(
    {
        *PROGRESS_STATEMENTS.values(),
        "stockpiles.difference_from_plan",
        "stockpiles.difficulties",
        "contamination.difficulties",
    }
)
_TEXTS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})


def events(report: Report, carrying: Carrying) -> Iterator[Answer]:
    """The answers that tell of something in the year: a movement or amount that is not zero, a row, a text.

    Figures at the end of the year, and reasons why nothing happened, are none.
    """
    return (answer for answer in answers(report) if _is_event(answer, carrying))


def figures_of_the_year(report: Report, carrying: Carrying) -> Iterator[Answer]:
    """The events that are more than a text: they belong to one year and cannot stay as they were."""
    return (found for found in events(report, carrying) if found.leaf is None or found.leaf.kind not in _TEXTS)


def movements(report: Report, previous: Report, carrying: Carrying) -> Iterator[Change]:
    """What goes on from year to year and is not as in the earlier report; a position at the start against its closing.

    That a sentence is true on a later day is no change, and neither is one on the year, such as *none given*.
    """
    for change in differences(previous, report):
        fate = _fate_of_part(pattern_of(change.path), carrying)
        if fate is Fate.CARRIES and not _same_but_for_the_day(change):
            yield change
    for opening in carrying.openings:
        yield from _moved_positions(report, previous, opening, carrying)


def news(report: Report, previous: Report, carrying: Carrying) -> Mapping[str, tuple[str, ...]]:
    """The addresses of what is new against an earlier report, by form; forms without news are left out."""
    happened = (Change(one.path, one.leaf, None, one.value) for one in events(report, carrying))
    grouped = by_form((*movements(report, previous, carrying), *happened))
    return {form: tuple(dict.fromkeys(change.path for change in changes)) for form, changes in grouped.items()}


def _is_event(answer: Answer, carrying: Carrying) -> bool:
    pattern = answer.pattern
    if answer.leaf is None or isinstance(answer.value, Omission) or pattern in _SAYS_NOTHING_NEW:
        return False
    if carrying.fate(pattern) is not Fate.YEARLY or pattern in carrying.closings:
        return False
    return _tells(answer.value, answer.leaf.kind)


def _tells(value: Any, kind: Kind) -> bool:
    """Whether an answer of the year is news: ticks and sentences are not, and neither is zero."""
    match value:
        case bool() | StatementBase():
            return False
        case int() | Decimal():
            return value != 0
        case Money():
            return bool(value.amount)
        case People():
            return any(getattr(value, name) for name in type(value).model_fields)
    return kind is not Kind.YES_NO


def _fate_of_part(pattern: str, carrying: Carrying) -> Fate:
    """The fate of an answer; that of a part without one decision is taken as yearly."""
    try:
        return carrying.fate(pattern)
    except KeyError:
        return Fate.YEARLY


def _same_but_for_the_day(change: Change) -> bool:
    if isinstance(change.old, StatementBase) and isinstance(change.new, StatementBase):
        return change.old.model_copy(update={"as_of": change.new.as_of}) == change.new
    return False


def _moved_positions(report: Report, previous: Report, opening: str, carrying: Carrying) -> Iterator[Change]:
    """Where opening or closing differ from last year's closing."""
    for path in concrete(opening, report):
        before = closing_of(path, opening, previous, carrying)
        if before is None:
            continue
        for place in (path, same_row(carrying.openings[opening][0], path)):
            now = get(report, place)
            if now is not None and now != before:
                yield Change(place, leaf(pattern_of(place), Report), before, now)


def closing_of(path: str, opening: str, previous: Report, carrying: Carrying) -> Any:
    """Last year's answer from which the position at the start is taken, or None."""
    for source in carrying.openings[opening]:
        value = find(previous, same_row(source, path))
        if value is not None:
            return value
    return None


def concrete(pattern: str, report: Report) -> tuple[str, ...]:
    """The addresses that a pattern with at most one table stands for in a report."""
    table, bracket, rest = pattern.partition("[]")
    if not bracket:
        return (pattern,)
    return tuple(f"{table}[{row.id}]{rest}" for row in get(report, table))


def same_row(pattern: str, path: str) -> str:
    """The pattern as an address in the row in which ``path`` stands."""
    return pattern.replace("[]", path[path.index("[") : path.index("]") + 1]) if "[]" in pattern else pattern
