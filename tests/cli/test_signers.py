"""Signing with a card, approving for others, the public version, and giving a key up, on the command line."""

from __future__ import annotations

from json import dumps, loads
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.exchange.identity import Identity, fingerprint, self_issued
from lapreporter.exchange.retirement import RetirementNote, read_retirement
from lapreporter.report.data import load
from tests.cli.conftest import PRACTICE, Run, SignatureFile
from tests.exchange.cards import MODULE, PIN, Reader, reader
from tests.exchange.printing.reading import text_of
from tests.exchange.sealing import NOW

__all__ = ["reader"]


@pytest.fixture
def minister() -> Identity:
    return self_issued(ec.generate_private_key(ec.SECP256R1()), "Sara Lindt", "Ministry of Practice", None, NOW)


@pytest.fixture
def pin_file(tmp_path: Path) -> Path:
    (tmp_path / "pin.txt").write_text(PIN + "\n", encoding="utf-8")
    return tmp_path / "pin.txt"


def test_a_card_signs_the_pair(run: Run, reader: Reader, minister: Identity, pin_file: Path, tmp_path: Path) -> None:
    reader.card("Ministry", minister)
    ended = run("export", PRACTICE, "--folder", tmp_path / "out", "--card", MODULE, "--password-file", pin_file)
    assert ended.code == 0, ended.err
    json = next(Path(line) for line in ended.lines if line.endswith(".json"))
    verdict = run("verify", json, "--json").data
    assert verdict["signer"]["fingerprint"] == fingerprint(minister.certificate)


def test_a_wrong_pin_and_a_missing_card_are_told_and_nothing_is_written(
    run: Run, reader: Reader, minister: Identity, tmp_path: Path
) -> None:
    wrong = tmp_path / "pin.txt"
    wrong.write_text("000000\n", encoding="utf-8")
    asked = ("export", PRACTICE, "--folder", tmp_path / "out", "--card", MODULE, "--password-file", wrong)
    missing = run(*asked)
    assert missing.code == 5
    assert missing.err.startswith("No card with a key for signing is in a reader.")
    reader.card("Ministry", minister)
    refused = run(*asked)
    assert refused.code == 5
    assert refused.err.startswith("The card did not accept this PIN")
    assert not (tmp_path / "out").exists()


def test_of_several_cards_one_is_to_be_named(
    run: Run, reader: Reader, minister: Identity, signature_file: SignatureFile, pin_file: Path, tmp_path: Path
) -> None:
    for label in ("Minister", "Officer"):
        reader.card(label, minister)
    asked = ("approve", PRACTICE, "--out", tmp_path / "a.p7s", "--card", MODULE, "--password-file", pin_file)
    assert run(*asked).code == 2
    assert run(*asked, "--card-label", "Officer").code == 0
    assert run(*asked, *signature_file.options).code == 2


def test_an_approval_given_elsewhere_is_sealed_with_the_report(
    run: Run, reader: Reader, minister: Identity, pin_file: Path, signature_file: SignatureFile, tmp_path: Path
) -> None:
    reader.card("Ministry", minister)
    (to_approve,) = (Path(one) for one in run("export", PRACTICE, "--folder", tmp_path).lines if one.endswith(".json"))
    given = run("approve", to_approve, "--card", MODULE, "--password-file", pin_file)
    assert given.code == 0, given.err
    options = (*signature_file.options, "--approval", given.lines[0], "--folder", tmp_path / "out")
    ended = run("export", to_approve, *options)
    assert ended.code == 0, ended.err
    pdf = next(line for line in ended.lines if line.endswith(".pdf"))
    (approval,) = run("verify", pdf, "--json").data["approvals"]
    assert approval["signer"]["name"] == "Sara Lindt"
    assert approval["claimed_time"] is not None


def test_an_approval_of_another_text_closes_nothing(run: Run, signature_file: SignatureFile, tmp_path: Path) -> None:
    given = run("approve", PRACTICE, *signature_file.options, "--out", tmp_path / "other.p7s")
    options = ("--approval", given.lines[0], "--folder", tmp_path / "out")
    ended = run("export", PRACTICE, *signature_file.options, *options)
    assert ended.code == 5
    assert not (tmp_path / "out").exists()


def test_the_public_version_says_so_and_leaves_out_what_is_restricted(run: Run, tmp_path: Path) -> None:
    ended = run("export", PRACTICE, "--public", "--folder", tmp_path)
    assert ended.code == 0, ended.err
    json = next(Path(line) for line in ended.lines if line.endswith(".json"))
    assert json.name.startswith("XPR_A7_2025_public_r")
    full, public = load(PRACTICE.read_bytes(), "full"), load(json.read_bytes(), "public")
    assert "This is the public version" in (public.other.text or "")
    assert all(one.person is None for one in public.cover.institutions)
    assert public.stockpiles.types[0].munitions == full.stockpiles.types[0].munitions


def test_the_annex_of_a_public_version_tells_nothing_of_an_earlier_report_that_is_restricted(
    run: Run, tmp_path: Path
) -> None:
    told = loads(PRACTICE.read_text(encoding="utf-8"))
    told["cover"] |= {"period": {"start": "2024-01-01", "end": "2024-12-31"}, "submitted_on": "2025-04-20"}
    told["stockpiles"]["types"][0]["note"] = "Guarded at Secret Hill"
    earlier = tmp_path / "before.json"
    earlier.write_text(dumps(told), encoding="utf-8")
    options = ("export", PRACTICE, "--draft", "--earlier", earlier, "--pdf")
    assert run(*options, tmp_path / "full.pdf").code == 0
    assert run(*options, tmp_path / "public.pdf", "--public").code == 0
    assert "Secret Hill" in text_of((tmp_path / "full.pdf").read_bytes(), tmp_path)
    public = text_of((tmp_path / "public.pdf").read_bytes(), tmp_path)
    assert "This is the public version" in public
    assert "Secret Hill" not in public


def test_a_key_is_given_up_with_a_note(run: Run, signature_file: SignatureFile, tmp_path: Path) -> None:
    files = ("identity", "retire", signature_file.p12, "--password-file", signature_file.password, "--folder", tmp_path)
    ended = run(*files, "--next", "12345" * 12)
    assert ended.code == 0, ended.err
    note, signature = (Path(line) for line in ended.lines)
    said = read_retirement(RetirementNote(note.read_bytes(), signature.read_bytes()), note.name)
    assert (said.name, said.fingerprint) == ("Amina Idris", signature_file.groups)
    assert said.successor == " ".join(["12345"] * 12)
    assert run(*files, "--next", "123").code == 2
