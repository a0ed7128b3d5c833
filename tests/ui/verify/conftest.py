"""A sealed pair in a folder, as it reaches a receiver."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from pytestqt.qtbot import QtBot

from lapreporter.cli import reference
from lapreporter.exchange.export import make_pair
from lapreporter.exchange.identity import Identity, describe, make_identity, self_issued
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report.data import load
from lapreporter.ui.verify.page import VerifyPage
from lapreporter.ui.window import Window
from tests.ui.conftest import NOW


@dataclass(frozen=True)
class Sent:
    """The three files, and the twelve groups of the signer."""

    pdf: Path
    json: Path
    p7s: Path
    groups: str


@pytest.fixture(scope="session")
def official() -> Identity:
    return make_identity("Amina Idris", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="session")
def impostor() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry of Practice", None, NOW)


@pytest.fixture(scope="session")
def pair(official: Identity, english: SpokenLanguage) -> dict[str, bytes]:
    """The practice report, signed; by endings."""
    example = shipped("resources", "examples", "xpr-2025.json")
    made = make_pair(
        load(example.read_bytes(), example.name),
        {},
        official,
        language=english,
        edition=reference.edition(),
        lexicon=reference.lexicon(),
        findings=(),
        now=NOW,
    )
    return {".pdf": made.pdf, ".json": made.json, ".json.p7s": made.signature or b""}


@pytest.fixture
def sent(pair: dict[str, bytes], official: Identity, tmp_path: Path) -> Sent:
    for ending, content in pair.items():
        (tmp_path / f"practice{ending}").write_bytes(content)
    pdf, json, p7s = (tmp_path / f"practice{ending}" for ending in pair)
    return Sent(pdf, json, p7s, describe(official.certificate).fingerprint)


Checking = Callable[[Sequence[Path]], VerifyPage]


@pytest.fixture
def checking(window: Window, qtbot: QtBot) -> Checking:
    """Check files in the window, and wait for the result."""

    def check(files: Sequence[Path]) -> VerifyPage:
        window.show_verify()
        page = window.shell.page
        assert isinstance(page, VerifyPage)
        page.check(files)
        wait_for(page, qtbot)
        return page

    return check


def wait_for(page: VerifyPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.is_done, timeout=60_000)
