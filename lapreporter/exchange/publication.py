"""What of a report is published: only what is asked of this State, and no name that is to be kept out."""

from __future__ import annotations

from lapreporter.form.edition import Edition, Form
from lapreporter.form.visibility import asked_pages, asked_questions, has_content
from lapreporter.report import paths
from lapreporter.report.cover import Institution
from lapreporter.report.report import Report


def published(report: Report, edition: Edition) -> Report:
    """The report as it goes out: answers that are no longer asked, and names to be withheld, are left out of it.

    An answer that only another edition asks stays: the edition changes how a report is printed, never what it holds.
    """
    for path in _hidden(report, edition):
        report = paths.replace(report, path, _nothing(report, path))
    institutions = tuple(_without_name(one) for one in report.cover.institutions)
    report = paths.replace(report, "cover.institutions", institutions)
    focal_point = report.victim_assistance.focal_point
    if focal_point.withhold_person and focal_point.person:
        report = paths.replace(report, "victim_assistance.focal_point.person", None)
    kept = {path: omission for path, omission in report.omissions.items() if paths.has(report, path)}
    return report if len(kept) == len(report.omissions) else report.model_copy(update={"omissions": kept})


def _hidden(report: Report, edition: Edition) -> list[str]:
    """Answers that are given but asked on no page of the whole forms."""
    asked = {path for form in edition.whole for path in _asked(form, report)}
    return [
        question.path
        for form in edition.whole
        for _, question in form.questions()
        if question.path not in asked and not question.continued and has_content(paths.get(report, question.path))
    ]


def _asked(form: Form, report: Report) -> set[str]:
    return {question.path for page in asked_pages(form, report) for question in asked_questions(page, report)}


def _nothing(report: Report, path: str) -> object:
    parent, _, name = path.rpartition(".")
    node = paths.get(report, parent)
    return type(node).model_fields[name].default


def _without_name(one: Institution) -> Institution:
    return one.model_copy(update={"person": None}) if one.withhold_person and one.person else one
