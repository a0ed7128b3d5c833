"""The command line as a user runs it, a signature file, and a report sealed through it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from typer.testing import CliRunner

from lapreporter.cli.program import program
from lapreporter.exchange.identity import describe, save_identity, self_issued
from lapreporter.locations import shipped

PASSWORD = "five words nobody would guess"
PRACTICE = shipped("resources", "examples", "xpr-2025.json")
CROATIA = shipped("resources", "examples", "hrv-2016.json")


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


def run_program(*arguments: object) -> Ran:
    ended = CliRunner().invoke(program(), [str(one) for one in arguments], prog_name="lapreporter")
    if ended.exception is not None and not isinstance(ended.exception, SystemExit):
        raise ended.exception
    return Ran(ended.exit_code, ended.stdout, ended.stderr)


@pytest.fixture
def run() -> Run:
    """Runs the command line in this process."""
    return run_program


@dataclass(frozen=True)
class SignatureFile:
    """A PKCS#12 file, the file with its password, and the twelve groups."""

    p12: Path
    password: Path
    groups: str

    @property
    def options(self) -> tuple[object, ...]:
        return "--sign", self.p12, "--password-file", self.password


@pytest.fixture(scope="session")
def signature_file(tmp_path_factory: pytest.TempPathFactory) -> SignatureFile:
    folder = tmp_path_factory.mktemp("identity")
    now = datetime.now(UTC)
    identity = self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry of Practice", None, now)
    save_identity(identity, folder / "amina.p12", PASSWORD)
    (folder / "password.txt").write_text(PASSWORD + "\n", encoding="utf-8")
    return SignatureFile(folder / "amina.p12", folder / "password.txt", describe(identity.certificate).fingerprint)


@dataclass(frozen=True)
class Exported:
    """A pair as `lapreporter export` wrote it."""

    pdf: Path
    json: Path
    p7s: Path


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, signature_file: SignatureFile) -> Exported:
    """The practice report, signed into a folder; tests copy what they change."""
    folder = tmp_path_factory.mktemp("exported")
    ended = run_program("export", PRACTICE, "--folder", folder, *signature_file.options, "--place", "Practice City")
    assert ended.code == 0, ended.err
    pdf, json_file, p7s = map(Path, ended.lines)
    return Exported(pdf, json_file, p7s)


@pytest.fixture(scope="session")
def unfinished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that has only been started: errors hold it back."""
    file = tmp_path_factory.mktemp("unfinished") / "started.json"
    assert run_program("new", "--state", "XPR", "--year", "2025", "--out", file).code == 0
    return file
