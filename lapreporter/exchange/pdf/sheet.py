"""One page while it is drawn: content operators, marked content and artifacts, vector shapes.

Positions are points from the top left corner of the paper, downwards; PDF's own axis points up and is hidden here.
Every operator stands in marked content or in an artifact: nothing on a page is unaccounted for.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias, cast

from lapreporter.exchange.pdf.structure import Box, Mark, Node
from lapreporter.exchange.pdf.styles import INK, MM, Colour

WIDTH = 210 * MM
HEIGHT = 297 * MM
_CIRCLE = 0.5523
_HALF_A_CAPITAL = 0.36

Code: TypeAlias = "str | Callable[[], str]"
"""Operators, or what gives them once all pages are known."""


class Sheet:
    """An A4 page. ``index`` counts from 0."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.code: list[Code] = []
        self.marks = 0

    @contextmanager
    def content(self, node: Node) -> Iterator[None]:
        """What is drawn inside belongs to the node."""
        self.open_content(node)
        yield
        self.close()

    def open_content(self, node: Node) -> None:
        """Begin a stretch of the node's content; `close` ends it."""
        self.code.append(f"/{node.role} <</MCID {self.marks}>> BDC")
        node.kids.append(Mark(self.index, self.marks))
        self.marks += 1

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn inside is no content: ``Layout`` for rules and tints, ``Pagination`` for what repeats."""
        self.open_artifact(kind, subtype)
        yield
        self.close()

    def open_artifact(self, kind: str = "Layout", subtype: str = "") -> None:
        """Begin an artifact; `close` ends it."""
        kinds = f"/Type /{kind} /Subtype /{subtype}" if subtype else f"/Type /{kind}"
        self.code.append(f"/Artifact <<{kinds}>> BDC")

    def close(self) -> None:
        """End the marked content or artifact begun last."""
        self.code.append("EMC")

    @contextmanager
    def beneath(self, place: int) -> Iterator[None]:
        """What is drawn inside lies under everything drawn since ``code`` had this length."""
        mark = len(self.code)
        yield
        drawn = self.code[mark:]
        del self.code[mark:]
        self.code[place:place] = drawn

    def pack(self, place: int) -> None:
        """Keep what was drawn since ``code`` had this length in a tenth of the memory: it is not looked at again."""
        drawn = self.code[place:]
        if all(isinstance(code, str) for code in drawn):
            packed = zlib.compress("\n".join(cast("list[str]", drawn)).encode("ascii"), 1)
            self.code[place:] = [lambda: zlib.decompress(packed).decode("ascii")]

    def slanting(self, path: str, width: float, size: float, degrees: float, fill: Colour) -> None:
        """A filled path, given at a size of 1, turned to the left, its middle on the middle of the page."""
        angle = math.radians(degrees)
        cos, sin = size * math.cos(angle), size * math.sin(angle)
        half, up = width / 2, _HALF_A_CAPITAL
        left, bottom = WIDTH / 2 - half * cos + up * sin, HEIGHT / 2 - half * sin - up * cos
        turn = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {left:.2f} {bottom:.2f} cm"
        self.code.append(f"q {fill.parts} rg {turn} {path} f Q")

    def written(self) -> str:
        """All operators, those included that waited for the last page; the sheet is empty afterwards."""
        code = "\n".join(code if isinstance(code, str) else code() for code in self.code)
        self.code.clear()
        return code

    def box(self, left: float, top: float, width: float, height: float) -> Box:
        """The rectangle as PDF counts."""
        return Box(self.index, left, HEIGHT - top - height, left + width, HEIGHT - top)

    def shown(self, left: float, baseline: float, operators: str) -> None:
        """Text operators with the pen at this place."""
        self.code.append(f"BT {left:.2f} {HEIGHT - baseline:.2f} Td {operators} ET")

    def rectangle(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 0.5,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle, filled, outlined or both."""
        path = f"{left:.2f} {HEIGHT - top - height:.2f} {width:.2f} {height:.2f} re"
        self._painted(path, fill, stroke, weight, dash)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        *,
        weight: float = 0.5,
        colour: Colour = INK,
        dash: Sequence[float] = (),
        round_ends: bool = False,
    ) -> None:
        """A line through points."""
        (left, top), *others = points
        path = f"{left:.2f} {HEIGHT - top:.2f} m " + " ".join(f"{x:.2f} {HEIGHT - y:.2f} l" for x, y in others)
        self._painted(("1 J " if round_ends else "") + path, None, colour, weight, dash)

    def polygon(self, points: Sequence[tuple[float, float]], fill: Colour) -> None:
        """A filled area with straight edges."""
        (left, top), *others = points
        path = f"{left:.2f} {HEIGHT - top:.2f} m " + " ".join(f"{x:.2f} {HEIGHT - y:.2f} l" for x, y in others)
        self._painted(path + " h", fill, None, 0, ())

    def disc(
        self,
        centre: tuple[float, float],
        radius: float,
        *,
        fill: Colour | None = None,
        stroke: Colour | None = None,
        weight: float = 0.8,
    ) -> None:
        """A circle, filled, outlined or both."""
        self._painted(_circle(centre, radius), fill, stroke, weight, ())

    def half_disc(self, centre: tuple[float, float], radius: float, colour: Colour) -> None:
        """The left half of a disc, filled."""
        x, y = centre[0], HEIGHT - centre[1]
        bow = radius * _CIRCLE
        path = (
            f"{x:.2f} {y + radius:.2f} m "
            f"{x - bow:.2f} {y + radius:.2f} {x - radius:.2f} {y + bow:.2f} {x - radius:.2f} {y:.2f} c "
            f"{x - radius:.2f} {y - bow:.2f} {x - bow:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c h"
        )
        self._painted(path, colour, None, 0, ())

    def hatched(
        self, left: float, top: float, width: float, height: float, *, step: float = 3.2, weight: float = 0.6
    ) -> None:
        """A rectangle filled with slanting lines, within an outline."""
        bottom = HEIGHT - top - height
        lines = []
        start = left - height
        while start < left + width:
            lines.append(f"{start:.2f} {bottom:.2f} m {start + height:.2f} {bottom + height:.2f} l")
            start += step
        area = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        self.code.append(f"q {area} W n {weight} w {INK.parts} RG {' '.join(lines)} S Q")
        self._painted(area, None, INK, weight, ())

    def picture(self, name: str, left: float, top: float, width: float, height: float) -> None:
        """A picture of the document's resources, stretched over a rectangle."""
        self.code.append(f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {HEIGHT - top - height:.2f} cm /{name} Do Q")

    def _painted(
        self, path: str, fill: Colour | None, stroke: Colour | None, weight: float, dash: Sequence[float]
    ) -> None:
        state = ""
        if fill:
            state += f"{fill.parts} rg "
        if stroke:
            state += f"{stroke.parts} RG {weight:.3g} w "
            state += f"[{' '.join(f'{d:.3g}' for d in dash)}] 0 d " if dash else ""
        paint = "B" if fill and stroke else "f" if fill else "S"
        self.code.append(f"q {state}{path} {paint} Q")


def _circle(centre: tuple[float, float], radius: float) -> str:
    x, y, r = centre[0], HEIGHT - centre[1], radius
    b = r * _CIRCLE
    return (
        f"{x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + b:.2f} {x + b:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - b:.2f} {y + r:.2f} {x - r:.2f} {y + b:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - b:.2f} {x - b:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + b:.2f} {y - r:.2f} {x + r:.2f} {y - b:.2f} {x + r:.2f} {y:.2f} c h"
    )
