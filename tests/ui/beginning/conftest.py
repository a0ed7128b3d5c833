"""Earlier reports as they come: sealed, plain, changed on the way, contradicting, of others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from lapreporter.cli import reference
from lapreporter.exchange.export import make_pair
from lapreporter.exchange.identity import make_identity
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.data import dump, load
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.ui.beginning.page import BeginningPage
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW

CLEARED = "contamination.balance.cleared_m2"


def croatia(year: int = 2024) -> Report:
    """The example of Croatia, moved to another year."""
    example = shipped("resources", "examples", "hrv-2016.json")
    report = load(example.read_bytes(), example.name)
    return replace(report, "cover.period", Period(start=date(year, 1, 1), end=date(year, 12, 31)))


@pytest.fixture(scope="session")
def sealed(english: SpokenLanguage) -> dict[str, bytes]:
    """The report of Croatia for 2024, signed; by endings."""
    made = make_pair(
        croatia(),
        {},
        make_identity("Ana Horvat", "Ministry", None, NOW),
        language=english,
        edition=reference.edition(),
        lexicon=reference.lexicon(),
        findings=(),
        now=NOW,
    )
    return {".pdf": made.pdf, ".json": made.json, ".json.p7s": made.signature or b""}


@dataclass(frozen=True)
class Earlier:
    """Files in one folder."""

    sealed: Path
    plain: Path
    """The same report as JSON, without its signature."""
    before: Path
    """The report for 2023."""
    changed: Path
    """The sealed one, of which one byte was changed."""
    rival: Path
    """Another report for 2024, with another figure."""
    stranger: Path
    foreign: Path
    newer: Path
    future: Path


@pytest.fixture
def files(sealed: dict[str, bytes], tmp_path: Path) -> Earlier:
    folder = tmp_path / "received"
    folder.mkdir()
    made = Earlier(*(folder / name for name in (
        "HRV_2024.pdf", "HRV_2024.json", "HRV_2023.json", "mailed.pdf", "second.json", "germany.json", "letter.pdf",
        "newer.json", "HRV_2025.json")))  # fmt: skip
    made.sealed.write_bytes(sealed[".pdf"])
    made.plain.write_bytes(sealed[".json"])
    made.before.write_bytes(dump(croatia(2023)))
    made.changed.write_bytes(changed(sealed[".pdf"]))
    made.rival.write_bytes(dump(replace(croatia(), CLEARED, 470_000)))
    made.stranger.write_bytes(shipped("resources", "examples", "deu-2017.json").read_bytes())
    letter = Canvas(str(made.foreign))
    letter.drawString(72, 720, "Dear colleague")
    letter.save()
    made.newer.write_text(json.dumps({**json.loads(sealed[".json"]), "format_version": 3}), encoding="utf-8")
    made.future.write_bytes(dump(croatia(2025)))
    return made


def changed(pdf: bytes) -> bytes:
    """The same PDF with another digit in its date."""
    found = re.search(rb"<xmp:CreateDate>(\d)", pdf)
    assert found is not None
    return pdf[: found.start(1)] + b"3" + pdf[found.end(1) :]


Found = Callable[[Sequence[Path]], BeginningPage]


@pytest.fixture
def found(window: Window, qtbot: QtBot) -> Found:
    """Begin the report of Croatia for 2025 from files, as far as the page that says what was found."""

    def show(chosen: Sequence[Path]) -> BeginningPage:
        window.ways.show_beginning("HRV", 2025, files=chosen)
        return settled(window, qtbot)

    return show


def settled(window: Window, qtbot: QtBot) -> BeginningPage:
    """The page once everything has been read."""
    page = window.shell.page
    assert isinstance(page, BeginningPage)
    qtbot.waitUntil(lambda: page.is_done and page.action is not None, timeout=30_000)
    QApplication.processEvents()
    return page
