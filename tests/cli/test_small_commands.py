"""`schema`, `new`, `identity`, help, and the language of the command line."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lapreporter.cli.program import Code
from lapreporter.locations import shipped
from lapreporter.report.data import schema
from tests.cli.conftest import PASSWORD, PRACTICE, Run, SignatureFile


def test_the_schema_is_that_of_the_model_and_accepts_a_report(run: Run) -> None:
    printed = run("schema").data
    assert printed == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator(printed).validate(json.loads(PRACTICE.read_bytes()))


def test_the_schema_does_not_wait_for_the_model() -> None:
    program = (
        "import sys; sys.argv[1:] = ['schema']; from lapreporter.__main__ import main; main();"
        "print([m for m in sys.modules if m.startswith(('lapreporter.report', 'lapreporter.exchange', 'PySide6'))],"
        " file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == "[]"
    assert ended.stdout == shipped("resources", "schema", "report-1.json").read_text(encoding="utf-8")


def test_a_new_report_has_its_cover_begun(run: Run) -> None:
    cover = run("new", "--state", "deu", "--year", "2025").data["cover"]
    assert cover["state"] == "DEU"
    assert cover["period"] == {"start": "2025-01-01", "end": "2025-12-31"}
    assert cover["entry_into_force"] == "2010-08-01"


@pytest.mark.parametrize("name", ["report.json", "report.lap"])
def test_a_new_report_is_written_under_a_new_name_only(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert run("new", "--state", "XPR", "--year", "2025", "--out", file).lines == [str(file)]
    before = file.read_bytes()
    again = run("new", "--state", "XPR", "--year", "2024", "--out", file)
    assert again.code == Code.STORAGE
    assert file.read_bytes() == before


@pytest.mark.parametrize(("state", "year"), [("XXQ", "2025"), ("Germany", "2025"), ("DEU", "1899"), ("DEU", "soon")])
def test_an_impossible_state_or_year_is_wrong_usage(run: Run, state: str, year: str) -> None:
    ended = run("new", "--state", state, "--year", year)
    assert ended.code == Code.USAGE
    assert ended.out == ""


def test_an_identity_is_made_for_its_owner_only_and_recognised_again(
    run: Run, tmp_path: Path, signature_file: SignatureFile
) -> None:
    file, password = tmp_path / "new.p12", ("--password-file", signature_file.password)
    made = run("identity", "new", file, "--name", "Amina Idris", "--institution", "Ministry", *password)
    assert made.code == 0, made.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    shown = run("identity", "show", file, *password)
    assert "Amina Idris, Ministry" in shown.out
    assert made.lines[1] == shown.lines[-1]
    again = run("identity", "new", file, "--name", "Amina Idris", "--institution", "Ministry", *password)
    assert again.code == Code.STORAGE


def test_a_short_passphrase_is_not_taken(run: Run, tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("1234\n", encoding="utf-8")
    ended = run("identity", "new", tmp_path / "a.p12", "--name", "A", "--institution", "B", "--password-file", short)
    assert ended.code == Code.USAGE
    assert not (tmp_path / "a.p12").exists()


def test_nobody_is_asked_for_a_password_where_nobody_sits(run: Run, signature_file: SignatureFile) -> None:
    ended = run("identity", "show", signature_file.p12)
    assert ended.code == Code.USAGE
    assert "--password-file" in ended.err


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    told = " ".join(run("--help").out.split())
    assert all(name in told for name in ("check", "export", "verify", "schema", "new", "identity"))
    assert all(f" {code.value} " in told for code in Code)


@pytest.mark.parametrize("command", [(), ("check",), ("export",), ("verify",), ("new",), ("identity", "new")])
def test_help_of_a_command_explains_each_option(run: Run, command: tuple[str, ...]) -> None:
    ended = run(*command, "--help")
    assert ended.code == 0
    assert "Usage: lapreporter" in ended.out


def test_an_unknown_language_is_named_with_those_there_are(run: Run) -> None:
    ended = run("--language", "tlh", "check", PRACTICE)
    assert ended.code == Code.USAGE
    assert "en" in ended.err
    assert run("--language", "en", "check", PRACTICE).code == 0


def test_output_onto_a_full_disk_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "lapreporter", "schema"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=os.environ)
    assert ended.returncode == Code.STORAGE
    assert "is full" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_password_never_appears(run: Run, signature_file: SignatureFile, tmp_path: Path) -> None:
    ended = run("export", PRACTICE, "--folder", tmp_path, *signature_file.options)
    assert PASSWORD not in ended.out + ended.err
