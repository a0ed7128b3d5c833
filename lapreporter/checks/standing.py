"""Where a State stands: its standing facts as sentences, each to be said *still true* or *has changed* of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from lapreporter.form.lexicon import Lexicon
from lapreporter.report.answers import StatementBase
from lapreporter.report.kinds import Kind
from lapreporter.report.national_measures import LawStatus, MeasureStatus
from lapreporter.report.paths import get
from lapreporter.report.report import Report
from lapreporter.report.retained import RetainedBalance
from lapreporter.report.shape import leaves
from lapreporter.report.stockpiles import Balance
from lapreporter.words import Area, Country, Listing, Parameter, Parameters, Term, Year, mark

AnyBalance: TypeAlias = Balance | RetainedBalance

_NO_DAY: Final = Term(mark("a day that is not given"))
_THE_STATE: Final = Term(mark("The State"))
_LAWS: Final = {
    LawStatus.SPECIFIC: mark("{state} has a specific law in force: {laws}."),
    LawStatus.EXISTING_SUFFICIENT: mark("{state} relies on existing law: {laws}."),
    LawStatus.UNDER_WAY: mark("{state} is preparing a law."),
    LawStatus.NOT_STARTED: mark("{state} has not begun to prepare a law."),
    LawStatus.UNKNOWN: mark("{state} is still looking into whether its law is sufficient."),
}
_LAWS_ALONE: Final = mark("{state} has reported these laws and measures: {laws}.")
_NO_TITLE: Final = Term(mark("the title is not given"))
_DESTROYED: Final = mark("{state} completed the destruction of its stockpile ({day}).")
_CLEARED: Final = mark("{state} completed the clearance of contaminated areas ({day}).")
_STOCK: Final = mark(
    "{state} holds a stockpile as of {as_of}. Cluster munitions: {munitions}. Submunitions: {submunitions}."
)
_STOCK_ALONE: Final = mark("{state} holds a stockpile as of {as_of}. Cluster munitions: {munitions}.")
_STOCK_LOADS: Final = mark("{state} holds a stockpile as of {as_of}. Submunitions: {submunitions}.")
_RETAINED: Final = mark(
    "{state} keeps munitions for permitted purposes as of {as_of}. Cluster munitions: {munitions}. Submunitions: "
    "{submunitions}."
)
_RETAINED_ALONE: Final = mark(
    "{state} keeps munitions for permitted purposes as of {as_of}. Cluster munitions: {munitions}."
)
_RETAINED_LOADS: Final = mark(
    "{state} keeps munitions for permitted purposes as of {as_of}. Submunitions: {submunitions}."
)
_AREA: Final = mark("{state} has contaminated land left as of {as_of}: {area}.")
_VICTIMS: Final = mark("{state} knows of cluster munition victims as of {as_of}: {count}.")
_CONTACT: Final = mark("{institution} answers questions on the report: {reach}.")
_CONTACT_ALONE: Final = mark("{institution} answers questions on the report.")


@dataclass(frozen=True)
class StandingFact:
    """One sentence about the State: the message and what fills it, and where it comes from.

    ``form`` is the section that *has changed* opens; ``covers`` are the addresses that *still true* confirms.
    """

    path: str
    form: str
    message: str
    parameters: Parameters
    covers: tuple[str, ...]


def standing_facts(report: Report, lexicon: Lexicon) -> tuple[StandingFact, ...]:
    """What the report says of the State that goes on from year to year, in the order of the forms.

    Works on last year's report and on the one begun from it: where a figure at the end is not given, the one at the
    start is read back.
    """
    facts = (
        *_contact(report),
        *_laws(report),
        *_sentences(report, lexicon),
        *_completions(report),
        *_stocks(report),
        *_land(report),
        *_victims(report),
    )
    order = list(Report.model_fields)
    return tuple(sorted(facts, key=lambda fact: order.index(fact.form)))


def _fact(path: str, message: str, parameters: Parameters, *covers: str) -> StandingFact:
    return StandingFact(path, path.split(".")[0], message, parameters, covers or (path,))


def _sentences(report: Report, lexicon: Lexicon) -> Iterator[StandingFact]:
    for leaf in leaves(Report):
        if leaf.kind is Kind.STATEMENT:
            statement: StatementBase = get(report, leaf.pattern)
            words = lexicon.sentence(statement)
            if words is not None:
                filled: Parameters = {
                    "state": _state(report),
                    "as_of": statement.as_of or _NO_DAY,
                    "event_on": _day(statement.event_on) if statement.event_on else _NO_DAY,
                }
                yield _fact(leaf.pattern, words.text, filled)


def _contact(report: Report) -> Iterator[StandingFact]:
    for row in report.cover.institutions[:1]:
        reach = tuple(text for text in (row.telephone, row.email) if text)
        if row.institution:
            message = _CONTACT if reach else _CONTACT_ALONE
            filled: Parameters = {"institution": row.institution, "reach": Listing(reach)}
            yield _fact("cover.institutions", message, filled)


def _laws(report: Report) -> Iterator[StandingFact]:
    law = report.national_measures
    titles = tuple(row.title for row in law.measures if row.title and row.status is not MeasureStatus.REPEALED)
    if law.status is not None or titles:
        message = _LAWS[law.status] if law.status is not None else _LAWS_ALONE
        filled: Parameters = {"state": _state(report), "laws": Listing(titles) if titles else _NO_TITLE}
        yield _fact("national_measures.status", message, filled, "national_measures")


def _completions(report: Report) -> Iterator[StandingFact]:
    for form, message, standing in (
        ("stockpiles", _DESTROYED, report.stockpiles.obligation),
        ("contamination", _CLEARED, report.contamination.obligation),
    ):
        if standing.completed_on is not None:
            filled = {"state": _state(report), "day": _day(standing.completed_on)}
            yield _fact(f"{form}.obligation.completed_on", message, filled, f"{form}.obligation")


def _stocks(report: Report) -> Iterator[StandingFact]:
    stock = [(row.munitions, row.submunitions) for row in report.stockpiles.types]
    kept = [(row.munitions, row.submunitions) for row in report.retained.types]
    yield from _held(report, "stockpiles.types", (_STOCK, _STOCK_ALONE, _STOCK_LOADS), stock)
    yield from _held(report, "retained.types", (_RETAINED, _RETAINED_ALONE, _RETAINED_LOADS), kept)


def _held(
    report: Report, path: str, messages: tuple[str, str, str], rows: Sequence[tuple[AnyBalance, AnyBalance]]
) -> Iterator[StandingFact]:
    """What is held, saying only what is known: munitions with their load, munitions, or submunitions alone."""
    munitions, submunitions = _left([row[0] for row in rows]), _left([row[1] for row in rows])
    if not munitions and not submunitions:
        return
    at_end = all(one.closing is not None for row in rows for one in row if _position(one) is not None)
    filled: dict[str, Parameter] = {"state": _state(report), "as_of": _on(report, at_end)}
    filled |= {} if munitions is None else {"munitions": munitions}
    filled |= {} if submunitions is None else {"submunitions": submunitions}
    both, alone, loads = messages
    yield _fact(path, loads if munitions is None else alone if submunitions is None else both, filled)


def _left(balances: Sequence[AnyBalance]) -> int | None:
    """The sum of the positions that are given; None where none is."""
    given = [position for one in balances if (position := _position(one)) is not None]
    return sum(given) if given else None


def _position(balance: AnyBalance) -> int | None:
    return balance.opening if balance.closing is None else balance.closing


def _land(report: Report) -> Iterator[StandingFact]:
    balance, stated = report.contamination.balance, report.contamination.stated_total.total_m2
    at_end = balance.closing_m2 is not None
    area = balance.closing_m2 if at_end else balance.opening_m2
    if area is None:
        area = stated
    if area:
        filled = {"state": _state(report), "area": Area(area), "as_of": _on(report, at_end)}
        covered = ("contamination.areas", "contamination.balance", "contamination.stated_total")
        yield _fact("contamination.areas", _AREA, filled, *covered)


def _victims(report: Report) -> Iterator[StandingFact]:
    known = report.victim_assistance.known.persons()
    if known:
        filled = {
            "state": _state(report),
            "count": known,
            "as_of": report.victim_assistance.known_as_of or _NO_DAY,
        }
        covered = ("victim_assistance.known", "victim_assistance.known_as_of")
        yield _fact("victim_assistance.known", _VICTIMS, filled, *covered)


def _state(report: Report) -> Parameter:
    return Country(report.cover.state) if report.cover.state else _THE_STATE


def _on(report: Report, at_end: bool) -> Parameter:
    """The last day of the period, or the day before it began."""
    period = report.cover.period
    if at_end:
        return period.end or _NO_DAY
    return period.start - timedelta(days=1) if period.start else _NO_DAY


def _day(partial: str) -> Parameter:
    """A date of which day and month may be missing, as exact as it is known."""
    if len(partial) == 4:
        return Year(int(partial))
    return date.fromisoformat(partial) if len(partial) == 10 else partial
