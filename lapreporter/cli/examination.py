"""Checking a report: what the rules find, as text for a person and as data for a machine."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding, Severity, named
from lapreporter.checks.gate import held_by
from lapreporter.checks.reasons import reason_for
from lapreporter.checks.wording import sentences, spoken_report
from lapreporter.cli import reference
from lapreporter.cli.earlier import history_of
from lapreporter.cli.plan_check import PlanCheck, plan_check
from lapreporter.cli.plan_check import as_data as plan_check_data
from lapreporter.cli.plan_check import as_text as plan_check_text
from lapreporter.cli.sources import Source
from lapreporter.form.edition import Edition, Form, Question
from lapreporter.report.report import Report
from lapreporter.report.shape import pattern_of
from lapreporter.words import Country, Language, Listing, Parameters, Year, mark, mark_plural

_SEVERITIES = {
    Severity.ERROR: mark("Error"),
    Severity.WARNING: mark("Warning"),
    Severity.ADVICE: mark("Advice"),
    Severity.NOTE: mark("Note"),
}
_COUNTS = {
    Severity.ERROR: mark_plural("{count} error", "{count} errors"),
    Severity.WARNING: mark_plural("{count} warning", "{count} warnings"),
    Severity.ADVICE: mark_plural("{count} piece of advice", "{count} pieces of advice"),
    Severity.NOTE: mark_plural("{count} note", "{count} notes"),
}
_TITLE = mark("{state}, report for {year}")
_NO_YEAR = mark("{state}, year not given")
_NO_STATE = mark("A report without a State")
_HELD = mark_plural("{count} error holds the export back.", "{count} errors hold the export back.")
_FREE = mark("Nothing holds the export back.")
_FOUND = mark("Found: {counts}.")
_REASONS = mark_plural("{count} of these is answered with a reason.", "{count} of these are answered with a reason.")
_NOTHING = mark("The rules find nothing.")
_COMPARED = mark("Compared with the earlier reports for {reports}.")
_FORM = mark("Form {letter}, {title}")
_ANSWERED = mark("Answered with the reason: {reason}")
_BASIS = mark("{basis}; at {path}")

_INDENT = "    "
_YEAR_OF_FORM = mark("the reporting year")


@dataclass(frozen=True)
class Examination:
    """A report and everything the rules find in it, the worst first; ``held`` are the errors that hold it back.

    ``case`` is the report beside what is known of States.
    """

    source: Source
    case: Case
    findings: tuple[Finding, ...]
    held: tuple[Finding, ...]
    plan: PlanCheck


def examine(
    source: Source, today: date, earlier: Sequence[Source] = (), partners: Sequence[Source] = ()
) -> Examination:
    """Run all rules on a report as of a day, beside earlier reports of the State and reports of its partners.

    Raises a `RefusedFile` where a report cannot be an earlier one of this State, or two contradict each other.
    """
    case = Case(
        report=source.report,
        today=today,
        unread=source.unread,
        history=history_of(source, earlier),
        states=reference.states(),
        library=reference.munitions(),
        meetings=reference.meetings(),
        partners=tuple(partner.report for partner in partners),
        amends=source.amends,
        carrying=reference.carrying(),
    )
    findings = Checker().check(case)
    held = held_by(findings, source.report.reasons)
    return Examination(source, case, findings, held, plan_check(case, reference.plan()))


def title(report: Report, language: Language) -> str:
    """A report in a few words: its State and year."""
    state, year = report.cover.state, report.year()
    if state is None:
        return language.text(_NO_STATE)
    if year is None:
        return language.text(_NO_YEAR, {"state": Country(state)})
    return language.text(_TITLE, {"state": Country(state), "year": Year(year)})


def summary(examination: Examination, language: Language) -> str:
    """In a line or two: whether the report may go out, and how much was found."""
    held = len(examination.held)
    verdict = language.plural(_HELD, held) if held else language.text(_FREE)
    counted = Counter(finding.severity for finding in examination.findings)
    counts = [language.plural(_COUNTS[severity], counted[severity]) for severity in Severity if counted[severity]]
    if not counts:
        return f"{verdict} {language.text(_NOTHING)}"
    found = f"{verdict} {language.text(_FOUND, {'counts': language.listing(counts)})}"
    reasons = examination.source.report.reasons
    answered = sum(reason_for(finding, reasons) is not None for finding in examination.findings)
    return f"{found} {language.plural(_REASONS, answered)}" if answered else found


def as_text(examination: Examination, language: Language, least: str = Severity.NOTE, width: int = 100) -> str:
    """The check for a person: the summary, then each finding down to the severity ``least``, grouped by form."""
    report = examination.source.report
    lines = [title(report, language), str(examination.source.file), "", summary(examination, language)]
    if examination.case.earlier:
        lines.append(_compared(examination.case, language))
    lines.append(plan_check_text(examination.plan, language))
    edition = reference.edition()
    shown = _down_to(examination.findings, least)
    for form in edition.forms:
        of_form = [finding for finding in shown if finding.section == form.key]
        if of_form:
            lines += ["", _form_name(form, language)]
        for finding in of_form:
            lines += ["", *_told(finding, edition, report, language, width)]
    return "\n".join(lines)


def _compared(case: Case, language: Language) -> str:
    """Which earlier reports the rules compared with."""
    compared = Listing(tuple(spoken_report(named(one), language) for one in case.earlier))
    return language.text(_COMPARED, {"reports": compared})


def as_data(examination: Examination, language: Language, least: str = Severity.NOTE) -> dict[str, Any]:
    """The check for a machine; sentences are in the given language, codes and paths never change."""
    report = examination.source.report
    held = {id(finding) for finding in examination.held}
    counted = Counter(finding.severity for finding in examination.findings)
    return {
        "file": str(examination.source.file),
        "state": report.cover.state,
        "year": report.year(),
        "held": bool(held),
        "compared_with": [
            {"year": one.year(), "submitted_on": day.isoformat() if (day := one.cover.submitted_on) else None}
            for one in examination.case.earlier
        ],
        "plan": plan_check_data(examination.plan),
        "counts": {severity.value: counted[severity] for severity in Severity},
        "findings": [
            _as_record(finding, report, language, held=id(finding) in held)
            for finding in _down_to(examination.findings, least)
        ],
    }


def refused_as_data(file: Path, what: str, remedy: str) -> dict[str, Any]:
    """The entry of a file that could not be checked."""
    return {"file": str(file), "refused": what, "remedy": remedy}


def _down_to(findings: tuple[Finding, ...], least: str) -> list[Finding]:
    order = tuple(Severity)
    return [finding for finding in findings if order.index(finding.severity) <= order.index(Severity(least))]


def _as_record(finding: Finding, report: Report, language: Language, *, held: bool) -> dict[str, Any]:
    what, why, how = sentences(finding, language)
    reason = reason_for(finding, report.reasons)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "related": list(finding.related),
        "basis": finding.basis,
        "what": what,
        "why": why,
        "how": how,
        "reason": reason.text if reason else None,
        "holds_back": held,
    }


def _told(finding: Finding, edition: Edition, report: Report, language: Language, width: int) -> Iterator[str]:
    what, why, how = sentences(finding, language)
    name = language.text(_SEVERITIES[finding.severity])
    question = _question(finding, edition, report, language)
    yield f"  {name} {finding.code}  {question}".rstrip()
    yield from _wrapped(what, width)
    yield from _wrapped(f"{why} {how}".strip(), width)
    reason = reason_for(finding, report.reasons)
    if reason:
        yield from _wrapped(language.text(_ANSWERED, {"reason": reason.text}), width)
    at = {"basis": finding.basis, "path": finding.path or "-"}
    yield from _wrapped(language.text(_BASIS, at) if finding.path else finding.basis, width)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False)


def _form_name(form: Form, language: Language) -> str:
    name = language.text(form.title)
    return language.text(_FORM, {"letter": form.letter, "title": name}) if form.letter else name


def _question(finding: Finding, edition: Edition, report: Report, language: Language) -> str:
    """The question a finding speaks of, as the form words it."""
    pattern = pattern_of(finding.path) if finding.path else ""
    place = edition.place_of(pattern) if pattern else None
    return language.text(_label(place[2], pattern), _places(report, language)) if place else ""


def _label(question: Question, pattern: str) -> str:
    column = pattern.removeprefix(f"{question.path}[].")
    return next((known.words.printed for known in question.columns if known.name == column), question.words.printed)


def _places(report: Report, language: Language) -> Parameters:
    year, state = report.year(), report.cover.state
    unknown = language.text(_YEAR_OF_FORM)
    return {
        "year": Year(year) if year else unknown,
        "next_year": Year(year + 1) if year else unknown,
        "state": Country(state) if state else language.text(_NO_STATE),
    }
