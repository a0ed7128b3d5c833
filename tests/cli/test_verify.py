"""`lapreporter verify`: the strict rule, and codes that a script can rely on."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.exchange.approvals import approval_files, approve
from lapreporter.exchange.contacts import Book, save_book
from lapreporter.exchange.identity import self_issued
from lapreporter.exchange.retirement import Retirement
from lapreporter.exchange.signer import Contact
from lapreporter.locations import known_signers
from tests.cli.conftest import PRACTICE, Exported, Run, SignatureFile
from tests.exchange.sealing import REPORT_JSON, seal


@pytest.fixture
def copy(exported: Exported, tmp_path: Path) -> Exported:
    """The sealed pair, free to be spoilt."""
    return Exported(*(Path(shutil.copy(file, tmp_path)) for file in (exported.pdf, exported.json, exported.p7s)))


def test_it_says_who_signed_that_all_is_covered_and_that_the_json_is_equal(run: Run, exported: Exported) -> None:
    ended = run("verify", exported.pdf)
    assert ended.code == 6
    assert "Amina Idris, Ministry of Practice" in ended.out
    assert "yes   The signature covers the whole file." in ended.out
    assert "yes   The JSON beside the PDF is equal to the one inside." in ended.out


def test_a_compared_key_makes_the_verdict_good(run: Run, exported: Exported, signature_file: SignatureFile) -> None:
    ended = run("verify", exported.pdf, "--compared", signature_file.groups)
    assert ended.code == 0
    assert "Unchanged since it was signed with the key that you compared with Amina Idris" in ended.out


def test_other_groups_than_those_compared_are_not_good(run: Run, exported: Exported) -> None:
    assert run("verify", exported.pdf, "--compared", "12345 " * 12).code == 6


def test_a_machine_gets_outcome_and_steps_as_codes(run: Run, exported: Exported, signature_file: SignatureFile) -> None:
    data = run("verify", exported.pdf, "--json", "--compared", signature_file.groups).data
    assert (data["outcome"], data["good"]) == ("intact", True)
    assert data["signer"]["fingerprint"] == signature_file.groups
    assert {check["step"]: check["result"] for check in data["checks"]}["coverage"] == "passed"
    assert len(data["seal_code"]) == 23


def test_one_changed_byte_is_refused(run: Run, copy: Exported) -> None:
    content = bytearray(copy.pdf.read_bytes())
    content[len(content) // 3] ^= 1
    copy.pdf.write_bytes(content)
    ended = run("verify", copy.pdf)
    assert ended.code == 1
    assert "Changed after signing." in ended.out


def test_an_appended_byte_is_refused(run: Run, copy: Exported) -> None:
    copy.pdf.write_bytes(copy.pdf.read_bytes() + b"\n")
    ended = run("verify", copy.pdf)
    assert ended.code == 1
    assert "Something was added after signing." in ended.out


def test_an_incremental_update_is_refused(run: Run, copy: Exported) -> None:
    size = len(copy.pdf.read_bytes())
    update = b"1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        size,
    )
    copy.pdf.write_bytes(copy.pdf.read_bytes() + update)
    assert run("verify", copy.pdf).code == 1


def test_another_json_beside_is_refused(run: Run, copy: Exported) -> None:
    copy.json.write_bytes(copy.json.read_bytes().replace(b"2025", b"2024", 1))
    ended = run("verify", copy.pdf)
    assert ended.code == 1
    assert "The JSON beside the PDF is not the one that was signed." in ended.out


def test_files_beside_can_be_named(run: Run, exported: Exported) -> None:
    assert run("verify", exported.pdf, "--beside", PRACTICE).code == 1
    assert run("verify", exported.pdf, "--beside", exported.json, "--p7s", exported.p7s).code == 6


def test_the_json_alone_is_verified_by_its_detached_signature(run: Run, copy: Exported) -> None:
    assert run("verify", copy.json).code == 6
    copy.json.write_bytes(copy.json.read_bytes() + b" ")
    assert run("verify", copy.json).code == 1


def test_a_json_without_signature_is_not_signed(run: Run) -> None:
    assert run("verify", PRACTICE, "--json").data["outcome"] == "not-signed"


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.7\n", b"\xff\xd8\xff"])
def test_a_file_of_another_kind_is_never_good_and_never_a_crash(run: Run, tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "photo.pdf"
    other.write_bytes(content)
    ended = run("verify", other)
    assert ended.code == 1
    assert "cannot be checked" in ended.out or "Not signed." in ended.out


def test_a_changed_pdf_is_not_read_as_a_report(run: Run, copy: Exported) -> None:
    copy.pdf.write_bytes(copy.pdf.read_bytes() + b"% a comment\n")
    ended = run("check", copy.pdf)
    assert ended.code == 3
    assert "incomplete or was damaged" in ended.err


def test_a_key_in_the_book_is_known(run: Run, exported: Exported, signature_file: SignatureFile) -> None:
    save_book(Book().with_contact(signature_file.groups, Contact("Amina Idris", date(2026, 3, 2))), known_signers())
    ended = run("verify", exported.pdf)
    assert ended.code == 0
    assert "2 March 2026" in ended.out


def test_another_key_under_a_known_name_is_announced(run: Run, exported: Exported) -> None:
    groups = " ".join(["12345"] * 12)
    save_book(Book().with_contact(groups, Contact("Amina Idris", date(2026, 3, 2))), known_signers())
    ended = run("verify", exported.pdf)
    assert ended.code == 6
    assert "another key than the one that you compared with Amina Idris" in ended.out


def test_a_key_given_up_stays_given_up_whatever_is_compared(
    run: Run, exported: Exported, signature_file: SignatureFile
) -> None:
    groups = signature_file.groups
    book = Book().with_contact(groups, Contact("Amina Idris", date(2026, 3, 2)))
    save_book(book.with_retirement(Retirement("Amina Idris", groups, date(2026, 4, 1))), known_signers())
    ended = run("verify", exported.pdf, "--compared", groups)
    assert ended.code == 6
    assert "gave up on 1 April 2026" in ended.out


def test_what_was_changed_is_told(run: Run, copy: Exported) -> None:
    copy.pdf.write_bytes(copy.pdf.read_bytes() + b"% a comment\n")
    assert "Only bytes were added that no program shows." in run("verify", copy.pdf).out
    assert run("verify", copy.pdf, "--json").data["changes"] == ["Only bytes were added that no program shows."]


def test_another_json_beside_says_nothing_against_the_pdf(run: Run, exported: Exported) -> None:
    assert run("verify", exported.pdf, "--beside", PRACTICE, "--json").data["changes"] == []


def test_who_approved_is_listed(run: Run, tmp_path: Path) -> None:
    now = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)
    officer = self_issued(ec.generate_private_key(ec.SECP256R1()), "Bo Lind", "Mine Action Centre", None, now)
    minister = self_issued(ec.generate_private_key(ec.SECP256R1()), "Amina Idris", "Ministry", None, now)
    files = approval_files(REPORT_JSON, [approve(REPORT_JSON, officer, now)])
    pdf = tmp_path / "approved.pdf"
    pdf.write_bytes(seal(minister, files=dict(files)).pdf)
    ended = run("verify", pdf)
    assert "Approved by    Bo Lind, Mine Action Centre" in ended.out
    approvals = run("verify", pdf, "--json").data["approvals"]
    assert [(one["signer"]["name"], one["compared"]) for one in approvals] == [("Bo Lind", False)]


def test_openssl_agrees_by_the_command_that_is_printed(run: Run, copy: Exported) -> None:
    line = run("verify", copy.pdf).lines[-1]
    ended = subprocess.run(line.split(), cwd=copy.json.parent, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert (copy.json.parent / "checked.json").read_bytes() == copy.json.read_bytes()


def test_a_name_that_a_shell_would_read_otherwise_is_not_put_into_the_command(run: Run, copy: Exported) -> None:
    other = copy.json.with_name("a;reboot.json")
    shutil.copy(copy.json, other)
    shutil.copy(copy.p7s, other.with_name(f"{other.name}.p7s"))
    assert run("verify", other).lines[-1].split()[-3:] == ["report.json", "-out", "checked.json"]
