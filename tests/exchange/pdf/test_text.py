"""Text: every character is drawn and read, lines keep their width, scripts share a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.pdf.breaking import chunks
from lapreporter.exchange.pdf.fonts import CHINESE, Fonts
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.lines import Laid, offset
from lapreporter.exchange.pdf.styles import NARRATIVE, TABLE, TABLE_NUMBER, Align, Voice
from lapreporter.exchange.pdf.text import bold, note_mark, page_of
from lapreporter.locations import shipped

LETTERS = st.text(alphabet="abcdefghij éß-ЖдαΩ/,.()0123456789كتاب٤٥\n", max_size=80)


def shown(laid: Laid) -> str:
    return "".join(group.text for line in laid.lines for group in line.groups)


def bare(text: str) -> str:
    return "".join(sorted(text.replace(" ", "").replace("\n", "")))


@given(text=LETTERS, width=st.floats(20, 300), right_to_left=st.booleans())
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: float, right_to_left: bool) -> None:
    laid = Layout(Fonts(), right_to_left=right_to_left).lay(text, TABLE, width)
    assert bare(shown(laid)) == bare(text)
    assert all(line.width <= width + 0.5 for line in laid.lines)


def test_codes_stay_whole_and_words_part_at_hyphens() -> None:
    parts = [text[chunk.start : chunk.end] for text in ["BLU-63 M42/M46 post-clearance"] for chunk in chunks(text)]
    assert parts == ["BLU-63", "M42/M46", "post-", "clearance"]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    text = "没有集束弹药。"
    assert [text[c.start : c.end] for c in chunks(text)] == ["没", "有", "集", "束", "弹", "药。"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("（甲）乙", ["（甲）", "乙"]),
        ("称“集束弹药”为", ["称", "“集", "束", "弹", "药”", "为"]),
        ("第7条", ["第", "7", "条"]),
        ("约1\u00a0000\u202f公顷", ["约", "1\u00a0000\u202f公", "顷"]),
        ("等……以及——即", ["等……", "以", "及——", "即"]),
        ("面积50％。", ["面", "积", "50％。"]),
    ],
)
def test_chinese_punctuation_keeps_its_side_of_the_line(text: str, parts: list[str]) -> None:
    assert [text[chunk.start : chunk.end] for chunk in chunks(text)] == parts


def test_the_chinese_face_is_opened_only_for_what_no_other_has() -> None:
    fonts = Fonts()
    Layout(fonts, right_to_left=False).lay("Convention, Конвенция, \u062d 5 \u2212 3", TABLE, 300)
    assert CHINESE not in {face.name for face in fonts.faces}
    Layout(fonts, right_to_left=False).lay("弹", TABLE, 300)
    assert CHINESE in {face.name for face in fonts.faces}
    assert not fonts.missing


def test_quotation_marks_are_wide_among_chinese_and_narrow_among_latin_letters() -> None:
    fonts = Fonts(chinese=True)
    chain = fonts.chain(Voice.FORM, False, False, False)
    among_chinese = chain.pick("\u201d", chain.pick("弹")[1])[1]
    among_latin = chain.pick("\u201d", chain.pick("a")[1])[1]
    assert (among_chinese.name, among_latin.name) == (CHINESE, "NotoSans-Regular")


def test_bold_chinese_is_drawn_thicker() -> None:
    layout = Layout(Fonts(chinese=True), right_to_left=False)
    plain, heavy = (layout.lay(text, TABLE, 300).lines[0].groups[0].operators for text in ("弹", bold("弹")))
    assert " 2 Tr " not in plain
    assert " 2 Tr " in heavy
    assert heavy.endswith(" 0 Tr")


def test_figures_and_letters_of_all_scripts_share_a_baseline() -> None:
    layout = Layout(Fonts(), right_to_left=True)
    assert layout.lay("٥", TABLE, 100).baseline == layout.lay("كتاب", TABLE, 100).baseline


def test_numbers_stand_at_the_right_of_the_paper_in_both_directions() -> None:
    for right_to_left in (False, True):
        layout = Layout(Fonts(), right_to_left=right_to_left)
        (line,) = layout.lay("1,234", TABLE_NUMBER, 100).lines
        assert offset(line, Align.RIGHT, 100, right_to_left=right_to_left) + line.width == pytest.approx(100)


def test_the_mark_of_a_note_hangs_outside_the_numbers() -> None:
    layout = Layout(Fonts(), right_to_left=False)
    (number,) = layout.lay("1,234", TABLE_NUMBER, 100).lines
    (marked,) = layout.lay(("1,234", note_mark("a", "n")), TABLE_NUMBER, 100).lines
    assert marked.width - marked.hang == pytest.approx(number.width)


def test_a_minus_is_read_as_a_minus_though_the_face_lacks_it() -> None:
    fonts = Fonts()
    Layout(fonts, right_to_left=False).lay("\u22125", TABLE, 100)
    assert "\u2212" in {text for face in fonts.faces for _, text in face.used}
    assert not fonts.missing


def test_a_bracket_in_arabic_is_written_for_readers_as_it_is_seen() -> None:
    fonts = Fonts()
    Layout(fonts, right_to_left=True).lay("(كتاب", TABLE, 100)
    assert ")" in {text for face in fonts.faces for _, text in face.used}


@pytest.mark.parametrize(("word", "pair"), [("جزئياً", "\u064b\u0627"), ("يُجب", "\u064f\u064a")])
def test_a_lone_vowel_sign_is_read_with_its_letter(word: str, pair: str) -> None:
    fonts = Fonts()
    Layout(fonts, right_to_left=True).lay(word, TABLE, 100)
    assert pair in {text for face in fonts.faces for _, text in face.used}


def test_a_character_no_face_has_is_replaced_and_named() -> None:
    fonts = Fonts()
    laid = Layout(fonts, right_to_left=False).lay("a\U0001f600", TABLE, 100)
    assert fonts.missing == {"\U0001f600"}
    assert shown(laid) == "a\ufffd"


def test_directional_controls_are_obeyed_and_not_drawn() -> None:
    laid = Layout(Fonts(), right_to_left=True).lay("\u2066N-001\u2069", TABLE, 100)
    assert shown(laid) == "N-001"


def test_a_page_number_is_set_once_it_is_known() -> None:
    layout = Layout(Fonts(), right_to_left=False)
    laid = layout.lay(("Form F, page ", page_of("F")), NARRATIVE, 200)
    assert shown(layout.resolved(laid, {"F": 12})) == "Form F, page 12"


def test_every_face_is_there_with_its_licence_and_small() -> None:
    fonts = Fonts()
    for voice in Voice:
        for heavy in (False, True):
            fonts.chain(voice, heavy, italic=False, tabular=False)
    folder = shipped("resources", "fonts")
    assert (folder / "OFL.txt").read_text(encoding="utf-8").count("SIL OPEN FONT LICENSE") == 1
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 13_000_000
