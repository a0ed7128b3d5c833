"""What a report says to each indicator and action of a plan: answered, partly, open, and why not for this State.

It follows from the report, from what is known of States and from the settings alone, never from today's date as long
as the report names its period: whoever receives the report comes to the same result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lapreporter.checks.case import Case
from lapreporter.checks.plan.applicability import concern_of_action, concern_of_indicator, overrides
from lapreporter.checks.plan.binding import whole
from lapreporter.checks.plan.ground import Basis, Ground, Grounds
from lapreporter.checks.plan.groups import grounds
from lapreporter.checks.plan.plan import Action, Indicator, Plan, Source
from lapreporter.checks.plan.sentence import Sentence, say
from lapreporter.checks.plan.verdict import Gap, Verdict, together
from lapreporter.report.plan import PlanOverride
from lapreporter.words import Term, mark


class Coverage(StrEnum):
    """What a report says to an indicator or an action."""

    ANSWERED = "answered"
    PARTLY = "partly"
    OPEN = "open"
    NOT_CONCERNED = "not_concerned"
    ELSEWHERE = "elsewhere"

    @property
    def term(self) -> Term:
        """The word for it."""
        return _WORDS[self]


_WORDS: Mapping[Coverage, Term] = {
    Coverage.ANSWERED: Term(mark("answered")),
    Coverage.PARTLY: Term(mark("partly answered")),
    Coverage.OPEN: Term(mark("open")),
    Coverage.NOT_CONCERNED: Term(mark("not for this State")),
    Coverage.ELSEWHERE: Term(mark("measured elsewhere")),
}

_FIGURE = mark("Indicators answered: {answered} of {concerning} that concern you.")


@dataclass(frozen=True, slots=True)
class IndicatorCoverage:
    """What a report says to one indicator.

    ``found`` are addresses of the answers that count as evidence; ``gaps`` would complete it; ``remarks`` say what
    stands against it.
    """

    indicator: Indicator
    status: Coverage
    ground: Ground
    found: tuple[str, ...]
    gaps: tuple[Gap, ...]
    remarks: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ActionCoverage:
    """What a report says to one action: the roll-up of its indicators. ``own`` is the State's word, if it has one."""

    action: Action
    status: Coverage
    ground: Ground
    own: PlanOverride | None
    indicators: tuple[IndicatorCoverage, ...]


@dataclass(frozen=True)
class PlanCoverage:
    """What a report says to a whole plan."""

    plan: Plan
    grounds: Grounds
    actions: tuple[ActionCoverage, ...]

    def indicators(self) -> Iterator[IndicatorCoverage]:
        """Every indicator, in the order of the plan."""
        for action in self.actions:
            yield from action.indicators

    def action(self, number: int) -> ActionCoverage:
        """The action with this number. KeyError if the plan has none."""
        return self._by_number[number]

    def indicator(self, id: str) -> IndicatorCoverage:  # noqa: A002
        """The indicator with this id, such as ``24.1``. KeyError if the plan has none."""
        return self._by_id[id]

    @cached_property
    def counts(self) -> Counter[Coverage]:
        """How many indicators stand where."""
        return Counter(one.status for one in self.indicators())

    @cached_property
    def action_counts(self) -> Counter[Coverage]:
        """How many actions stand where."""
        return Counter(one.status for one in self.actions)

    @property
    def answered(self) -> int:
        """The indicators that the report answers."""
        return self.counts[Coverage.ANSWERED]

    @property
    def concerning(self) -> int:
        """The indicators that concern the State and are measured in the report."""
        return sum(self.counts[one] for one in (Coverage.ANSWERED, Coverage.PARTLY, Coverage.OPEN))

    def figure(self) -> Sentence:
        """How many of the indicators that concern the State are answered, as a sentence."""
        return say(_FIGURE, answered=self.answered, concerning=self.concerning)

    @cached_property
    def _by_number(self) -> dict[int, ActionCoverage]:
        return {one.action.number: one for one in self.actions}

    @cached_property
    def _by_id(self) -> dict[str, IndicatorCoverage]:
        return {one.indicator.id: one for one in self.indicators()}


def coverage(plan: Plan, case: Case) -> PlanCoverage:
    """What the report of a case says to a plan."""
    known, own = grounds(case), overrides(case, plan)
    return PlanCoverage(plan, known, tuple(_action(action, case, known, own) for action in plan.actions))


def _action(action: Action, case: Case, known: Grounds, own: Mapping[int, PlanOverride]) -> ActionCoverage:
    word = own.get(action.number)
    indicators = tuple(_indicator(one, case, known, word) for one in action.indicators)
    return ActionCoverage(action, _roll_up(indicators), concern_of_action(action, known, word), word, indicators)


def _roll_up(indicators: Iterable[IndicatorCoverage]) -> Coverage:
    """Answered when all that concern the State are; open when none has anything."""
    found = {one.status for one in indicators} - {Coverage.NOT_CONCERNED}
    if not found:
        return Coverage.NOT_CONCERNED
    found -= {Coverage.ELSEWHERE}
    if not found:
        return Coverage.ELSEWHERE
    return found.pop() if len(found) == 1 else Coverage.PARTLY


def _indicator(indicator: Indicator, case: Case, known: Grounds, own: PlanOverride | None) -> IndicatorCoverage:
    ground = concern_of_indicator(indicator, known, own)
    if not ground.concerns:
        return IndicatorCoverage(indicator, Coverage.NOT_CONCERNED, ground, (), (), ())
    verdict = _judged(indicator, case)
    if indicator.source is Source.EXTERNAL:
        return IndicatorCoverage(indicator, Coverage.ELSEWHERE, ground, verdict.found, verdict.gaps, verdict.remarks)
    if verdict.beside is not None:
        not_yet = Ground(False, Basis.ANSWER, verdict.beside, next(iter(verdict.found), ground.path))
        return IndicatorCoverage(indicator, Coverage.NOT_CONCERNED, not_yet, verdict.found, (), ())
    return IndicatorCoverage(indicator, _status(verdict), ground, verdict.found, verdict.gaps, verdict.remarks)


def _judged(indicator: Indicator, case: Case) -> Verdict:
    binding = indicator.binding
    if binding.predicate is not None:
        return binding.predicate(case)
    return together(item.judge(whole(case)) for item in binding.items)


def _status(verdict: Verdict) -> Coverage:
    if verdict.met:
        return Coverage.ANSWERED
    return Coverage.PARTLY if verdict.found else Coverage.OPEN
