"""What is left of a report, in words: minutes or hours, and how many forms are settled."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.ui.desk import Desk
from lapreporter.ui.screens.form_states import SETTLED, minutes_left, share, states_of
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

LEFT = mark_plural("About {count} minute left", "About {count} minutes left")
LEFT_HOURS = mark_plural("About {count} hour left", "About {count} hours left")
ALL_DONE = mark("Every form is settled")
SETTLED_OF = mark("{done} of {all} forms are settled")
_LONGEST_IN_MINUTES = 100


@dataclass(frozen=True, slots=True)
class Remaining:
    """The minutes left, the sentences on time and forms, and how far each form is settled, from 0 to 1."""

    minutes: int
    time: str
    settled: str
    shares: tuple[float, ...]


def remaining(desk: Desk, session: Session) -> Remaining:
    """What is left of the report of a session."""
    forms, states = desk.edition.forms, states_of(desk, session)
    minutes = sum(minutes_left(form, states[form.key]) for form in forms)
    settled = sum(state.status in SETTLED for state in states.values())
    return Remaining(
        minutes,
        duration(desk, minutes, LEFT, LEFT_HOURS) if minutes else desk.say(ALL_DONE),
        desk.say(SETTLED_OF, {"done": settled, "all": len(forms)}),
        tuple(share(states[form.key]) for form in forms),
    )


def duration(desk: Desk, minutes: int, in_minutes: tuple[str, str], in_hours: tuple[str, str]) -> str:
    """So many minutes in words; many of them in hours, which are easier to imagine and no less true."""
    if minutes < _LONGEST_IN_MINUTES:
        return desk.language.plural(in_minutes, minutes)
    return desk.language.plural(in_hours, round(minutes / 60))
