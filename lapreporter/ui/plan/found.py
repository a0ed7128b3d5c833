"""The evidence of an indicator as lines: what the answer is called, what it says, and the pages where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from lapreporter.checks.case import Case
from lapreporter.checks.plan.evidence import evidence
from lapreporter.report.kinds import Kind
from lapreporter.report.paths import leaf_at
from lapreporter.report.shape import pattern_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.plan.asking import Spot, spot_of
from lapreporter.words import mark, mark_plural

LINE = mark("{label}: {value}")
ROWS = mark_plural("{count} row", "{count} rows")
LONGEST = 110


def found_lines(desk: Desk, found: Iterable[str], case: Case) -> list[str]:
    """One line for each answer that counts, with its value; parts of one answer make one line."""
    return [_line(desk, path, case) for path in whole_answers(desk, found)]


def whole_answers(desk: Desk, found: Iterable[str]) -> list[str]:
    """The addresses without their parts, each once."""
    spots = ((path, spot_of(desk, path)) for path in found)
    return list(dict.fromkeys(_whole(path, spot) for path, spot in spots))


def _whole(path: str, spot: Spot | None) -> str:
    return spot.path if spot is not None and (spot.column is not None or not spot.row) else path


def _line(desk: Desk, path: str, case: Case) -> str:
    (one,) = evidence([path], case, desk.lexicon)
    value = _shortened(desk.language.value(one.value))
    if isinstance(one.value, int) and _is_table(path):
        value = desk.language.plural(ROWS, one.value)
    spot = spot_of(desk, path)
    return desk.say(LINE, {"label": spot.label(desk), "value": value}) if spot else value


def _is_table(path: str) -> bool:
    found = leaf_at(pattern_of(path))
    return found is not None and found.kind is Kind.TABLE


def _shortened(text: str) -> str:
    """The beginning of a long answer: the whole stands one jump away."""
    line = " ".join(part for part in text.replace("\n", " ").split(" ") if part)
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rsplit(" ", 1)[0] + " …"
