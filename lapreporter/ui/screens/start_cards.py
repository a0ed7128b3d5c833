"""The cards at the start: a country to practise on, whom to ask before one begins, and files to bring in."""

from __future__ import annotations

from collections.abc import Callable

from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.words import mark

NEW = mark("New in this post?")
NEW_LEAD = mark(
    "Open the report of the Republic of Practice. It has stocks, contaminated land and victims, "
    "so you meet every question. The country is invented; change anything."
)
PRACTISE = mark("Practise for 15 minutes")
BEFORE = mark("Before you begin")
ASKED = (
    (mark("Defence"), mark("stocks, retained munitions")),
    (mark("Mine action centre"), mark("contaminated land, clearance, victims")),
    (mark("Foreign affairs"), mark("contacts, assistance given")),
    (mark("Justice"), mark("laws and regulations")),
)
FILLED = mark("Something already filled in?")
FILLED_LEAD = mark("Open a .lap copy, a JSON, or a PDF of this program. It becomes a report of its own here.")
BRING_IN = mark("Bring in a file…")
CHECK = mark("Check a report someone sent you")


def cards(
    front: Front, practise: Callable[[], None], bring_in: Callable[[], None], check: Callable[[], None]
) -> tuple[Sheet, ...]:
    """The cards beside the start."""
    return _practice(front, practise), _before(front), _files(front, bring_in, check)


def _practice(front: Front, practise: Callable[[], None]) -> Sheet:
    button = Button(front.theme, front.say(PRACTISE))
    button.clicked.connect(practise)
    lead = Text(front.theme, front.say(NEW_LEAD), Type.HELP, ink=Type.BODY.ink)
    card = Sheet(front.theme, look=SheetLook.TINTED, radius=Radius.LARGE)
    card.body.add(Text(front.theme, front.say(NEW), Type.QUESTION), lead, Space.HAIR, button)
    return card


def _before(front: Front) -> Sheet:
    card = Sheet(front.theme, radius=Radius.LARGE)
    card.body.add(Text(front.theme, front.say(BEFORE), Type.QUESTION))
    for who, what in ASKED:
        name = Text(front.theme, front.say(who), Type.HELP_STRONG, icon=Icon.PEOPLE, icon_ink=Type.META.ink)
        detail = Text(front.theme, front.say(what), Type.META)
        card.body.addLayout(Column(name, Column(detail, margins=(25, 0, 0, 0)), spacing=0))
    return card


def _files(front: Front, bring_in: Callable[[], None], check: Callable[[], None]) -> Sheet:
    button = Button(front.theme, front.say(BRING_IN), ButtonKind.QUIET, icon=Icon.FOLDER)
    button.clicked.connect(bring_in)
    lead = Text(front.theme, front.say(FILLED_LEAD), Type.HELP)
    received = Button(front.theme, front.say(CHECK), ButtonKind.QUIET, icon=Icon.VERIFY)
    received.clicked.connect(check)
    card = Sheet(front.theme, radius=Radius.LARGE)
    card.body.add(Text(front.theme, front.say(FILLED), Type.QUESTION), lead, Column(button, received, spacing=0))
    return card
