"""What a row shows, and where its columns stand."""

from __future__ import annotations

from dataclasses import dataclass

from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.theme import Theme

EDGE = 20
"""The distance of the first and the last column from the edge of a row, in pixels."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of one severity, or of something else: the figure that is shown, and the words spoken."""

    mark: Mark | Icon
    figure: str
    spoken: str


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows; all of it is text in the language of the window.

    ``marker`` is a letter, a year or an icon; ``open_work`` colours it as work that is waiting. ``detail`` is a second
    line under the name. ``status`` is a mark or an icon, with its ``word``.
    """

    marker: str | Icon
    name: str
    detail: str = ""
    counts: tuple[Count, ...] = ()
    time: str = ""
    status: Mark | Icon | None = None
    word: str = ""
    open_work: bool = False

    @property
    def spoken(self) -> str:
        """The row as one sentence."""
        letter = "" if isinstance(self.marker, Icon) else self.marker
        parts = (letter, self.name, self.detail, *(count.spoken for count in self.counts), self.time, self.word)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class RowColumns:
    """The widths of the columns, in pixels at 100 %; zero leaves a column out.

    Where only the status is left it stands at the end of the line.
    """

    marker: int = 32
    counts: int = 132
    time: int = 124
    status: int = 136

    def stacked(self, theme: Theme, width: int) -> bool:
        """Whether so little room is left for the name that the rest goes below it."""
        beside = self.marker + self.counts + self.time + self.status
        return self.counts + self.time > 0 and width < theme.px(beside + 200) + 2 * EDGE

    def places(self, theme: Theme, width: int) -> dict[str, float]:
        """Where each column starts, measured from the start of the row, in pixels."""
        chevron = width - EDGE - theme.px(16)
        status = chevron - theme.px(self.status)
        time = status - theme.px(self.time)
        counts = time - theme.px(self.counts)
        return {
            "marker": EDGE,
            "name": EDGE + theme.px(self.marker),
            "counts": counts,
            "time": time,
            "status": status,
            "chevron": chevron,
        }
