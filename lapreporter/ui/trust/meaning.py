"""What a signature proves and what it does not, as a quiet sheet for whoever signs for the first time."""

from __future__ import annotations

from lapreporter.exchange.meaning import FIRST_USE
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type


def meaning(front: Front) -> Sheet:
    """The three sentences."""
    texts = [Text(front.theme, front.say(sentence), Type.HELP, ink=Type.BODY.ink) for sentence in FIRST_USE]
    return Sheet(front.theme, *texts, look=SheetLook.TINTED, margins=(16, 14, 16, 14))
