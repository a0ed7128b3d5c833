"""Do the pages say what the data say? The forms are printed anew from the data, and the words of both compared.

A signature covers pages and data alike, but only this tells that they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import zip_longest

from pikepdf import Pdf

from lapreporter.errors import RefusedFile
from lapreporter.exchange.pdf.metadata import PROGRAM
from lapreporter.exchange.printer import Printer
from lapreporter.exchange.printing.document import printed_answers
from lapreporter.exchange.printing.job import Job, Seal
from lapreporter.exchange.profile import open_strictly
from lapreporter.exchange.reading import parts_of
from lapreporter.exchange.seal import JSON_NAME, seal_code
from lapreporter.report.data import load
from lapreporter.report.report import EditionKey, Report

_ANY_DAY = datetime(2008, 12, 3, tzinfo=UTC)
"""Nothing in the forms depends on the day they are printed."""


class Unprintable(Exception):
    """This version of the program cannot print the data: they are of a newer format or in an unknown language."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """``figures`` is how many numbers were read back and compared."""

    figures: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The first place where pages and data differ; either word is empty where one of them has none.

    ``by_another_version`` of the program, whose words for the same data may be others.
    """

    part: str
    on_the_page: str
    in_the_data: str
    by_another_version: bool


def read_back(document: Pdf, report_json: bytes, printer: Printer) -> Agreement | Disagreement:
    """Compare the words of every form on the pages with the data. Raises `Unprintable`."""
    try:
        report = load(report_json, JSON_NAME)
        pages = _printed(report, seal_code(report_json), printer)
    except (RefusedFile, LookupError) as problem:
        raise Unprintable from problem
    with open_strictly(pages) as anew:
        expected = [part for part in parts_of(anew) if part.title]
    shown = iter(parts_of(document))
    figures = 0
    for part in expected:
        found = next((one for one in shown if one.title == part.title), None)
        words = found.words if found else []
        if part is expected[-1] and report.edition is EditionKey.SHORT:
            words = words[: len(part.words)]
        for on_the_page, in_the_data in _differing(words, part.words):
            foreign = str(document.docinfo.get("/Producer", "")) != PROGRAM
            return Disagreement(part.title.strip(), on_the_page, in_the_data, foreign)
        figures += sum(any(sign.isdecimal() for sign in word) for word in part.words)
    return Agreement(figures)


def _printed(report: Report, code: str, printer: Printer) -> bytes:
    language, edition = printer.language(report.language), printer.edition(report.edition.value)
    return printed_answers(Job(report, edition, printer.lexicon, language, (), _ANY_DAY, Seal(code=code)))


def _differing(shown: Sequence[str], expected: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that differ. Where a line was broken inside a word is no difference."""
    if "".join(shown) == "".join(expected):
        return
    yield from ((one, other) for one, other in zip_longest(shown, expected, fillvalue="") if one != other)
