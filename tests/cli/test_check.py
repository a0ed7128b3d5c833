"""`lapreporter check`: findings for people and for machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CROATIA, PRACTICE, Exported, Run


def test_a_report_without_errors_ends_with_0(run: Run) -> None:
    ended = run("check", PRACTICE)
    assert ended.code == 0
    assert "Republic of Practice, report for 2025" in ended.out
    assert "Nothing holds the export back." in ended.out


def test_errors_that_hold_the_export_back_end_with_1(run: Run, unfinished: Path) -> None:
    ended = run("check", unfinished)
    assert ended.code == 1
    assert "hold the export back." in ended.out


def test_each_finding_says_what_why_how_and_where(run: Run) -> None:
    found = next(
        one for one in run("check", CROATIA, "--json").data["reports"][0]["findings"] if one["code"] == "CLR-01"
    )
    told = " ".join(run("check", CROATIA).out.split())
    for part in ("code", "what", "why", "how", "path"):
        assert " ".join(found[part].split()) in told


def test_findings_stand_under_the_form_they_belong_to(run: Run) -> None:
    assert "Form F, Contaminated areas and clearance" in run("check", CROATIA).out


def test_only_the_asked_severities_are_printed(run: Run) -> None:
    told = run("check", CROATIA, "--least", "error").out
    assert "\n  Error " in told
    assert "\n  Warning " not in told
    found = run("check", CROATIA, "--least", "error", "--json").data["reports"][0]["findings"]
    assert {one["severity"] for one in found} == {"error"}


def test_a_machine_gets_one_json_object_for_all_files(run: Run, tmp_path: Path, unfinished: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    ended = run("check", "--json", PRACTICE, broken, unfinished)
    good, refused, held = ended.data["reports"]
    assert (good["state"], good["year"], good["held"]) == ("XPR", 2025, False)
    assert refused["file"] == str(broken)
    assert "incomplete" in refused["refused"]
    assert held["held"] is True
    assert held["counts"]["error"] > 0


def test_the_worst_file_decides_the_exit_code_and_the_others_are_checked(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    ended = run("check", missing, PRACTICE)
    assert ended.code == 4
    assert "Nothing holds the export back." in ended.out
    assert str(missing) in ended.err


def test_the_day_of_the_check_can_be_given(run: Run) -> None:
    def codes(day: str) -> set[str]:
        return {one["code"] for one in run("check", PRACTICE, "--json", "--today", day).data["reports"][0]["findings"]}

    assert "COV-09" in codes("2026-01-01")
    assert "COV-09" not in codes("2026-05-01")
    assert run("check", PRACTICE, "--today", "01/05/2026").code == 2


@pytest.mark.parametrize("ending", ["pdf", "json"])
def test_what_was_exported_can_be_checked_again(run: Run, exported: Exported, ending: str) -> None:
    file = {"pdf": exported.pdf, "json": exported.json}[ending]
    assert run("check", file, "--json").data["reports"][0]["state"] == "XPR"


def test_a_lap_file_can_be_checked(run: Run, tmp_path: Path) -> None:
    assert run("new", "--state", "XPR", "--year", "2025", "--out", tmp_path / "new.lap").code == 0
    ended = run("check", tmp_path / "new.lap")
    assert ended.code == 1
    assert "Republic of Practice, report for 2025" in ended.out


def test_the_coverage_of_the_plan_is_computed_again_and_agrees(run: Run, tmp_path: Path) -> None:
    assert run("export", PRACTICE, "--folder", tmp_path).code == 0
    exported = next(tmp_path.glob("*.json"))
    assert "The file says the same." in run("check", exported).out
    plan = run("check", exported, "--json").data["reports"][0]["plan"]
    assert plan["in_file"]
    assert plan["differing"] == []
    assert 0 < plan["answered"] <= plan["concerning"]


def test_a_coverage_that_was_changed_in_the_file_is_named(run: Run, tmp_path: Path) -> None:
    assert run("export", PRACTICE, "--folder", tmp_path).code == 0
    exported = next(tmp_path.glob("*.json"))
    written = json.loads(exported.read_text(encoding="utf-8"))
    indicator = written["coverage"]["actions"][0]["indicators"][0]
    indicator["status"] = "open" if indicator["status"] != "open" else "answered"
    exported.write_text(json.dumps(written), encoding="utf-8")
    assert "The file says otherwise of the indicators 1.1." in run("check", exported).out
