"""Beginning a report from earlier ones: which of them count, which one it is begun from, and what becomes of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from lapreporter.document.carry_over import CarriedOver, carry_over
from lapreporter.document.content import Content
from lapreporter.document.history import History, Source, gather
from lapreporter.document.origin import Seal
from lapreporter.document.protection import Key
from lapreporter.form.carrying import Carrying
from lapreporter.form.last_known import last_known
from lapreporter.report.answers import Attachment
from lapreporter.report.node import Node
from lapreporter.report.paths import has
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of

N = TypeVar("N", bound=Node)


@dataclass(frozen=True)
class Earlier:
    """An earlier report as it was read from a file, or from the reports on this computer.

    ``name`` is that of the file, ``made_with`` the program that made it where that is known, ``files`` the attached
    files that came with it by SHA-256, ``report_id`` the identity of a report on this computer, ``key`` what opened it.
    """

    name: str
    content: Content
    seal: Seal = Seal.ABSENT
    made_with: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    report_id: str = ""
    key: Key | None = None

    @property
    def source(self) -> Source:
        """The report with its name and seal."""
        return Source(self.name, self.content.report, self.seal)


@dataclass(frozen=True)
class Beginning:
    """What a report for ``year`` would be, begun from what was found.

    ``base`` is the report it is begun from, None while none can be. ``missing`` are attached files that did not come
    along, ``unread`` texts of the base that could not be understood then; both stay behind. ``notes`` go on.
    """

    state: str
    year: int
    history: History
    base: Source | None = None
    carried: CarriedOver | None = None
    missing: tuple[Attachment, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def ready(self) -> bool:
        """Whether a report can be begun: there is something to begin from, and no two files contradict each other."""
        return self.carried is not None and not self.history.conflicts

    def content(self) -> Content:
        """The document to begin with. ValueError while there is nothing to begin from."""
        if self.carried is None:
            raise ValueError("nothing to begin from")
        origins = tuple(source.origin for source in self.history.sources)
        update = {"origins": origins, "notes": dict(self.notes)}
        return self.carried.content(self.history.reports).model_copy(update=update)


def begin_from(found: Sequence[Earlier], state: str, year: int, today: date, carrying: Carrying) -> Beginning:
    """The beginning of the report of ``state`` (ISO 3166-1 alpha-3) for ``year`` from earlier reports.

    The reports that a document takes along fill years for which nothing else was given.
    """
    history = gather(_sources(found), state, year)
    if not history.sources:
        return Beginning(state, year, history)
    base = history.sources[-1]
    previous = last_known(history.reports)
    files = {sha256 for one in found for sha256 in one.files}
    carried = carry_over(previous, year, today, carrying)
    missing = tuple(file for file in attachments_of(carried.report) if file.sha256 not in files)
    if missing:
        carried = carry_over(_without_files(previous, {file.id for file in missing}), year, today, carrying)
    content = next((one.content for one in found if one.source == base), Content())
    notes = {path: note for path, note in content.notes.items() if has(carried.report, path)}
    return Beginning(state, year, history, base, carried, missing, content.unread, notes)


def _sources(found: Iterable[Earlier]) -> Iterator[Source]:
    given = [one.source for one in found]
    yield from given
    years = {source.report.year() for source in given}
    for one in found:
        for report in one.content.history:
            if report.year() not in years:
                years.add(report.year())
                yield Source(one.name, report, _seal_within(one, report))


def _seal_within(one: Earlier, report: Report) -> Seal:
    """What is noted of a report that another document takes along."""
    noted = next((origin.seal for origin in one.content.origins if origin.year == report.year()), Seal.ABSENT)
    return Seal.BROKEN if Seal.BROKEN in (one.seal, noted) else Seal.ABSENT


def _without_files(node: N, missing: Collection[str]) -> N:
    """The same without the named attachments, wherever they stand."""
    update: dict[str, object] = {}
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Node):
            update[name] = _without_files(value, missing)
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            kept = (one for one in value if not (isinstance(one, Attachment) and one.id in missing))
            update[name] = tuple(_without_files(one, missing) for one in kept)
    return node.model_copy(update=update) if update else node
