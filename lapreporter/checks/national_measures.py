"""Rules for national implementation measures (LAW)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import ENTRY, PREVIOUS, Case
from lapreporter.checks.deadlines import plus_years
from lapreporter.checks.finding import Place, Severity, Spot, at, named
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.answers import first_day, last_day
from lapreporter.report.national_measures import LawStatus, Measure, MeasureStatus
from lapreporter.words import Term, Year, mark

_SECTION = "national_measures"
_OPEN = {LawStatus.UNDER_WAY, LawStatus.NOT_STARTED}
_DONE = {LawStatus.SPECIFIC, LawStatus.EXISTING_SUFFICIENT}
STATUS_NAMES = {
    LawStatus.SPECIFIC: Term(mark("specific law")),
    LawStatus.EXISTING_SUFFICIENT: Term(mark("existing law sufficient")),
    LawStatus.UNDER_WAY: Term(mark("law under way")),
    LawStatus.NOT_STARTED: Term(mark("not started")),
    LawStatus.UNKNOWN: Term(mark("not known")),
}


@rule(
    "LAW-01",
    Severity.WARNING,
    basis="Art. 7.1 (a), 9; LAP 47.1",
    reads=("national_measures.status", "omissions"),
    what=mark("The report does not say whether the Convention is in your national law."),
    why=mark("This is one of the few questions every State must answer."),
    how=mark("Choose: specific law, existing law sufficient, under way, or not started."),
)
def law_01(case: Case) -> Iterator[Spot]:
    """Article 7.1 (a) and Article 9: national measures to implement the Convention."""
    path = f"{_SECTION}.status"
    if case.report.national_measures.status in (None, LawStatus.UNKNOWN) and not case.omitted(path):
        yield at(path)


@rule(
    "LAW-02",
    Severity.WARNING,
    basis="Art. 7.1 (a)",
    reads=("national_measures.status", "national_measures.measures"),
    what=mark("You report a specific law, but its title or date is missing."),
    why=mark("Others look for the text to learn from it."),
    how=mark("Add both, and attach or link the text."),
)
def law_02(case: Case) -> Iterator[Spot]:
    """Article 7.1 (a): the measures themselves."""
    law = case.report.national_measures
    named = any(one.title and (one.adopted_on or one.in_force_on) for one in law.measures)
    if law.status is LawStatus.SPECIFIC and not named:
        yield at(f"{_SECTION}.measures")


@rule(
    "LAW-03",
    Severity.WARNING,
    basis="Art. 9; LAP 47",
    reads=(_SECTION, "omissions"),
    what=mark("Nothing is said on penal sanctions."),
    why=mark("The Convention asks for them by name."),
    how=mark("Give the provision and the range of punishment, or say that it is missing and what is planned."),
)
def law_03(case: Case) -> Iterator[Spot]:
    """Article 9: penal sanctions to prevent and suppress prohibited acts."""
    law, path = case.report.national_measures, f"{_SECTION}.penal"
    if law.status in _DONE and not _sanction(case) and not case.omitted(path):
        yield at(path)


def _sanction(case: Case) -> bool:
    law = case.report.national_measures
    return bool(law.penal) or any(one.penal for one in law.measures)


@rule(
    "LAW-04",
    Severity.WARNING,
    basis="Art. 9; review document, para. 116",
    reads=("national_measures.status", "national_measures.measures"),
    what=mark("Existing law is said to be sufficient, but no provision is named."),
    why=mark("The statement convinces only with the provision."),
    how=mark("Name the act and article, and how a breach would be prosecuted."),
)
def law_04(case: Case) -> Iterator[Spot]:
    """Article 9: existing law suffices where a provision covers the prohibited acts."""
    law = case.report.national_measures
    if law.status is LawStatus.EXISTING_SUFFICIENT and not any(one.provisions for one in law.measures):
        yield at(f"{_SECTION}.measures")


@rule(
    "LAW-05",
    Severity.WARNING,
    basis="Art. 9; review document, para. 116",
    reads=(_SECTION,),
    what=mark("The Convention applies directly in your law, but no sanction is named."),
    why=mark("A treaty that applies directly rarely contains a punishment."),
    how=mark("Say which law a court would use to punish use, production or transfer."),
)
def law_05(case: Case) -> Iterator[Spot]:
    """Article 9: a self-executing treaty still needs penal sanctions."""
    law = case.report.national_measures
    if law.self_executing and not _sanction(case) and not law.prosecution:
        yield at(f"{_SECTION}.prosecution", f"{_SECTION}.self_executing")


@rule(
    "LAW-06",
    Severity.WARNING,
    basis="LAP 48.1",
    reads=(_SECTION, "omissions"),
    what=mark("The stage of the law, its expected date or what holds it up is missing."),
    why=mark("Others can only help with an obstacle they know."),
    how=mark("Say at which stage it is, when you expect it, and what stands in the way; “none” is an answer."),
)
def law_06(case: Case) -> Iterator[Spot]:
    """LAP 48.1: challenges in national law are reported."""
    law = case.report.national_measures
    if law.status not in _OPEN:
        return
    answers = {
        "expected_on": law.expected_on,
        "obstacles": law.obstacles or law.no_obstacles,
        "stage": law.stage if law.status is LawStatus.UNDER_WAY else True,
    }
    for name, answer in answers.items():
        if not answer and not case.omitted(f"{_SECTION}.{name}"):
            yield at(f"{_SECTION}.{name}")
            return


@rule(
    "LAW-07",
    Severity.WARNING,
    basis="review document, para. 108; LAP 48",
    reads=(_SECTION, "history"),
    what=mark("The same words on the law under way have stood here since {year}."),
    why=mark("Readers cannot see any progress."),
    how=mark("Update the stage, or explain what has stopped."),
)
def law_07(case: Case) -> Iterator[Spot]:
    """The review found many reports that repeat the same sentence on draft law."""
    reports = (*case.history, case.report)[-case.settings.stale_text_reports :]
    law = case.report.national_measures
    if len(reports) < case.settings.stale_text_reports or law.status is not LawStatus.UNDER_WAY:
        return
    laws = [one.national_measures for one in reports]
    words = {(one.status, one.stage, one.obstacles) for one in laws}
    year = reports[0].year()
    if len(words) == 1 and year is not None:
        yield at(f"{_SECTION}.stage", year=Year(year))


@rule(
    "LAW-08",
    Severity.WARNING,
    basis="LAP 47",
    reads=("national_measures.status", *ENTRY, "today"),
    what=mark("The plan of action expected national measures by {date}, and none are reported as complete."),
    why=mark("Without them a breach could go unpunished."),
    how=mark("Give a new date, and say whether help with drafting is wanted."),
)
def law_08(case: Case) -> Iterator[Spot]:
    """LAP 47: measures by the Eleventh Meeting, or two years after entry into force for newer States."""
    if case.report.national_measures.status not in {*_OPEN, LawStatus.UNKNOWN}:
        return
    meeting = case.settings.plan_meeting
    entry = case.entry_into_force
    expected = max(meeting, plus_years(entry, case.settings.plan_years)) if entry else meeting
    if case.today > expected:
        yield at(f"{_SECTION}.status", date=expected)


@rule(
    "LAW-09",
    Severity.WARNING,
    basis="practice",
    reads=("national_measures.status", *PREVIOUS),
    what=mark("National law: “{old}” by the report for {year}, “{new}” now."),
    why=mark("Law rarely goes backwards, so readers will ask."),
    how=mark("If a law was repealed or earlier reporting was wrong, say which."),
)
def law_09(case: Case) -> Iterator[Spot]:
    """A status that falls has a reason."""
    new = case.report.national_measures.status
    before = case.previous
    old = before.national_measures.status if before else None
    if before is not None and old in _DONE and new is not None and new not in _DONE:
        yield at(f"{_SECTION}.status", old=STATUS_NAMES[old], new=STATUS_NAMES[new], year=named(before))


@row_rule(
    "LAW-10",
    Severity.ERROR,
    each="national_measures.measures",
    reads=("today",),
    basis="practice",
    what=mark("{title}: it cannot be in force on {in_force} if it was adopted on {adopted}."),
    why=mark("A law cannot be in force before it is adopted."),
    how=mark("Correct a date or the status."),
)
def law_10(case: Case, row: Measure, place: Place) -> Iterator[Spot]:
    """A measure is adopted before it is in force, and what is in force has been adopted."""
    if row.adopted_on is None:
        return
    adopted, title = first_day(row.adopted_on), place.name(row.title)
    if row.in_force_on and last_day(row.in_force_on) < adopted:
        yield at(
            place.to("in_force_on"),
            place.to("adopted_on"),
            title=title,
            in_force=last_day(row.in_force_on),
            adopted=adopted,
        )
    elif row.status is MeasureStatus.IN_FORCE and adopted > case.today:
        yield at(place.to("adopted_on"), place.to("status"), title=title, in_force=case.today, adopted=adopted)


@rule(
    "LAW-11",
    Severity.ADVICE,
    basis="LAP 47",
    reads=("national_measures.investment",),
    what=mark("Is investment in producers of cluster munitions forbidden?"),
    why=mark("The plan of action asks States to consider such a ban."),
    how=mark("Answer yes, no or under consideration."),
)
def law_11(case: Case) -> Iterator[Spot]:
    """LAP 47: a ban on investment is to be considered."""
    if case.report.national_measures.investment is None:
        yield at(f"{_SECTION}.investment")


@rule(
    "LAW-12",
    Severity.ADVICE,
    basis="LAP 47.2",
    reads=("national_measures.dissemination",),
    what=mark("Which institutions were told of the obligations?"),
    why=mark("The armed forces above all have to know them."),
    how=mark("Name them, and the manual, doctrine or course that was changed."),
)
def law_12(case: Case) -> Iterator[Spot]:
    """LAP 47.2 counts States that spread their obligations among their institutions."""
    if not case.report.national_measures.dissemination:
        yield at(f"{_SECTION}.dissemination")


@rule(
    "LAW-13",
    Severity.ADVICE,
    basis="LAP 48.2",
    reads=("national_measures.status", "national_measures.help_needed"),
    what=mark("Would help with drafting be useful?"),
    why=mark("Model laws exist, and States offer advice."),
    how=mark("Answer yes or no."),
)
def law_13(case: Case) -> Iterator[Spot]:
    """LAP 48.2: assistance with legislation is asked for and offered."""
    law = case.report.national_measures
    if law.status in _OPEN and law.help_needed is None:
        yield at(f"{_SECTION}.help_needed")
