"""The open document: its content, its undo stack, its current findings. Widgets ask and tell; only this writes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding
from lapreporter.checks.reasons import digest, reason_for
from lapreporter.document.confirmation import confirm_marks, touched
from lapreporter.document.content import Content, Fixed
from lapreporter.form.visibility import half_typed
from lapreporter.report import paths
from lapreporter.report.answers import Omission
from lapreporter.report.entry import Entry, read
from lapreporter.report.node import Row
from lapreporter.report.report import Reason, Report
from lapreporter.report.shape import leaf, pattern_of
from lapreporter.ui.edit import Edit
from lapreporter.ui.visits import Visits, Weight

FIXED = "fixed"
"""Told as the address of a change when the text is fixed, approved or opened again."""

CaseOf = Callable[[Content], Case]
V = TypeVar("V")


class Session(QObject):
    """What is open in the window. Emits ``changed(path)`` after each step, then ``checked()`` with new findings.

    While the text is fixed for several to sign, no step is taken, and ``refused`` tells so.
    """

    changed = Signal(str)
    checked = Signal()
    refused = Signal()

    def __init__(self, content: Content, checker: Checker, case_of: CaseOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._checker = checker
        self._case_of = case_of
        self._case = case_of(content)
        self._findings: tuple[Finding, ...] = ()
        self._open: tuple[Finding, ...] | None = None
        self._half_typed: tuple[Mapping[str, str], frozenset[str]] | None = None
        self.undo_stack = QUndoStack(self)
        self.visits = Visits()
        self.check()

    @property
    def content(self) -> Content:
        """The current content."""
        return self._content

    @property
    def report(self) -> Report:
        """The current report."""
        return self._content.report

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the current content."""
        return self._findings

    @property
    def half_typed(self) -> frozenset[str]:
        """The addresses of questions below which a text could not be read; found once while these texts stay."""
        unread = self._content.unread
        if self._half_typed is None or self._half_typed[0] is not unread:
            self._half_typed = (unread, half_typed(unread))
        return self._half_typed[1]

    def open_findings(self) -> tuple[Finding, ...]:
        """What is still to be dealt with: neither answered with a reason nor set aside."""
        if self._open is None:
            reasons, aside = self.report.reasons, self._content.set_aside
            self._open = tuple(
                finding
                for finding in self._findings
                if not (aside and digest(finding) in aside) and not (reasons and reason_for(finding, reasons))
            )
        return self._open

    def findings_at(self, path: str) -> list[Finding]:
        """The open findings of an answer and of its parts, the most serious first."""
        below = (path + ".", path + "[")
        return [one for one in self.open_findings() if one.path and (one.path == path or one.path.startswith(below))]

    def weight(self, finding: Finding) -> Weight:
        """How much a finding weighs while it is shown; what holds an export back looks at its severity alone."""
        return self.visits.weight(finding, self._content)

    def value(self, path: str) -> Any:
        """The answer at an address."""
        return paths.get(self.report, path)

    @property
    def case(self) -> Case:
        """What the checks looked at last: the report, earlier ones, and what is known of States."""
        return self._case

    def check(self) -> None:
        """Check again what may have changed, and tell."""
        self._case = self._case_of(self._content)
        self._findings = self._checker.check(self._case)
        self._open = None
        self.checked.emit()

    def show_content(self, content: Content, path: str) -> None:
        """Make a content the current one; for `Edit`, which is how everything reaches here."""
        self._content = content
        self.changed.emit(path)
        self.check()

    def edit(self, path: str, value: Any, typing: bool = False) -> None:
        """Answer a question. A gap that was stated, or a text that was kept, gives way to the answer."""
        self._push(self._answered(self._content, path, value), path, typing)

    def keep(self, path: str, text: str) -> None:
        """Keep a text that cannot be read, exactly as typed; the answer is open until it can be."""
        self._push(self._kept(self._content, path, text), path, typing=True)

    def type_text(self, path: str, text: str, decimal_mark: str | None = None) -> Entry:
        """Take a typed text: as the answer if it can be read, otherwise kept as typed. Returns how it was read."""
        entry = read(text, leaf(pattern_of(path), Report), decimal_mark)
        if entry.problem is None:
            self.edit(path, entry.value, typing=True)
        else:
            self.keep(path, text)
        return entry

    def omit(self, path: str, omission: Omission | None, typing: bool = False) -> None:
        """Say openly that an answer is missing and why, or no longer say so."""
        content = (
            self._content if omission is None else self._answered(self._content, path, _nothing(self.report, path))
        )
        report = paths.omit(content.report, path, omission)
        self._push(content.model_copy(update={"report": report}), path, typing)

    def add_row(self, table: str, row: Row, position: int | None = None) -> None:
        """Add a row to a table, at the end or before a position."""
        self._push_report(paths.with_row(self.report, table, row, position), table)

    def remove_rows(self, table: str, row_ids: Iterable[str]) -> None:
        """Remove rows, with the gaps, kept texts and notes that spoke of them, in one step."""
        report = self.report
        gone = tuple(f"{table}[{row_id}]" for row_id in row_ids)
        for prefix in gone:
            report = paths.without_row(report, table, prefix[len(table) + 1 : -1])
        content = self._content
        update = {
            "report": report,
            "unread": {path: text for path, text in content.unread.items() if not path.startswith(gone)},
            "notes": {path: text for path, text in content.notes.items() if not path.startswith(gone)},
        }
        self._push(content.model_copy(update=update), table)

    def set_rows(self, table: str, rows: tuple[Row, ...], unread: Mapping[str, str | None] | None = None) -> None:
        """Give a table other rows in one step, as paste, sort and remove do. What spoke of rows that are gone goes too.

        ``unread`` holds, by address, the texts that could not be read, and None where an answer took their place.
        """
        content, changes = self._content, unread or {}
        gone = {row.id for row in paths.get(self.report, table)} - {row.id for row in rows}
        report = paths.replace(self.report, table, rows)
        kept = {path: text for path, text in {**content.unread, **changes}.items() if text is not None}
        omissions = {path: gap for path, gap in report.omissions.items() if path not in changes}
        update = {
            "report": report.model_copy(update={"omissions": _without_rows(omissions, table, gone)}),
            "unread": _without_rows(kept, table, gone),
            "notes": _without_rows(content.notes, table, gone),
        }
        self._push(content.model_copy(update=update), table)

    def give_reason(self, reason: Reason) -> None:
        """Answer a warning with a reason, which is printed; a reason given before is replaced."""
        others = tuple(r for r in self.report.reasons if (r.code, r.path) != (reason.code, reason.path))
        self._push_report(self.report.model_copy(update={"reasons": (*others, reason)}), "reasons")

    def withdraw_reason(self, code: str, path: str | None) -> None:
        """Take a reason back; the warning stands again."""
        others = tuple(r for r in self.report.reasons if (r.code, r.path) != (code, path))
        self._push_report(self.report.model_copy(update={"reasons": others}), "reasons")

    def set_aside(self, digest: str) -> None:
        """Dismiss a piece of advice for this report, by the digest of its finding."""
        aside = (*self._content.set_aside, digest)
        self._push(self._content.model_copy(update={"set_aside": aside}), "set_aside")

    def note(self, path: str, text: str) -> None:
        """Keep a private note beside an answer; an empty one is removed. Notes are never exported."""
        notes = {known: value for known, value in self._content.notes.items() if known != path}
        if text:
            notes[path] = text
        self._push(self._content.model_copy(update={"notes": notes}), path, typing=True)

    @property
    def fixed(self) -> Fixed | None:
        """What is fixed for several people to sign, if anything is."""
        return self._content.fixed

    def fix(self, fixed: Fixed | None) -> None:
        """Fix the text, add approvals to it, or open it again. This is no step that could be undone."""
        self._content = self._content.model_copy(update={"fixed": fixed})
        self.changed.emit(FIXED)

    def confirm(self, marks: Collection[str]) -> None:
        """Say that what was carried over is still true, by the addresses of its marks, in one step."""
        if marks:
            self._push(confirm_marks(self._content, marks), next(iter(marks)))

    def replace_report(self, report: Report, path: str) -> None:
        """Put a report in place that was made elsewhere, in one step that can be undone."""
        self._push_report(report, path)

    def take(self, content: Content, path: str) -> None:
        """Put a content in place that was made elsewhere, in one step that can be undone."""
        self._push(content, path)

    def _push_report(self, report: Report, path: str) -> None:
        self._push(self._content.model_copy(update={"report": report}), path)

    def _push(self, after: Content, path: str, typing: bool = False) -> None:
        if self.fixed is not None:
            # What was typed goes back to what stands.
            self.changed.emit(path)
            self.refused.emit()
            return
        if after.report is not self.report:
            after = touched(after, path, self.report)
        if after.report is not self.report or after != self._content:
            self.undo_stack.push(Edit(self, self._content, after, path, typing))

    @staticmethod
    def _answered(content: Content, path: str, value: Any) -> Content:
        report = paths.replace(content.report, path, value)
        if path in report.omissions:
            report = paths.omit(report, path, None)
        unread = content.unread
        if path in unread:
            unread = {known: text for known, text in unread.items() if known != path}
        return content.model_copy(update={"report": report, "unread": unread})

    def _kept(self, content: Content, path: str, text: str) -> Content:
        emptied = self._answered(content, path, _nothing(content.report, path))
        return emptied.model_copy(update={"unread": {**emptied.unread, path: text}})


def _without_rows(by_address: Mapping[str, V], table: str, gone: Collection[str]) -> dict[str, V]:
    """What is kept by address, without what belongs to the rows that are gone."""
    prefix = table + "["
    return {
        path: value
        for path, value in by_address.items()
        if not (gone and path.startswith(prefix) and path[len(prefix) :].partition("]")[0] in gone)
    }


def _nothing(report: Report, path: str) -> Any:
    """What stands at an address while it is not answered."""
    node = leaf(pattern_of(path), Report)
    if node.node is not None:
        return node.node()
    return () if isinstance(paths.get(report, path), tuple) and node.choices is None else None
