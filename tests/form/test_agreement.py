"""The marriage of form and model, both ways: what is asked exists; what exists is asked once, or openly not."""

import tomllib
from collections import Counter
from enum import StrEnum
from pathlib import Path

import pytest

from lapreporter.form.edition import Edition, Layout
from lapreporter.form.lexicon import Lexicon, load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.locations import shipped
from lapreporter.report.answers import OmissionKind
from lapreporter.report.cover import Marks
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import codes_of, leaf, leaves

EDITIONS = sorted(path.parent for path in shipped("forms", "editions").glob("*/form.toml"))


@pytest.fixture(params=EDITIONS, ids=lambda folder: folder.name)
def edition(request: pytest.FixtureRequest) -> Edition:
    folder: Path = request.param
    return load_edition(folder)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(shipped("forms"))


def asked(edition: Edition) -> Counter[str]:
    found: Counter[str] = Counter()
    for form in edition.forms:
        for _, question in form.questions():
            found[question.path] += not question.continued
            found.update(f"{question.path}[].{column.name}" for column in question.columns)
    return found


def covers(path: str, pattern: str) -> bool:
    """A column may ask for one part of a composite answer, such as the women of a people grid."""
    return path == pattern or path.startswith(pattern + ".")


def test_every_answer_of_the_model_is_asked_or_openly_not(edition: Edition) -> None:
    paths = {*asked(edition), *edition.not_asked}
    missing = [found.pattern for found in leaves(Report) if not any(covers(path, found.pattern) for path in paths)]
    assert missing == []


def test_no_answer_is_asked_twice(edition: Edition) -> None:
    assert [path for path, times in asked(edition).items() if times > 1] == []


def test_what_is_not_asked_exists_and_has_a_reason(edition: Edition) -> None:
    for pattern, reason in edition.not_asked.items():
        assert leaf(pattern, Report).pattern == pattern
        assert len(reason) > 10


def test_nothing_is_asked_that_is_said_not_to_be(edition: Edition) -> None:
    assert set(asked(edition)) & set(edition.not_asked) == set()


def test_every_form_of_the_cover_has_a_letter_of_its_own(edition: Edition) -> None:
    letters = {form.mark: form.letter for form in edition.forms if form.mark}
    assert sorted(letters) == sorted(Marks.model_fields)
    assert sorted(letters.values()) == list("ABCDEFGHIJ")


def test_every_choice_has_words(lexicon: Lexicon) -> None:
    enums: set[type[StrEnum]] = {OmissionKind}
    enums |= {found.choices for found in leaves(Report) if found.choices}
    for enum in enums:
        for value in enum:
            assert lexicon.choice(value).label


def test_every_statement_has_a_sentence_with_known_places(lexicon: Lexicon) -> None:
    for found in leaves(Report):
        if found.kind is Kind.STATEMENT:
            assert found.node is not None
            for code in codes_of(found.node):
                words = lexicon.statement(code)
                places = {"state": "S", "as_of": "D", "event_on": "E"}
                spoken = words.text.format_map(places)
                assert spoken.endswith(".")
                assert ("{event_on}" in words.text) == bool(words.event)


def test_every_condition_names_an_existing_answer_and_a_possible_value(edition: Edition) -> None:
    for form in edition.forms:
        for page in form.pages:
            conditions = [(page.when, "")]
            for question in page.questions:
                conditions.append((question.when, ""))
                conditions += [(column.when, question.path) for column in question.columns]
            for condition, table in conditions:
                for path in condition.paths() if condition else ():
                    check_path(path, table)


def check_path(path: str, table: str) -> None:
    pattern = f"{table}[].{path[2:]}" if path.startswith("./") else path
    if pattern.endswith(".code"):
        statement = leaf(pattern.removesuffix(".code"), Report)
        assert statement.kind is Kind.STATEMENT
    else:
        assert leaf(pattern, Report).pattern == pattern


def values_of(condition: object) -> list[tuple[str, str | bool]]:
    match condition:
        case object(path=path, value=value):
            return [(path, value)]
        case object(path=path, values=values):
            return [(path, value) for value in values]
        case object(parts=parts):
            return [pair for part in parts for pair in values_of(part)]
        case object(part=part):
            return values_of(part)
    return []


def test_every_condition_compares_with_a_possible_value(edition: Edition) -> None:
    for form in edition.forms:
        for page in form.pages:
            for condition in (page.when, *(question.when for question in page.questions)):
                for path, value in values_of(condition):
                    assert value in possible(path), f"{page.key}: {path} = {value}"


def possible(path: str) -> set[str | bool]:
    if path.endswith(".code"):
        node = leaf(path.removesuffix(".code"), Report).node
        assert node is not None
        return {code.value for code in codes_of(node)}
    found = leaf(path, Report)
    return {True, False} if found.kind is Kind.YES_NO else {choice.value for choice in found.choices or ()}


def test_every_indicator_the_report_can_evidence_has_questions(edition: Edition) -> None:
    with shipped("forms", "plans", "lausanne.toml").open("rb") as file:
        plan = tomllib.load(file)
    wanted = {i["id"] for action in plan["action"] for i in action["indicator"] if i["source"] == "report"}
    assert len(wanted) == 64
    served: set[str] = set()
    for form in edition.whole:
        for _, question in form.questions():
            served.update(question.indicators)
            for column in question.columns:
                served.update(column.indicators)
    # The form itself is the answer to 45.1: whether the report is made on the adapted one.
    assert wanted - served == {"45.1"}


def test_tables_name_existing_columns(edition: Edition) -> None:
    for form in edition.forms:
        for page, question in form.questions():
            if question.is_table:
                names = {column.name for column in question.columns}
                assert names, page.key
                assert question.continued or question.add
                assert question.layout is Layout.RECORDS or len(question.columns) <= 10, question.path
                assert set(question.totals) <= names


def test_pages_have_names_of_their_own_and_at_most_seven_questions(edition: Edition) -> None:
    keys = Counter(page.key for page in edition.pages())
    assert [key for key, times in keys.items() if times > 1] == []
    crowded = {page.key for page in edition.pages() if len(page.questions) > 7}
    assert crowded <= {"cover/marks"}
