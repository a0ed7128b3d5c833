"""The no-change report on two pages: a sentence for each form, then the year's amounts, whom to ask, and why it may be.

A form in which something did change follows in full; the rest stays short.
"""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.checks.short_form import GROUNDS
from lapreporter.checks.wording import sentences
from lapreporter.exchange.pdf.cells import Content
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.styles import BODY, NARRATIVE, NOTE, STATE_NAME_SHORT, SUBTITLE
from lapreporter.exchange.pdf.text import bold, page_of
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.cover import CONVENTION, badge, institutions, period_covered, subtitle
from lapreporter.exchange.printing.forms import Placed, form_name
from lapreporter.exchange.printing.notes import Notes
from lapreporter.exchange.printing.short_form_statements import OF_THE_YEAR, statements
from lapreporter.exchange.printing.short_form_year import print_other_matters, print_resources
from lapreporter.report import paths
from lapreporter.words import mark

NO_CHANGE = mark("No-change report")
_SHORT = mark("Transparency report under Article 7 \u00b7 Short form")
_NOTHING, _NOTHING_ELSE = mark("{report}: nothing has changed"), mark("{report}: nothing has changed but {forms}")
_KIND, _KIND_SHORT = mark("Kind of report"), mark("{kind}, short form")
_PERIOD, _SUBMITTED, _REFERS = mark("Period covered"), mark("Submitted on"), mark("Refers to the report of")
_SAME = mark(
    "All information in Forms {first} to {last} is the same as in the report named above, except where a line below "
    "says otherwise. The State makes these statements for the whole period:"
)
_AMOUNTS = mark("Amounts under Form {letter} belong to one year and cannot stay unchanged; they are stated on page ")
_CONTACTS = mark("Who to contact")
_ARTICLE = mark("Art. 7.1 (l)")
_WHY = mark("Why the short form may be used")
_CHECKED = mark("Each of these was checked by rule when the report was closed.")


def print_short_form(page: Compositor, answers: Answers, changed: Sequence[Placed]) -> None:
    """Set both pages up to the signature; ``changed`` are the forms that follow in full."""
    notes = Notes(answers.job, "short")
    full = {one.form.key for one in changed}
    with page.section(answers.job.say(NO_CHANGE)):
        _head(page, answers, changed, notes)
        for form in answers.job.edition.forms:
            if form.letter and form.key not in {*full, *OF_THE_YEAR}:
                page.pages.anchor(form.key)
        page.table(statements(answers, full, notes))
        letter = answers.job.edition.form("resources").letter
        page.paragraph((answers.job.say(_AMOUNTS, {"letter": letter}), page_of("resources"), "."), NOTE)
        page.new_page()
        print_resources(page, answers, full, notes)
        print_other_matters(page, answers, full, notes)
        page.heading(2, answers.job.say(_CONTACTS), aside=[answers.job.say(_ARTICLE)])
        page.table(institutions(answers, notes, len(answers.job.report.cover.institutions)))
        page.notes(notes.taken())
        _why(page, answers)


def _head(page: Compositor, answers: Answers, changed: Sequence[Placed], notes: Notes) -> None:
    job, cover = answers.job, answers.job.report.cover
    page.paragraph((bold(job.say(CONVENTION)), f"  \u00b7  {job.say(_SHORT)}"))
    badge(page, answers)
    page.gap(5)
    page.title(job.state, anchor="cover", bookmark=job.say(NO_CHANGE), style=STATE_NAME_SHORT, ruled=False)
    names = job.language.listing([form_name(answers, one.form) for one in changed])
    said = job.say(_NOTHING_ELSE if names else _NOTHING, {"report": subtitle(answers), "forms": names})
    page.paragraph(said, SUBTITLE)
    page.gap(2)
    page.double_rule()
    page.gap(3)
    kind = job.say(_KIND_SHORT, {"kind": job.say(job.lexicon.choice(cover.kind).label)}) if cover.kind else ""
    page.facts(
        [
            Fact(job.say(_KIND), kind or answers.missing("cover.kind", notes)),
            Fact(job.say(_PERIOD), period_covered(answers, notes)),
            Fact(job.say(_SUBMITTED), _date(answers, "cover.submitted_on", notes)),
            Fact(job.say(_REFERS), _date(answers, "cover.last_report_on", notes)),
        ]
    )
    page.gap(4)
    letters = [form.letter for form in job.edition.forms if form.letter]
    page.paragraph(job.say(_SAME, {"first": letters[0], "last": letters[-1]}), NARRATIVE)
    if answers.tongue():
        page.paragraph(answers.tongue(), NOTE)


def _date(answers: Answers, path: str, notes: Notes) -> Content:
    given = paths.get(answers.job.report, path)
    return answers.job.language.date(given) if given else answers.missing(path, notes)


def _why(page: Compositor, answers: Answers) -> None:
    """What was checked; in a draft, also what still stands against the short form."""
    job = answers.job
    against = {finding.code: sentences(finding, job.language)[0] for finding in job.findings}
    said = [against.get(code) or job.say(ground) for code, ground in GROUNDS.items()]
    if job.seal.code and not against.keys() & GROUNDS.keys():
        said.append(job.say(_CHECKED))
    page.heading(2, job.say(_WHY))
    page.paragraph(job.language.sentences(said), BODY)
