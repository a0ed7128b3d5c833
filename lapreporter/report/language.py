"""In which language a report goes out, and in which one the State typed its texts."""

from __future__ import annotations

from lapreporter.report.report import Report


def typed_language(report: Report) -> str:
    """The BCP 47 code of the texts that the State typed."""
    return report.text_language or report.language


def in_language(report: Report, code: str) -> Report:
    """The report to go out in another language: every chosen answer follows, what was typed stays and keeps its own."""
    typed = typed_language(report)
    return report.model_copy(update={"language": code, "text_language": typed if typed != code else None})
