"""Bad input: one clear sentence and what to do, a fitting exit code, nothing half-written, never a trace."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lapreporter.cli.program import Code
from lapreporter.document.files import Files
from lapreporter.document.pack import Pack, write
from lapreporter.document.protection import new_recovery, protect, recipient_of
from tests.cli.conftest import PRACTICE, Exported, Ran, Run, SignatureFile


def changed(**sections: Any) -> bytes:
    """The practice report with other sections."""
    return json.dumps({**json.loads(PRACTICE.read_bytes()), **sections}).encode()


WHOLE = PRACTICE.read_bytes()
COVER = json.loads(WHOLE)["cover"]

REFUSED = {
    "not ours, another JSON": (b'{"name": "a shopping list"}', "is not a report of this program"),
    "not ours, a text": (b"Dear Sir or Madam", "is not a report of this program"),
    "not ours, a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "is not a report of this program"),
    "not ours, another zip": (b"PK\3\4" + bytes(200), "is not a report of this program"),
    "empty": (b"", "is not a report of this program"),
    "cut off": (WHOLE[: len(WHOLE) // 2], "is incomplete or was damaged"),
    "cut off PDF": (b"%PDF-1.7\n1 0 obj\n<<", "is incomplete or was damaged"),
    "not UTF-8": (WHOLE.replace(b"Practice", b"Pr\xe4ctice", 1), "is incomplete or was damaged"),
    "newer version": (changed(format_version=2), "was made by a newer version of this program (format 2)"),
    "unknown key": (changed(colour="red"), "an answer that this format does not know"),
    "unknown key inside": (changed(cover={**COVER, "minister": "X"}), "at cover.minister"),
    "wrong type": (changed(cover={**COVER, "help_asked": "maybe"}), "neither yes nor no"),
    "wrong type of a whole section": (changed(stockpiles=[1, 2]), "at stockpiles"),
    "deep nesting": (b'{"format": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "nested deeper than those of any report"),
    "NaN": (changed(revision=float("nan")), "a value that is no number"),
    "Infinity": (changed(revision=float("inf")), "a value that is no number"),
    "a date of another order": (changed(cover={**COVER, "submitted_on": "01/31/2012"}), "no possible date"),
    "a day that does not exist": (changed(cover={**COVER, "submitted_on": "2012-02-30"}), "no possible date"),
    "the same key twice": (b'{"format": "ccm-article-7-report", "format": "x"}', "the same key twice"),
}


def refused_in_two_sentences(ended: Ran, code: Code) -> None:
    assert ended.code == code
    what, remedy = ended.err.splitlines()
    assert what.endswith(".")
    assert remedy.endswith(".")
    assert "Traceback" not in ended.err
    assert "{" not in ended.err


@pytest.mark.parametrize("command", ["check", "export"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_report_is_refused(run: Run, tmp_path: Path, case: str, command: str) -> None:
    content, sentence = REFUSED[case]
    file = tmp_path / "received.json"
    file.write_bytes(content)
    ended = run(command, file)
    refused_in_two_sentences(ended, Code.REFUSED)
    assert sentence in ended.err
    assert [left.name for left in tmp_path.iterdir()] == ["received.json"]


@pytest.mark.parametrize("size", [200_000_000, 1 << 40], ids=["200 MB", "a terabyte"])
@pytest.mark.parametrize("opening", [b"{", b"PK\3\4", b"%PDF-1.7"], ids=["json", "lap", "pdf"])
def test_a_huge_file_is_refused_by_its_size(run: Run, tmp_path: Path, opening: bytes, size: int) -> None:
    # The file is sparse: reading all of it would take the memory that its size says.
    file = tmp_path / "huge"
    file.write_bytes(opening)
    os.truncate(file, size)
    refused_in_two_sentences(run("check", file), Code.REFUSED)


def test_a_200_mb_json_is_told_its_size_and_the_limit(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    file.write_bytes(b"{")
    os.truncate(file, 200_000_000)
    told = run("check", file).err
    assert "too large" in told
    assert "200 MB" in told
    assert "20 MB" in told


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.99])
def test_a_cut_off_sealed_pdf_is_refused(run: Run, exported: Exported, tmp_path: Path, kept: float) -> None:
    whole = exported.pdf.read_bytes()
    file = tmp_path / "received.pdf"
    file.write_bytes(whole[: int(len(whole) * kept)])
    refused_in_two_sentences(run("check", file), Code.REFUSED)
    assert run("verify", file).code == Code.HELD


def test_a_cut_off_lap_file_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "report.lap"
    run("new", "--state", "XPR", "--year", "2025", "--out", file)
    file.write_bytes(file.read_bytes()[:-40])
    refused_in_two_sentences(run("check", file), Code.REFUSED)


@pytest.mark.parametrize("command", ["check", "export", "verify"])
def test_a_missing_file_and_a_folder_are_told_apart(run: Run, tmp_path: Path, command: str) -> None:
    missing, folder = run(command, tmp_path / "missing.json"), run(command, tmp_path)
    refused_in_two_sentences(missing, Code.STORAGE)
    refused_in_two_sentences(folder, Code.STORAGE)
    assert "There is no file" in missing.err
    assert "cannot be read" in folder.err


def test_a_wrong_password_leaves_nothing_behind(run: Run, tmp_path: Path, signature_file: SignatureFile) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not the password\n", encoding="utf-8")
    out = tmp_path / "out"
    ended = run("export", PRACTICE, "--folder", out, "--sign", signature_file.p12, "--password-file", wrong)
    refused_in_two_sentences(ended, Code.SIGNING)
    assert ended.err.startswith("This password does not open amina.p12.")
    assert not out.exists()


def test_a_signature_file_of_another_kind_is_refused(run: Run, tmp_path: Path, signature_file: SignatureFile) -> None:
    ended = run("export", PRACTICE, "--sign", PRACTICE, "--password-file", signature_file.password)
    refused_in_two_sentences(ended, Code.SIGNING)
    assert "it is not a complete PKCS#12 file" in ended.err


def test_a_folder_one_may_not_write_to_is_named(run: Run) -> None:
    # The kernel's own folder refuses new files to everybody, root included.
    ended = run("export", PRACTICE, "--folder", "/sys/kernel")
    refused_in_two_sentences(ended, Code.STORAGE)
    assert "You may not write to /sys/kernel." in ended.err


def test_a_file_in_place_of_the_folder_is_not_touched(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("mine", encoding="utf-8")
    for folder in (file, file / "deeper"):
        refused_in_two_sentences(run("export", PRACTICE, "--folder", folder), Code.STORAGE)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_disk_that_fills_up_leaves_nothing_half_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()

    def no_room() -> None:
        # The PDF needs more than this; the system stops the write in its middle.
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    command = [sys.executable, "-B", "-m", "lapreporter", "export", str(PRACTICE), "--folder", str(out)]
    done = subprocess.run(command, preexec_fn=no_room, capture_output=True, text=True, check=False)
    refused_in_two_sentences(Ran(done.returncode, done.stdout, done.stderr), Code.STORAGE)
    assert "is full" in done.stderr
    assert list(out.iterdir()) == []


def test_a_protected_copy_is_refused_with_what_opens_it(run: Run, tmp_path: Path) -> None:
    key = protect("lamp ocean tiger", recipient_of(new_recovery()))
    made = Pack("report", "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10", 1, (), WHOLE, key=key)
    file = write(made, tmp_path, "copy.lap", Files())
    ended = run("check", file)
    refused_in_two_sentences(ended, Code.REFUSED)
    assert "protected by a passphrase" in ended.err
