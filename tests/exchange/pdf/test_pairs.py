"""Text set pair by pair is the text as HarfBuzz shapes it whole, and plain text the text as it is set with all care."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.pdf.fonts import ARABIC_SCALE, CHINESE, PAIRWISE, Fonts
from lapreporter.exchange.pdf.pairs import PLAIN
from lapreporter.exchange.pdf.paragraph import Paragraph
from lapreporter.exchange.pdf.plain_paragraph import PlainParagraph, is_plain, plain_look
from lapreporter.exchange.pdf.styles import NARRATIVE, TABLE, TABLE_HEAD, TABLE_NUMBER, Style

SAMPLES = (
    "PR-2018-07358 12.272246 N, 44.669578 E",
    "Tel. AVATAR To Yo WA; 1,234.50 «Lao» P. r.",
    "affine office fjord flint ff fi ffi",
    "Überprüfte Fläche: 8,5 ha – œuvre, niño, Łódź",
    "Площадь, м²: 12 345; ГУ «Центр», район Ёлкино",
    "İstanbul ılık i\u0308 e\u0301 q\u0323",
    "منطقة مؤكدة، ١٢٣",
    "没有集束弹药，第7条。",
)
PLAIN_CHARACTERS = [chr(code) for code in range(sys.maxunicode) if re.fullmatch(PLAIN, chr(code))]
WORDS = st.text(alphabet=st.sampled_from(PLAIN_CHARACTERS + list("AVTLoey.,-fil10 ") * 20), min_size=1, max_size=12)


@pytest.mark.parametrize("name", sorted({*PAIRWISE, CHINESE, "NotoNaskhArabic-Regular", "NotoSansArabic-Regular"}))
@pytest.mark.parametrize("tabular", [False, True])
def test_every_script_is_set_as_harfbuzz_shapes_it(name: str, tabular: bool) -> None:
    face = Fonts().face(name, ARABIC_SCALE if "Arabic" in name else 1.0)
    for text in SAMPLES:
        for to_left in (False, True):
            assert face.shape(text, to_left, tabular) == face.shaped_whole(text, to_left, tabular)
        for word in text.split():
            assert face.shape(word, False, tabular) == face.shaped_whole(word, False, tabular)


@given(text=WORDS, name=st.sampled_from(sorted(PAIRWISE)), tabular=st.booleans())
def test_pairs_of_latin_and_cyrillic_add_up_to_the_text(text: str, name: str, tabular: bool) -> None:
    face = FONTS.face(name, 1.0)
    assert face.shape(text, False, tabular) == face.shaped_whole(text, False, tabular)


def test_a_ligature_is_shaped_and_read_as_its_letters() -> None:
    face = Fonts().face("NotoSans-Regular", 1.0)
    face.shape("office", False)
    assert "ffi" in [source for _, source in face.used]


@pytest.mark.parametrize("name", sorted(PAIRWISE))
def test_every_plain_character_is_in_every_latin_face(name: str) -> None:
    face = Fonts().face(name, 1.0)
    assert [character for character in PLAIN_CHARACTERS if not face.covers(character)] == []


@pytest.mark.parametrize("style", [TABLE, TABLE_NUMBER, TABLE_HEAD, NARRATIVE])
@pytest.mark.parametrize("right_to_left", [False, True])
@given(text=WORDS, width=st.floats(5, 200))
def test_plain_text_is_set_like_any_other(style: Style, right_to_left: bool, text: str, width: float) -> None:
    careful = Paragraph(FONTS, text, style, right_to_left=right_to_left)
    if is_plain(text, right_to_left=right_to_left):
        quick = PlainParagraph(text, plain_look(FONTS, style), tabular=style.tabular)
        assert quick.extent() == careful.extent()
        assert quick.filled(width) == careful.filled(width)
        assert [quick.line(*ends) for ends in quick.filled(width)] == [
            careful.line(*ends) for ends in careful.filled(width)
        ]


FONTS = Fonts()
"""One for all examples: only the numbers of its glyphs depend on what was set before."""
