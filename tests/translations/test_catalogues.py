"""Every text is there in every language, says the same, and can be shown."""

from __future__ import annotations

import re
import tomllib
from itertools import chain

import pytest
from babel.messages.plurals import get_plural

from tests.translations.catalogues import (
    CODES,
    PLURAL_COUNTS,
    TRANSLATIONS,
    catalogue,
    counts_of_forms,
    forms,
    key,
    pairs,
    places,
    texts,
    wanted,
)
from tools.catalogues import locale_of

LATIN_WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")
NO_WORDS = re.compile(r"\{\w+\}|[\w.]+@[\w.]+|\b[a-z_]+(?:\.[a-z_]+)+\b|\.[a-z]{3,4}\b")
"""Places, e-mail addresses, addresses of answers, endings of files."""
OTHER_SCRIPTS = ("ar", "zh-Hans", "ru")
EACH = pytest.mark.parametrize("code", CODES)
SAME = tomllib.loads((TRANSLATIONS / "same.toml").read_text(encoding="utf-8"))
SHOWN = 25


def told(found: list[str]) -> str:
    """The beginning of a long list, and how long it is."""
    return f"{len(found)} in all:\n" + "\n".join(found[:SHOWN])


@EACH
def test_every_text_is_translated(code: str) -> None:
    there = {
        key(message) for message in catalogue(code) if message.id and message.string and all(texts(message.string))
    }
    missing = [" | ".join(one[1]) for one in wanted() if one not in there]
    assert not missing, told(missing)


@EACH
def test_nothing_is_guessed_or_left_over(code: str) -> None:
    assert [message.id for message in catalogue(code) if message.fuzzy and message.id] == []
    left = [" | ".join(texts(message.id)) for message in catalogue(code) if message.id and key(message) not in wanted()]
    assert not left, told(left)


@EACH
def test_a_catalogue_counts_as_its_language_does(code: str) -> None:
    catalog, plural = catalogue(code), get_plural(locale_of(code))
    assert catalog.num_plurals == PLURAL_COUNTS[code] == plural.num_plurals
    assert (TRANSLATIONS / f"{code}.po").is_file()
    header = (TRANSLATIONS / f"{code}.po").read_text(encoding="utf-8").partition("\n\n")[0].replace('"\n"', "")
    assert f"Plural-Forms: nplurals={plural.num_plurals};" in header
    assert counts_of_forms(code)
    odd = [pair.told() for pair in pairs(code) if pair.is_counted and len(pair.translated) != PLURAL_COUNTS[code]]
    assert not odd, told(odd)


@EACH
def test_a_catalogue_says_that_it_is_unofficial(code: str) -> None:
    assert "unofficial" in catalogue(code).header_comment.lower()


@EACH
def test_a_translation_has_the_places_of_its_text(code: str) -> None:
    wrong = [
        pair.told()
        for pair in pairs(code)
        if not pair.is_counted
        for form in pair.translated
        if form and places(form) != places(pair.english[0])
    ]
    assert not wrong, told(wrong)


@EACH
def test_each_plural_form_has_the_places_and_names_the_count_where_there_are_several(code: str) -> None:
    counts, wrong = counts_of_forms(code), []
    for pair in (pair for pair in pairs(code) if pair.is_counted):
        common = set(chain.from_iterable(map(places, pair.english)))
        for said_of, form in zip(counts, pair.translated, strict=False):
            spelt_out = common - places(form)
            may_be = {"count"} if "count" in common else common
            # A form that is said of one number alone may spell it out.
            complete = not spelt_out or (len(said_of) == 1 and len(spelt_out) == 1 and spelt_out <= may_be)
            if form and not (complete and places(form) <= common):
                wrong.append(pair.told())
    assert not wrong, told(wrong)


@EACH
def test_a_translation_begins_and_ends_as_its_text(code: str) -> None:
    wrong = [
        pair.told()
        for pair, english, form in forms(code)
        if (english[:1].isspace(), english[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace())
        or english.count("\n") != form.count("\n")
        or english.endswith("…") != form.endswith("…")
        or ("  " in form and "  " not in english)
    ]
    assert not wrong, told(wrong)


@EACH
def test_no_text_is_left_in_english(code: str) -> None:
    allowed = {*SAME["all"], *SAME.get(code, ())}
    wrong = [
        english
        for _, english, form in forms(code)
        if form == english and re.search(r"[a-z]{2}", NO_WORDS.sub("", english)) and english not in allowed
    ]
    assert not wrong, told(wrong)


@pytest.mark.parametrize("code", OTHER_SCRIPTS)
def test_no_english_word_is_left_in_another_script(code: str) -> None:
    allowed = set(SAME["words"])
    wrong = [
        f"{sorted(words)} in {pair.told()}"
        for pair, _, form in forms(code)
        if (words := set(LATIN_WORD.findall(NO_WORDS.sub(" ", form))) - allowed)
    ]
    assert not wrong, told(wrong)


def test_what_may_stay_english_is_a_text_of_the_program() -> None:
    """The list may not grow old."""
    known = set(chain.from_iterable(one[1] for one in wanted()))
    listed = set(chain.from_iterable(names for code, names in SAME.items() if code != "words"))
    assert listed <= known, sorted(listed - known)
