"""Sizes of files as people say them."""

from __future__ import annotations

from decimal import Decimal

from lapreporter.exchange.printing.job import Job
from lapreporter.words import mark

_KILO, _MEGA = mark("{number} kB"), mark("{number} MB")


def file_size(job: Job, size: int) -> str:
    """Bytes in thousands or millions, never less than one thousand."""
    if size < 1_000_000:
        return job.say(_KILO, {"number": max(1, round(size / 1_000))})
    return job.say(_MEGA, {"number": Decimal(round(size / 100_000)) / 10})
