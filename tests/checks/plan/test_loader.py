"""Reading a plan: everything is bound, and what does not fit is refused with its place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lapreporter.checks.plan.loader import BrokenPlan, load_plan, read_item
from lapreporter.checks.plan.plan import Group, Source
from lapreporter.checks.plan.predicates import PLANS, load_shipped_plan
from lapreporter.checks.plan.predicates.lausanne import PREDICATES
from lapreporter.locations import shipped
from tests.checks.plan.plans import lausanne

FILE = shipped("forms", "plans", "lausanne.toml")
INVENTED = Path(__file__).parent / "invented" / "harbour.toml"


def test_every_indicator_is_bound() -> None:
    for _, one in lausanne().indicators():
        bound = bool(one.binding.items) or one.binding.predicate is not None
        assert bound or one.source is Source.EXTERNAL, one.id


def test_the_plan_has_fifty_actions_and_seventy_seven_indicators() -> None:
    assert [action.number for action in lausanne().actions] == list(range(1, 51))
    ids = [one.id for _, one in lausanne().indicators()]
    assert len(ids) == len(set(ids)) == 77
    for action, one in lausanne().indicators():
        assert one.id.split(".")[0] == str(action.number)


def test_every_predicate_is_used_under_its_name() -> None:
    used = {one.binding.name for _, one in lausanne().indicators() if one.binding.predicate}
    assert used == set(PREDICATES)
    assert all(name == function.__name__ for name, function in PREDICATES.items())


def test_every_file_of_a_plan_has_its_predicates() -> None:
    assert {file.stem for file in shipped("forms", "plans").glob("*.toml")} == set(PLANS)
    for name in PLANS:
        assert load_shipped_plan(shipped("forms", "plans"), name).actions


def test_the_plan_says_which_wording_it_follows() -> None:
    wording = lausanne().wording
    assert wording.status == "informal draft of 19 August 2020"
    assert wording.adopted_period == "2021-2026"
    changed = {action.number for action in lausanne().actions if action.adopted_difference}
    assert changed == {18, 47, 48}


def test_an_indicator_speaks_to_its_own_states_or_to_those_of_its_action() -> None:
    by_id = {one.id: one for _, one in lausanne().indicators()}
    assert by_id["10.3"].applies_to == (Group.NOT_PARTY,)
    assert by_id["10.1"].applies_to == (Group.ALL,)
    assert by_id["18.1"].applies_to == (Group.AFFECTED_AREA,)


def test_all_texts_are_there() -> None:
    for action, one in lausanne().indicators():
        assert action.title
        assert action.summary
        assert lausanne().sections[action.section]
        assert one.measure.endswith(".")
        assert one.evidence.endswith(".")
        assert one.question.endswith(("?", ".")), one.id


def broken(tmp_path: Path, old: str, new: str) -> str:
    text = INVENTED.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "harbour.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenPlan) as refusal:
        load_plan(file, {"two_exchanges": nothing})
    return str(refusal.value)


def nothing(_: Any) -> Any:
    raise AssertionError


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('question = "Are munitions kept?"', 'question = "?"\nquestions = "?"', "unknown key questions"),
        ('deadline = "2033"', 'deadline = "2033"\nduty = "yes"', "unknown key duty"),
        ('name = "Harbour Plan"', 'name = "Harbour Plan"\nport = 3', "unknown key port"),
        ('paths = ["retained.statement"]', 'paths = ["retained.sentence"]', "indicator 1.1: no such answer"),
        ('paths = ["retained.statement"]', "paths = []", "names no answer"),
        ('paths = ["retained.statement"]', "", "either paths or a predicate"),
        ('predicate = "two_exchanges"', 'predicate = "three_exchanges"', "no such predicate three_exchanges"),
        ('predicate = "two_exchanges"', 'paths = ["resources.exchanges"]', "no indicator uses the predicate"),
        ('applies_to = ["stockpile"]', 'applies_to = ["everybody"]', "everybody"),
        ('source = "external"', 'source = "hearsay"', "hearsay"),
        ('section = "second"', 'section = "third"', "no such section third"),
        ("indicators = 4", "indicators = 5", "3 actions and 4 indicators are written"),
        ('key = "first"', 'name = "first"', "key"),
        ("[plan]", "[plan", "harbour.toml"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert says in broken(tmp_path, old, new)


@pytest.mark.parametrize(
    "item",
    [
        7,
        {"path": "cover.kind"},
        {"path": "cover.kind", "is": []},
        {"path": "cover.kind", "is": ["yearly"]},
        {"path": "cover.help_asked", "is": ["yes"]},
        {"path": "contamination.balance.cleared_m2", "is": [True]},
        {"path": "cover.kind", "is": ["annual"], "or": 1},
        {"some": "cover.kind", "with": ["x"]},
        {"some": "resources.given", "with": []},
        {"some": "resources.given", "with": ["colour"]},
        {"few": "resources.given", "with": ["purpose"]},
        {"some": "resources.given", "every": "resources.given", "with": ["purpose"]},
        {"some": "resources.given", "where": ["colour"], "with": ["purpose"]},
        {"path": "cover.kind", "said": ["forgotten"]},
        {"all": []},
        {"any": []},
        {"not": "cover.kind"},
    ],
)
def test_only_the_vocabulary_is_read(item: Any) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_item(item, "here")


def test_the_same_text_is_kept_for_every_key() -> None:
    with FILE.open("rb") as stream:
        data = tomllib.load(stream)
    assert {key for action in data["action"] for one in action["indicator"] for key in one} == {
        *("id", "measure", "source", "evidence", "question", "applies_to", "paths", "predicate")
    }
