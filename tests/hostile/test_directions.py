"""A text that turns its own direction turns nothing around it; in the data it stays as the State wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.i18n import SpokenLanguage
from lapreporter.i18n.sentences import END_ISOLATE, ISOLATE, isolated

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("right_to_left", [False, True])
@given(value=st.text(st.sampled_from("ab א" + TURNS), max_size=12))
def test_the_fence_closes_where_the_value_ends(value: str, right_to_left: bool) -> None:
    fenced = isolated(value, right_to_left)
    depth = 0
    for at, character in enumerate(fenced):
        depth += (character in "\u2066\u2067\u2068") - (character == END_ISOLATE)
        assert depth >= (1 if 0 < at < len(fenced) - 1 and any(sign in value for sign in TURNS) else 0)
    assert depth == 0
    assert [sign for sign in fenced if sign not in TURNS] == [sign for sign in value if sign not in TURNS]


def test_an_override_in_a_name_ends_with_the_name(english: SpokenLanguage) -> None:
    said = english.text("{name} is attached.", {"name": "\u202egnp.exe"})
    assert said == f"{ISOLATE}\u202egnp.exe{END_ISOLATE} is attached."
