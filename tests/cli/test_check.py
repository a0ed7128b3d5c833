"""`lapreporter check`: findings for people and for machines."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import pytest

from lapreporter.document import pack
from lapreporter.document.content import Content, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.pack import Pack
from lapreporter.document.protection import new_recovery, protect, recipient_of
from lapreporter.report.data import load
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


def test_a_protected_copy_is_checked_with_its_passphrase_and_not_with_another(run: Run, tmp_path: Path) -> None:
    report = Content(report=load(PRACTICE.read_bytes(), PRACTICE.name))
    key = protect("lamp ocean tiger", recipient_of(new_recovery()))
    made = Pack("report", str(uuid.uuid4()), 1, (), to_bytes(report), key=key)
    copy = pack.write(made, tmp_path, "copy.lap", Files())
    right, wrong = tmp_path / "right.txt", tmp_path / "wrong.txt"
    right.write_text("lamp ocean tiger\n", encoding="utf-8-sig")
    wrong.write_text("lamp ocean\n")
    assert run("check", copy, "--json", "--passphrase-file", right).data["reports"][0]["state"] == "XPR"
    refused = run("check", copy, "--passphrase-file", wrong)
    assert "This passphrase does not open the report." in refused.err
    assert "protected by a passphrase" in run("check", copy).err


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


def earlier(tmp_path: Path, year: int = 2024, state: str = "XPR", **values: object) -> Path:
    """A report of the practice country for another year."""
    told = json.loads(PRACTICE.read_text(encoding="utf-8"))
    told["cover"] |= {
        "state": state,
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "submitted_on": f"{year + 1}-04-20",
        **values,
    }
    file = tmp_path / f"{state}-{year}.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def test_earlier_reports_are_compared_with_and_named(run: Run, tmp_path: Path) -> None:
    before = earlier(tmp_path)
    ended = run("check", PRACTICE, "--earlier", before, "--today", "2026-05-01")
    assert "Compared with the earlier reports for 2024 of 20 April 2025." in ended.out.replace("\u00a0", " ")
    # Everything that the practice country holds at the start of 2025 it also held then, and closed with other figures.
    assert "the report for 2024 of 20 April 2025 ended with" in " ".join(ended.out.split())
    alone = run("check", PRACTICE, "--today", "2026-05-01")
    assert "Compared with" not in alone.out
    data = run("check", PRACTICE, "--earlier", before, "--json").data["reports"][0]
    assert data["compared_with"] == [{"year": 2024, "submitted_on": "2025-04-20"}]
    assert "STK-06" in {one["code"] for one in data["findings"]}


def test_a_lap_file_brings_its_own_history(run: Run, tmp_path: Path) -> None:
    report, before = load(PRACTICE.read_bytes(), "now"), load(earlier(tmp_path).read_bytes(), "before")
    payload = to_bytes(Content(report=report, history=(before,)))
    written = pack.write(Pack("report", str(uuid.uuid4()), 1, (), payload, {}), tmp_path, "own.lap", Files())
    data = run("check", written, "--json").data["reports"][0]
    assert [one["year"] for one in data["compared_with"]] == [2024]
    given = earlier(tmp_path, submitted_on="2025-04-30")
    data = run("check", written, "--earlier", given, "--json").data["reports"][0]
    assert data["compared_with"] == [{"year": 2024, "submitted_on": "2025-04-30"}]


def test_what_cannot_be_an_earlier_report_is_refused(run: Run, tmp_path: Path) -> None:
    for refused, told in (
        (earlier(tmp_path, 2026), "is for 2026"),
        (earlier(tmp_path, 2024, "NOR"), "is a report of Norway"),
    ):
        ended = run("check", PRACTICE, "--earlier", refused)
        assert ended.code == 3
        assert told in ended.err
    contradicting = earlier(tmp_path), tmp_path / "other.json"
    contradicting[1].write_bytes(contradicting[0].read_bytes().replace(b"2025-04-20", b"2025-04-21"))
    ended = run("check", PRACTICE, "--earlier", contradicting[0], "--earlier", contradicting[1])
    assert ended.code == 3
    assert "are both for 2024, and do not say the same." in ended.err


def test_transfers_are_compared_with_reports_of_partners(run: Run, tmp_path: Path) -> None:
    report = json.loads(PRACTICE.read_text(encoding="utf-8"))
    counterpart = next(row["counterpart"] for row in report["retained"]["transfers"] if row.get("counterpart"))
    partner = earlier(tmp_path, 2025, counterpart)
    stripped = json.loads(partner.read_text(encoding="utf-8"))
    stripped["retained"]["transfers"] = []
    partner.write_text(json.dumps(stripped), encoding="utf-8")
    ended = run("check", PRACTICE, "--partner", partner, "--json")
    assert "RET-13" in {one["code"] for one in ended.data["reports"][0]["findings"]}
