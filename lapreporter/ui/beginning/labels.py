"""What an answer of a report is called and what it says, without any widget, for lists of what is carried over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lapreporter.checks.plan.evidence import spoken
from lapreporter.form.edition import Column, Edition, Question
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.answers import Attachment, Omission, People
from lapreporter.report.report import Reason, Report
from lapreporter.report.shape import Leaf, pattern_of
from lapreporter.words import Country, Language, Listing, Parameter, Term, Year, mark

CELL = mark("{table}: {column}")
FORM_NAME = mark("Form {letter}: {title}")
NOTHING = mark("no answer")
REASON = mark("The reason given for a warning")
_ELSEWHERE = mark("An answer that the form does not ask for")
_LONGEST = 110
_PARTS = {
    "women": mark("women"),
    "men": mark("men"),
    "girls": mark("girls"),
    "boys": mark("boys"),
    "unknown": mark("not recorded"),
    "disability": mark("with a disability"),
}
_PART = mark("{group} {number}")


@dataclass(frozen=True)
class Labels:
    """Puts answers of one report into words of one language, as the edition and the lexicon name them."""

    report: Report
    edition: Edition
    lexicon: Lexicon
    language: Language

    def name(self, path: str) -> str:
        """What the answer at an address is called."""
        if path.startswith("reasons["):
            return self.language.text(REASON)
        found = self.edition.place_of(pattern_of(path))
        if found is None:
            return self.language.text(_ELSEWHERE)
        question = found[2]
        label, column = self._text(question.words.printed), _column(question, path)
        if column is None:
            return label
        return self.language.text(CELL, {"table": label, "column": self._text(column.words.printed)})

    def form(self, key: str) -> str:
        """A form by its letter and its name."""
        form = self.edition.form(key)
        title = self.language.text(form.title)
        return self.language.text(FORM_NAME, {"letter": form.letter, "title": title}) if form.letter else title

    def value(self, value: Any, leaf: Leaf | None) -> str:
        """An answer in a few words; a long one by its beginning."""
        said = " ".join(self.language.value(self._spoken(value, leaf)).split())
        if not said:
            return self.language.text(NOTHING)
        return said if len(said) <= _LONGEST else said[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"

    def _spoken(self, value: Any, leaf: Leaf | None) -> Parameter:
        match value:
            case None:
                return Term(NOTHING)
            case Omission():
                return Term(self.lexicon.choice(value.kind).label)
            case Reason():
                return value.text
            case People():
                return self._people(value)
            case (Attachment(), *_):
                return Listing(tuple(file.name for file in value))
        return spoken(value, leaf, self.lexicon)

    def _people(self, people: People) -> Parameter:
        """Persons by group: two answers can have the same total and differ in its parts."""
        given = [(_PARTS[name], getattr(people, name)) for name in _PARTS if getattr(people, name) is not None]
        if not given:
            return people.total if people.total is not None else ""
        groups = [{"group": Term(group), "number": number} for group, number in given]
        return Listing(tuple(self.language.text(_PART, group) for group in groups))

    def _text(self, message: str) -> str:
        year, state = self.report.year(), self.report.cover.state
        places: dict[str, Parameter] = {"year": Year(year or 0), "next_year": Year((year or 0) + 1)}
        return self.language.text(message, {**places, "state": Country(state or "")})


def _column(question: Question, path: str) -> Column | None:
    name = path[len(question.path) :].partition("]")[2].removeprefix(".")
    fitting = (one for one in question.columns if name == one.name or name.startswith(one.name + "."))
    return next(fitting, None) if question.is_table and name else None
