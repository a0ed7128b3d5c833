"""Files in every format there ever was open, are saved anew, and hold the same.

The formats of now are those of the first release candidate; ``python -m tools.format_samples`` writes their files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lapreporter.document import generation, pack
from lapreporter.document.content import Content, from_bytes, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.protection import Key, Protection, open_with_passphrase
from lapreporter.document.shelf import Shelf
from lapreporter.exchange.enclosed import enclosed_report
from lapreporter.exchange.verdict import Outcome
from lapreporter.exchange.verification import verify
from lapreporter.report.data import dump, load
from lapreporter.report.report import FORMAT_VERSION, Report
from tools.format_samples import FOLDER, NOTES, NOW, OPENS_WITH, REPORT_ID

NUMBERS = {
    "generation-{}.lapg": generation.FORMAT,
    "protected-{}.lapg": generation.FORMAT,
    "pack-{}.lap": pack.FORMAT,
    "report-{}.json": FORMAT_VERSION,
    "sealed-{}.pdf": FORMAT_VERSION,
    "sealed-{}.json": FORMAT_VERSION,
    "sealed-{}.json.p7s": FORMAT_VERSION,
}
"""What the file of a format is called, and the newest number of that format."""
SOMEBODY = Owner("somebody", "here", 1, NOW)


def stored(pattern: str) -> list[Path]:
    """The files of a kind, one for each number of its format."""
    return [FOLDER / pattern.format(number) for number in range(1, NUMBERS[pattern] + 1)]


def said_in(file: Path) -> Report:
    """What the report in a stored file of this number says."""
    number = re.search(r"-(\d+)\.", file.name)
    assert number is not None
    return load((FOLDER / f"report-{number[1]}.json").read_bytes(), "report.json")


def keys(protection: Protection) -> Key:
    return open_with_passphrase(protection, OPENS_WITH)


@pytest.mark.parametrize("pattern", NUMBERS)
def test_for_every_number_of_a_format_a_file_is_stored(pattern: str) -> None:
    """Whoever raises a number of a format runs ``python -m tools.format_samples`` and commits what it wrote."""
    assert [file.name for file in stored(pattern) if not file.is_file()] == []


@pytest.mark.parametrize("kind", ["generation-{}.lapg", "protected-{}.lapg"])
def test_a_save_in_an_earlier_format_opens_goes_on_and_stays_as_it_is(tmp_path: Path, kind: str) -> None:
    for number, file in enumerate(stored(kind)):
        _goes_on(tmp_path / str(number), file)


def _goes_on(root: Path, file: Path) -> None:
    kept = root / REPORT_ID / "g" / "00000001.lapg"
    kept.parent.mkdir(parents=True)
    (root / REPORT_ID / "b").mkdir()
    kept.write_bytes(file.read_bytes())
    shelf = Shelf(root, Files(), "0")
    with shelf.open(REPORT_ID, SOMEBODY, keys) as document:
        content = from_bytes(document.loaded.payload, REPORT_ID)
        assert content == Content(report=said_in(file), notes=NOTES)
        document.save(to_bytes(content), summary=summary(content.report), now=NOW)
    with shelf.open(REPORT_ID, SOMEBODY, keys) as document:
        assert document.current.header.number == 2
        assert from_bytes(document.loaded.payload, REPORT_ID) == content
    assert kept.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("file", stored("pack-{}.lap"), ids=lambda one: one.name)
def test_a_copy_in_an_earlier_format_opens_and_is_written_anew(tmp_path: Path, file: Path) -> None:
    read = pack.read(file, Files())
    assert from_bytes(read.payload, file.name) == Content(report=said_in(file), notes=NOTES)
    again = pack.write(read, tmp_path, file.name, Files())
    assert pack.read(again, Files()) == read


@pytest.mark.parametrize("file", stored("report-{}.json"), ids=lambda one: one.name)
def test_data_in_an_earlier_format_are_read_and_written_anew(file: Path) -> None:
    report = said_in(file)
    assert report.cover.state == "DEU"
    assert load(dump(report), file.name) == report


@pytest.mark.parametrize("file", stored("sealed-{}.pdf"), ids=lambda one: one.name)
def test_a_report_sealed_by_an_earlier_program_is_intact_and_opens(file: Path) -> None:
    data, signature = file.with_suffix(".json"), file.with_suffix(".json.p7s")
    verdict = verify(file.read_bytes(), data.read_bytes(), signature.read_bytes(), {})
    assert verdict.outcome is Outcome.SIGNER_UNKNOWN
    enclosed = load(enclosed_report(file.read_bytes(), file.name).report_json, file.name)
    assert enclosed == load(data.read_bytes(), data.name)
    assert enclosed.contamination == said_in(file).contamination


def test_the_newest_number_is_the_one_that_is_written() -> None:
    head = (FOLDER / f"generation-{generation.FORMAT}.lapg").read_bytes().partition(b"\n")[0]
    assert f'"format":{generation.FORMAT},'.encode() in head.replace(b" ", b"")
    data = (FOLDER / f"report-{FORMAT_VERSION}.json").read_bytes()
    assert f'"format_version":{FORMAT_VERSION}'.encode() in data.replace(b" ", b"")
