"""Every language writes numbers, dates and names as its readers expect."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from lapreporter.i18n import languages, open_language
from lapreporter.i18n.manners import MANNERS
from lapreporter.words import Area, Country, Language, Listing, Money, Parameter, Term, Year, mark, mark_plural

DEADLINE = dt.date(2026, 4, 30)

FRENCH = """
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "{state} reports by {day}."
msgstr "Au plus tard le {day}, {state} fait rapport."

msgid "Open"
msgstr "Ouvrir"

msgctxt "of an obligation"
msgid "Open"
msgstr "En cours"

msgid "{count} error in {form}"
msgid_plural "{count} errors in {form}"
msgstr[0] "{count} erreur dans {form}"
msgstr[1] "{count} erreurs dans {form}"

msgid "stock"
msgstr "stocks"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    (tmp_path / "fr.po").write_text(FRENCH, encoding="utf-8")
    with (tmp_path / "fr.po").open("rb") as source, (tmp_path / "fr.mo").open("wb") as compiled:
        write_mo(compiled, read_po(source))
    return tmp_path


def test_english_is_always_there_and_others_with_their_catalogue(
    catalogues: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert [manner.code for manner in languages(tmp_path_factory.mktemp("none"))] == ["en"]
    assert [(manner.code, manner.name) for manner in languages(catalogues)] == [("en", "English"), ("fr", "Français")]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError):
        open_language("tlh")


def test_a_sentence_is_translated_and_its_places_filled(catalogues: Path) -> None:
    french: Language = open_language("fr", catalogues)
    sentence = french.text(mark("{state} reports by {day}."), {"state": Country("DEU"), "day": DEADLINE})
    assert sentence == "Au plus tard le 30 avril 2026, Allemagne fait rapport."


def test_the_context_decides_between_two_translations_of_one_word(catalogues: Path) -> None:
    french = open_language("fr", catalogues)
    assert french.text("Open") == "Ouvrir"
    assert french.text("Open", context="of an obligation") == "En cours"
    assert french.text("Open", context="of a shop") == "Ouvrir"


def test_what_is_not_translated_yet_is_said_in_english(catalogues: Path) -> None:
    assert open_language("fr", catalogues).text("Never seen: {year}.", {"year": Year(2025)}) == "Never seen: 2025."


def test_an_empty_text_stays_empty(catalogues: Path) -> None:
    assert open_language("fr", catalogues).text("") == ""


def test_plurals_follow_the_language(catalogues: Path, english: Language) -> None:
    forms = mark_plural("{count} error in {form}", "{count} errors in {form}")
    french = open_language("fr", catalogues)
    assert [english.plural(forms, n, {"form": "B"}) for n in (0, 1, 2)] == [
        "0 errors in B",
        "1 error in B",
        "2 errors in B",
    ]
    assert french.plural(forms, 0, {"form": "B"}) == "0 erreur dans B"
    assert french.plural(forms, 1234, {"form": "B"}) == "1\u202f234 erreurs dans B"


def test_a_term_is_translated_and_the_own_words_of_the_state_are_not(catalogues: Path) -> None:
    french = open_language("fr", catalogues)
    assert french.value(Term("stock")) == "stocks"
    assert french.value("stock") == "stock"


@pytest.mark.parametrize(
    ("code", "number", "fraction"),
    [
        ("en", "1,234,567", "−1,234.50"),
        ("zh-Hans", "1,234,567", "−1,234.50"),
        ("fr", "1\u202f234\u202f567", "−1\u202f234,50"),
        ("es", "1\u202f234\u202f567", "−1\u202f234,50"),
        ("pt", "1\u202f234\u202f567", "−1\u202f234,50"),
        ("ru", "1\u202f234\u202f567", "−1\u202f234,50"),
        ("ar", "1,234,567", "−1,234.50"),
    ],
)
def test_numbers_are_grouped_as_in_the_print_guide(code: str, number: str, fraction: str) -> None:
    language = open_language(code)
    assert language.number(1_234_567) == number
    assert language.number(Decimal("-1234.50")) == fraction
    assert language.number(Decimal("1E+3")) == language.number(1000)


def test_arabic_indic_digits_come_with_their_own_signs() -> None:
    arabic = open_language("ar", digits="arabic-indic")
    assert arabic.number(Decimal("1234.5")) == "١٬٢٣٤٫٥"
    assert arabic.value(Year(2025)) == "٢٠٢٥"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "30 April 2026"),
        ("fr", "30 avril 2026"),
        ("es", "30 de abril de 2026"),
        ("pt", "30 de abril de 2026"),
        ("ru", "30 апреля 2026\u202fг."),
        ("zh-Hans", "2026年4月30日"),
        ("ar", "30 نيسان/أبريل 2026"),
    ],
)
def test_dates_are_written_out(code: str, written: str) -> None:
    assert open_language(code).date(DEADLINE) == written


@pytest.mark.parametrize(
    ("code", "month", "day"),
    [
        ("en", "May 2025", "1 May 2025"),
        ("fr", "mai 2025", "1er mai 2025"),
        ("es", "may 2025", "1 may 2025"),
        ("ru", "май 2025\u202fг.", "1 мая 2025\u202fг."),
        ("zh-Hans", "2025年5月", "2025年5月1日"),
        ("ar", "أيار/مايو 2025", "01\u200f/05\u200f/2025"),
    ],
)
def test_a_date_is_as_exact_as_it_was_given(code: str, month: str, day: str) -> None:
    language = open_language(code)
    assert language.partial_date("2025") == "2025"
    assert language.partial_date("2025-05", short=True) == month
    assert language.partial_date("2025-05-01", short=True) == day


@pytest.mark.parametrize(
    ("code", "month", "day"),
    [
        ("en", "February 2025", "1 February 2025"),
        ("es", "febrero de 2025", "1 de febrero de 2025"),
        ("ru", "февраль 2025\u202fг.", "1 февраля 2025\u202fг."),
    ],
)
def test_outside_a_table_months_are_written_out(code: str, month: str, day: str) -> None:
    language = open_language(code)
    assert language.partial_date("2025-02") == month
    assert language.partial_date("2025-02-01") == day


def test_french_counts_the_first_day_with_an_ordinal() -> None:
    french = open_language("fr")
    assert french.date(dt.date(2026, 1, 1)) == "1er janvier 2026"
    assert french.date(dt.date(2026, 1, 11)) == "11 janvier 2026"


def test_each_language_says_how_figures_are_typed() -> None:
    marks = {manner.code: open_language(manner.code).decimal_mark for manner in MANNERS}
    assert {code for code, sign in marks.items() if sign == ","} == {"fr", "es", "pt", "ru"}
    assert [manner.code for manner in MANNERS if open_language(manner.code).year_first] == ["zh-Hans"]


def test_english_speaks_the_values_of_a_report(english: Language) -> None:
    values: dict[str, Parameter] = {
        "1,740,000\u00a0m²": Area(1_740_000),
        "EUR\u00a01,250.50": Money(Decimal("1250.50"), "EUR"),
        "2025": Year(2025),
        "30 April 2026": DEADLINE,
        "30 April 2026, 14:05": dt.datetime(2026, 4, 30, 14, 5, tzinfo=dt.UTC),
        "Lao People's Democratic Republic": Country("LAO"),
        "Republic of Practice": Country("XPR"),
        "Chile, 12 and BLU-97": Listing((Country("CHL"), 12, "BLU-97")),
    }
    assert {english.value(value): value for value in values.values()} == values


def test_english_names_for_tables_and_money(english: Language) -> None:
    assert english.short_date(DEADLINE) == "30 Apr 2026"
    assert english.currency("CHF") == "Swiss Franc"
    assert english.currency("XXQ") == "XXQ"
    assert english.state("QQQ") == "QQQ"


def test_invented_states_have_names_and_are_in_no_list() -> None:
    english = open_language("en")
    assert english.state("XEX") == "Republic of Exercise"
    assert {"XPR", "XEX", "XSA", "XDR"}.isdisjoint(english.state_codes())


@pytest.mark.parametrize("code", [manner.code for manner in MANNERS])
def test_every_language_names_every_state_and_speaks_every_value(code: str) -> None:
    language = open_language(code)
    reference = Path("forms/reference")
    codes = [
        line.split(",")[0]
        for file in ("states.csv", "other-states.csv")
        for line in (reference / file).read_text(encoding="utf-8").splitlines()[1:]
    ]
    assert len(codes) == len(set(codes)) == 197
    names = {language.state(iso3) for iso3 in codes}
    assert len(names) == 197
    assert not names & set(codes)
    assert language.listing(["a", "b", "c"]).startswith("a")


def test_only_arabic_runs_from_right_to_left() -> None:
    assert [manner.code for manner in MANNERS if open_language(manner.code).right_to_left] == ["ar"]


def test_values_in_arabic_sentences_are_fenced() -> None:
    arabic = open_language("ar")
    assert arabic.text("{code}", {"code": "BLU-97"}) == "\u2068BLU-97\u2069"
    assert arabic.text("{count}", {"count": 1234}) == "1,234"
    assert arabic.text("{change}", {"change": -3}) == "\u2068−3\u2069"


def test_sentences_and_numbers_do_without_babel() -> None:
    program = (
        "import sys; from lapreporter.i18n import open_language; language = open_language('en');"
        "language.text('{count}', {'count': 1234}); language.area(5); language.state('LAO'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "lapreporter.i18n" in loaded
    assert "babel" not in loaded


def test_a_text_that_bypasses_the_catalogue_can_be_told(bracketed: Language) -> None:
    assert bracketed.text("Form {letter}", {"letter": "B"}) == "⟦Form B⟧"
    assert bracketed.plural(("{count} row", "{count} rows"), 2) == "⟦2 rows⟧"
    assert bracketed.value("own words of the State") == "own words of the State"


@pytest.mark.parametrize(
    ("code", "weak", "strong"),
    [("en", "1, 2", "a; b"), ("fr", "1, 2", "a; b"), ("ar", "1،\u200f 2", "a؛\u200f b"), ("zh-Hans", "1、2", "a；b")],
)
def test_a_series_is_separated_as_the_language_does(code: str, weak: str, strong: str) -> None:
    language = open_language(code)
    assert language.series(["1", "2"]) == weak
    assert language.series(["a", "b"], strong=True) == strong


def test_chinese_sentences_follow_each_other_without_a_space() -> None:
    assert open_language("zh-Hans").sentences(["一。", "二。"]) == "一。二。"
    assert open_language("fr").sentences(["Un.", "Deux."]) == "Un. Deux."


def test_a_language_is_named_by_its_readers_and_by_others() -> None:
    assert open_language("fr").tongue("zh-Hans") == "chinois simplifié"
    assert open_language("en").tongue("pt") == "Portuguese"
    assert open_language("en").tongue("xx") == "xx"


def test_values_can_go_without_the_invisible_signs_around_them() -> None:
    assert open_language("ar").value("BLU-63") == "\u2068BLU-63\u2069"
    assert open_language("ar", fenced=False).value("BLU-63") == "BLU-63"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["m²", "ha", "km²", "kg", "mm", "%"]),
        ("ar", ["م²", "هكتار", "كم²", "كغم", "مم", "%"]),
        ("ru", ["м²", "га", "км²", "кг", "мм", "%"]),
        ("pt", ["m²", "ha", "km²", "kg", "mm", "%"]),
        ("fr", ["m²", "ha", "km²", "kg", "mm", "%"]),
    ],
)
def test_units_are_written_as_behind_a_figure(code: str, expected: list[str]) -> None:
    assert [open_language(code).unit(symbol) for symbol in ("m²", "ha", "km²", "kg", "mm", "%")] == expected
