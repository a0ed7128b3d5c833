"""What the open report says to the plan, computed when somebody looks and forgotten when an answer changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from lapreporter.checks.case import Case
from lapreporter.checks.plan.coverage import ActionCoverage, Coverage, PlanCoverage, coverage
from lapreporter.checks.plan.missing import Step, steps_to_complete
from lapreporter.checks.plan.plan import Plan
from lapreporter.document.content import Content
from lapreporter.ui.session import Session


class Standing(QObject):
    """The coverage of one report. ``moved`` tells that it may be another now; nothing is computed until it is read."""

    moved = Signal()

    def __init__(
        self, plan: Plan, session: Session, case_of: Callable[[Content], Case], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.plan = plan
        self._session = session
        self._case_of = case_of
        self._coverage: PlanCoverage | None = None
        self._case: Case | None = None
        self._steps: tuple[Step, ...] | None = None
        session.checked.connect(self._forget)

    @property
    def case(self) -> Case:
        """The report with what is known of its State."""
        if self._case is None:
            self._case = self._case_of(self._session.content)
        return self._case

    @property
    def coverage(self) -> PlanCoverage:
        """What the report says to each action."""
        if self._coverage is None:
            self._coverage = coverage(self.plan, self.case)
        return self._coverage

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions that would complete most, the cheapest first."""
        if self._steps is None:
            self._steps = steps_to_complete(self.coverage)
        return self._steps

    @property
    def answered(self) -> int:
        """How many actions the report answers."""
        return self.coverage.action_counts[Coverage.ANSWERED]

    def next_in(self, status: Coverage, after: int | None) -> ActionCoverage | None:
        """The next action that stands so, after the one with this number, round and round."""
        actions = self.coverage.actions
        here = next((place for place, one in enumerate(actions, 1) if one.action.number == after), 0)
        return next((one for one in (*actions[here:], *actions[:here]) if one.status is status), None)

    def _forget(self) -> None:
        self._case = self._coverage = self._steps = None
        self.moved.emit()
