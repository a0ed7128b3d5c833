"""Starting a report as a file, without the window: empty, the first of a State, or from earlier reports."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lapreporter.checks.fresh_report import first_report, fresh_report
from lapreporter.cli import reference
from lapreporter.document.beginning import Beginning, Earlier, begin_from
from lapreporter.document.content import Content, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.origin import Seal
from lapreporter.document.pack import Pack, attachment_name
from lapreporter.document.pack import to_bytes as packed
from lapreporter.errors import BrokenSeal, NameTaken, NotFound
from lapreporter.report.data import dump
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.ui.beginning.labels import Labels
from lapreporter.ui.beginning.reading import read_earlier
from lapreporter.ui.beginning.telling import (
    BEHIND,
    CARRIED,
    CONTRADICT,
    EMPTY,
    NOTHING_BEHIND,
    carried_counts,
    contradiction,
    counted,
    emptied,
    empty_counts,
    left_behind,
    line_of,
    names_of,
    set_anew,
    years_between,
)
from lapreporter.words import Language, Year, mark

DIFFERENT = mark("{answer}: {first} or {second}")
DECIDE = mark("Leave out the one of them that does not count. Nothing was written.")
_PACK = ".lap"


def begin(state: str, year: int) -> Report:
    """A report of a State for a calendar year, with what is known of the State as a proposal."""
    return fresh_report(state, year, reference.states().get(state))


def begin_first(state: str, today: date) -> Report:
    """The first report of a State."""
    return first_report(state, today, reference.states().get(state))


@dataclass(frozen=True)
class Start:
    """The earlier reports that were read, and what a report begun from them would be."""

    found: tuple[Earlier, ...]
    beginning: Beginning

    @property
    def content(self) -> Content:
        """The document to begin with. ValueError where there is nothing to begin from."""
        return self.beginning.content()

    def attachments(self) -> dict[str, bytes]:
        """The attached files that go on, by their names in a `.lap` file."""
        stored = {sha256: data for one in self.found for sha256, data in one.files.items()}
        named = {file.sha256: file.name for file in attachments_of(self.content.report)}
        return {attachment_name(sha256, name): stored[sha256] for sha256, name in named.items()}


def start_from(
    files: Sequence[Path], state: str | None, year: int | None, today: date, *, despite_seal: bool = False
) -> Start:
    """Read earlier reports and carry them over.

    Without a State it is that of the newest report, without a year the one after it. Raises the failure of the first
    file that cannot be used, `BrokenSeal` unless such files are to be used ``despite_seal``.
    """
    found = tuple(read_earlier(file, Files()) for file in files)
    for one in found:
        if one.seal is Seal.BROKEN and not despite_seal:
            raise BrokenSeal(name=one.name)
    newest = max(found, key=lambda one: one.content.report.year() or 0).content.report
    chosen, last = state or newest.cover.state or "", newest.year() or 0
    beginning = begin_from(found, chosen, year or last + 1, today, reference.carrying())
    for _, failure in beginning.history.refused:
        raise failure
    return Start(found, beginning)


def told(start: Start, language: Language) -> list[str]:
    """What was found and what becomes of it, line by line, as the window says it."""
    beginning, lines = start.beginning, []
    for one in start.found:
        line = line_of(one, beginning, language)
        lines += [line.title, f"  {line.detail}", f"  {line.role}"]
    for conflict in beginning.history.conflicts:
        labels = _labels(conflict.first.report, language)
        differing = contradiction(conflict, labels)
        lines.append(language.plural(CONTRADICT, len(differing), {"year": Year(conflict.year)}))
        lines.append("  " + " / ".join(names_of(conflict, language)))
        for answer, first, second in differing:
            lines.append("  " + language.text(DIFFERENT, {"answer": answer, "first": first, "second": second}))
    if beginning.ready and beginning.base is not None:
        lines += _outcome(beginning, _labels(beginning.base.report, language))
    return lines


def _outcome(beginning: Beginning, labels: Labels) -> list[str]:
    language, carried, empty = labels.language, carried_counts(beginning), empty_counts(beginning)
    behind = left_behind(beginning, labels)
    lines = [language.plural(CARRIED, sum(carried.values())), *_indented(counted(carried, labels))]
    lines += _indented([years_between(beginning, language), set_anew(beginning, labels)])
    lines += [language.plural(EMPTY, sum(empty.values())), *_indented(emptied(beginning, labels))]
    title = language.plural(BEHIND, len(behind)) if behind else language.text(NOTHING_BEHIND)
    return [*lines, title, *_indented(behind)]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines if line]


def _labels(report: Report, language: Language) -> Labels:
    return Labels(report, reference.edition(), reference.lexicon(), language)


def write(content: Content, file: Path, attachments: dict[str, bytes] | None = None) -> None:
    """Write a report under a new name: a `.lap` file by that ending, otherwise JSON. Raises a `StorageFailure`.

    Only a `.lap` file keeps what waits to be confirmed, the history and the attached files.
    """
    data = dump(content.report)
    if file.suffix.lower() == _PACK:
        data = packed(Pack("report", str(uuid.uuid4()), 1, (), to_bytes(content), attachments or {}))
    if not file.parent.is_dir():
        raise NotFound(place=str(file.parent))
    try:
        Files().write_new(file, data)
    except FileExistsError as error:
        raise NameTaken(place=str(file)) from error
