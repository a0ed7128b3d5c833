"""Every character of every catalogue has a glyph in a font that ships."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
import uharfbuzz as hb

from lapreporter.i18n.manners import MANNERS
from lapreporter.locations import shipped
from tests.translations.catalogues import CODES, forms

WINDOW = ("NotoSans-Regular", "NotoSansArabic-Regular", "NotoSansSC-Regular")
PAPER = ("NotoSerif-Regular", "NotoNaskhArabic-Regular", "NotoSans-Regular", "NotoSansSC-Regular")
LIMIT = 13_000_000


@cache
def drawn_by(fonts: tuple[str, ...]) -> frozenset[str]:
    """The characters that one of the fonts can draw."""
    files = [shipped("resources", "fonts", f"{name}.ttf") for name in fonts]
    return frozenset(chr(code) for file in files for code in hb.Face(file.read_bytes()).unicodes)


@pytest.mark.parametrize("fonts", [WINDOW, PAPER])
@pytest.mark.parametrize("code", CODES)
def test_every_character_can_be_drawn(code: str, fonts: tuple[str, ...]) -> None:
    used = {character for _, _, form in forms(code) for character in form}
    blank = {one for one in used if unicodedata.category(one) in ("Cf", "Cc", "Zs")}
    assert used - blank - drawn_by(fonts) == set()


def test_the_own_name_of_every_language_can_be_drawn() -> None:
    assert {character for manner in MANNERS for character in manner.name} <= drawn_by(WINDOW)


def test_the_fonts_are_small_enough_for_a_portable_folder() -> None:
    assert sum(file.stat().st_size for file in shipped("resources", "fonts").glob("*.ttf")) <= LIMIT
