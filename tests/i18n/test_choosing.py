"""The program begins in the user's language where it has it."""

from __future__ import annotations

import pytest

from lapreporter.i18n import fitting, own_name, wanted_by
from lapreporter.i18n.manners import ENGLISH, MANNERS


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["fr-CH"], "fr"),
        (["pt_BR.UTF-8"], "pt"),
        (["ar-SD", "en"], "ar"),
        (["ru_RU@cyrillic"], "ru"),
        (["zh-CN"], "zh-Hans"),
        (["zh-Hans-SG"], "zh-Hans"),
        (["zh-Hans-HK"], "zh-Hans"),
        (["zh-Hant-TW", "en-US"], "en"),
        (["zh_TW.UTF-8"], "en"),
        (["lo-LA", "fr-FR"], "fr"),
        (["de"], "en"),
        (["C.UTF-8"], "en"),
        ([""], "en"),
        ([], "en"),
    ],
)
def test_the_first_wanted_language_that_there_is_is_taken(wanted: list[str], found: str) -> None:
    assert fitting(wanted, MANNERS) == found


def test_a_language_without_a_catalogue_is_not_taken() -> None:
    assert fitting(["fr"], [ENGLISH]) == "en"


def test_the_strongest_variable_of_the_environment_counts() -> None:
    assert wanted_by({"LANG": "es_CL.UTF-8", "LC_ALL": "", "LC_MESSAGES": "fr_FR"}) == ["fr_FR"]
    assert wanted_by({"LANG": "es_CL.UTF-8", "LC_ALL": "C"}) == ["C"]
    assert wanted_by({}) == [""]


def test_a_language_is_called_what_its_readers_call_it() -> None:
    assert own_name("pt") == "Português"
    assert own_name("en-XA") == "en-XA"
