"""Editions that are a part of another: the words stand once, the letters are their own."""

from pathlib import Path

import pytest

from lapreporter.form.edition import BrokenForm, Edition, Form
from lapreporter.form.loader import load_edition
from lapreporter.locations import shipped

EDITIONS = shipped("forms", "editions")
HEAD = '[edition]\nkey = "trial"\nname = "Trial"\n[letters]\nproduction = "D"\nretained = "C"\n'


def written(folder: Path, drawn: str) -> Path:
    """A folder with an edition drawn from the adapted one, and that one beside it."""
    (folder / "adapted").symlink_to(EDITIONS / "adapted")
    trial = folder / "trial"
    trial.mkdir()
    (trial / "form.toml").write_text(f'{HEAD}[drawn]\nfrom = "adapted"\nreason = "For the trial."\n{drawn}', "utf-8")
    return trial


def paths(forms: tuple[Form, ...]) -> list[str]:
    return [question.path for form in forms for _, question in form.questions()]


def test_what_is_left_out_is_gone_with_all_that_lies_within_it(tmp_path: Path) -> None:
    leave = '["retained.review", "production.facilities", "retained.uses[].place"]'
    edition = load_edition(written(tmp_path, f'parts = ["production", "retained"]\nleave_out = {leave}\n'))
    assert [form.key for form in edition.forms] == ["production", "retained"]
    assert not {path for path in paths(edition.forms) if path.startswith(("retained.review", "production.facilities"))}
    assert [page.id for page in edition.form("production").pages] == ["position", "remarks"]
    place = edition.place_of("retained.uses")
    assert place is not None
    assert "place" not in {column.name for column in place[2].columns}
    assert edition.not_asked["retained.review.outcome"] == "For the trial."
    assert edition.not_asked["retained.uses[].place"] == "For the trial."


def test_only_what_is_kept_is_asked(tmp_path: Path) -> None:
    edition = load_edition(written(tmp_path, 'parts = ["retained", "production"]\nkeep = ["retained.statement"]\n'))
    assert paths(edition.forms) == ["retained.statement"]
    assert edition.not_asked["production.statement"] == "For the trial."


def test_letters_are_those_of_the_edition_also_in_the_whole_forms(tmp_path: Path) -> None:
    edition = load_edition(written(tmp_path, 'parts = ["production"]\nleave_out = []\n'))
    assert edition.form("production").letter == "D"
    assert edition.form("retained").letter == "C"
    assert edition.form("stockpiles").letter == ""


def test_pages_name_no_actions_where_the_form_is_older_than_the_plan(tmp_path: Path) -> None:
    edition = load_edition(written(tmp_path, 'parts = ["retained"]\nactions = false\nleave_out = []\n'))
    assert not edition.names_actions
    assert load_edition(EDITIONS / "adapted").names_actions


def test_an_address_that_nobody_asks_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, 'parts = ["retained"]\nleave_out = ["retained.revue"]\n')
    with pytest.raises(BrokenForm, match=r"retained\.revue"):
        load_edition(folder)


def test_an_unknown_word_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, 'parts = ["retained"]\nomit = []\n')
    with pytest.raises(BrokenForm, match="omit"):
        load_edition(folder)


@pytest.fixture(scope="module", params=["original-2010", "original-2010-swapped", "short"])
def drawn(request: pytest.FixtureRequest) -> Edition:
    name: str = request.param
    return load_edition(EDITIONS / name)


def test_every_text_comes_from_the_adapted_form(drawn: Edition) -> None:
    adapted = load_edition(EDITIONS / "adapted")
    for form in drawn.forms:
        for _, question in form.questions():
            found = adapted.place_of(question.path)
            assert found is not None
            assert question.words in {one.words for _, one in found[0].questions() if one.path == question.path}


def test_tables_begin_before_they_go_on(drawn: Edition) -> None:
    begun: set[str] = set()
    for form in drawn.forms:
        for _, question in form.questions():
            if question.is_table:
                assert not question.continued or question.path in begun
                begun.add(question.path)
                assert question.continued or question.title_column in {column.name for column in question.columns}


def test_the_form_of_2010_asks_nothing_that_only_the_plan_asks() -> None:
    edition = load_edition(EDITIONS / "original-2010")
    asked = set(paths(edition.forms))
    assert "plan.national_plans" not in asked
    assert {"contamination.areas", "stockpiles.programme.cost", "resources.needed"} <= asked
    assert edition.form("technical").letter == "C"
    assert edition.form("retained").letter == "D"


def test_the_form_of_2010_exists_in_both_orders_of_c_and_d_and_asks_the_same() -> None:
    one, other = load_edition(EDITIONS / "original-2010"), load_edition(EDITIONS / "original-2010-swapped")
    assert sorted(paths(one.forms)) == sorted(paths(other.forms))
    assert one.not_asked == other.not_asked
    assert [form.letter for form in other.forms] == ["", *"ABCDEFGHIJ"]
    assert [(form.letter, form.key) for form in other.forms[3:5]] == [("C", "retained"), ("D", "technical")]
    assert [form.key for form in one.forms[3:5]] == ["technical", "retained"]


def test_an_edition_drawn_from_a_drawn_one_still_knows_the_whole_forms() -> None:
    adapted, other = load_edition(EDITIONS / "adapted"), load_edition(EDITIONS / "original-2010-swapped")
    assert paths(other.whole) == paths(adapted.forms)
    assert {form.key: form.letter for form in other.whole}["technical"] == "D"
    assert not other.names_actions
