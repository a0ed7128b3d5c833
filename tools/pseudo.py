"""Languages nobody speaks, made from English while the program runs, to see what a translation would do to a page.

``en-XA`` has accents and is 40 per cent longer; ``ar-XB`` runs from right to left. A text that stays plain has
bypassed the catalogue.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from math import ceil

from lapreporter.i18n import SpokenLanguage
from lapreporter.i18n.manners import Manner
from lapreporter.i18n.sentences import PLACE
from lapreporter.locations import shipped

LONGER = 0.4
_PLAIN = "AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz"
_DRESSED = "ÅåÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž"
_ACCENTS = str.maketrans(_PLAIN, _DRESSED)
_FILLING = "lorem ipsum dolor sit amet consectetur elit sed do eiusmod tempor incididunt ut labore "
# A mark of Arabic tells the program that the line runs to the left; the override turns its letters.
_ARABIC_MARK, _TURN, _TURN_BACK = "\u061c", "\u202e", "\u202c"


class Pseudo(gettext.NullTranslations):
    """A catalogue that makes its translations up; the ``{places}`` stay."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self._change = change

    def gettext(self, message: str) -> str:
        """The changed message."""
        return self._change(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The changed form of one or of many."""
        return self._change(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the name is gettext's
        """The changed message; the context matters to people only."""
        return self._change(message)


def accented(message: str) -> str:
    """The message with accents, in brackets, and longer by words that break where others do."""
    words = _outside_places(message, lambda part: part.translate(_ACCENTS))
    more = ceil(len(message) * LONGER) - 2
    filling = (_FILLING * (more // len(_FILLING) + 1))[:more].strip() if more > 0 else ""
    return f"[{words} {filling}]" if filling else f"[{words}]"


def mirrored(message: str) -> str:
    """The message running from right to left."""
    return _outside_places(message, lambda part: f"{_ARABIC_MARK}{_TURN}{part}{_TURN_BACK}{_ARABIC_MARK}")


def pseudo_languages() -> dict[str, SpokenLanguage]:
    """Both, by their codes."""
    longer = Manner("en-XA", "en_GB", "[Éñĝļîšĥ]", ",", ".")
    turned = Manner("ar-XB", "ar", "Mirrored", ",", ".", right_to_left=True)
    changes = ((longer, accented), (turned, mirrored))
    return {
        manner.code: SpokenLanguage(manner, Pseudo(change), shipped("forms", "reference")) for manner, change in changes
    }


def _outside_places(message: str, change: Callable[[str], str]) -> str:
    """The message with everything but its places changed."""
    out, end = [], 0
    for place in PLACE.finditer(message):
        out += [_changed(message[end : place.start()], change), place[0]]
        end = place.end()
    return "".join([*out, _changed(message[end:], change)])


def _changed(part: str, change: Callable[[str], str]) -> str:
    return change(part) if part.strip() else part
