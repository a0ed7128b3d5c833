"""`new --from` and `new --first`: the same carrying over as in the window, told in the same sentences."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from lapreporter.cli.program import Code
from lapreporter.document import pack
from lapreporter.document.content import from_bytes
from lapreporter.document.files import Files
from lapreporter.document.origin import Seal
from lapreporter.report.answers import Period
from lapreporter.report.data import dump, load
from lapreporter.report.paths import replace
from tests.cli.conftest import CROATIA, PRACTICE, Exported, Run
from tests.ui.beginning.conftest import changed


def test_a_report_begins_from_last_years_and_says_what_was_found(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "2017.lap"
    ended = run("new", "--from", CROATIA, "--out", out)
    assert ended.lines == [str(out)]
    for sentence in (
        "Report of Croatia for 2016",
        "hrv-2016.json · Not sealed",
        "The new report begins from this one.",
        "20 answers are filled in",
        "5 answers start empty",
        "Nothing stays behind",
    ):
        assert sentence in ended.err
    content = from_bytes(pack.read(out, Files()).payload, out.name)
    assert (content.report.cover.state, content.report.year()) == ("HRV", 2017)
    assert len(content.carried) == 20
    assert [one.year() for one in content.history] == [2016]


def test_without_a_file_to_write_the_report_alone_is_printed(run: Run) -> None:
    ended = run("new", "--from", CROATIA, "--state", "hrv", "--year", "2018")
    assert load(ended.out.encode(), "printed").year() == 2018
    assert "No report was found for 2017." in ended.err


def test_a_sealed_pdf_and_its_history_begin_the_next_report(run: Run, exported: Exported, tmp_path: Path) -> None:
    before = tmp_path / "2024.json"
    report = load(PRACTICE.read_bytes(), PRACTICE.name)
    period = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    before.write_bytes(dump(replace(report, "cover.period", period)))
    out = tmp_path / "2026.lap"
    ended = run("new", "--from", exported.pdf, "--from", before, "--out", out)
    assert ended.code == 0
    assert "Seal intact" in ended.err
    assert "Serves as history" in ended.err
    content = from_bytes(pack.read(out, Files()).payload, out.name)
    assert [(one.year, one.seal) for one in content.origins] == [(2024, Seal.ABSENT), (2025, Seal.INTACT)]


def test_a_broken_seal_is_refused_unless_it_is_asked_for_and_marked_then(
    run: Run, exported: Exported, tmp_path: Path
) -> None:
    mailed, out = tmp_path / "mailed.pdf", tmp_path / "2026.lap"
    mailed.write_bytes(changed(exported.pdf.read_bytes()))
    ended = run("new", "--from", mailed, "--out", out)
    assert ended.code == Code.REFUSED
    assert "The seal of mailed.pdf is broken" in ended.err
    assert not out.exists()
    assert run("new", "--from", mailed, "--out", out, "--despite-seal").code == 0
    content = from_bytes(pack.read(out, Files()).payload, out.name)
    assert [one.seal for one in content.origins] == [Seal.BROKEN]


def test_two_files_that_contradict_each_other_are_laid_side_by_side_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    report, rival, out = load(CROATIA.read_bytes(), CROATIA.name), tmp_path / "rival.json", tmp_path / "2017.lap"
    rival.write_bytes(dump(replace(report, "contamination.balance.cleared_m2", 470_000)))
    ended = run("new", "--from", CROATIA, "--from", rival, "--out", out)
    assert ended.code == Code.HELD
    assert "Two reports for 2016 differ in 1 answer" in ended.err
    assert "Cleared: 1,200,000 m² or 470,000 m²" in ended.err
    assert not out.exists()


def test_files_of_another_state_or_a_later_year_are_refused(run: Run) -> None:
    other = run("new", "--from", CROATIA, "--state", "DEU")
    assert (other.code, other.out) == (Code.REFUSED, "")
    assert "is a report of Croatia, not of Germany." in other.err
    later = run("new", "--from", CROATIA, "--year", "2016")
    assert (later.code, later.out) == (Code.REFUSED, "")
    assert "only reports for years before 2016" in later.err


def test_a_first_report_begins_when_the_convention_took_effect(run: Run) -> None:
    cover = json.loads(run("new", "--first", "--state", "TGO").out)["cover"]
    assert cover["kind"] == "initial"
    assert cover["period"]["start"] == cover["entry_into_force"] == "2012-12-01"


def test_a_first_report_and_an_earlier_one_exclude_each_other(run: Run) -> None:
    assert run("new", "--first", "--from", CROATIA).code == Code.USAGE
    assert run("new").code == Code.USAGE
