"""The four words of the task list, and how much is left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lapreporter.form.edition import Form
from lapreporter.form.visibility import Progress, Status, progress
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.session import Session
from lapreporter.words import mark

STATUS = {
    Status.NOT_STARTED: (Mark.NOT_STARTED, mark("Not started")),
    Status.IN_PROGRESS: (Mark.IN_PROGRESS, mark("In progress")),
    Status.DONE: (Mark.DONE, mark("Done")),
    Status.UNCHANGED: (Mark.UNCHANGED, mark("Unchanged")),
}
SETTLED = (Status.DONE, Status.UNCHANGED)


def states_of(desk: Desk, session: Session) -> dict[str, Progress]:
    """How far each form has come, by its key."""
    return {form.key: progress(form, session.report, session.half_typed) for form in desk.edition.forms}


def share(state: Progress) -> float:
    """How far a form is settled, from 0 to 1."""
    if state.status in SETTLED or not state.asked:
        return 1.0
    return state.answered / state.asked


def minutes_left(form: Form, state: Progress) -> int:
    """The minutes a form still takes, by what is left of it; a guess until it is measured."""
    return 0 if state.status in SETTLED else max(1, round(form.minutes * (1 - share(state))))


def next_form(forms: Sequence[Form], states: Mapping[str, Progress]) -> Form | None:
    """The form to carry on with: the first in progress, otherwise the first not started."""
    for wanted in (Status.IN_PROGRESS, Status.NOT_STARTED):
        for form in forms:
            if states[form.key].status is wanted:
                return form
    return None


def fitting(forms: Sequence[Form], states: Mapping[str, Progress], minutes: int) -> list[Form]:
    """The forms that can be finished within so many minutes, in the order of the report."""
    chosen: list[Form] = []
    for form in forms:
        left = minutes_left(form, states[form.key])
        if left and left <= minutes:
            chosen.append(form)
            minutes -= left
    return chosen
