"""Each language has a glossary of the Convention's terms, and says of each where it comes from."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.translations.catalogues import CODES, TRANSLATIONS

REQUIRED = (
    "cluster munition",
    "explosive submunition",
    "explosive bomblet",
    "unexploded submunition",
    "cluster munition remnants",
    "cancel",
    "reduc",
    "clear",
    "non-technical survey",
    "technical survey",
    "risk education",
    "victim assistance",
    "confirmed hazardous area",
    "suspected hazardous area",
    "stockpile",
    "State Party",
)
"""Parts of the English of an entry; which form of the word a translator enters is left to the language."""
KEYS = {"english", "term", "source", "note"}


def terms(code: str) -> list[dict[str, Any]]:
    """The entries of a glossary."""
    file = TRANSLATIONS / "glossary" / f"{code}.toml"
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["term"]
    return found


@pytest.mark.parametrize("code", CODES)
def test_a_glossary_holds_the_terms_that_matter(code: str) -> None:
    entries = [entry["english"].lower() for entry in terms(code)]
    assert [part for part in REQUIRED if not any(part.lower() in english for english in entries)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_term_says_where_it_comes_from(code: str) -> None:
    for entry in terms(code):
        assert KEYS - {"note"} <= entry.keys() <= KEYS, entry
        assert all(isinstance(text, str) and text.strip() == text and text for text in entry.values()), entry


@pytest.mark.parametrize("code", CODES)
def test_a_term_stands_once(code: str) -> None:
    english = [entry["english"] for entry in terms(code)]
    assert len(english) == len(set(english))
