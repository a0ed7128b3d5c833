"""Every text people read reaches the translators, with word of where it stands."""

from __future__ import annotations

import ast
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from lapreporter.form.edition import Words
from lapreporter.form.lexicon import ChoiceWords, StatementWords
from lapreporter.i18n.sentences import PLACE
from lapreporter.words import WORD_KEYS
from tools.strings import merged, template, words_of, written

ROOT = Path(__file__).parents[2]
RUSSIAN = """\
# Unofficial until reviewed.
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"

# A note of the translator.
msgid "Stays"
msgstr "Остаётся"

msgid "Is gone"
msgstr "Ушло"
"""


def messages(catalog: Catalog) -> list[str]:
    return [text for message in catalog if message.id for text in message.id and _texts(message.id)]


def _texts(one_or_more: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [one_or_more] if isinstance(one_or_more, str) else list(one_or_more or ())


@pytest.fixture(scope="module")
def fresh() -> Catalog:
    return read_po(BytesIO(template(ROOT)))


def test_texts_of_python_and_of_its_plurals_are_collected(tmp_path: Path) -> None:
    package = tmp_path / "lapreporter"
    package.mkdir()
    (package / "room.py").write_text(
        'A = mark(\n    "One text "\n    "on two lines."\n)\nB = mark_plural("{count} row", "{count} rows")\n',
        encoding="utf-8",
    )
    catalog = read_po(BytesIO(template(tmp_path)))
    assert messages(catalog) == ["One text on two lines.", "{count} row", "{count} rows"]
    assert [location[0] for message in catalog if message.id for location in message.locations] == [
        "lapreporter/room.py",
        "lapreporter/room.py",
    ]


def test_texts_of_forms_are_collected_with_the_question_they_belong_to(tmp_path: Path) -> None:
    folder = tmp_path / "forms" / "editions" / "adapted"
    folder.mkdir(parents=True)
    (folder / "retained.toml").write_text(
        '[[page]]\nid = "amounts"\ntitle = "What is kept"\n'
        '[[page.question]]\npath = "retained.purpose"\nlabel = "Purpose"\nwhen = {answered = "x"}\n',
        encoding="utf-8",
    )
    catalog = read_po(BytesIO(template(tmp_path)))
    assert messages(catalog) == ["What is kept", "Purpose"]
    assert catalog["Purpose"].auto_comments == ["amounts retained.purpose label"]
    assert catalog["Purpose"].locations[0][0] == "forms/editions/adapted/retained.toml"


def test_names_of_reference_data_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "forms" / "reference"
    folder.mkdir(parents=True)
    (folder / "munitions.toml").write_text('[[munition]]\nname = "BLU-97"\n', encoding="utf-8")
    assert messages(read_po(BytesIO(template(tmp_path)))) == []


def test_a_list_of_texts_gives_each_of_them() -> None:
    assert list(words_of({"example": ["one", "two", ""], "path": "a.b"})) == [("example", "one"), ("example", "two")]


def test_every_field_of_words_is_collected() -> None:
    names = {field.name for kind in (Words, ChoiceWords, StatementWords) for field in fields(kind)}
    assert names <= WORD_KEYS


def test_only_texts_that_stand_there_are_marked() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "lapreporter").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("mark", "mark_plural")
        and not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in node.args)
    ]
    assert wrong == []


def test_a_text_is_counted_everywhere_or_nowhere() -> None:
    """A catalogue holds a text once: said without a count, it would take the form for one."""
    calls = [
        node
        for file in sorted((ROOT / "lapreporter").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("mark", "mark_plural")
    ]
    plain = {ast.unparse(call.args[0]) for call in calls if len(call.args) == 1}
    counted = {ast.unparse(call.args[0]) for call in calls if len(call.args) == 2}
    assert plain & counted == set()


def test_no_text_is_shown_without_being_marked() -> None:
    """A text given to a language on the spot would never reach the catalogue."""
    unmarked = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sorted((ROOT / "lapreporter").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "text"
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and ast.unparse(node.func.value).split(".")[-1].strip("_") == "language"
        and node.args
        and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
    ]
    assert unmarked == []


def test_places_bear_names_that_can_be_filled(fresh: Catalog) -> None:
    odd = [text for text in messages(fresh) if "{" in PLACE.sub("", text) or "}" in PLACE.sub("", text)]
    assert odd == []


def test_a_percent_sign_is_no_place() -> None:
    catalog = Catalog()
    catalog.add("{share} % of the area", "{share} % de la superficie")
    assert b"\n#, python-brace-format\n" in written(catalog)


def test_a_catalogue_is_brought_up_to_date_without_guessing(tmp_path: Path) -> None:
    (tmp_path / "ru.po").write_text(RUSSIAN, encoding="utf-8")
    catalog = Catalog()
    for text in ("Stays", "Is gone now", ("{count} row", "{count} rows")):
        catalog.add(text, locations=[("room.py", 1)])
    once = merged(tmp_path / "ru.po", written(catalog))
    (tmp_path / "ru.po").write_bytes(once)
    assert merged(tmp_path / "ru.po", written(catalog)) == once
    text = once.decode()
    assert text.startswith("# Unofficial until reviewed.")
    assert '# A note of the translator.\n#: room.py\nmsgid "Stays"\nmsgstr "Остаётся"' in text
    assert 'msgid "Is gone now"\nmsgstr ""' in text
    assert "Ушло" not in text
    assert text.count("msgstr[") == 3
    assert "Date" not in text
