"""What is sent to those who mend the program: versions, space, kinds of errors, and nothing of anybody's."""

from __future__ import annotations

import ast
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lapreporter.cli.program import program
from lapreporter.diagnostics import report
from lapreporter.errors import DiskFull, NotFound
from lapreporter.i18n import SpokenLanguage
from lapreporter.journal import LIMIT, Journal, entry
from lapreporter.locations import user_data

PACKAGE = Path(__file__).parents[2] / "lapreporter"
NOW = datetime(2026, 3, 1, 10, 42, tzinfo=UTC)
SECRET = "zqxcanary depot at 18.5 N"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / SECRET)


def record(journal: Journal, problem: BaseException, name: str = "lapreporter.ui.window") -> None:
    log = logging.getLogger(name)
    log.addHandler(journal)
    try:
        raise problem
    except BaseException:
        log.exception("what was typed: %s", SECRET)
    finally:
        log.removeHandler(journal)


def test_the_text_names_versions_space_and_errors(journal: Journal, english: SpokenLanguage) -> None:
    record(journal, DiskFull(place=SECRET, needed="2 MB"))
    text = report(english, journal._file.parent, NOW)
    for wanted in ("Python 3.", "PySide6-Essentials 6", "pikepdf ", "MB free of", "DiskFull", "lapreporter.ui.window"):
        assert wanted in text


def test_nothing_of_a_report_a_person_or_a_folder_is_told(journal: Journal, english: SpokenLanguage) -> None:
    record(journal, ValueError(SECRET))
    record(journal, NotFound(place=f"/home/{SECRET}/report.json"))
    record(journal, OSError(2, SECRET, f"/home/{SECRET}"), "pyhanko." + SECRET)
    try:
        raise KeyError(SECRET)
    except KeyError as cause:
        problem = RuntimeError(SECRET)
        problem.__cause__ = cause
        record(journal, problem)
    text = report(english, journal._file.parent, NOW)
    assert "zqxcanary" not in text
    assert str(Path.home()) not in text
    assert "RuntimeError from KeyError" in text
    assert "test_diagnostics.py" in text


def test_an_error_is_one_line_of_bounded_length(journal: Journal) -> None:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        raise ValueError("\n" * 1_000)

    try:
        deep(200)
    except ValueError as problem:
        record(journal, problem)
    (line,) = journal.last()
    assert len(line) <= 2_000


def test_the_journal_never_grows_beyond_its_limit(journal: Journal) -> None:
    plain = logging.LogRecord("lapreporter.x", logging.ERROR, "", 1, SECRET, None, None)
    size = len(entry(plain))
    journal._file.parent.mkdir()
    for _ in range(3):
        journal._file.write_text(("x" * 99 + "\n") * (LIMIT // 200), encoding="ascii")
        for _ in range(3):
            journal.emit(plain)
        assert sum(file.stat().st_size for file in journal._file.parent.iterdir()) <= LIMIT + 10 * size
    assert journal.last(1) == [entry(plain)]


def test_a_disk_that_takes_nothing_costs_only_the_journal(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    journal = Journal(tmp_path / "file")
    record(journal, ValueError("x"))
    assert journal.last() == []


def test_the_command_prints_it() -> None:
    record(Journal(user_data()), DiskFull(place=SECRET, needed="2 MB"))
    ended = CliRunner().invoke(program(), ["diagnostics"])
    assert ended.exit_code == 0
    assert "DiskFull" in ended.stdout
    assert SECRET not in ended.stdout


def test_what_is_logged_are_fixed_words() -> None:
    told = [
        f"{file.name}:{node.lineno}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("_log.")
        if len(node.args) != 1 or not isinstance(node.args[0], ast.Constant)
    ]
    assert told == []
