"""What a successor reads first: what was reported, whom to ask, what is open, what was promised, what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.finding import Severity
from lapreporter.checks.plan.timetable import timetable
from lapreporter.checks.standing import standing_facts
from lapreporter.checks.wording import sentences
from lapreporter.exchange.handover import Briefing, Part
from lapreporter.report.report import Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.places import form_name
from lapreporter.ui.plan.asking import spot_of
from lapreporter.ui.plan.deadlines import NAMES
from lapreporter.ui.session import Session
from lapreporter.words import Area, Country, Year, mark

TITLE = mark("Handover: the report of {state} for {year}")
TITLE_PLAIN = mark("Handover of the report")
LEAD = mark(
    "For whoever takes over. The document beside this page opens in LAP Reporter on another computer and holds "
    "everything below."
)
MADE_ON, FORM, PERIOD, SUBMITTED = mark("Made on"), mark("Form"), mark("Period covered"), mark("Date of the report")
NOT_YET = mark("not given yet")
REPORTED, SENTENCE = mark("What was reported"), mark("Sentence")
REPORTED_NONE = mark("No standing sentence has been given yet.")
SUPPLIERS = mark("Whom to ask")
INSTITUTION, PERSON, REACH = mark("Institution"), mark("Person"), mark("Telephone and e-mail")
SUPPLIERS_NONE = mark("No contact is given on the cover page.")
NOTES, ANSWER, NOTE = mark("Who supplied what, and other notes"), mark("Answer"), mark("Note")
NOTES_NONE = mark("No note was written beside any answer.")
NOTES_WHY = mark("As your predecessor noted it beside the answers. These notes are never sent out.")
OPEN, WHAT, HOW = mark("Open errors and warnings"), mark("What is open"), mark("What to do")
OPEN_NONE = mark("Nothing is open.")
REASONS, REASON, GIVEN_ON = mark("Reasons that were given"), mark("Reason"), mark("Given on")
REASONS_NONE = mark("No reason was given.")
PROMISES, SAID, EXPECTED = mark("What was promised"), mark("What was said"), mark("Expected")
PROMISES_NONE = mark("No date was promised for anything that is missing, and no target is set for a later year.")
TARGET_LAND, TARGET_STOCK = mark("Land to be released: {area}"), mark("Cluster munitions to be destroyed: {count}")
DEADLINES, DEADLINE, DAY, BASIS = mark("Next deadlines"), mark("Deadline"), mark("Day"), mark("How it is computed")
DEADLINES_NONE = mark("No deadline lies ahead.")
LIMITS = mark("What is not in this pack")
LIMITS_TEXT = mark(
    "Signed files lie where they were saved; add them from there. The PDF here is a draft for reading. How long each "
    "form took is not recorded."
)
PROTECTED, PROTECTED_TEXT = (
    mark("What is protected"),
    mark(
        "The document asks for its passphrase, which is not in this pack. This page, the PDF and the data can be read "
        "without it: keep them as carefully as the report itself."
    ),
)


def briefing(desk: Desk, session: Session, *, protected: bool = False) -> Briefing:
    """The page for the report that is open, in the language of the window; ``protected`` where it has a passphrase."""
    report, say = session.report, desk.say
    state, year = report.cover.state, report.year()
    title = say(TITLE, {"state": Country(state), "year": Year(year)}) if state and year else say(TITLE_PLAIN)
    parts = (
        _part(desk, REPORTED, (FORM, SENTENCE), _reported(desk, report), REPORTED_NONE),
        _part(desk, SUPPLIERS, (INSTITUTION, PERSON, REACH), _contacts(report), SUPPLIERS_NONE),
        _part(desk, NOTES, (ANSWER, NOTE), _notes(desk, session), NOTES_NONE, NOTES_WHY),
        _part(desk, OPEN, (FORM, WHAT, HOW), _open(desk, session), OPEN_NONE),
        _part(desk, PROMISES, (ANSWER, SAID, EXPECTED), _promises(desk, report), PROMISES_NONE),
        _part(desk, REASONS, (ANSWER, REASON, GIVEN_ON), _reasons(desk, report), REASONS_NONE),
        _part(desk, DEADLINES, (DEADLINE, DAY, BASIS), _deadlines(desk, session), DEADLINES_NONE),
        Part(say(LIMITS), (), (), say(LIMITS_TEXT)),
        *((Part(say(PROTECTED), (), (), say(PROTECTED_TEXT)),) if protected else ()),
    )
    return Briefing(title, say(LEAD), tuple(_facts(desk, report)), parts)


def _part(
    desk: Desk, title: str, heads: tuple[str, ...], rows: Iterator[tuple[str, ...]], empty: str, note: str = ""
) -> Part:
    # Many cells of a table are promised in the same words.
    found = tuple(dict.fromkeys(rows))
    said = desk.say(note) if note and found else ""
    return Part(desk.say(title), tuple(desk.say(head) for head in heads), found, desk.say(empty), said)


def _facts(desk: Desk, report: Report) -> Iterator[tuple[str, str]]:
    say, language, period = desk.say, desk.language, report.cover.period
    yield say(MADE_ON), language.date(desk.clock().date())
    yield say(FORM), say(desk.lexicon.choice(report.edition).label)
    if period.start and period.end:
        yield say(PERIOD), f"{language.date(period.start)} \u2013 {language.date(period.end)}"
    submitted = report.cover.submitted_on
    yield say(SUBMITTED), language.date(submitted) if submitted else say(NOT_YET)


def _reported(desk: Desk, report: Report) -> Iterator[tuple[str, ...]]:
    for fact in standing_facts(report, desk.lexicon):
        yield _form(desk, fact.form), desk.say(fact.message, fact.parameters)


def _contacts(report: Report) -> Iterator[tuple[str, ...]]:
    for one in report.cover.institutions:
        person = ", ".join(text for text in (one.person, one.function) if text)
        yield one.institution or "", person, "\n".join(text for text in (one.telephone, one.email) if text)


def _notes(desk: Desk, session: Session) -> Iterator[tuple[str, ...]]:
    for path, note in session.content.notes.items():
        yield _label(desk, path), note


def _open(desk: Desk, session: Session) -> Iterator[tuple[str, ...]]:
    for finding in session.open_findings():
        if finding.severity in (Severity.ERROR, Severity.WARNING):
            what, _why, how = sentences(finding, desk.language)
            yield _form(desk, finding.section), what, how


def _promises(desk: Desk, report: Report) -> Iterator[tuple[str, ...]]:
    """What is missing and was promised for a day, and what is planned for later years."""
    for path, gap in report.omissions.items():
        if gap.expected_on:
            said = gap.explanation or desk.say(desk.lexicon.choice(gap.kind).label)
            yield _label(desk, path), said, desk.language.partial_date(gap.expected_on, short=True)
    year = report.year() or 0
    land = (*report.contamination.programme.targets, *report.contamination.request_targets)
    for target in land:
        if target.year and target.year > year and target.planned_m2 is not None:
            yield (
                _form(desk, "contamination"),
                desk.say(TARGET_LAND, {"area": Area(target.planned_m2)}),
                str(target.year),
            )
    for goal in report.stockpiles.targets:
        if goal.year and goal.year > year and goal.munitions is not None:
            said = desk.say(TARGET_STOCK, {"count": goal.munitions})
            yield _form(desk, "stockpiles"), said, str(goal.year)


def _reasons(desk: Desk, report: Report) -> Iterator[tuple[str, ...]]:
    for reason in report.reasons:
        yield (
            _label(desk, reason.path) if reason.path else reason.code,
            reason.text,
            desk.language.date(reason.given_on),
        )


def _deadlines(desk: Desk, session: Session) -> Iterator[tuple[str, ...]]:
    today = desk.clock().date()
    for one in sorted(timetable(session.case), key=lambda one: one.day):
        if one.days_left(today) >= 0:
            how = " ".join(step.text(desk.language) for step in one.arithmetic)
            yield desk.say(NAMES[one.milestone]), desk.language.date(one.day), how


def _form(desk: Desk, key: str) -> str:
    form = next((form for form in desk.edition.forms if form.key == key), None)
    return form_name(desk, form.letter, form.title) if form else ""


def _label(desk: Desk, path: str) -> str:
    """An answer by its form and its name."""
    spot = spot_of(desk, path)
    return (
        f"{_form(desk, spot.form.key)}\n{spot.label(desk)}" if spot is not None else _form(desk, path.partition(".")[0])
    )
