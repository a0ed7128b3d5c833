"""Values go into sentences safely and keep their order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.i18n.sentences import END_ISOLATE, ISOLATE, filled, isolated


def test_a_sentence_ends_with_one_full_stop_whatever_its_last_value_ends_with() -> None:
    assert filled("Сдан {day}.", {"day": "30 апреля 2026 г."}) == "Сдан 30 апреля 2026 г."
    assert filled("{day}. {more}.", {"day": f"{ISOLATE}г.{END_ISOLATE}", "more": "x"}) == f"{ISOLATE}г.{END_ISOLATE} x."
    assert filled("{day}.", {}) == "{day}."


def test_a_place_is_filled_wherever_the_translator_put_it() -> None:
    assert filled("{count} of {total}", {"count": "3", "total": "9"}) == "3 of 9"
    assert filled("of {total}, {count}", {"count": "3", "total": "9"}) == "of 9, 3"


def test_a_place_without_a_value_stays_readable() -> None:
    assert filled("{count} of {total}", {"count": "3"}) == "3 of {total}"


@pytest.mark.parametrize("sentence", ["{count.__class__}", "{count[0]}", "{0}", "{}", "{count!r}", "{count:>99999}"])
def test_a_translation_cannot_reach_into_values(sentence: str) -> None:
    assert filled(sentence, {"count": "3"}) == sentence


@given(st.text())
def test_a_value_arrives_as_it_is_even_with_braces(value: str) -> None:
    assert filled("[{name}]", {"name": value, "value": "wrong"}) == f"[{value}]"


@pytest.mark.parametrize(
    "value", ["2025-04-30", "+41 22 917 0000", "BLU-97", "−5", "a@b.org", "Kassala-03", "M483A1 (155 mm)"]
)
def test_latin_and_signed_values_are_fenced_in_a_sentence_from_right_to_left(value: str) -> None:
    assert isolated(value, right_to_left=True) == ISOLATE + value + END_ISOLATE


@pytest.mark.parametrize("value", ["1,234", "٥", "الخرطوم", "30 نيسان/أبريل 2026", ""])
def test_arabic_words_and_plain_numbers_need_no_fence_there(value: str) -> None:
    assert isolated(value, right_to_left=True) == value


def test_arabic_words_are_fenced_in_a_sentence_from_left_to_right() -> None:
    assert isolated("الخرطوم", right_to_left=False) == ISOLATE + "الخرطوم" + END_ISOLATE
    assert isolated("Khartoum (2)", right_to_left=False) == "Khartoum (2)"
