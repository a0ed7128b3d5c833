"""What it takes to print a report of any language and edition: handed in by whoever has the languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.words import Language


@dataclass(frozen=True, slots=True)
class Printer:
    """What printing a received report takes: its language, the edition it is printed under, and the words of choices.

    ``language`` raises `LookupError` for one that this program does not speak.
    """

    language: Callable[[str], Language]
    edition: Callable[[str], Edition]
    lexicon: Lexicon
