"""The five states of an action and of an indicator, each told by a word and a shape besides its colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.palette import Role
from lapreporter.words import mark

WORDS: Final[Mapping[Coverage, str]] = {
    Coverage.ANSWERED: mark("Answered"),
    Coverage.PARTLY: mark("In part"),
    Coverage.OPEN: mark("Open"),
    Coverage.NOT_CONCERNED: mark("Not for this State"),
    Coverage.ELSEWHERE: mark("Measured elsewhere"),
}

MARKS: Final[Mapping[Coverage, Mark | Icon]] = {
    Coverage.ANSWERED: Mark.DONE,
    Coverage.PARTLY: Mark.IN_PROGRESS,
    Coverage.OPEN: Mark.NOT_STARTED,
    Coverage.NOT_CONCERNED: Icon.CANNOT_SAY,
    Coverage.ELSEWHERE: Icon.ELSEWHERE,
}

TILE_ICONS: Final[Mapping[Coverage, Icon]] = {
    Coverage.ANSWERED: Icon.TICK,
    Coverage.NOT_CONCERNED: Icon.CANNOT_SAY,
    Coverage.ELSEWHERE: Icon.ELSEWHERE,
}
"""On a tile; what is open has none, and what is answered in part has a bar."""

TILE_COLOURS: Final[Mapping[Coverage, tuple[Role, Role, Role]]] = {
    Coverage.ANSWERED: (Role.ACCENT, Role.ACCENT, Role.ON_ACCENT),
    Coverage.PARTLY: (Role.ACCENT_TINT, Role.ACCENT, Role.ACCENT),
    Coverage.OPEN: (Role.SHEET, Role.EDGE, Role.INK),
    Coverage.NOT_CONCERNED: (Role.SUNKEN, Role.HAIRLINE, Role.INK3),
    Coverage.ELSEWHERE: (Role.NEUTRAL, Role.HAIRLINE, Role.INK2),
}
"""Fill, edge and ink of a tile."""


def icon_of(status: Coverage) -> Icon:
    """The shape of a state beside its word."""
    shape = MARKS[status]
    return shape.icon if isinstance(shape, Mark) else shape


def ink_of(status: Coverage) -> Role:
    """The colour of a state beside its word."""
    shape = MARKS[status]
    return shape.tone.ink if isinstance(shape, Mark) else Role.INK2
