"""What is still missing, cheapest first: the fewest and shortest questions that would complete most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from lapreporter.checks.finding import Finding
from lapreporter.checks.plan.coverage import Coverage, IndicatorCoverage, PlanCoverage
from lapreporter.checks.plan.ground import Basis
from lapreporter.report.kinds import Kind
from lapreporter.report.paths import leaf_at
from lapreporter.report.shape import pattern_of
from lapreporter.words import Language, mark_plural

MINUTES: Final[Mapping[Kind, float]] = MappingProxyType(
    {
        Kind.YES_NO: 0.5,
        Kind.CHOICE: 0.5,
        Kind.CHOICES: 0.5,
        Kind.STATEMENT: 0.5,
        Kind.STATE: 0.5,
        Kind.DATE: 1.0,
        Kind.PERIOD: 1.0,
        Kind.WHOLE_NUMBER: 1.0,
        Kind.QUANTITY: 1.0,
        Kind.SHORT_TEXT: 1.0,
        Kind.MONEY: 2.0,
        Kind.CONTACT: 2.0,
        Kind.ATTACHMENTS: 2.0,
        Kind.PEOPLE: 3.0,
        Kind.LONG_TEXT: 4.0,
        Kind.TABLE: 2.0,
    }
)
"""Minutes one answer of each kind takes whoever has the papers at hand: an estimate, to order questions by."""

MOST_ROWS: Final = 20
"""Rows beyond this many are filled from a list kept elsewhere, not one by one."""

_PROMISE = mark_plural(
    "One answer would complete {indicators} of the indicators that are open.",
    "{count} answers would complete {indicators} of the indicators that are open.",
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is missing of one question: how many rows lack it, and what one answer takes."""

    question: str
    path: str
    rows: int
    minutes: float


@dataclass(frozen=True, slots=True)
class Step:
    """The next question to answer.

    ``question`` is its address (a table by itself), ``paths`` what to fill in there; ``indicators`` and ``codes`` of
    findings are complete once this and the steps before are done. ``settles`` are indicators of which it is not known
    whether they concern the State; the answer says so.
    """

    question: str
    paths: tuple[str, ...]
    minutes: float
    indicators: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What the first few steps together would complete."""

    answers: int
    indicators: int
    minutes: float

    def text(self, language: Language) -> str:
        """The promise in the given language."""
        return language.plural(_PROMISE, self.answers, {"indicators": self.indicators})


@dataclass(frozen=True, slots=True, eq=False)
class _Target:
    """Something to complete: an indicator or the findings of one code at one question, and what it still needs."""

    indicator: str
    code: str
    needs: Mapping[str, Need]
    left: set[str]


def steps_to_complete(of: PlanCoverage, findings: Iterable[Finding] = ()) -> tuple[Step, ...]:
    """The questions that would complete most, the cheapest first.

    Greedy: again and again the indicator or finding is taken that, with what its questions complete besides, costs the
    fewest minutes for each. What no answer can complete, because it is answered otherwise or openly left out, is no
    step. First of all come the answers that say whether some indicators concern the State at all.
    """
    waiting = [*_indicators(of), *_findings(findings)]
    steps: list[Step] = []
    while waiting:
        best = min(waiting, key=lambda target: _cost(target, waiting))
        for question in _questions(best):
            for target in waiting:
                target.left.difference_update(need.path for need in question)
            steps.append(_step(question, [target for target in waiting if not target.left]))
            waiting = [target for target in waiting if target.left]
    return (*_settling(of), *_joined(steps))


def _settling(of: PlanCoverage) -> Iterator[Step]:
    """The answers on which it depends whether indicators that are not complete concern the State."""
    doubtful: dict[str, list[str]] = {}
    for one in of.indicators():
        unknown = one.ground.basis is Basis.UNKNOWN and one.ground.path is not None
        if unknown and one.status in (Coverage.OPEN, Coverage.PARTLY):
            doubtful.setdefault(one.ground.path or "", []).append(one.indicator.id)
    for path, indicators in doubtful.items():
        yield Step(path, (path,), minutes_of(path), settles=tuple(indicators))


def _joined(steps: Iterable[Step]) -> Iterator[Step]:
    """Steps at the same question that follow each other, as one."""
    for _, group in groupby(steps, key=lambda step: step.question):
        same = tuple(group)
        yield Step(
            question=same[0].question,
            paths=tuple(path for step in same for path in step.paths),
            minutes=sum(step.minutes for step in same),
            indicators=tuple(indicator for step in same for indicator in step.indicators),
            codes=tuple(code for step in same for code in step.codes),
        )


def promise(steps: Iterable[Step], most: int = 5) -> Promise | None:
    """The beginning of the list, of at most ``most`` answers, that completes most indicators for each answer."""
    answers, indicators, minutes, best = 0, 0, 0.0, None
    for step in steps:
        if step.settles:
            continue
        answers, indicators, minutes = answers + 1, indicators + len(step.indicators), minutes + step.minutes
        if answers > most:
            break
        if indicators and (best is None or indicators * best.answers >= best.indicators * answers):
            best = Promise(answers, indicators, minutes)
    return best


def question_of(path: str) -> str:
    """The question that holds an address: the outermost table, or the answer itself."""
    return path.split("[")[0]


def minutes_of(path: str) -> float:
    """The minutes one answer at this address or pattern takes."""
    found = leaf_at(pattern_of(path))
    return MINUTES[found.kind if found else Kind.SHORT_TEXT]


def _indicators(of: PlanCoverage) -> Iterator[_Target]:
    for one in of.indicators():
        if one.status in (Coverage.OPEN, Coverage.PARTLY) and one.gaps and _completable(one):
            yield _target([_need(gap.path, gap.rows) for gap in one.gaps], indicator=one.indicator.id)


def _completable(one: IndicatorCoverage) -> bool:
    return all(gap.open for gap in one.gaps)


def _findings(findings: Iterable[Finding]) -> Iterator[_Target]:
    """One target for the findings of one code at one question, with as many rows as it speaks of."""
    found: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.path is not None:
            found.setdefault((finding.code, question_of(finding.path)), []).append(finding.path)
    for (code, _), paths in found.items():
        yield _target([_need(paths[0], len(paths))], code=code)


def _target(needs: Iterable[Need], indicator: str = "", code: str = "") -> _Target:
    by_path = {need.path: need for need in needs}
    return _Target(indicator, code, by_path, set(by_path))


def _need(path: str, rows: int) -> Need:
    return Need(question_of(path), path, rows, minutes_of(path) * min(rows, MOST_ROWS))


def _questions(target: _Target) -> tuple[list[Need], ...]:
    """What a target still needs, question by question."""
    by_question: dict[str, list[Need]] = {}
    for path, need in target.needs.items():
        if path in target.left:
            by_question.setdefault(need.question, []).append(need)
    return tuple(by_question.values())


def _cost(target: _Target, waiting: list[_Target]) -> tuple[float, float]:
    """Minutes for each thing that answering for this target completes, then the minutes themselves."""
    minutes = sum(target.needs[path].minutes for path in target.left)
    return minutes / sum(one.left <= target.left for one in waiting), minutes


def _step(question: list[Need], closed: list[_Target]) -> Step:
    return Step(
        question=question[0].question,
        paths=tuple(need.path for need in question),
        minutes=sum(need.minutes for need in question),
        indicators=tuple(target.indicator for target in closed if target.indicator),
        codes=tuple(target.code for target in closed if target.code),
    )
