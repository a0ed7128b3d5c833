"""What the commands know beside the report: States, munitions, and the words of the form."""

from __future__ import annotations

from lapreporter.checks.meetings import Meetings, read_meetings
from lapreporter.checks.plan.loader import load_plan
from lapreporter.checks.plan.plan import Plan
from lapreporter.checks.plan.predicates.lausanne import PREDICATES
from lapreporter.checks.reference import MunitionLibrary, StateFacts, read_munitions, read_states
from lapreporter.exchange.printer import Printer
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon, load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.report import EditionKey


def states() -> dict[str, StateFacts]:
    """What is known of States, by ISO 3166-1 alpha-3 code."""
    return read_states(shipped("forms", "reference", "states.csv"))


def munitions() -> MunitionLibrary:
    """The known types of munitions."""
    return read_munitions(shipped("forms", "reference", "munitions.toml"))


def meetings() -> Meetings:
    """The known meetings of States Parties."""
    return read_meetings(shipped("forms", "reference", "meetings.toml"))


def carrying() -> Carrying:
    """What becomes of each answer in the next year."""
    return load_carrying(shipped("forms", "carry-over.toml"))


def edition(key: EditionKey = EditionKey.ADAPTED) -> Edition:
    """The edition of the form under which a report is printed; the adapted one asks every question."""
    return load_edition(shipped("forms", "editions", key))


def lexicon() -> Lexicon:
    """The words for choices, statements and reasons for gaps."""
    return load_lexicon(shipped("forms"))


def printer() -> Printer:
    """What prints a received report, whatever its language and edition."""
    return Printer(open_language, lambda key: edition(EditionKey(key)), lexicon())


def plan() -> Plan:
    """The plan of action that reports answer to."""
    return load_plan(shipped("forms", "plans", "lausanne.toml"), PREDICATES)
