"""Bars for groups: people by sex and age, women and girls on one side, men and boys on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lapreporter.exchange.charts.shapes import Anchor, Bar, Drawn, Figures, Fill, Line, Shape, Stroke, Tone, Words
from lapreporter.form.figures import GROUPS
from lapreporter.report.answers import People
from lapreporter.words import Language, Parameters, Term, mark, mark_plural

_ROWS = (("women", "men"), ("girls", "boys"))
_COUNTED = mark("{group} {number}")
_PERSONS = mark_plural("{count} person.", "{count} persons.")
_DISABILITY = mark_plural("{count} of them has a disability.", "{count} of them have a disability.")
_NOT_RECORDED = mark_plural(
    "Of {count} person sex or age is not recorded.", "Of {count} persons sex or age is not recorded."
)
_CHART = mark("Bar chart, {subject}: {groups}.")
_GROUP, _NUMBER = mark("Group"), mark("Persons")
_BAR, _ROW = 1.3, 3.1
"""Heights of a bar, and of a bar with its words, in lines."""


@dataclass(frozen=True)
class PeopleChart:
    """The groups of one number of people. ``subject`` is a marked text: who they are."""

    subject: str
    people: People

    @property
    def worthwhile(self) -> bool:
        """Whether all four groups are known and the bars have something to show."""
        groups = [getattr(self.people, name) for row in _ROWS for name in row]
        return None not in groups and sum(bool(group) for group in groups) > 1

    def title(self, language: Language) -> str:
        """Who is counted."""
        return language.text(self.subject)

    def conclusion(self, language: Language) -> str:
        """How many people, how many of them with a disability, and of how many sex or age is not recorded."""
        people = self.people
        said = [language.plural(_PERSONS, people.persons() or 0)]
        if people.disability is not None:
            said.append(language.plural(_DISABILITY, people.disability))
        if people.unknown:
            said.append(language.plural(_NOT_RECORDED, people.unknown))
        return language.sentences(said)

    def alternative(self, language: Language) -> str:
        """Kind, subject and every figure."""
        groups = language.listing([self._counted(language, name) for name in self._shown])
        head: Parameters = {"subject": Term(self.subject), "groups": groups}
        return f"{language.text(_CHART, head)} {self.conclusion(language)}"

    def figures(self, language: Language) -> Figures:
        """Group and number."""
        rows = tuple((language.text(GROUPS[name]), language.number(self._count(name)), "") for name in self._shown)
        return Figures((language.text(_GROUP), language.text(_NUMBER)), rows)

    def lines(self) -> float:
        """Two rows, and one more where some people belong to no group."""
        return _ROW * (3 if self.people.unknown else 2)

    def drawn(self, language: Language, width: float, height: float, line: float) -> Drawn:
        """The drawing from the top; a rectangle that is taller stays empty below."""
        return Drawn(width, height, tuple(self._shapes(language, width, line)), mirrored=True)

    @property
    def _shown(self) -> tuple[str, ...]:
        return tuple(name for name in GROUPS if name != "unknown" or self.people.unknown)

    def _count(self, name: str) -> int:
        count: int | None = getattr(self.people, name)
        return count or 0

    def _counted(self, language: Language, name: str) -> str:
        return language.text(_COUNTED, {"group": Term(GROUPS[name]), "number": self._count(name)})

    def _shapes(self, language: Language, width: float, line: float) -> Iterator[Shape]:
        middle, apart = width / 2, 0.4 * line
        widest = max(*(self._count(name) for row in _ROWS for name in row), self._count("unknown") / 2)
        step = middle / widest if widest else 0.0
        for place, (female, male) in enumerate(_ROWS):
            top = place * _ROW * line
            yield Words(self._counted(language, female), middle - apart, top, Anchor.RIGHT)
            yield Words(self._counted(language, male), middle + apart, top, Anchor.LEFT)
            long, high = self._count(female) * step, _BAR * line
            yield Bar(middle - long, top + 1.15 * line, long, high, Fill.FEMALE)
            yield Bar(middle, top + 1.15 * line, self._count(male) * step, high, Fill.MALE)
        end = (len(_ROWS) * _ROW - 0.45) * line
        yield Line(middle, 0, middle, end, Stroke.AXIS)
        if self.people.unknown:
            top, long = len(_ROWS) * _ROW * line, self.people.unknown * step
            yield Words(self._counted(language, "unknown"), middle, top, Anchor.MIDDLE, Tone.SLANTED)
            yield Bar(middle - long / 2, top + 1.15 * line, long, _BAR * line, Fill.UNKNOWN)
