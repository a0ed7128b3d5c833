"""The help for one question, as the panel and the question itself show it."""

from __future__ import annotations

from lapreporter.form.edition import Duty
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import say
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import mark

MEANS = mark("What it means")
EXAMPLE = mark("Example")
WHY = mark("Why the question is asked")
UNIT = mark("What the support unit does with it")
OFFICIAL = mark("Official form")
BASIS = mark("{article}. Plan indicators: {indicators}.")
BASIS_ARTICLE = mark("{article}.")
BASIS_PLAN = mark("Plan indicators: {indicators}.")
DUTY = {
    Duty.OBLIGATORY: mark("The Convention asks for this answer."),
    Duty.HEDGED: mark("The Convention asks for this answer as far as possible."),
    Duty.VOLUNTARY: mark("This answer is voluntary."),
}


def add_help(desk: Desk, asked: Asked, column: Column) -> None:
    """Put the help for a question into a column."""
    words = asked.words
    _add_part(desk, column, MEANS, say(desk, words.help))
    _add_part(desk, column, EXAMPLE, say(desk, asked.example))
    _add_part(desk, column, WHY, " ".join(_basis(desk, asked)))
    _add_part(desk, column, UNIT, say(desk, words.isu))
    if words.official:
        section = FoldingSection(desk.theme, desk.say(OFFICIAL))
        section.body.add(Text(desk.theme, say(desk, words.official), Type.HELP))
        column.add(section)


def _add_part(desk: Desk, column: Column, heading: str, text: str) -> None:
    if text:
        part = Column(Text(desk.theme, desk.say(heading), Type.HELP_STRONG), Text(desk.theme, text, Type.HELP))
        part.setSpacing(Space.HAIR)
        column.add(part, Space.HAIR)


def _basis(desk: Desk, asked: Asked) -> list[str]:
    article = say(desk, asked.words.article)
    indicators = ", ".join(asked.indicators)
    parts = [desk.say(DUTY[asked.duty])]
    if article and indicators:
        parts.append(desk.say(BASIS, {"article": article, "indicators": indicators}))
    elif article:
        parts.append(desk.say(BASIS_ARTICLE, {"article": article}))
    elif indicators:
        parts.append(desk.say(BASIS_PLAN, {"indicators": indicators}))
    return parts
