"""Sealed pairs copied to a stick, each said to be safe only when it is."""

from __future__ import annotations

import itertools
from pathlib import Path

from lapreporter.exchange.pair import write_pair
from lapreporter.exchange.stick import copy_pair, sealed_original
from tests.torture.powercut.way import FoundDamagedError, acknowledge, noise

SIZES = {"pdf": 90_000, "json": 20_000}


def write(root: Path, pause: float) -> None:
    """Copy one pair after the other from memory, until the power is cut."""
    here = Path("/tmp/sealed")
    here.mkdir()

    def save(number: int) -> None:
        pdf, data = (_wanted(number, kind) for kind in SIZES)
        sealed = write_pair(here, f"report-{number}", pdf, data, None)
        copy_pair(sealed_original(sealed, pdf, data), root)
        sealed.pdf.unlink()
        sealed.json.unlink()

    acknowledge(save, pause)


def newest(root: Path) -> int:
    """How many copies are whole, counted from the first; of one begun after them anything may be there."""
    for number in itertools.count(1):
        if any(_content(root, number, kind) != _wanted(number, kind) for kind in SIZES):
            return number - 1
    raise AssertionError


def go_on(root: Path, number: int) -> None:
    """One more copy under a name of its own."""
    pdf, data = (_wanted(number, kind) for kind in SIZES)
    copy = write_pair(root, "after-the-cut", pdf, data, None)
    if (copy.pdf.read_bytes(), copy.json.read_bytes()) != (pdf, data):
        raise FoundDamagedError("the copy after the cut is not whole")


def _wanted(number: int, kind: str) -> bytes:
    return noise(f"{kind} {number}", SIZES[kind])


def _content(root: Path, number: int, kind: str) -> bytes:
    try:
        return (root / f"report-{number}.{kind}").read_bytes()
    except OSError:
        return b""
