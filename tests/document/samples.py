"""What the tests of documents save: light enough for a process that lives a tenth of a second."""

from __future__ import annotations

import platform
from datetime import UTC, datetime, timedelta

from lapreporter.document.generation import Summary
from lapreporter.document.lock import Owner

REPORT = "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10"
OTHER = "9b1d7f6e-5a1c-4c1e-8a55-7f5d0c9e2b44"
START = datetime(2026, 4, 10, 14, 3, 21, tzinfo=UTC)
OWNER = Owner("anna", platform.node(), 4711, START)
BEN = Owner("ben", platform.node(), 1, START + timedelta(hours=1))
SUMMARY: Summary = {"state": "XPR", "year": 2025, "kind": "report", "practice": True}


def content(number: int) -> bytes:
    """A small document that says which one it is."""
    return f'{{"n": {number}, "text": "{"what was typed " * (number % 5)}"}}'.encode()
