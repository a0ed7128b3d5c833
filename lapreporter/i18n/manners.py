"""How each language of the program writes numbers, and what it is called by its own readers.

The separators follow the practice of United Nations documents rather than CLDR, which groups Spanish and
Portuguese with a point that readers of other languages take for a decimal sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lapreporter.words import mark

Digits: TypeAlias = Literal["western", "arabic-indic"]

NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
ARABIC_INDIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ARABIC_THOUSANDS, ARABIC_DECIMAL = "\u066c", "\u066b"

AREA = mark("{number} m²")
MOMENT = mark("{date}, {time}")


@dataclass(frozen=True, slots=True)
class Manner:
    """What is fixed about a language.

    ``cldr`` is the locale whose dates and names are used, ``name`` what its readers call the language, ``group``
    the sign between thousands and ``decimal`` the sign before a fraction; ``year_first`` tells how a date in figures
    begins; ``comma`` and ``semicolon`` stand between the items of a series. Those of Arabic bear a sign that turns the
    line, so that a series of mere figures runs to the left as well.
    """

    code: str
    cldr: str
    name: str
    group: str
    decimal: str
    right_to_left: bool = False
    year_first: bool = False
    comma: str = ", "
    semicolon: str = "; "
    between_sentences: str = " "


ENGLISH = Manner("en", "en_GB", "English", ",", ".")

MANNERS = (
    Manner("ar", "ar", "العربية", ",", ".", right_to_left=True, comma="،\u200f ", semicolon="؛\u200f "),
    Manner(
        "zh-Hans",
        "zh_Hans",
        "简体中文",
        ",",
        ".",
        year_first=True,
        comma="、",
        semicolon="；",
        between_sentences="",
    ),
    ENGLISH,
    Manner("fr", "fr", "Français", NARROW_SPACE, ","),
    Manner("pt", "pt", "Português", NARROW_SPACE, ","),
    Manner("ru", "ru", "Русский", NARROW_SPACE, ","),
    Manner("es", "es", "Español", NARROW_SPACE, ","),
)
