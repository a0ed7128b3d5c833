"""The annexes that lay two reports side by side: this year against last, and an amendment against what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lapreporter.checks.side_by_side import SideBySide
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.styles import NOTE
from lapreporter.exchange.pdf.table import Column, Row, Table, group, row
from lapreporter.exchange.pdf.text import bold
from lapreporter.exchange.printing.annexes import annex_name
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.forms import form_name
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.publication import published
from lapreporter.form.comparison import Change, ChangeKind, amendments, by_form, compare
from lapreporter.form.last_known import last_known
from lapreporter.report.paths import find
from lapreporter.report.report import EditionKey, Report
from lapreporter.words import Year, mark, mark_plural

_TITLE = mark("Annex {number}  {title}")
_YEARS, _PLAIN = mark("{this} against {last}"), mark("This report against the one before")
_AMENDED = mark("What this report amends")
_MEANS = mark("Answers of the report before that are not as they were. It is compared as it was sent.")
_AMENDED_MEANS = mark("Answers that are not as in the report that is amended. Everything else stands as it was sent.")
_SAME = mark_plural(
    "{count} answer is the same in both reports and is not listed.",
    "{count} answers are the same in both reports and are not listed.",
)
_ANSWER, _CHANGE = mark("Answer"), mark("Change")
_BEFORE, _NOW = mark("Before"), mark("Now")
_CELL = mark("{row}: {column}")
_WHOLE_ROWS = mark_plural("{count} row", "{count} rows")
_MORE = mark_plural("{count} more answer of this table is not as it was.",
                    "{count} more answers of this table are not as they were.")  # fmt: skip
_ONLY_ROWS = mark("Rows that stand in one report only")
_MOST_OF_A_TABLE = 40
_LONGEST = 240
_NOTHING = "\u2013"
_SET_BY_ITSELF = ("cover.marks", "cover.kind", "cover.submitted_on", "cover.last_report_on", "cover.missing_years")


def last_year(job: Job) -> Report | None:
    """The report to lay beside this one; none for a short form, which says what has changed by itself."""
    earlier = job.case.earlier if job.case else ()
    return last_known(earlier) if earlier and job.report.edition is not EditionKey.SHORT else None


def print_last_year(page: Compositor, answers: Answers, last: Report, number: int) -> None:
    """This year against last: what is not as it was, with the growth where numbers moved."""
    job = answers.job
    this, before = job.report.year(), last.year()
    title = job.say(_YEARS, {"this": Year(this), "last": Year(before)}) if this and before else job.say(_PLAIN)
    last = published(last, job.edition)
    found = [one for one in compare(last, job.report) if not one.path.startswith(_SET_BY_ITSELF)]
    heads = (_year(job, last, _BEFORE), _year(job, job.report, _NOW))
    same = sum(change.kind is ChangeKind.SAME for change in found)
    with page.section(annex_name(answers, number)):
        _head(page, job, title, number)
        page.paragraph(job.say(_MEANS), NOTE)
        _print(page, answers, last, [one for one in found if one.kind is not ChangeKind.SAME], heads)
        if same:
            page.gap(2)
            page.paragraph(job.language.plural(_SAME, same), NOTE)


def amends(job: Job) -> tuple[Report, list[Change]] | None:
    """The report that is amended, and what was changed in it; None where there is none or nothing was changed."""
    sent = job.case.amends if job.case else None
    if sent is None:
        return None
    sent = published(sent, job.edition)
    changes = [one for one in amendments(sent, job.report) if not one.path.startswith("cover.marks")]
    return (sent, changes) if changes else None


def print_amends(page: Compositor, answers: Answers, sent: Report, changes: Sequence[Change], number: int) -> None:
    """Every answer that an amended report changes."""
    job = answers.job
    with page.section(annex_name(answers, number)):
        _head(page, job, job.say(_AMENDED), number)
        page.paragraph(job.say(_AMENDED_MEANS), NOTE)
        _print(page, answers, sent, changes, (job.say(_BEFORE), job.say(_NOW)))


def _head(page: Compositor, job: Job, title: str, number: int) -> None:
    whole = job.say(_TITLE, {"number": Year(number), "title": title})
    page.title(whole, anchor=f"annex-{number}", bookmark=whole)


def _print(page: Compositor, answers: Answers, old: Report, changes: Iterable[Change], heads: tuple[str, str]) -> None:
    job = answers.job
    words = SideBySide(job.edition, job.lexicon, job.language, old, job.report)
    forms = by_form(words.asked(changes))
    rows: list[Row] = []
    for form in job.edition.forms:
        if form.key in forms:
            name = form_name(answers, form) if form.letter else job.say(form.title)
            rows += _rows(job, words, old, forms[form.key], name)
    if rows:
        columns = [
            Column(job.say(_ANSWER), heads_rows=True, weight=1.2),
            Column(heads[0], weight=1.0),
            Column(heads[1], weight=1.0),
            Column(job.say(_CHANGE), weight=0.0, least=76.0),
        ]
        page.table(Table(columns, rows))


def _rows(job: Job, words: SideBySide, old: Report, changes: Sequence[Change], form: str) -> Iterator[Row]:
    """One row for each answer; in tables first the answers of rows that both reports have, then the others counted."""
    under, counted = "", set[str]()
    by_table: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        by_table.setdefault(_table(words, change), []).append(change)
    for (table, name), found in by_table.items():
        head = job.say(_CELL, {"row": form, "column": name}) if name else form
        if head != under:
            under = head
            yield group(head)
        if not table:
            yield from (_row(job, words, change) for change in found)
            continue
        before, now = _ids(old, table), _ids(job.report, table)
        of_both = [change for change in found if _row_id(change.path) in before & now]
        yield from (_row(job, words, change) for change in of_both[:_MOST_OF_A_TABLE])
        if len(of_both) > _MOST_OF_A_TABLE:
            left = job.language.plural(_MORE, len(of_both) - _MOST_OF_A_TABLE)
            yield row(left, _NOTHING, _NOTHING, "")
        if before != now and table not in counted:
            counted.add(table)
            only = (len(before - now), len(now - before))
            left, right = (job.language.plural(_WHOLE_ROWS, count) if count else _NOTHING for count in only)
            yield row(job.say(_ONLY_ROWS), left, right, "")


def _table(words: SideBySide, change: Change) -> tuple[str, str]:
    """The address and the name of the table that an answer stands in; a table is named anew on each of its pages."""
    return (change.path.partition("[")[0], words.table(change.path)) if "[" in change.path else ("", "")


def _row(job: Job, words: SideBySide, change: Change) -> Row:
    old, new = (job.language.value(_shortened(text)) for text in words.words(change))
    label, where = words.label(change.path), words.row_name(change.path)
    name = job.say(_CELL, {"row": where, "column": label}) if where else label
    return row(name, old, bold(new) if new != _NOTHING else new, words.growth(change.growth))


def _ids(report: Report, table: str) -> set[str]:
    return {one.id for one in find(report, table) or ()}


def _row_id(path: str) -> str:
    return path.partition("[")[2].partition("]")[0]


def _year(job: Job, report: Report, otherwise: str) -> str:
    year = report.year()
    return job.language.value(Year(year)) if year else job.say(otherwise)


def _shortened(text: str) -> str:
    """The beginning of a long text: the whole stands in its form, or in the report before."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " \u2026"
