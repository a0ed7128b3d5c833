"""The answers of a document that wait to be confirmed or changed, sorted by table and row, step after step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from lapreporter.checks.waiting import Waits
from lapreporter.document.content import CarriedMark
from lapreporter.form.edition import Edition, Form, Page, Question
from lapreporter.form.visibility import asked_pages, asked_questions, is_asked
from lapreporter.report.node import Row
from lapreporter.report.paths import get
from lapreporter.report.report import Report


class OpenMarks:
    """Follows the marks of a content from one to the next, so that one among a hundred thousand can go quickly."""

    def __init__(self) -> None:
        self._carried: Mapping[str, CarriedMark] = {}
        self._answers: dict[str, None] = {}
        self._rows: dict[str, dict[str, dict[str, None]]] = {}
        self._names: dict[str, Counter[str]] = {}

    def follow(self, carried: Mapping[str, CarriedMark]) -> None:
        """Take over the marks of the content that is open now."""
        if carried is self._carried:
            return
        gone = self._carried.keys() - carried.keys()
        for path in gone:
            self._remove(path)
        if len(carried) != len(self._carried) - len(gone):
            for path in carried:
                if path not in self._carried:
                    self._add(path)
        self._carried = carried

    def waiting(self, edition: Edition, report: Report) -> tuple[Waits, ...]:
        """The questions that wait, as far as the official can see them, in the order of the edition."""
        if not self._carried:
            return ()
        return tuple(self._of_pages(edition, report))

    def _of_pages(self, edition: Edition, report: Report) -> Iterator[Waits]:
        for form in edition.forms:
            if not any(self._holds(question) for _, question in form.questions()):
                continue
            for page in asked_pages(form, report):
                for question in asked_questions(page, report):
                    if self._holds(question):
                        yield from self._of_question(form, page, question, report)

    def _holds(self, question: Question) -> bool:
        return question.path in self._rows or any(
            _part(question.path, name) in self._answers for name in _parts(question)
        )

    def _of_question(self, form: Form, page: Page, question: Question, report: Report) -> Iterator[Waits]:
        parts = [name for name in _parts(question) if _part(question.path, name) in self._answers]
        if parts:
            first = _part(question.path, parts[0])
            yield Waits(form.key, page.key, question.path, first, self._year(first), parts)
        known = self._rows.get(question.path)
        if known:
            names = {name for name in self._names[question.path] if _asks(question, name)}
            rows = self._of_table(question, names, known, report)
            if rows:
                row_id = next(iter(rows))
                first = _first(question.path, row_id, known[row_id], names)
                yield Waits(form.key, page.key, question.path, first, self._year(first), names, rows)

    def _of_table(
        self, question: Question, names: set[str], known: Mapping[str, Mapping[str, None]], report: Report
    ) -> Collection[str]:
        """The rows with marks in columns that are asked; where every mark has its column these are all rows."""
        free = {name for name in names if _asks(question, name, unconditionally=True)}
        if len(free) == len(self._names[question.path]):
            return known.keys()
        rows: dict[str, Row] = {}
        found: dict[str, None] = {}
        for row_id, marked in known.items():
            if free.isdisjoint(marked):
                if names.isdisjoint(marked):
                    continue
                rows = rows or {row.id: row for row in get(report, question.path)}
                if not _is_seen(question, names & marked.keys(), report, rows[row_id]):
                    continue
            found[row_id] = None
        return found.keys()

    def _year(self, path: str) -> int | None:
        return self._carried[path].year

    def _add(self, path: str) -> None:
        table, bracket, rest = path.partition("[")
        if not bracket:
            self._answers[path] = None
            return
        row_id, _, name = rest.partition("]")
        self._rows.setdefault(table, {}).setdefault(row_id, {})[name[1:]] = None
        self._names.setdefault(table, Counter())[name[1:]] += 1

    def _remove(self, path: str) -> None:
        table, bracket, rest = path.partition("[")
        if not bracket:
            del self._answers[path]
            return
        row_id, _, name = rest.partition("]")
        rows, names = self._rows[table], self._names[table]
        del rows[row_id][name[1:]]
        names[name[1:]] -= 1
        if not names[name[1:]]:
            del names[name[1:]]
        if not rows[row_id]:
            del rows[row_id]
        if not rows:
            del self._rows[table], self._names[table]


def _parts(question: Question) -> Iterator[str]:
    """What a mark can speak of: the whole answer, or one of its parts that was openly not given."""
    yield ""
    yield from question.leaf.node.model_fields if question.leaf.node is not None else ()


def _part(path: str, name: str) -> str:
    return f"{path}.{name}" if name else path


def _within(path: str, place: str) -> bool:
    return path == place or path.startswith(place + ".")


def _asks(question: Question, name: str, *, unconditionally: bool = False) -> bool:
    """Whether a column asks for what has this name in a row; no name stands for the row."""
    columns = (column for column in question.columns if not unconditionally or column.when is None)
    return not name or any(_within(name, column.name) or _within(column.name, name) for column in columns)


def _is_seen(question: Question, names: Collection[str], report: Report, row: Row) -> bool:
    return any(
        is_asked(column.when, report, row)
        for column in question.columns
        for name in names
        if _within(name, column.name) or _within(column.name, name)
    )


def _first(table: str, row_id: str, marked: Collection[str], names: Collection[str]) -> str:
    return _part(f"{table}[{row_id}]", next(name for name in marked if name in names))
