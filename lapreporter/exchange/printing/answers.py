"""Answers in words: every kind of value as it is printed beside a question or in a cell of a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from lapreporter.exchange.pdf.cells import Content, not_answered, styled
from lapreporter.exchange.pdf.styles import NARRATIVE
from lapreporter.exchange.pdf.text import Run, Text, plain, separated
from lapreporter.exchange.printing.dates import day, period
from lapreporter.exchange.printing.enclosures import Enclosure
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import Notes
from lapreporter.form.figures import COUNTED, MEASURES, PEOPLE_PARTS
from lapreporter.form.visibility import has_content
from lapreporter.report.answers import Contact, Money, People, StatementBase
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.shape import Leaf
from lapreporter.words import Area, Parameters, Term, Year, mark
from lapreporter.words import Money as Amount

YES, NO = mark("yes"), mark("no")
NOT_ANSWERED = mark("not answered")
_NO_DAY = mark("(day not given)")
_NO_CURRENCY = mark("currency not given")
_SIGNS = {
    Unit.SQUARE_METRE: mark("m²"),
    Unit.GRAM: mark("g"),
    Unit.MILLIMETRE: mark("mm"),
    Unit.DEGREE: mark("°"),
    Unit.PERCENT: mark("%"),
}
_OWN_WORDS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
_TONGUE = mark("Texts of the State stand as it wrote them. Their language: {language}.")
_FAX = mark("Fax {number}")


class Answers:
    """Puts the answers of one report into words. ``enclosures`` are the attached files by row id."""

    def __init__(self, job: Job, enclosures: Mapping[str, Enclosure]) -> None:
        self.job = job
        self._enclosures = enclosures
        self._omissions = job.report.omissions

    def cell(self, path: str, value: Any, leaf: Leaf, notes: Notes, *, in_table: bool = True) -> Content:
        """The answer at an address, the reason why it is not given, or the dotted line of no answer."""
        if has_content(value):
            said = self._said(value, leaf, in_table=in_table)
            return styled(said, NARRATIVE) if leaf.kind is Kind.LONG_TEXT and not in_table else said
        if self._omissions:
            omission = self._omissions.get(path)
            if omission is not None:
                return notes.omitted(omission)
        return self.dots()

    def _said(self, value: Any, leaf: Leaf, *, in_table: bool) -> Text:
        if isinstance(value, Contact):
            return self.contact(value)
        if leaf.kind in _OWN_WORDS:
            return self.own(value)
        return self.words(value, leaf, in_table=in_table)

    def own(self, text: str) -> Text:
        """The State's own words as they were typed: they keep their direction, and say which language they are in."""
        fenced = "\n".join(self.job.language.value(line) for line in text.strip().splitlines())
        return Run(fenced, language=self.job.own_language) if self.job.own_language else fenced

    def tongue(self) -> str:
        """Which language the State's own words are in; nothing where it is the one printed."""
        job = self.job
        return job.say(_TONGUE, {"language": job.language.tongue(job.own_language)}) if job.own_language else ""

    def own_series(self, texts: Iterable[str]) -> Text:
        """Several of the State's own words with commas: those of their own language, not of the one printed."""
        given = [text.strip() for text in texts]
        return self.own(", ".join(given)) if self.job.own_language else self.series(map(self.own, given))

    def series(self, texts: Iterable[Text]) -> Text:
        """Texts one after the other with commas."""
        return separated(texts, self.job.language.series(("", "")))

    def dots(self) -> Content:
        """The dotted line of a question without answer."""
        return not_answered(self.job.say(NOT_ANSWERED))

    def omits(self, path: str) -> bool:
        """Whether the answer at an address is openly not given."""
        return path in self._omissions

    def missing(self, path: str, notes: Notes) -> Content:
        """What stands where no answer is given: the open reason for it, of the answer or of what it is part of."""
        parts = path.split(".")
        for end in range(len(parts), 0, -1):
            omission = self._omissions.get(".".join(parts[:end]))
            if omission is not None:
                return notes.omitted(omission)
        return self.dots()

    def words(self, value: Any, leaf: Leaf, *, in_table: bool = True) -> str:
        """A value in words. In a table dates are short, and units stand in the head."""
        language = self.job.language
        match value:
            case bool():
                return self.job.say(YES if value else NO)
            case StrEnum():
                return self.job.say(self.job.lexicon.choice(value).label)
            case int() | Decimal():
                return self._number(value, leaf, in_table=in_table)
            case dt.date():
                return day(language, value, short=in_table)
            case str():
                return self._written(value, leaf, in_table=in_table)
            case Money():
                return self.money(value)
            case People():
                return self.people(value)
            case tuple():
                return self._several(value)
        return period(language, value)

    def unit(self, unit: Unit) -> str:
        """The sign of a unit."""
        return self.job.say(_SIGNS[unit])

    def money(self, value: Money) -> str:
        """An amount with its currency, as far as both are given."""
        if value.amount is None:
            return value.currency or ""
        if value.currency is None:
            return f"{self.job.language.value(value.amount)} ({self.job.say(_NO_CURRENCY)})"
        return self.job.language.value(Amount(value.amount, value.currency))

    def people(self, value: People) -> str:
        """Persons by group, in one line."""
        given = [(name, getattr(value, name)) for name in PEOPLE_PARTS if getattr(value, name) is not None]
        return self.job.language.series(
            [self.job.say(COUNTED, {"group": Term(PEOPLE_PARTS[name]), "number": count}) for name, count in given],
            strong=True,
        )

    def contact(self, value: Contact) -> Text:
        """An institution and how to reach it, line by line."""
        return separated((*map(self.own, self.post(value)), *self.reach(value)), "\n")

    def post(self, value: Contact) -> list[str]:
        """Institution, post and person. A person who is to be kept out is not named."""
        person = None if value.withhold_person else value.person
        return [part for part in (value.institution, value.function, person) if part and part.strip()]

    def reach(self, value: Contact) -> list[Text]:
        """Telephone, fax, e-mail and address."""
        fenced = self.job.language.value
        telephone = fenced(value.telephone.strip()) if value.telephone else ""
        fax = self.job.say(_FAX, {"number": value.fax.strip()}) if value.fax else ""
        calls = self.job.language.series([part for part in (telephone, fax) if part])
        email = fenced(value.email.strip()) if value.email else ""
        return [part for part in (calls, email, self.own(value.address or "")) if plain(part)]

    def sentence(self, statement: StatementBase) -> str:
        """A definitive sentence, or nothing while none is chosen."""
        found = self.job.lexicon.sentence(statement)
        if found is None:
            return ""
        language = self.job.language
        unsaid = self.job.say(_NO_DAY)
        parameters: Parameters = {
            "state": self.job.state,
            "as_of": language.date(statement.as_of) if statement.as_of else unsaid,
            "event_on": language.partial_date(statement.event_on) if statement.event_on else unsaid,
        }
        return self.job.say(found.text, parameters)

    def _number(self, value: int | Decimal, leaf: Leaf, *, in_table: bool) -> str:
        if leaf.is_year:
            return self.job.language.value(Year(int(value)))
        language = self.job.language
        if in_table or leaf.unit is None:
            return language.value(value)
        if leaf.unit is Unit.SQUARE_METRE:
            return language.value(Area(int(value)))
        return self.job.say(MEASURES[leaf.unit], {"number": value})

    def _written(self, value: str, leaf: Leaf, *, in_table: bool) -> str:
        if leaf.kind is Kind.DATE:
            return self.job.language.partial_date(value, short=in_table)
        if leaf.kind is Kind.STATE:
            return self.job.language.state(value)
        return self.job.language.value(value.strip())

    def _several(self, value: tuple[Any, ...]) -> str:
        if isinstance(value[0], StrEnum):
            return self.job.language.series(
                [self.job.say(self.job.lexicon.choice(one).label) for one in value], strong=True
            )
        return "\n".join(self._enclosed(one.id, one.name) for one in value)

    def _enclosed(self, row: str, name: str) -> str:
        enclosure = self._enclosures.get(row)
        return self.job.language.value(f"{enclosure.label} {name}" if enclosure else name)
