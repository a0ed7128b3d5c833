"""What is read back of the last report: a row for each sentence, one for the year, and one for everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lapreporter.checks.newness import what_is_new
from lapreporter.checks.short_form import short_form
from lapreporter.checks.standing import StandingFact, standing_facts
from lapreporter.checks.waiting import Waits
from lapreporter.document.confirmation import marks_of
from lapreporter.document.standing import REST, YEAR
from lapreporter.report.cover import Mark, Marks
from lapreporter.report.report import Report
from lapreporter.ui.carried.against import before
from lapreporter.ui.desk import Desk
from lapreporter.ui.places import FORM_LETTER
from lapreporter.ui.session import Session
from lapreporter.words import Parameter, Year, mark, mark_plural

SOURCE = mark("{form} · from your report for {year}")
SOURCE_PLAIN = mark("{form} · from an earlier report")
OF_THE_YEAR = mark(
    "Nothing happened in {year}: nothing was found, destroyed, cleared or transferred, nobody was harmed, and no money "
    "was spent or given."
)
OF_THE_YEAR_SOURCE = mark("All forms · for the whole year")
REST_OF_IT = mark_plural(
    "{count} other answer or row stands as it was in the last report.",
    "{count} other answers and rows stand as they were in the last report.",
)
REST_SETTLED = mark("Everything else stands as it was in the last report.")
REST_SOURCE = mark("What was carried over and stands in no sentence above")


@dataclass(frozen=True)
class StandingRow:
    """A sentence with its form and source, ``earlier`` as it read before it was changed, and what was said of it.

    ``covers`` are the addresses that *still true* confirms; ``path`` is where its form is opened.
    """

    key: str
    form: str
    path: str
    sentence: str
    source: str
    earlier: str
    answer: bool | None
    covers: tuple[str, ...]
    settled: bool


def standing_rows(desk: Desk, session: Session) -> tuple[StandingRow, ...]:
    """The rows for the report as it is now; none without an earlier report."""
    last = before(session)
    if last is None:
        return ()
    facts = tuple(_fact_rows(desk, session, last))
    year = _year_row(desk, session)
    rest = _rest_row(desk, session, facts)
    return (*facts, year, *((rest,) if rest is not None else ()))


def rest_marks(session: Session, rows: Sequence[StandingRow]) -> list[str]:
    """The marks of what was carried over and belongs to no sentence, in forms that are not opened."""
    return [place for one in _untold(session, rows) for place in marks_of(session.content, one)]


def _fact_rows(desk: Desk, session: Session, last: Report) -> Iterator[StandingRow]:
    now = {fact.path: fact for fact in standing_facts(session.report, desk.lexicon)}
    for fact in standing_facts(last, desk.lexicon):
        old, current = _spoken(desk, fact), now.get(fact.path)
        changed = current is None or _without_day(fact.parameters) != _without_day(current.parameters)
        changed = changed or (current is not None and current.message != fact.message)
        answer = _answer(session, fact, changed)
        yield StandingRow(
            key=fact.path,
            form=fact.form,
            path=fact.path,
            sentence=_spoken(desk, current) if current is not None else old,
            source=_source(desk, fact.form, last),
            earlier=old if changed and current is not None else "",
            answer=answer,
            covers=fact.covers,
            settled=answer is not None,
        )


def _answer(session: Session, fact: StandingFact, changed: bool) -> bool | None:
    """What was said of a sentence, or shows in the report: changed, or nothing of it left to be confirmed."""
    said = session.content.standing.get(fact.path)
    if said is False or changed or _is_new(session, fact):
        return False
    if said is None and any(_within(one.path, fact.covers) for one in session.case.waiting):
        return None
    return True


def _is_new(session: Session, fact: StandingFact) -> bool:
    if fact.form not in Marks.model_fields:
        return False
    return any(_within(path, fact.covers) for path in what_is_new(session.case, fact.form))


def _year_row(desk: Desk, session: Session) -> StandingRow:
    standing, year = session.content.standing, session.report.year()
    answer = standing.get(YEAR)
    settled = answer is True or (answer is False and bool(chosen_forms(standing)))
    sentence = desk.say(OF_THE_YEAR, {"year": Year(year or 0)})
    return StandingRow(YEAR, "", "", sentence, desk.say(OF_THE_YEAR_SOURCE), "", answer, (), settled)


def _rest_row(desk: Desk, session: Session, facts: Sequence[StandingRow]) -> StandingRow | None:
    answer = session.content.standing.get(REST)
    left = list(_untold(session, facts))
    if not left and answer is None:
        return None
    count = sum(one.count for one in left)
    sentence = desk.language.plural(REST_OF_IT, count) if left else desk.say(REST_SETTLED)
    answer = None if answer and left else answer
    return StandingRow(REST, "", "", sentence, desk.say(REST_SOURCE), "", answer, (), answer is not None)


def chosen_forms(standing: Mapping[str, bool]) -> tuple[str, ...]:
    """The forms in which something happened, as the official said."""
    return tuple(form for form in Marks.model_fields if standing.get(form) is False)


def _untold(session: Session, rows: Sequence[StandingRow]) -> Iterator[Waits]:
    """What waits and stands in no sentence; but for the forms that are opened, in which it is read."""
    case, marks = session.case, session.report.cover.marks
    opened = {form for form in Marks.model_fields if getattr(marks, form).mark is Mark.CHANGED}
    if case.carrying is not None:
        opened |= set(short_form(case, case.carrying).forms)
    for one in case.waiting:
        if one.path.partition(".")[0] not in opened and not any(_within(one.path, row.covers) for row in rows):
            yield one


def _within(path: str, places: Sequence[str]) -> bool:
    return any(path == place or path.startswith((f"{place}.", f"{place}[")) for place in places)


def _spoken(desk: Desk, fact: StandingFact) -> str:
    return desk.say(fact.message, fact.parameters)


def _without_day(parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
    return {name: value for name, value in parameters.items() if name != "as_of"}


def _source(desk: Desk, key: str, last: Report) -> str:
    form, year = desk.edition.form(key), last.year()
    name = desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else desk.say(form.title)
    return desk.say(SOURCE, {"form": name, "year": Year(year)}) if year else desk.say(SOURCE_PLAIN, {"form": name})
