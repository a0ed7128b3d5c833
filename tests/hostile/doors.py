"""The doors through which files and texts of strangers come in; each is a function of bytes that may only refuse."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache

from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.checks.case import Case
from lapreporter.checks.checker import Checker
from lapreporter.checks.plan.predicates import load_shipped_plan
from lapreporter.document import content, pack
from lapreporter.document.content import Content
from lapreporter.errors import RefusedFile
from lapreporter.exchange.changes import what_changed
from lapreporter.exchange.enclosed import enclosed_report
from lapreporter.exchange.identity import self_issued
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report import data
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.report import Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.tables.cells import ColumnCells, all_columns_of
from lapreporter.ui.tables.paste import added, filled, match, split, take
from lapreporter.words import Language
from tests.exchange.sealing import seal

NAME = "from outside.lap"
_EXAMPLES = ("nzl-2013", "lao-2017", "deu-2017")
_DAY = date(2026, 3, 1)
_PLACE = re.compile(r"\{([a-z]+)\}")
_LONGEST = 400
_PASTED = (
    'Area\tReference\tSize in m²\tStatus\nNorth\tN-1\t1 234,5\tOpen\n"a\nb"\tN-2\t12 ha\t?\n',
    "North;5;2.5\nSouth;1.234.567;-1\n",
    "1,5\n2,5\n٣٤٥\t6\n",
)


@dataclass(frozen=True)
class Door:
    """A way in: real examples of what comes, and what is done with it. ``tree`` says that they are JSON."""

    examples: tuple[bytes, ...]
    enter: Callable[[bytes], object]
    tree: bool = False


@dataclass
class Refusals:
    """What the doors said, to see that the harm done is of many kinds."""

    codes: dict[str, int] = field(default_factory=dict)

    def count(self, code: str) -> None:
        self.codes[code] = self.codes.get(code, 0) + 1


class Escaped(AssertionError):
    """A door raised what it must not raise, or said nothing fit to be read."""


def knock(door: Door, sent: bytes, refusals: Refusals | None = None) -> None:
    """Send something to a door. Whatever is not a refusal with two sentences propagates and is a finding."""
    try:
        door.enter(sent)
    except RefusedFile as refusal:
        code = type(refusal).__name__
        places = set(_PLACE.findall(refusal.what + refusal.remedy))
        for sentence in refusal.sentences(_english()):
            if (
                places - set(refusal.parameters)
                or not sentence
                or len(sentence) > _LONGEST
                or not sentence.isprintable()
            ):
                raise Escaped(f"{code}: {sentence[:_LONGEST]!r}") from refusal
    else:
        code = "taken"
    if refusals is not None:
        refusals.count(code)


def doors() -> Mapping[str, Door]:
    """All ways in by name."""
    reports = tuple(shipped("resources", "examples", f"{name}.json").read_bytes() for name in _EXAMPLES)
    documents = tuple(_document(report) for report in reports)
    sealed = seal(self_issued(ec.generate_private_key(ec.SECP256R1()), "A", "B", None, _now()), reports[0])
    return {
        "report": Door(reports, _report, tree=True),
        "document": Door(documents, _content, tree=True),
        "archive": Door(tuple(map(_archive, documents)), _pack),
        "sealed pdf": Door((sealed.pdf,), lambda sent: _verify(sent, sealed.json, sealed.p7s)),
        "signature": Door((sealed.p7s,), lambda sent: _signature(sealed.json, sent)),
        "pasted block": Door(tuple(text.encode() for text in _PASTED), _paste),
    }


def _report(sent: bytes) -> None:
    report = data.load(sent, NAME)
    written = data.dump(report)
    if data.dump(data.load(written, NAME)) != written:
        raise Escaped("a report that was taken cannot be written and read again")
    _check(Content(report=report))


def _content(sent: bytes) -> None:
    taken = content.from_bytes(sent, NAME)
    if content.from_bytes(content.to_bytes(taken), NAME) != taken:
        raise Escaped("a document that was taken cannot be written and read again")
    _check(taken)


def _check(taken: Content) -> None:
    """What was taken in is checked at once; the rules must bear every report that can be opened."""
    case = Case(report=taken.report, today=_DAY, unread=taken.unread, history=taken.history)
    for finding in Checker().check(case):
        finding.subject  # noqa: B018 - made when asked for


def _pack(sent: bytes) -> None:
    taken = pack.from_bytes(sent, NAME)
    content.from_bytes(taken.payload, NAME)


def _verify(sent: bytes, json_beside: bytes, p7s_beside: bytes) -> None:
    """Both checks never raise; only taking the report out of a PDF may refuse."""
    try:
        verdict = verify(sent, json_beside, p7s_beside, {})
        verdict.headline(_english())
        for check in verdict.checks:
            check.sentence(_english())
        what_changed(sent)
    except Exception as error:
        raise Escaped("the strict check raised") from error
    enclosed_report(sent, NAME)


def _signature(report_json: bytes, sent: bytes) -> None:
    try:
        verify_json(report_json, sent, {})
        verify_json(sent, sent, {})
    except Exception as error:
        raise Escaped("the strict check raised") from error


def _paste(sent: bytes) -> None:
    columns = _columns()
    block = split(sent.decode("utf-8", errors="surrogateescape"))
    matching = match(block, columns)
    if not block.rows:
        return
    taken = take(matching)
    rows = added("contamination.areas", ContaminatedArea, taken).rows
    again = filled("contamination.areas", rows[:1], ContaminatedArea, taken).rows
    if len(rows) != len(matching.lines) or (len(again) != max(1, len(rows)) and rows):
        raise Escaped("a pasted line went missing")


def _document(report: bytes) -> bytes:
    taken = data.load(report, NAME)
    paths = ("contamination.areas[a].size_m2", "cover.state")
    return content.to_bytes(
        Content(report=taken, unread={paths[0]: "12 or 13"}, notes={paths[1]: "ask Anna"}, set_aside=("ab" * 8,))
    )


def _archive(document: bytes) -> bytes:
    law = b"%PDF-1.4 the law"
    name = pack.attachment_name(pack._sha256(law), "law.pdf")
    report_id = "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10"
    return pack.to_bytes(pack.Pack("report", report_id, 3, ("ab" * 32,), document, {name: law}))


@cache
def _english() -> Language:
    return open_language("en")


@cache
def _edition() -> Edition:
    return load_edition(shipped("forms", "editions", "adapted"))


@cache
def _columns() -> Sequence[ColumnCells]:
    desk = Desk(
        theme=Theme(),
        language=_english(),
        clock=_now,
        states=("DEU", "LAO"),
        edition=_edition(),
        lexicon=load_lexicon(shipped("forms")),
        plan=load_shipped_plan(shipped("forms", "plans")),
        report=Report,
    )
    question = next(
        question
        for form in _edition().forms
        for _, question in form.questions()
        if question.path == "contamination.areas"
    )
    return all_columns_of(desk, question)


def _now() -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC)
