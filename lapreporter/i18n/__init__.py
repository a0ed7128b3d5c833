"""How the program speaks: catalogues of translated sentences; dates, numbers and names of States per language.

English is the language of the sources and needs no catalogue. Every other language is offered as soon as its
compiled catalogue, ``<code>.mo``, lies in the folder ``translations``.
"""

from __future__ import annotations

import gettext
from pathlib import Path

from lapreporter.i18n.choosing import fitting, wanted_by
from lapreporter.i18n.language import SpokenLanguage
from lapreporter.i18n.manners import ENGLISH, MANNERS, Digits, Manner
from lapreporter.locations import shipped

__all__ = ["Digits", "Manner", "SpokenLanguage", "fitting", "languages", "open_language", "own_name", "wanted_by"]


def languages(catalogues: Path | None = None) -> tuple[Manner, ...]:
    """The languages that can be chosen, in the order of the United Nations, each with code and own name."""
    folder = catalogues or shipped("translations")
    return tuple(manner for manner in MANNERS if manner is ENGLISH or _compiled(folder, manner.code).is_file())


def open_language(
    code: str, catalogues: Path | None = None, digits: Digits = "western", *, fenced: bool = True
) -> SpokenLanguage:
    """The language with a BCP 47 code; where its catalogue is missing, sentences stay English.

    ``digits`` matters in Arabic, whose readers use either kind. ``fenced`` puts values whose direction could mix with
    that of their sentence into isolates. Raises `LookupError` for a language the program
    does not know.
    """
    manner = next((manner for manner in MANNERS if manner.code == code), None)
    if manner is None:
        raise LookupError(code)
    catalogue = _read(_compiled(catalogues or shipped("translations"), code))
    return SpokenLanguage(manner, catalogue, shipped("forms", "reference"), digits, fenced=fenced)


def own_name(code: str) -> str:
    """What the readers of a language call it; a code that is not known names itself."""
    return next((manner.name for manner in MANNERS if manner.code == code), code)


def _compiled(folder: Path, code: str) -> Path:
    return folder / f"{code}.mo"


def _read(file: Path) -> gettext.NullTranslations:
    if not file.is_file():
        return gettext.NullTranslations()
    with file.open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
