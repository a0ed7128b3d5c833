"""`lapreporter export`: the pair, signed or not, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from lapreporter.report.data import dump, load
from lapreporter.report.report import EditionKey
from tests.cli.conftest import PRACTICE, Exported, Run, SignatureFile


def test_pdf_json_and_signature_lie_side_by_side(exported: Exported) -> None:
    assert exported.pdf.name == f"XPR_A7_2025_report_r{load(exported.json.read_bytes(), 'json').revision:04}.pdf"
    assert exported.json == exported.pdf.with_suffix(".json")
    assert exported.p7s == exported.pdf.with_suffix(".json.p7s")
    assert exported.pdf.read_bytes().startswith(b"%PDF-")


def test_the_answers_that_are_asked_travel_unchanged(exported: Exported) -> None:
    before = load(PRACTICE.read_bytes(), "before")
    after = load(exported.json.read_bytes(), "after")
    assert after.stockpiles.types == before.stockpiles.types
    assert after.contamination.areas == before.contamination.areas
    assert after.cover.period == before.cover.period


def test_files_get_exactly_the_names_that_were_asked_for(
    run: Run, tmp_path: Path, signature_file: SignatureFile
) -> None:
    pdf, json = tmp_path / "a" / "our report.pdf", tmp_path / "b" / "data.json"
    ended = run("export", PRACTICE, "--pdf", pdf, "--json", json, *signature_file.options)
    assert ended.code == 0, ended.err
    assert ended.lines == [str(pdf), str(json), f"{json}.p7s"]
    assert all(Path(line).is_file() for line in ended.lines)


def test_without_a_signature_file_the_report_is_for_signing_by_hand(run: Run, tmp_path: Path) -> None:
    ended = run("export", PRACTICE, "--folder", tmp_path)
    assert ended.code == 0, ended.err
    assert [Path(line).suffix for line in ended.lines] == [".pdf", ".json"]
    verdict = run("verify", ended.lines[0])
    assert verdict.code == 1
    assert "Not signed." in verdict.out


def test_a_report_is_printed_under_its_own_edition(run: Run, tmp_path: Path) -> None:
    report = load(PRACTICE.read_bytes(), "before").model_copy(update={"edition": EditionKey.ORIGINAL_2010})
    (tmp_path / "of-2010.json").write_bytes(dump(report))
    ended = run("export", tmp_path / "of-2010.json", "--draft", "--pdf", tmp_path / "draft.pdf")
    assert ended.code == 0, ended.err
    with pikepdf.open(tmp_path / "draft.pdf") as draft, draft.open_outline() as outline:
        assert any("Answers beyond this form" in str(item.title) for item in outline.root)


def test_errors_hold_the_export_back_and_are_told(run: Run, tmp_path: Path, unfinished: Path) -> None:
    ended = run("export", unfinished, "--folder", tmp_path / "out")
    assert ended.code == 1
    assert "hold the export back." in ended.err
    assert "Error COV-01" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_made_in_spite_of_errors_and_carries_no_data(run: Run, tmp_path: Path, unfinished: Path) -> None:
    ended = run("export", unfinished, "--draft", "--pdf", tmp_path / "draft.pdf")
    assert ended.code == 0, ended.err
    assert [file.name for file in tmp_path.iterdir()] == ["draft.pdf"]
    with pikepdf.open(tmp_path / "draft.pdf") as draft:
        assert len(draft.attachments) == 0


def test_a_file_that_is_there_is_never_replaced(run: Run, tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    pdf.write_text("mine", encoding="utf-8")
    ended = run("export", PRACTICE, "--pdf", pdf)
    assert ended.code == 4
    assert ended.err.startswith(f"{pdf} exists already")
    assert pdf.read_text(encoding="utf-8") == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_a_report_goes_out_in_another_language_and_its_texts_keep_theirs(run: Run, tmp_path: Path) -> None:
    pdf, json = tmp_path / "r.pdf", tmp_path / "r.json"
    ended = run("export", PRACTICE, "--report-language", "fr", "--pdf", pdf, "--json", json)
    assert ended.code == 0, ended.err
    before, after = load(PRACTICE.read_bytes(), "before"), load(json.read_bytes(), "after")
    assert (after.language, after.text_language) == ("fr", "en")
    assert after.stockpiles.types == before.stockpiles.types
    with pikepdf.open(pdf) as document:
        assert str(document.Root.Lang) == "fr"


def test_an_unknown_language_of_the_report_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    ended = run("export", PRACTICE, "--report-language", "xx", "--folder", tmp_path)
    assert ended.code == 2
    assert not list(tmp_path.iterdir())
