"""The public version: no restricted answer in it, and every total as before."""

from __future__ import annotations

import json
import random
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapreporter.checks.case import Case
from lapreporter.exchange.public import (
    Restrictions,
    public_case,
    public_report,
    read_restrictions,
    telling_answers,
)
from lapreporter.form.comparison import differences
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.answers import Contact, OmissionKind
from lapreporter.report.data import dump
from lapreporter.report.kinds import Kind, Unit
from lapreporter.report.node import Node
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, codes_of, leaf, leaves, pattern_of

RESTRICTIONS = read_restrictions(shipped("forms", "restricted.toml"))
LISTS = (RESTRICTIONS.left_out, RESTRICTIONS.with_person, RESTRICTIONS.rounded, RESTRICTIONS.public)


class Filling:
    """A report with an answer in a random part of all places; each text occurs once and nowhere else."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.texts: dict[str, str] = {}
        self.report = Report.model_validate_json(dump_json(self.node(Report, "")))

    def node(self, model: type[Node], before: str) -> dict[str, Any]:
        filled: dict[str, Any] = {}
        for one in leaves(model):
            if "[]" in one.pattern or self.chance.random() < 0.3:
                continue
            *parents, name = one.pattern.split(".")
            place = filled
            for parent in parents:
                place = place.setdefault(parent, {})
            place[name] = self.value(one, before + one.pattern)
        return filled

    def value(self, one: Leaf, path: str) -> Any:
        if one.kind is Kind.TABLE:
            assert one.row is not None
            row = one.row
            return [{"id": f"r{n}", **self.node(row, f"{path}[r{n}].")} for n in range(self.chance.randrange(3))]
        if one.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
            return self.text(path)
        if one.kind is Kind.CONTACT:
            return self.node(Contact, f"{path}.")
        return self.other(one, path)

    def other(self, one: Leaf, path: str) -> Any:
        count = self.chance.randrange(10_000)
        simple: dict[Kind, Any] = {
            Kind.YES_NO: count % 2 == 0,
            Kind.WHOLE_NUMBER: 2000 + count % 30 if one.is_year else count,
            Kind.QUANTITY: count if one.unit is Unit.SQUARE_METRE else f"{count % 90}.{count:04}",
            Kind.DATE: "2025-07-31",
            Kind.STATE: "XPR",
            Kind.MONEY: {"amount": str(count), "currency": "EUR"},
            Kind.PERIOD: {"start": "2025-01-01", "end": "2025-12-31"},
            Kind.PEOPLE: {"women": count, "men": count + 1},
        }
        if one.kind in (Kind.CHOICE, Kind.CHOICES):
            assert one.choices is not None
            choice = self.chance.choice(list(one.choices)).value
            return choice if one.kind is Kind.CHOICE else [choice]
        if one.kind is Kind.STATEMENT:
            assert one.node is not None
            return {"code": codes_of(one.node)[0].value, "as_of": "2025-12-31"}
        if one.kind is Kind.ATTACHMENTS:
            name = self.text(path)
            return [{"id": "f1", "name": name, "sha256": f"{count:064}", "size": 9, "media_type": "image/png"}]
        return simple[one.kind]

    def text(self, path: str) -> str:
        self.texts[path] = f"canary{len(self.texts):05}x{self.chance.randrange(10**9):09}"
        return self.texts[path]


def dump_json(content: dict[str, Any]) -> bytes:
    return json.dumps({"format": "ccm-article-7-report", **content}).encode()


def restricted(path: str, report: Report) -> bool:
    pattern = pattern_of(path)
    if pattern in RESTRICTIONS.with_person:
        return bool(paths.get(report, path.rpartition(".")[0]).withhold_person)
    return pattern not in RESTRICTIONS.public


# --- the list ---------------------------------------------------------------------------------------------------


def test_every_telling_answer_stands_in_the_list_exactly_once() -> None:
    named = [pattern for part in LISTS for pattern in part]
    assert len(named) == len(set(named))
    assert set(named) == set(telling_answers())


def test_every_pattern_of_the_list_is_in_the_model() -> None:
    for part in LISTS:
        for pattern in part:
            leaf(pattern, Report)


def test_no_kind_of_answer_that_could_tell_is_overlooked() -> None:
    told = set(telling_answers())
    plain = {
        *(Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.WHOLE_NUMBER, Kind.MONEY, Kind.DATE, Kind.PERIOD, Kind.STATE),
        # Attached files go out only when they are ticked.
        *(Kind.PEOPLE, Kind.TABLE, Kind.STATEMENT, Kind.ATTACHMENTS),
    }
    for one in leaves(Report):
        if one.pattern not in told and one.kind is not Kind.CONTACT:
            assert one.kind in plain or (one.kind is Kind.QUANTITY and one.unit is not Unit.DEGREE), one


# --- what goes out ----------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_restricted_answer_goes_out_and_every_other_does(english: SpokenLanguage, seed: int) -> None:
    filling = Filling(random.Random(seed))
    content = dump(public_report(filling.report, RESTRICTIONS, english).report).decode()
    for path, text in filling.texts.items():
        assert (text in content) is not restricted(path, filling.report), path


@settings(max_examples=30)
@given(st.integers(0, 2**32))
def test_numbers_dates_and_rows_stay_as_they_are(english: SpokenLanguage, seed: int) -> None:
    report = Filling(random.Random(seed)).report
    public = public_report(report, RESTRICTIONS, english).report
    before, after = dict(plain_answers(report)), dict(plain_answers(public))
    assert {place: answer for place, answer in before.items() if not is_of_people(place)} == {
        place: answer for place, answer in after.items() if not is_of_people(place)
    }
    assert len(before) > 100


def is_of_people(place: str) -> bool:
    """Whether a number is one of victims, of which small ones are hidden, or of an attached file."""
    return place.startswith("victim_assistance") or ".files[" in place or ".photos[" in place


def plain_answers(node: Node, before: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name in type(node).model_fields:
        value = getattr(node, name)
        if name in ("omissions", "reasons", "latitude", "longitude"):
            continue
        for place, part in enumerate(value) if isinstance(value, tuple) else ((0, value),):
            if isinstance(part, Node):
                found += plain_answers(part, f"{before}{name}[{place}].")
            elif part is not None and type(part) is not str:
                found.append((f"{before}{name}", part))
    return found


def test_an_answer_that_nobody_has_listed_yet_is_left_out(english: SpokenLanguage) -> None:
    report = paths.replace(Report(), "other.compliance", "a new kind of secret")
    without = Restrictions(
        RESTRICTIONS.left_out,
        RESTRICTIONS.with_person,
        RESTRICTIONS.rounded,
        RESTRICTIONS.public - {"other.compliance"},
        RESTRICTIONS.decimals,
        RESTRICTIONS.confidential,
    )
    assert public_report(report, RESTRICTIONS, english).report.other.compliance == "a new kind of secret"
    assert public_report(report, without, english).report.other.compliance is None


@pytest.fixture
def report() -> Report:
    return Report.model_validate_json(
        dump_json(
            {
                "stockpiles": {
                    "destroyed": [{"id": "a", "munitions": 12, "site": "Depot 7"}],
                    "programme": {"sites": "Depot 7"},
                },
                "cover": {
                    "institutions": [
                        {
                            "id": "a",
                            "institution": "Ministry",
                            "person": "Ana",
                            "telephone": "1",
                            "email": "m@a.example",
                        },
                        {
                            "id": "b",
                            "institution": "Agency",
                            "person": "Ben",
                            "telephone": "2",
                            "withhold_person": True,
                        },
                    ]
                },
                "contamination": {"areas": [{"id": "k", "latitude": "2.18437", "longitude": "12.5", "size_m2": 900}]},
                "other": {"text": "Nothing else."},
                "omissions": {
                    "victim_assistance.needs": {"kind": "withheld", "explanation": "The Ruiz family asked so."}
                },
                "reasons": [
                    reason("a", "stockpiles.destroyed[a].site", "It is Depot 7."),
                    reason("b", "stockpiles.destroyed[a]", "Depot 7 is small."),
                    reason("c", "contamination.balance.opening_m2", "Measured again."),
                    reason("d", None, "Late because of floods."),
                ],
            }
        )
    )


def reason(row: str, path: str | None, text: str) -> dict[str, Any]:
    return {"id": row, "code": "STK-01", "path": path, "text": text, "given_on": "2026-01-01", "numbers": "x"}


def test_the_public_version_says_so_at_each_place_and_once_for_all(report: Report, english: SpokenLanguage) -> None:
    public = public_report(report, RESTRICTIONS, english)
    assert set(public.left_out) == {
        "stockpiles.destroyed[a].site",
        "stockpiles.programme.sites",
        "cover.institutions[a].person",
        "cover.institutions[b].person",
        "cover.institutions[b].telephone",
    }
    assert {public.report.omissions[path].kind for path in public.left_out} == {OmissionKind.WITHHELD}
    said = public.report.other.text or ""
    assert said.startswith("Nothing else.\n\nThis is the public version")
    assert "5 restricted answers" in said
    assert "rounded" in said


def test_coordinates_are_rounded_and_sizes_are_not(report: Report, english: SpokenLanguage) -> None:
    public = public_report(report, RESTRICTIONS, english)
    (area,) = public.report.contamination.areas
    assert (area.latitude, area.longitude, area.size_m2) == (Decimal("2.18"), Decimal("12.5"), 900)
    assert public.rounded == ("contamination.areas[k].latitude",)


def test_what_was_said_about_a_restricted_answer_goes_with_it(report: Report, english: SpokenLanguage) -> None:
    content = dump(public_report(report, RESTRICTIONS, english).report).decode()
    for secret in ("Depot 7", "Ruiz", "Ana", "Ben"):
        assert secret not in content
    for public in ("Measured again.", "Late because of floods.", "Ministry", "m@a.example"):
        assert public in content


def test_attached_files_stay_out_unless_they_are_ticked(english: SpokenLanguage) -> None:
    law, photo = (
        {"id": n, "name": f"{n}.png", "sha256": n * 64, "size": 9, "media_type": "image/png"} for n in ("a", "b")
    )
    measures = [{"id": "m", "title": "Act", "files": [law, photo]}]
    report = Report.model_validate_json(dump_json({"national_measures": {"measures": measures}}))
    public = public_report(report, RESTRICTIONS, english, {"a" * 64})
    assert [one.name for one in public.report.national_measures.measures[0].files] == ["a.png"]
    assert [one.name for one in public.files] == ["b.png"]
    assert "One attached file is left out." in (public.report.other.text or "")
    none = public_report(report, RESTRICTIONS, english).report
    assert none.omissions["national_measures.measures[m].files"].kind is OmissionKind.WITHHELD


def test_a_file_that_goes_out_is_nothing_new_beside_the_earlier_report_that_holds_it(english: SpokenLanguage) -> None:
    files = [{"id": n, "name": f"{n}.png", "sha256": n * 64, "size": 9, "media_type": "image/png"} for n in ("a", "b")]
    measures = [{"id": "m", "title": "Act", "files": files}]
    report = Report.model_validate_json(dump_json({"national_measures": {"measures": measures}}))
    case = Case(report, date(2026, 4, 30), history=(report,), amends=report)
    public, _ = public_case(case, (), RESTRICTIONS, english, {"a" * 64})
    (before,), sent = public.history, public.amends
    assert sent is not None
    for one in (public.report, before, sent):
        assert [file.name for file in one.national_measures.measures[0].files] == ["a.png"]
        assert differences(one, public.report) == ()


def test_a_report_without_secrets_only_says_that_it_is_public(english: SpokenLanguage) -> None:
    public = public_report(Report(), RESTRICTIONS, english)
    assert public.left_out == ()
    assert public.report.other.text == "This is the public version of the report; nothing had to be left out."
    assert public.report.omissions == {}
