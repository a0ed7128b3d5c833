"""What a document holds beyond the report: texts that could not be read, private notes, advice set aside."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from typing import Annotated, Final, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from lapreporter.document.origin import Origin, Seal
from lapreporter.document.pieces import written
from lapreporter.errors import NotOurs
from lapreporter.report.answers import LongText, Sha256, YearNumber
from lapreporter.report.data import refuse_newer, validated
from lapreporter.report.integrity import refuse_repeated_rows
from lapreporter.report.node import Node
from lapreporter.report.report import AnswerPath, Report
from lapreporter.report.strict_json import parse

CONTENT: Final = "lapreporter-document"
CONTENT_VERSION: Final = 1
HISTORY_LIMIT: Final = 20
"""Earlier reports a document takes along at most."""
HISTORY_BYTES: Final = 8_000_000
"""Bytes that they may take together, so that a document stays far below the size that is refused on reading."""


APPROVALS_LIMIT: Final = 99
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=400_000)]


class CarriedMark(Node):
    """Says that an answer stands as it was in the report for ``year`` and was neither confirmed nor changed yet.

    ``digest`` is that of the answer as it was carried over; see `lapreporter.document.confirmation`.
    """

    year: YearNumber | None = None
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Fixed(Node):
    """The text as several people sign it: it stands still until the report is closed, or opened again.

    ``revision`` is the one that the report will bear, ``at`` when the text was fixed, and ``sha256`` that of the exact
    data that are approved. ``approvals`` are the detached signatures given so far, in Base64.
    """

    revision: Annotated[int, Field(ge=0)]
    at: AwareDatetime
    sha256: Sha256
    approvals: Annotated[tuple[Base64, ...], Field(max_length=APPROVALS_LIMIT)] = ()

    def given(self) -> tuple[bytes, ...]:
        """The approvals as they were handed in."""
        return tuple(base64.b64decode(one) for one in self.approvals)

    def approved(self, approvals: Iterable[bytes]) -> Fixed:
        """The same text with these approvals."""
        return self.model_copy(update={"approvals": tuple(base64.b64encode(one).decode() for one in approvals)})


class Content(Node):
    """One state of a document. Like the report in it, it never changes; an edit makes a new one.

    ``unread`` keeps texts exactly as typed where they could not be understood, ``notes`` are never exported,
    ``set_aside`` holds the digests of advice the official has dismissed. ``carried`` marks the answers that stand as
    they were last year; ``history`` holds the earlier reports of the State, oldest first; ``amends`` is the report as
    it was sent, where this one amends it; ``origins`` says where reports were read from, the earlier ones and perhaps
    this one. While ``fixed`` is there, the text is not to be changed. ``standing`` keeps what was said of the sentences
    on where the State stands: whether each is still true; see `lapreporter.document.standing`.
    """

    content: Literal["lapreporter-document"] = CONTENT
    content_version: Literal[1] = CONTENT_VERSION
    report: Report = Report()
    unread: dict[AnswerPath, LongText] = Field(default_factory=dict)
    notes: dict[AnswerPath, LongText] = Field(default_factory=dict)
    set_aside: tuple[str, ...] = ()
    carried: dict[AnswerPath, CarriedMark] = Field(default_factory=dict)
    history: Annotated[tuple[Report, ...], Field(max_length=HISTORY_LIMIT)] = ()
    amends: Report | None = None
    origins: Annotated[tuple[Origin, ...], Field(max_length=HISTORY_LIMIT + 1)] = ()
    fixed: Fixed | None = None
    standing: dict[AnswerPath, bool] = Field(default_factory=dict)


def to_bytes(content: Content) -> bytes:
    """The payload of a generation: compact UTF-8 JSON."""
    answered = written(content)[1:]
    head = f'{{"content":"{CONTENT}","content_version":{CONTENT_VERSION}'
    return f"{head}{'' if answered == '}' else ','}{answered}".encode()


def from_bytes(data: bytes, name: str) -> Content:
    """The content written in a payload. Raises NotOurs, NewerVersion, BadContent and the other refusals of files."""
    plain = parse(data, name)
    if plain.get("content") != CONTENT:
        raise NotOurs(name=name)
    refuse_newer(plain.get("content_version"), name)
    refuse_repeated_rows(plain, name)
    return validated(Content, data, name)


def summary(report: Report, origins: Iterable[Origin] = ()) -> dict[str, str | int | bool | None]:
    """What the list of reports shows without opening a document; ``origins`` are those of its content."""
    return {
        "state": report.cover.state,
        "year": report.year(),
        "kind": report.cover.kind.value if report.cover.kind else None,
        "edition": report.edition.value,
        "broken_seal": any(origin.seal is Seal.BROKEN for origin in origins),
    }
