"""Columns over years: what is left at the end of each year, what would be left at the present pace, the deadline.

Zero-based; every column bears its figure; a year without figure is a gap that says so; years run from left to right in
every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from lapreporter.checks.plan.sentence import Sentence
from lapreporter.exchange.charts.shapes import Anchor, Bar, Drawn, Figures, Fill, Line, Shape, Stroke, Tone, Words
from lapreporter.words import Language, Parameters, Term, Year, mark

MOST_YEARS = 10
_BAR_SHARE = 0.64
_HAIR = 0.15
"""The height of a column that is not zero but too low to be seen, in lines."""

_LETTER = 0.46
"""About the width of a letter or figure, in lines."""

_SQUARE_METRES = 1_000_000
_FEWEST_PLACES, _MOST_PLACES = 2, 6

_DEADLINE = mark("Deadline {date}")
_NOT_KNOWN = mark("not known")
_CHART = mark("Column chart, {subject}, {first_year} to {last_year}.")
_HIGHEST = mark("The highest figure is {figure}, in {year}.")
_UNKNOWN_YEARS = mark("Not known: {years}.")
_PROJECTED_ONES = mark("At the present pace: {figures}.")
_IN_YEAR = mark("{figure} in {year}")
_YEAR, _STANDING = mark("Year"), mark("What it is")
_REPORTED, _AT_PACE = mark("reported"), mark("at the present pace")


class Measure(Enum):
    """What the columns count."""

    AREA = "area"
    MUNITIONS = "munitions"


_TITLES = {
    Measure.AREA: mark("Contaminated area at the end of each year, km²"),
    Measure.MUNITIONS: mark("Stockpile at the end of each year, munitions"),
}
_SUBJECTS = {
    Measure.AREA: mark("contaminated area in square kilometres"),
    Measure.MUNITIONS: mark("stockpile in munitions"),
}
_HEADS = {
    Measure.AREA: mark("At the end of the year, m²"),
    Measure.MUNITIONS: mark("At the end of the year, munitions"),
}
_COURSES = {
    Measure.AREA: mark("From {first} km² at the end of {first_year} to {last} km² at the end of {last_year}."),
    Measure.MUNITIONS: mark("From {first} munitions at the end of {first_year} to {last} at the end of {last_year}."),
}
_ALONE = {
    Measure.AREA: mark("{last} km² at the end of {last_year}."),
    Measure.MUNITIONS: mark("{last} munitions at the end of {last_year}."),
}


@dataclass(frozen=True, slots=True)
class YearFigure:
    """What is left at the end of a year, in munitions or square metres; None where it is not known."""

    year: int
    left: int | None
    projected: bool = False


@dataclass(frozen=True)
class YearsChart:
    """A chart over years that follow each other without gaps. ``present`` is the reporting year.

    ``finding`` is what the pace of the work means for the deadline.
    """

    measure: Measure
    years: tuple[YearFigure, ...]
    present: int
    deadline: date | None = None
    finding: Sentence | None = None

    def title(self, language: Language) -> str:
        """What is shown, and in which unit."""
        return language.text(_TITLES[self.measure])

    def conclusion(self, language: Language) -> str:
        """From where to where the figures went, and what the pace means."""
        reported = self._reported
        ends: Parameters = {
            "first": self.written(language, reported[0]),
            "first_year": Year(reported[0].year),
            "last": self.written(language, reported[-1]),
            "last_year": Year(reported[-1].year),
        }
        course = language.text((_COURSES if len(reported) > 1 else _ALONE)[self.measure], ends)
        return f"{course} {self.finding.text(language)}" if self.finding else course

    def alternative(self, language: Language) -> str:
        """Kind, subject, unit, first, last, extremes, gaps, projection, deadline."""
        shown = self.years
        head: Parameters = {
            "subject": Term(_SUBJECTS[self.measure]),
            "first_year": Year(shown[0].year),
            "last_year": Year(shown[-1].year),
        }
        said = [language.text(_CHART, head), self.conclusion(language), *self._besides(language)]
        if self.deadline and not self.finding:
            said.append(language.text(_DEADLINE, {"date": self.deadline}) + ".")
        return language.sentences(said)

    def figures(self, language: Language) -> Figures:
        """Year, figure as the report has it (areas in square metres), and whether it is reported or projected."""
        heads = (language.text(_YEAR), language.text(_HEADS[self.measure]), language.text(_STANDING))
        rows = []
        for one in self.years:
            if one.left is None and one.projected:
                continue
            standing = "" if one.left is None else language.text(_AT_PACE if one.projected else _REPORTED)
            figure = None if one.left is None else language.number(one.left)
            rows.append((language.value(Year(one.year)), figure, standing))
        return Figures(heads, tuple(rows))

    def lines(self) -> float:
        """So many that neighbours can be told apart."""
        return 14.0

    def written(self, language: Language, one: YearFigure) -> str:
        """A figure of this chart as it is written everywhere beside it."""
        if one.left is None:
            return language.text(_NOT_KNOWN)
        if self.measure is Measure.MUNITIONS:
            return language.number(one.left)
        return language.number(round(Decimal(one.left) / _SQUARE_METRES, self._places))

    def drawn(self, language: Language, width: float, height: float, line: float) -> Drawn:
        """The drawing; years that leave no room for their figures are dropped, the oldest first."""
        longest = max(len(self.written(language, one)) for one in self.years if one.left is not None)
        fitting = max(3, int(width / (longest * _LETTER * line)))
        columns = _Columns(self, language, self.years[-fitting:], width, height, line)
        return Drawn(width, height, tuple(columns.shapes()), mirrored=False)

    @property
    def _reported(self) -> list[YearFigure]:
        return [one for one in self.years if one.left is not None and not one.projected]

    @property
    def _places(self) -> int:
        """As many decimals as let no figure look like zero."""
        least = min((one.left for one in self.years if one.left), default=_SQUARE_METRES)
        places = _FEWEST_PLACES
        while places < _MOST_PLACES and not round(Decimal(least) / _SQUARE_METRES, places):
            places += 1
        return places

    def _besides(self, language: Language) -> Iterator[str]:
        reported = self._reported
        highest = max(reported, key=lambda one: one.left or 0)
        if highest not in (reported[0], reported[-1]):
            yield language.text(_HIGHEST, {"figure": self.written(language, highest), "year": Year(highest.year)})
        gaps = [language.value(Year(one.year)) for one in self.years if one.left is None and not one.projected]
        if gaps:
            yield language.text(_UNKNOWN_YEARS, {"years": language.listing(gaps)})
        ahead = [
            language.text(_IN_YEAR, {"figure": self.written(language, one), "year": Year(one.year)})
            for one in self.years
            if one.projected and one.left is not None
        ]
        if ahead:
            yield language.text(_PROJECTED_ONES, {"figures": language.listing(ahead)})


class _Columns:
    """The columns of one chart on their way into shapes."""

    def __init__(
        self, chart: YearsChart, language: Language, years: Sequence[YearFigure],
        width: float, height: float, line: float,
    ) -> None:  # fmt: skip
        self.chart = chart
        self.language = language
        self.years = years
        self.width = width
        self.line = line
        self.slot = width / len(years)
        self.base = height - 1.5 * line
        self.top = line * (2.6 if self.deadline_x is not None else 1.2)
        self.most = max(one.left or 0 for one in years)

    @property
    def deadline_x(self) -> float | None:
        """Between the columns of the last days of two years, or None where it lies outside the chart."""
        deadline = self.chart.deadline
        if deadline is None or not self.years[0].year < deadline.year <= self.years[-1].year + 1:
            return None
        after = (deadline.month, deadline.day) == (12, 31)
        return self.slot * (deadline.year - self.years[0].year + after)

    def shapes(self) -> Iterator[Shape]:
        for place, one in enumerate(self.years):
            yield from self._column(one, (place + 0.5) * self.slot)
        yield Line(0, self.base, self.width, self.base, Stroke.AXIS)
        x = self.deadline_x
        if x is not None:
            at = min(max(x, 0.0), self.width)
            yield Line(at, 1.2 * self.line, at, self.base, Stroke.DEADLINE)
            words = self.language.text(_DEADLINE, {"date": self.chart.deadline or date.max})
            anchor = Anchor.RIGHT if at > self.width / 2 else Anchor.LEFT
            yield Words(words, at, 0, anchor, Tone.DEADLINE)

    def _column(self, one: YearFigure, middle: float) -> Iterator[Shape]:
        tone = Tone.STRONG if one.year == self.chart.present else Tone.PLAIN
        year = self.language.value(Year(one.year))
        yield Words(year, middle, self.base + 0.35 * self.line, Anchor.MIDDLE, tone)
        if one.left is None:
            if not one.projected:
                yield from self._gap(middle)
            return
        height = (self.base - self.top) * one.left / self.most if self.most else 0.0
        if one.left:
            height = max(height, _HAIR * self.line)
            bar = self.slot * _BAR_SHARE
            yield Bar(middle - bar / 2, self.base - height, bar, height, self._fill(one))
        figure = self.chart.written(self.language, one)
        above = self.base - height - 1.15 * self.line
        yield Words(figure, middle, above, Anchor.MIDDLE, Tone.SLANTED if one.projected else tone)

    def _gap(self, middle: float) -> Iterator[Shape]:
        """The words of a gap, one below the other where they are wider than a column."""
        words = self.language.text(_NOT_KNOWN)
        narrow = len(words) * _LETTER * self.line > self.slot
        lines = words.split() if narrow else [words]
        for place, said in enumerate(lines):
            y = self.base - (len(lines) - place + 0.2) * self.line
            yield Words(said, middle, y, Anchor.MIDDLE, Tone.SLANTED)

    def _fill(self, one: YearFigure) -> Fill:
        if one.projected:
            return Fill.PROJECTED
        return Fill.PRESENT if one.year == self.chart.present else Fill.REPORTED
