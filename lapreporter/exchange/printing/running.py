"""What repeats on every page: State and form above, seal code and page below."""

from __future__ import annotations

from lapreporter.exchange.pdf.pages import Running
from lapreporter.exchange.pdf.text import Text, bold
from lapreporter.exchange.printing.job import Job
from lapreporter.words import Year, mark

DRAFT = mark("Draft, not for submission")
PRACTICE = mark("PRACTICE")
_HEADER = mark("Article 7 report for {year} \u00b7 {part}")
_HEADER_UNDATED = mark("Article 7 report \u00b7 {part}")
_SEAL = mark("Seal code")
_REVISION = mark("revision {number}")
_PAGE = mark("Page {page} of {pages}")


def running(job: Job, part: str = "", letter: str = "", step: int = 0) -> Running:
    """What repeats on the pages of a part of the report; the cover has no header."""
    return Running(
        header_start=bold(job.state) if part else "",
        header_end=job.say(_HEADER if job.report.year() else _HEADER_UNDATED, {"part": part}) if part else "",
        footer_start=_footer(job),
        page_label=lambda page, pages: job.say(_PAGE, {"page": page, "pages": pages}),
        tab=letter,
        tab_step=step,
        watermark=job.say(PRACTICE) if job.practice else "",
    )


def isolated(code: str) -> str:
    """Digits that people read aloud, Western and from left to right in every language."""
    return f"\u2066{code}\u2069"


def _footer(job: Job) -> Text:
    revision = job.say(_REVISION, {"number": Year(job.report.revision)})
    if not job.seal.code:
        return (bold(job.say(DRAFT)), f"  \u00b7  {revision}")
    return (f"{job.say(_SEAL)}  ", bold(isolated(job.seal.code)), f"  \u00b7  {revision}")
