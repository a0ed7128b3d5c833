"""`make bench`: every measurement beside its bar, as a table. The exit code is 1 if a bar is missed or unmeasured."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.frozen import PROGRAM
from bench.measuring import Run, measure, pace

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Bar:
    """One line of the table: which value of which measurement, in which unit, and the most it may be.

    ``factor`` turns the measured value into the unit; without ``most`` the line only informs.
    """

    text: str
    value: str
    unit: str
    most: float | None = None
    factor: float = 1


@dataclass(frozen=True)
class Measurement:
    """A measurement: its name in `bench.one`, how many processes, and what is read off it."""

    name: str
    times: int
    bars: tuple[Bar, ...]
    subject: Path | None = None
    """What is measured, if it may not be there."""


MEASUREMENTS = (
    Measurement("start", 7, (
        Bar("first usable window, warm", "window", "s", 0.5),
        Bar("  memory then", "memory", "MB", 150),
        Bar("  ready to open any report", "office", "s"),
        Bar("  memory then", "office_memory", "MB"),
    )),
    Measurement("start_again", 7, (
        Bar("the same with reports in the list", "window", "s", 0.5),
        Bar("  memory then", "memory", "MB", 150),
    )),
    Measurement("frozen", 7, (
        Bar("the built program: first window", "window", "s", 0.5),
        Bar("  main job: checked, sealed, signed, verified", "job", "s"),
    ), PROGRAM),
    Measurement("bare", 7, (
        Bar("outsider: bare Qt widgets, first window", "window", "s"),
        Bar("  memory then", "memory", "MB"),
        Bar("  another page", "page", "ms", factor=1_000),
        Bar("  a figure in a table of 10,000 x 15, repainted", "keystroke", "ms", factor=1_000),
    )),
    Measurement("language", 1, (
        Bar("what the costliest of six languages adds to the start", "cost", "ms", 100, 1_000),
    )),
    Measurement("working", 5, (
        Bar("ordinary report: opened, to the task list", "open", "s", 1),
        Bar("  another page, the median of all", "page", "ms", 100, 1_000),
        Bar("  the slowest page", "slowest_page", "ms", factor=1_000),
        Bar("  a keystroke: stored, checked, repainted", "keystroke", "ms", 50, 1_000),
        Bar("  the window's longest pause while that is saved", "autosave", "ms", 50, 1_000),
        Bar("  longest pause while that is saved, slow disk", "slow_autosave", "ms", 50, 1_000),
        Bar("  memory after that", "memory", "MB"),
    )),
    Measurement("saving", 5, (
        Bar("ordinary report onto the disk", "ordinary", "ms", factor=1_000),
        Bar("report with 10,000 areas onto the disk", "large", "ms", factor=1_000),
    )),
    Measurement("editing", 3, (
        Bar("report with 10,000 areas: opened, to the task list", "open", "s", 1),
        Bar("  its table of areas on the screen", "page", "s"),
        Bar("  a keystroke: stored, checked, repainted", "keystroke", "ms", 50, 1_000),
        Bar("  the window's longest pause while that is saved", "autosave", "ms", 50, 1_000),
        Bar("  longest pause while that is saved, slow disk", "slow_autosave", "ms", 50, 1_000),
        Bar("  10,000 x 15 cells pasted: preview", "preview", "s"),
        Bar("  10,000 x 15 cells pasted: taken into the report", "paste", "s", 0.5),
        Bar("  pasted cells that could not be read", "unread", ""),
        Bar("  memory after that", "memory", "MB"),
    )),
    Measurement("ordinary", 5, (
        Bar("all rules and the plan on an ordinary report", "both", "ms", 100, 1_000),
    )),
    Measurement("checking", 5, (
        Bar("full check of 10,000 areas", "full", "ms", 300, 1_000),
        Bar("  check after one change", "again", "ms", 50, 1_000),
        Bar("  beside last year's 10,000: full check", "compared", "ms", 300, 1_000),
        Bar("  beside last year's 10,000: after one change", "compared_again", "ms", 50, 1_000),
    )),
    Measurement("opening", 5, (
        Bar("the same report read from disk and proved", "document", "s", 1),
        Bar("  as JSON from outside", "json", "s"),
    )),
    Measurement("sealing", 5, (
        Bar("sealed PDF of Germany 2017, libraries not loaded yet", "first", "s", 2),
        Bar("  the next one", "again", "s"),
        Bar("  its size", "kilobytes", "kB"),
    )),
    Measurement("large_pdf", 1, (
        Bar("tagged PDF/A-3 of 10,000 areas", "made", "s", 15),
        Bar("  most memory", "peak", "MB", 500),
        Bar("  size", "megabytes", "MB"),
        Bar("  pages", "pages", ""),
    )),
    Measurement("typst_table", 1, (
        Bar("outsider: typst, the same rows as tagged PDF/A-3", "made", "s"),
        Bar("  most memory", "peak", "MB"),
        Bar("  size", "megabytes", "MB"),
        Bar("  pages", "pages", ""),
    )),
    Measurement("schema", 5, (Bar("`lapreporter schema`, whole process", "whole", "s", 0.6),)),
)  # fmt: skip


def main(names: Sequence[str]) -> int:
    """Measure everything, or only what is named; the exit code."""
    wanted = [one for one in MEASUREMENTS if not names or one.name in names]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {_load()}\n")
    print(f"{'':58} {'median':>10} {'bar':>10}  {'spread':>7}")
    before, kept = pace(), True
    paces = [before]
    for measurement in wanted:
        for line, good in _lines(measurement):
            print(line, flush=True)
            kept = kept and good
        paces.append(pace())
    print("\nWindows are measured offscreen; each figure is the median over fresh processes, after one to warm up.")
    unrest = (max(paces) - min(paces)) / statistics.median(paces)
    print(f"The same piece of work took {min(paces):.2f} to {max(paces):.2f} s between measurements ({unrest:.0%}).")
    if unrest > 0.25:
        print("The machine was busy with other things; figures near their bar say little.")
    return 0 if kept else 1


def _lines(measurement: Measurement) -> Iterator[tuple[str, bool]]:
    if measurement.subject is not None and not measurement.subject.exists():
        yield f"{measurement.name}: not measured: `make build` makes it", True
        return
    run = measure(measurement.name, measurement.times, OFFSCREEN)
    if run.trouble:
        yield f"{measurement.name}: not measured: {run.trouble}", False
        return
    for bar in measurement.bars:
        yield _line(bar, run)


def _line(bar: Bar, run: Run) -> tuple[str, bool]:
    median = run.median(bar.value)
    if median is None:
        return f"{bar.text:58} {'-':>10}", bar.most is None
    value = median * bar.factor
    good = bar.most is None or value <= bar.most
    most = "" if bar.most is None else f"{bar.most:g} {bar.unit}"
    told = f"{_rounded(value)} {bar.unit}".strip()
    return f"{bar.text:58} {told:>10} {most:>10}  {run.spread(bar.value):>7.0%}{'' if good else '  MISSED'}", good


def _rounded(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f} before"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
