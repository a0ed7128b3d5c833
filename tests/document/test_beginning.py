"""Beginning a report from earlier ones: which count, what is noted of them, and that nothing vanishes in silence."""

from __future__ import annotations

from datetime import date

import pytest

from lapreporter.document.beginning import Beginning, Earlier, begin_from
from lapreporter.document.content import Content, from_bytes, to_bytes
from lapreporter.document.origin import Origin, Seal
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.locations import shipped
from lapreporter.report.answers import Attachment
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.shape import attachments_of
from tests.document.test_history import source

TODAY = date(2026, 4, 28)
FILES = "stockpiles.declaration.files"


@pytest.fixture(scope="module")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


def earlier(year: int, name: str = "", told: dict[str, object] | None = None, seal: Seal = Seal.ABSENT) -> Earlier:
    one = source(year, name, told)
    return Earlier(one.name, Content(report=one.report), seal)


def begun(carrying: Carrying, *found: Earlier, year: int = 2024) -> Beginning:
    return begin_from(found, "XPR", year, TODAY, carrying)


def test_the_newest_report_is_the_base_and_the_others_are_history(carrying: Carrying) -> None:
    beginning = begun(carrying, earlier(2022), earlier(2023), earlier(2020))
    assert beginning.base is not None
    assert beginning.base.name == "2023.json"
    content = beginning.content()
    assert content.report.year() == 2024
    assert [one.year() for one in content.history] == [2020, 2022, 2023]


def test_without_any_report_that_fits_there_is_nothing_to_begin_from(carrying: Carrying) -> None:
    beginning = begun(carrying, earlier(2024))
    assert not beginning.ready
    with pytest.raises(ValueError, match="nothing to begin from"):
        beginning.content()


def test_a_report_cannot_begin_while_two_files_contradict_each_other(carrying: Carrying) -> None:
    cleared = "contamination.balance.cleared_m2"
    first, second = earlier(2023, "a.pdf", {cleared: 470_000}), earlier(2023, "b.json", {cleared: 500_000})
    assert not begun(carrying, first, second, earlier(2022)).ready
    assert begun(carrying, second, earlier(2022)).ready


def test_a_document_brings_its_history_for_years_not_given_otherwise(carrying: Carrying) -> None:
    within = (source(2021).report, source(2022, told={"other.text": "an older copy"}).report)
    document = Earlier("2023.lap", earlier(2023).content.model_copy(update={"history": within}))
    beginning = begun(carrying, document, earlier(2022))
    assert beginning.ready
    assert [(one.name, one.report.year()) for one in beginning.history.sources] == [
        ("2023.lap", 2021),
        ("2022.json", 2022),
        ("2023.lap", 2023),
    ]


def test_a_broken_seal_is_noted_in_the_document_and_outlives_saving(carrying: Carrying) -> None:
    content = begun(carrying, earlier(2023, "mailed.pdf", seal=Seal.BROKEN), earlier(2022)).content()
    again = from_bytes(to_bytes(content), "again")
    assert again.origins == (
        Origin(year=2022, name="2022.json", seal=Seal.ABSENT),
        Origin(year=2023, name="mailed.pdf", seal=Seal.BROKEN),
    )


def test_the_note_of_a_broken_seal_goes_on_from_year_to_year(carrying: Carrying) -> None:
    content = begun(carrying, earlier(2023, "mailed.pdf", seal=Seal.BROKEN)).content()
    following = begun(carrying, Earlier("2024.lap", content), year=2025).content()
    assert [(one.year, one.seal) for one in following.origins] == [(2023, Seal.BROKEN), (2024, Seal.ABSENT)]


def test_attached_files_that_did_not_come_along_are_listed_and_not_named_in_the_report(carrying: Carrying) -> None:
    example = shipped("resources", "examples", "xpr-2025.json")
    report = load(example.read_bytes(), example.name)
    file = Attachment(id="f1", name="map.png", sha256="a" * 64, size=3, media_type="image/png")
    found = Earlier("2025.json", Content(report=replace(report, FILES, (file,))))
    without = begin_from([found], "XPR", 2026, TODAY, carrying)
    carried = without.carried
    assert carried is not None
    assert [one.name for one in without.missing] == ["map.png"]
    assert not list(attachments_of(carried.report))
    with_it = Earlier("2025.lap", found.content, files={"a" * 64: b"..."})
    kept = begin_from([with_it], "XPR", 2026, TODAY, carrying).content()
    assert [one.name for one in attachments_of(kept.report)] == ["map.png"]


def test_texts_that_could_not_be_read_are_told_and_private_notes_go_on(carrying: Carrying) -> None:
    told = {"unread": {"stockpiles.programme.percent": "half"}, "notes": {"cover.state": "ask Anna", "gone[x].y": "?"}}
    found = Earlier("2023.lap", earlier(2023).content.model_copy(update=told))
    beginning = begun(carrying, found)
    assert beginning.unread == told["unread"]
    assert beginning.content().notes == {"cover.state": "ask Anna"}
