"""Manipulations of the bytes, without any knowledge of what they mean."""

from __future__ import annotations

import re

from lapreporter.exchange.envelope import Envelope, envelopes
from lapreporter.exchange.verdict import Outcome
from tests.exchange.corpus.material import Manipulation, Material


def envelope_of(pdf: bytes) -> Envelope:
    return min(envelopes(pdf), key=lambda one: one.end)


def contents_replaced(pdf: bytes, container: bytes) -> bytes:
    envelope = envelope_of(pdf)
    room = envelope.after - envelope.gap - 2
    return pdf[: envelope.gap + 1] + container.hex().encode().ljust(room, b"0") + pdf[envelope.after - 1 :]


def contents_emptied(pdf: bytes) -> bytes:
    envelope = envelope_of(pdf)
    room = envelope.after - envelope.gap - 2
    return pdf[: envelope.gap] + b"<" + b" " * room + b">" + pdf[envelope.after :]


def byte_range_replaced(pdf: bytes, numbers: bytes) -> bytes:
    match = re.search(rb"/ByteRange\s*\[[^\]]*\]", pdf)
    assert match
    return pdf[: match.start()] + (b"/ByteRange [" + numbers + b"]").ljust(len(match[0])) + pdf[match.end() :]


def flipped(pdf: bytes, place: int, bit: int = 4) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ bit]) + pdf[place + 1 :]


def first_revision(material: Material) -> bytes:
    """The report as it was before the signature was added to its end."""
    return material.pdf[: len(material.unsigned)]


def wrapped(pdf: bytes) -> bytes:
    """The signed second stretch moved to the end; something else lies where it was."""
    envelope = envelope_of(pdf)
    rest = pdf[envelope.after :]
    filled = pdf[: envelope.after] + b"\n% in between\n".ljust(400) + rest
    moved = len(filled) - len(rest)
    return byte_range_replaced(filled, f"0 {envelope.gap} {moved} {len(rest)}".encode())


def short_range(pdf: bytes) -> bytes:
    envelope = envelope_of(pdf)
    return byte_range_replaced(pdf, f"0 {envelope.gap} {envelope.after} {len(pdf) - envelope.after - 40}".encode())


def doubled_range(pdf: bytes) -> bytes:
    return pdf.replace(b"/ByteRange", b"/ByteRange [0 1 2 3]/ByteRange", 1)


MANIPULATIONS = [
    Manipulation("newline appended", lambda m: m.pdf + b"\n", Outcome.EXTENDED),
    Manipulation("comment appended", lambda m: m.pdf + b"% seen\n", Outcome.EXTENDED),
    Manipulation("junk appended", lambda m: m.pdf + bytes(range(256)) * 20, Outcome.EXTENDED),
    Manipulation("another report appended", lambda m: m.pdf + m.other_pdf, Outcome.EXTENDED),
    Manipulation("archive appended", lambda m: m.pdf + b"PK\x05\x06" + bytes(18), Outcome.EXTENDED),
    Manipulation("cut by one byte", lambda m: m.pdf[:-1], Outcome.DAMAGED),
    Manipulation("cut in half", lambda m: m.pdf[: len(m.pdf) // 2], Outcome.DAMAGED),
    Manipulation("prepended", lambda m: b"%PDF-1.7\n" + m.pdf, Outcome.DAMAGED),
    Manipulation("one bit of a page flipped", lambda m: flipped(m.pdf, 2000), Outcome.CHANGED),
    Manipulation("line ends changed on the way", lambda m: m.pdf.replace(b"\n", b"\r\n"), Outcome.DAMAGED),
    Manipulation("claimed time changed", lambda m: m.pdf.replace(b"(D:2026", b"(D:2025"), Outcome.CHANGED),
    Manipulation("permission level changed", lambda m: flipped(m.pdf, m.pdf.rindex(b"/Type")), Outcome.CHANGED),
    Manipulation("byte range absent", lambda m: m.pdf.replace(b"/ByteRange", b"/ByteRanch"), Outcome.CHANGED),
    Manipulation("byte range of zeros", lambda m: byte_range_replaced(m.pdf, b"0 0 0 0"), Outcome.CHANGED),
    Manipulation("byte range negative", lambda m: byte_range_replaced(m.pdf, b"0 -1 -2 9"), Outcome.CHANGED),
    Manipulation("byte range shorter than the file", lambda m: short_range(m.pdf), Outcome.CHANGED),
    Manipulation("byte range doubled", lambda m: doubled_range(m.pdf), Outcome.CHANGED),
    Manipulation("byte range wrapped around", lambda m: wrapped(m.pdf), Outcome.DAMAGED),
    Manipulation("signature zeroed", lambda m: contents_replaced(m.pdf, b""), Outcome.NOT_SIGNED),
    Manipulation("signature emptied", lambda m: contents_emptied(m.pdf), Outcome.CHANGED),
    Manipulation("signature absent", lambda m: m.pdf.replace(b"/Contents <", b"/Contentz <"), Outcome.CHANGED),
    Manipulation(
        "signature of rubbish", lambda m: contents_replaced(m.pdf, b"\x30\x82\x01\x01rubbish"), Outcome.DAMAGED
    ),
    Manipulation(
        "signature of another report moved here",
        lambda m: contents_replaced(m.pdf, envelope_of(m.other_pdf).contents(m.other_pdf).rstrip(b"\0")),
        Outcome.CHANGED,
    ),
    Manipulation(
        "signature of the data moved to the pages", lambda m: contents_replaced(m.pdf, m.p7s), Outcome.CHANGED
    ),
    Manipulation("taken back to before the signature", first_revision, Outcome.NOT_SIGNED),
    Manipulation("unsigned copy", lambda m: m.unsigned, Outcome.NOT_SIGNED),
]
