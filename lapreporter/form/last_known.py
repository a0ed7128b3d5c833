"""What stands as last reported, where the last report refers to earlier ones for some of its forms."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.form.visibility import has_content
from lapreporter.report.cover import Mark, Marks
from lapreporter.report.report import Report


def last_known(reports: Sequence[Report]) -> Report:
    """The last of these reports, oldest first, with the forms it refers to filled in from earlier ones.

    A report may leave out a form that it marks as unchanged (note 1 of the cover page); what stands is then what the
    last report that held it said. Raises ValueError without any report.
    """
    *earlier, last = reports
    for form in Marks.model_fields:
        if getattr(last.cover.marks, form).mark is Mark.UNCHANGED and not _holds(last, form):
            source = next((report for report in reversed(earlier) if _holds(report, form)), None)
            last = last if source is None else _with_form(last, form, source)
    return last


def _holds(report: Report, form: str) -> bool:
    return has_content(getattr(report, form)) or any(_of_form(path, form) for path in report.omissions)


def _with_form(report: Report, form: str, source: Report) -> Report:
    gaps = {path: omission for path, omission in source.omissions.items() if _of_form(path, form)}
    return report.model_copy(update={form: getattr(source, form), "omissions": {**report.omissions, **gaps}})


def _of_form(path: str, form: str) -> bool:
    return path == form or path.startswith(form + ".")
