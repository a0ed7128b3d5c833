"""Files built to break a reader, by name: each meets the refusal it deserves, or is taken without harm."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from lapreporter.document import content, pack
from lapreporter.document.archive import packed
from lapreporter.document.content import Content
from lapreporter.errors import (
    BadContent,
    CutOff,
    NewerVersion,
    NotOurs,
    RefusedFile,
    TooDeep,
    TooLarge,
    TooMany,
    UnsafeArchive,
)
from lapreporter.exchange.enclosed import enclosed_report
from lapreporter.exchange.printing.enclosures import enclosures
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify, verify_json
from lapreporter.form.loader import load_edition
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report import data, paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.paths import WrongAnswer
from lapreporter.report.report import Report
from lapreporter.ui.tables.paste import split
from tests.document.samples import REPORT

NAME = "letter.json"
HEAD = b'{"format":"ccm-article-7-report","format_version":1,'
AREA = b'{"id":"%s"}'


def report(answers: bytes) -> bytes:
    return HEAD + answers + b"}"


def areas(rows: bytes) -> bytes:
    return report(b'"contamination":{"areas":[' + rows + b"]}")


def total(number: bytes) -> bytes:
    return report(b'"stockpiles":{"stated_total":{"munitions":' + number + b"}}")


def omissions(path: str) -> bytes:
    return report(b'"omissions":{' + json.dumps(path).encode() + b':{"kind":"not_known"}}')


def reason(**changes: Any) -> bytes:
    told = {"id": "r1", "code": "STK-09", "text": "As printed.", "given_on": "2024-03-01", "numbers": "0"} | changes
    return report(b'"reasons":[' + json.dumps(told).encode() + b"]")


def attachment(**changes: Any) -> bytes:
    told = {"id": "a1", "name": "law.pdf", "sha256": "0" * 64, "size": 1, "media_type": "application/pdf"} | changes
    return report(b'"technical":{"types":[{"id":"t1","photos":[' + json.dumps(told).encode() + b"]}]}")


REFUSED: dict[str, tuple[bytes, type[RefusedFile]]] = {
    "a million open lists": (report(b'"cover":' + b"[" * 1_000_000), TooDeep),
    "a million open objects": (b'{"a":' * 1_000_000, TooDeep),
    "a million lists, closed": (report(b'"cover":' + b"[" * 1_000_000 + b"]" * 1_000_000), TooDeep),
    "depth hidden behind a text that never ends": (report(b'"cover":"' + b"[" * 1_000_000), CutOff),
    "a text of escapes that never ends": (report(b'"cover":"' + b'\\"' * 2_000_000)[:-1], CutOff),
    "five million digits": (total(b"9" * 5_000_000), BadContent),
    "five million digits behind the point": (total(b"0." + b"1" * 5_000_000), BadContent),
    "an exponent with a million digits": (total(b"1e" + b"9" * 1_000_000), BadContent),
    "no number": (total(b"NaN"), BadContent),
    "infinity": (total(b"-Infinity"), BadContent),
    "beyond any number": (total(b"1e999"), BadContent),
    "a count of true": (total(b"true"), BadContent),
    "a count in a text": (total(b'"12"'), BadContent),
    "a fraction of a munition": (total(b"1.5"), BadContent),
    "a count below nothing": (total(b"-1"), BadContent),
    "more munitions than grains of sand": (total(b"1" + b"0" * 30), BadContent),
    "the same key twice": (report(b'"cover":{"state":"NZL","state":"DEU"}'), BadContent),
    "the same key twice, once in disguise": (report(b'"cover":{"state":"NZL","st\\u0061te":"DEU"}'), BadContent),
    "half a character": (report(b'"cover":{"state":"\\ud800"}'), BadContent),
    "half a character in a text": (report(b'"other":{"text":"a\\udfffb"}'), BadContent),
    "half a character as a key": (report(b'"cover":{"\\ud800":1}'), BadContent),
    "half a character in raw bytes": (report(b'"other":{"text":"\xed\xa0\x80"}'), CutOff),
    "a raw NUL": (report(b'"other":{"text":"a\0b"}'), CutOff),
    "NUL bytes alone": (b"\0" * 10_000, NotOurs),
    "an overlong slash": (report(b'"other":{"text":"\xc0\xaf"}'), CutOff),
    "UTF-16 with its mark": (b"\xff\xfe" + report(b'"cover":{}').decode().encode("utf-16-le"), NotOurs),
    "UTF-16 without its mark": (report(b'"cover":{}').decode().encode("utf-16-le"), CutOff),
    "UTF-8 with a mark before it": (b"\xef\xbb\xbf" + report(b'"cover":{}'), NotOurs),
    "twenty-one megabytes": (report(b'"other":{"text":"' + b" " * 21_000_000 + b'"}'), TooLarge),
    "a text of two million letters": (report(b'"other":{"text":"' + b"a" * 2_000_000 + b'"}'), BadContent),
    "half a million values": (report(b'"cover":{"state":[' + b"1," * 500_000 + b"1]}"), BadContent),
    "half a million keys": (report(b",".join(b'"k%d":1' % at for at in range(500_000))), TooMany),
    "a key of a million letters": (report(b'"' + b"k" * 1_000_000 + b'":1'), BadContent),
    "a million rows without anything": (areas(b",".join([b"{}"] * 1_000_001)), TooMany),
    "two rows of one id": (areas(b'{"id":"k7f2"},{"id":"other"},{"id":"k7f2"}'), BadContent),
    "nine hundred thousand rows without anything": (areas(b",".join([b"{}"] * 900_000)), BadContent),
    "a row without an id": (areas(b'{"name":"North"}'), BadContent),
    "a path as an id": (areas(b'{"id":"../../etc/passwd"}'), BadContent),
    "an address as an id": (areas(b'{"id":"a].size_m2"}'), BadContent),
    "an id with an end of line": (areas(b'{"id":"a\\n"}'), BadContent),
    "a number as an id": (areas(b'{"id":7}'), BadContent),
    "a list as an id": (areas(b'{"id":[]},{"id":[]}'), BadContent),
    "cut in the middle": (report(b'"cover":{"state":"NZ')[:-1], CutOff),
    "a second report behind it": (report(b'"cover":{}') * 2, CutOff),
    "a byte behind it": (report(b'"cover":{}') + b"\0", CutOff),
    "a page behind it": (report(b'"cover":{}') + b"<script>", CutOff),
    "a list instead of a report": (b"[" + report(b'"cover":{}') + b"]", NotOurs),
    "a program": (b"MZ\x90\0\3\0\0\0", NotOurs),
    "a gap explained at no address": (omissions("contamination.nowhere"), BadContent),
    "a gap explained in a row that is not there": (omissions("contamination.areas[k7f2].size_m2"), BadContent),
    "a gap explained at a hundred steps": (omissions(".".join(["cover"] * 30)), BadContent),
    "a gap explained at a path of files": (omissions("../../etc/passwd"), BadContent),
    "a gap explained inside Python": (omissions("__class__.__mro__"), BadContent),
    "a gap explained at a method": (omissions("year"), BadContent),
    "a gap explained at nothing": (omissions(""), BadContent),
    "a gap explained at an endless address": (omissions("a" * 1_000_000), BadContent),
    "a reason for a code of no form": (reason(code="'; DROP"), BadContent),
    "a reason without a day": (reason(given_on="soon"), BadContent),
    "a day that never was": (report(b'"cover":{"submitted_on":"2025-02-30"}'), BadContent),
    "a day at the end of time": (report(b'"cover":{"submitted_on":"9999-12-31"}'), BadContent),
    "a day as a number": (report(b'"cover":{"submitted_on":1714435200}'), BadContent),
    "a hash that is no hash": (attachment(sha256="../../../../etc/passwd"), BadContent),
    "a file of less than nothing": (attachment(size=-1), BadContent),
    "another program's data": (b'{"format":"ccm-article-5-report","format_version":1}', NotOurs),
    "a version as a text": (b'{"format":"ccm-article-7-report","format_version":"1"}', BadContent),
    "a version of true": (b'{"format":"ccm-article-7-report","format_version":true}', BadContent),
    "a version to come": (b'{"format":"ccm-article-7-report","format_version":2}', NewerVersion),
    "a version with a thousand digits": (
        b'{"format":"ccm-article-7-report","format_version":' + b"9" * 1_000 + b"}",
        BadContent,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bomb_is_refused_in_short_sentences(name: str, english: SpokenLanguage) -> None:
    sent, refusal = REFUSED[name]
    with pytest.raises(refusal) as caught:
        data.load(sent, NAME)
    assert type(caught.value) is refusal
    for sentence in caught.value.sentences(english):
        assert 10 < len(sentence) < 400
        assert sentence.isprintable()


def test_there_are_forty_bombs_and_more() -> None:
    assert len(REFUSED) >= 40


@pytest.mark.parametrize("name", [name for name, (_, refusal) in REFUSED.items() if refusal is not NotOurs])
def test_a_bomb_inside_a_document_is_refused_as_well(name: str) -> None:
    sent, _ = REFUSED[name]
    if "version" in name:
        sent = sent.replace(b'"ccm-article-7-report"', b'"ccm-article-7-report","cover":7')
    wrapped = b'{"content":"lapreporter-document","content_version":1,"report":' + sent + b"}"
    if "gap explained" in name and name not in ("a gap explained at nothing", "a gap explained at an endless address"):
        # A half-done document may hold what was said of a row that is gone; an export leaves it out.
        assert content.from_bytes(wrapped, NAME).report.omissions
        return
    with pytest.raises(RefusedFile):
        content.from_bytes(wrapped, NAME)


TAKEN: dict[str, bytes] = {
    "a NUL that is written as one": report(b'"other":{"text":"a\\u0000b"}'),
    "overrides of direction": report('"other":{"text":"\u202egnp.exe\u2069"}'.encode()),
    "a thousand marks on one letter": report(b'"other":{"text":"a' + "\u0301".encode() * 1_000 + b'"}'),
    "a reason for a code that no rule has": reason(code="ZZZ-99", path="nowhere.at[all]"),
    "a file whose name climbs": attachment(name="../../evil.exe"),
    "eighteen megabytes of text": report(
        b'"contamination":{"areas":['
        + b",".join(b'{"id":"r%d","name":"%s"}' % (at, b"x" * 30_000) for at in range(600))
        + b"]}"
    ),
    "a hundred thousand rows": areas(b",".join(AREA % b"r%d" % at for at in range(100_000))),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_odd_but_a_report_is_taken_and_written_again_as_it_was(name: str) -> None:
    taken = data.load(TAKEN[name], NAME)
    assert len(TAKEN[name]) > 1_000_000 or data.load(data.dump(taken), NAME) == taken


def test_a_row_id_cannot_be_given_twice_by_any_way() -> None:
    twice = (ContaminatedArea(id="k7f2"), ContaminatedArea(id="k7f2"))
    with pytest.raises(WrongAnswer):
        paths.replace(Report(), "contamination.areas", twice)
    with pytest.raises(WrongAnswer):
        paths.with_row(paths.with_row(Report(), "contamination.areas", twice[0]), "contamination.areas", twice[1])
    by_hand = Report().model_copy(update={"contamination": Report().contamination.model_copy(update={"areas": twice})})
    with pytest.raises(BadContent):
        data.load(data.dump(by_hand), NAME)
    with pytest.raises(BadContent):
        content.from_bytes(content.to_bytes(Content(history=(by_hand,))), NAME)


@pytest.mark.parametrize("name", ["../../evil.exe", "C:\\\\evil.exe", "a\u202efdp.exe", "a\nb", "/etc/passwd", "a:b"])
def test_no_name_from_a_file_becomes_a_path(name: str) -> None:
    taken = data.load(attachment(name=name), NAME)
    (enclosed,) = enclosures(taken, load_edition(shipped("forms", "editions", "adapted")))
    assert not set("/\\\\:\n\u202e") & set(enclosed.file_name)
    assert enclosed.file_name.startswith(f"{enclosed.label} ")


def archive(payload: bytes, told: dict[str, Any] | None = None) -> bytes:
    part = {"name": "report.json", "size": len(payload), "sha256": hashlib.sha256(payload).hexdigest()}
    manifest = {"format": 1, "kind": "report", "report_id": REPORT, "revision": 1, "parents": [], "files": [part]}
    return packed([("manifest.json", json.dumps(manifest | (told or {})).encode()), ("report.json", payload)])


ARCHIVES: dict[str, tuple[Callable[[], bytes], type[RefusedFile]]] = {
    "a manifest nested a million times": (
        lambda: packed([("manifest.json", b"[" * 900_000), ("report.json", b"{}")]),
        TooDeep,
    ),
    "a manifest with an endless number": (lambda: archive(b"{}", {"revision": 10**4_000}), BadContent),
    "a manifest of a thousand million": (lambda: archive(b"{}", {"format": 10**9}), BadContent),
    "a manifest to come": (lambda: archive(b"{}", {"format": 2}), NewerVersion),
    "a path as the identity": (lambda: archive(b"{}", {"report_id": "../../../../x"}), BadContent),
    "a revision of true": (lambda: archive(b"{}", {"revision": True}), BadContent),
    "a part that is not on the list": (
        lambda: archive(b"{}", {"files": []}),
        UnsafeArchive,
    ),
    "a list that lies about a size": (
        lambda: archive(b"{}", {"files": [{"name": "report.json", "size": 3, "sha256": "0" * 64}]}),
        CutOff,
    ),
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_built_to_do_harm_is_refused(name: str) -> None:
    build, refusal = ARCHIVES[name]
    with pytest.raises(refusal):
        pack.from_bytes(build(), "sent.lap")


def pdf(objects: list[bytes]) -> bytes:
    """A PDF of these objects, with a table of contents that fits them."""
    body, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, written in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(body) + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(data_: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data_), entries, data_)


PAGES = b"<</Type /Pages /Kids [] /Count 0>>"
ONCE = zlib.compress(bytes(400_000_000), 1)
SWELLING = zlib.compress(ONCE, 9)


def holding(names: bytes, *more: bytes) -> bytes:
    return pdf([b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles " + names + b">>>>", PAGES, *more])


PDFS: dict[str, Callable[[], bytes]] = {
    "an empty one": lambda: b"%PDF-1.7\n%%EOF\n",
    "a header alone": lambda: b"%PDF-",
    "without a catalogue": lambda: pdf([b"null"]),
    "a catalogue that is a number": lambda: pdf([b"7"]),
    "pages that hold themselves": lambda: pdf(
        [b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R] /Count 1>>"]
    ),
    "names that hold themselves": lambda: holding(b"3 0 R", b"<</Kids [3 0 R]>>"),
    "names that hold each other": lambda: holding(b"3 0 R", b"<</Kids [4 0 R]>>", b"<</Kids [3 0 R]>>"),
    "names that are no files": lambda: holding(b"<</Names [(a) null (b) 7 (c) (d)]>>"),
    "a file without content": lambda: holding(b"<</Names [(a) <</UF (report.json) /EF <<>>>>]>>"),
    "a file that is no stream": lambda: holding(b"<</Names [(a) <</UF (report.json) /EF <</F 7>>>>]>>"),
    "a file that swells": lambda: holding(
        b"<</Names [(a) <</UF (report.json) /EF <</F 3 0 R>>>>]>>", stream(ONCE, b"/Filter /FlateDecode")
    ),
    "a file that swells twice": lambda: holding(
        b"<</Names [(a) <</UF (report.json) /EF <</F 3 0 R>>>>]>>",
        stream(SWELLING, b"/Filter [/FlateDecode /FlateDecode]"),
    ),
    "a list nested a hundred thousand times": lambda: pdf([b"[" * 100_000 + b"]" * 100_000]),
    "a signed range beyond the file": lambda: pdf([b"<</ByteRange [0 1 999999999999 1]>>"]),
    "a signed range of itself": lambda: b"%PDF-1.7 /ByteRange [0 9 9 9]\n%%EOF",
    "a hundred thousand signed ranges": lambda: b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3]" * 100_000 + b"\n%%EOF",
    "a million hexadecimal digits": lambda: b"%PDF-1.7\n/ByteRange [0 9 1000011 9]<" + b"0" * 1_000_000 + b">\n%%EOF",
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_built_to_do_harm_gets_a_verdict_and_no_report(name: str) -> None:
    sent = PDFS[name]()
    assert verify(sent, None, None, {}).outcome in (Outcome.DAMAGED, Outcome.NOT_SIGNED, Outcome.CHANGED)
    with pytest.raises(RefusedFile):
        enclosed_report(sent, "sent.pdf")


@pytest.mark.parametrize("sent", [b"", b"{", b"[" * 1_000_000, b'{"a":' + b"9" * 100_000 + b"}"])
def test_data_built_to_do_harm_get_a_verdict(sent: bytes) -> None:
    for signature in (None, b"", b"0\x80", b"0\x84\xff\xff\xff\xff", b"\x30\x80" * 50_000):
        assert not verify_json(sent, signature, {}).good


@pytest.mark.parametrize(
    "block",
    ["\t" * 200_000, "\n" * 200_000, '"' * 100_001, '"\n' * 20_000, "a\t" * 50_000 + "\n" + "b", ";" * 100_000 + "\n;"],
    ids=["tabs", "lines", "quotation marks", "quoted lines", "one long line", "semicolons"],
)
def test_a_block_built_to_do_harm_is_taken_apart(block: str) -> None:
    taken = split(block)
    assert len({len(row) for row in taken.rows}) <= 1
