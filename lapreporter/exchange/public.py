"""The public version of a report: without what could lead to a depot, a person or a victim, and with the same totals.

What is left out is marked as withheld, so that each place says it, and a sentence under *other matters* says it for
the whole. ``forms/restricted.toml`` lists the answers; one that is listed nowhere is left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path
from typing import Any

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Finding
from lapreporter.checks.gate import held_by
from lapreporter.checks.settings import Settings
from lapreporter.exchange.small_numbers import hide_small
from lapreporter.form.visibility import has_content
from lapreporter.report import paths
from lapreporter.report.answers import Attachment, Contact, Omission, OmissionKind
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.node import Node
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, leaves, pattern_of
from lapreporter.words import Language, mark, mark_plural

_TELLING = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})
_WITHHELD = mark("Left out of the public version.")
_SAYS_SO = mark_plural(
    "This is the public version of the report: one restricted answer is left out. Totals are those of the full report.",
    "This is the public version of the report: {count} restricted answers are left out. "
    "Totals are those of the full report.",
)
_PUBLIC = mark("This is the public version of the report. Totals are those of the full report.")
_COMPLETE = mark("This is the public version of the report; nothing had to be left out.")
_FILES = mark_plural("One attached file is left out.", "{count} attached files are left out.")
_ROUNDED = mark("Coordinates are rounded.")


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Patterns of answers: left out, left out with a person who is not to be named, rounded, and public.

    ``confidential`` are those for whose sake a report is worth protecting; see `lapreporter.exchange.confidential`.
    """

    left_out: frozenset[str]
    with_person: frozenset[str]
    rounded: frozenset[str]
    public: frozenset[str]
    decimals: int
    confidential: frozenset[str]


@dataclass(frozen=True, slots=True)
class PublicReport:
    """The report to publish, the addresses of what it leaves out, and of the coordinates that were rounded.

    ``files`` are the attached files that it leaves out.
    """

    report: Report
    left_out: tuple[str, ...]
    rounded: tuple[str, ...]
    files: tuple[Attachment, ...] = ()


def read_restrictions(file: Path) -> Restrictions:
    """The restrictions that ship with the forms."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Restrictions(
        left_out=_listed(content["left_out"]),
        with_person=frozenset(content["left_out_with_person"]["patterns"]),
        rounded=frozenset(content["rounded"]["patterns"]),
        public=_listed(content["public"]),
        decimals=content["rounded"]["decimals"],
        confidential=_listed({part: content["left_out"][part] for part in content["confidential"]["parts"]})
        | frozenset(content["rounded"]["patterns"]),
    )


def telling_answers() -> Iterator[str]:
    """The patterns of all answers that could tell more than a number: texts and coordinates.

    Attached files are no part of the list: nobody but the official can tell what is in them.
    """
    for leaf in leaves(Report):
        inside = leaves(Contact, f"{leaf.pattern}.") if leaf.kind is Kind.CONTACT else (leaf,)
        yield from (one.pattern for one in inside if _is_telling(one))


def public_report(
    report: Report, restrictions: Restrictions, language: Language, files: Collection[str] = ()
) -> PublicReport:
    """The report without restricted answers; ``language`` is the report's, for the sentences that say so.

    Of the attached files only those go out whose SHA-256 is among ``files``. Reasons given for warnings about a
    restricted answer go with it, and small numbers of victims are hidden. The result is another report with another
    seal code; it is to be signed by itself.
    """
    left_out = tuple(path for path in _restricted(report, restrictions) if _is_given(paths.get(report, path)))
    rounded = tuple(path for path in _all(report, restrictions.rounded) if _is_fine(report, path, restrictions))
    public = report
    for path in left_out:
        public = paths.replace(public, path, () if isinstance(paths.get(report, path), tuple) else None)
    for path in rounded:
        public = paths.replace(public, path, _rounded(paths.get(report, path), restrictions.decimals))
    hiding = hide_small(public, Settings().small_cell)
    gone = (*left_out, *(path for path in hiding.hidden if not has_content(paths.get(hiding.report, path))))
    public = hiding.report.model_copy(update=_accompanying(report, restrictions, gone, language))
    left_out = (*left_out, *hiding.hidden)
    public, dropped = _without_files(public, files, language)
    said = _note(PublicReport(public, left_out, rounded, dropped), language)
    before = report.other.text
    public = paths.replace(public, "other.text", f"{before.strip()}\n\n{said}" if before else said)
    return PublicReport(public, left_out, rounded, dropped)


def public_case(
    case: Case,
    findings: Sequence[Finding],
    restrictions: Restrictions,
    language: Language,
    files: Collection[str] = (),
) -> tuple[Case, tuple[Finding, ...]]:
    """A case with the public version as its report, and the findings on it; see `public_report` for the rest.

    What the report is compared with is made public as well: the annex would show what the forms leave out.
    """

    def version(report: Report) -> Report:
        return public_report(report, restrictions, language, files).report

    report = version(case.report)
    silent: tuple[Finding, ...] = ()
    if not held_by(findings, case.report.reasons):
        # A reason that speaks of a restricted answer is left out, and the error that it answers with it.
        silent = held_by(findings, report.reasons)
    history = tuple(version(one) for one in case.history)
    amends = version(case.amends) if case.amends else None
    public = replace(case, report=report, history=history, amends=amends)
    return public, tuple(one for one in findings if one not in silent)


def _is_telling(leaf: Leaf) -> bool:
    return leaf.kind in _TELLING or leaf.unit is Unit.DEGREE


def _listed(part: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(pattern for patterns in part.values() for pattern in patterns)


def _restricted(report: Report, restrictions: Restrictions) -> Iterator[str]:
    """The addresses that must not go out, whether something is answered there or not."""
    named = restrictions.public | restrictions.rounded | restrictions.with_person
    for pattern in telling_answers():
        if pattern not in named:
            yield from _addresses(report, pattern)
    for pattern in sorted(restrictions.with_person):
        for path in _addresses(report, pattern):
            contact = paths.get(report, path.rpartition(".")[0])
            if contact.withhold_person:
                yield path


def _all(report: Report, patterns: frozenset[str]) -> Iterator[str]:
    for pattern in sorted(patterns):
        yield from _addresses(report, pattern)


def _addresses(node: Node, pattern: str, before: str = "") -> Iterator[str]:
    """The addresses that a pattern has in this report, one for each row."""
    step, _, rest = pattern.partition(".")
    name = step.removesuffix("[]")
    if not rest:
        yield f"{before}{name}"
        return
    value: Any = getattr(node, name)
    if step.endswith("[]"):
        for row in value:
            yield from _addresses(row, rest, f"{before}{name}[{row.id}].")
    else:
        yield from _addresses(value, rest, f"{before}{name}.")


def _is_given(value: object) -> bool:
    return value not in (None, ())


def _is_fine(report: Report, path: str, restrictions: Restrictions) -> bool:
    value = paths.get(report, path)
    return value is not None and _rounded(value, restrictions.decimals) != value


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)


def _accompanying(
    report: Report, restrictions: Restrictions, left_out: tuple[str, ...], language: Language
) -> dict[str, object]:
    """Omissions and reasons of the public version: what was said about a restricted answer may give it away."""
    silent = set(_restricted(report, restrictions))
    withheld = Omission(kind=OmissionKind.WITHHELD, explanation=language.text(_WITHHELD))
    omissions = {
        path: omission if path not in silent else omission.model_copy(update={"explanation": None})
        for path, omission in report.omissions.items()
    }
    patterns = {pattern_of(path) for path in silent}
    reasons = tuple(one for one in report.reasons if one.path is None or not _touches(one.path, patterns))
    return {"omissions": omissions | dict.fromkeys(left_out, withheld), "reasons": reasons}


def _touches(path: str, patterns: set[str]) -> bool:
    """Whether a reason speaks of a restricted answer, or of a row or section that holds one."""
    pattern = pattern_of(path)
    return any(one == pattern or one.startswith(f"{pattern}.") for one in patterns)


def _without_files(report: Report, kept: Collection[str], language: Language) -> tuple[Report, tuple[Attachment, ...]]:
    """The report with only the attached files that go out; where none is left, it says that they are withheld."""
    dropped: list[Attachment] = []
    omissions = dict(report.omissions)
    for path in list(_all(report, frozenset(one.pattern for one in leaves(Report) if one.kind is Kind.ATTACHMENTS))):
        files = paths.get(report, path)
        left = tuple(one for one in files if one.sha256 in kept)
        dropped += [one for one in files if one not in left]
        if len(left) < len(files):
            report = paths.replace(report, path, left)
        if files and not left:
            omissions[path] = Omission(kind=OmissionKind.WITHHELD, explanation=language.text(_WITHHELD))
    return report.model_copy(update={"omissions": omissions}), tuple(dropped)


def _note(public: PublicReport, language: Language) -> str:
    told = []
    if public.left_out:
        told.append(language.plural(_SAYS_SO, len(public.left_out)))
    if public.files:
        told += [] if told else [language.text(_PUBLIC)]
        told.append(language.plural(_FILES, len(public.files)))
    if public.rounded:
        told += [] if told else [language.text(_PUBLIC)]
        told.append(language.text(_ROUNDED))
    return language.sentences(told or [language.text(_COMPLETE)])
