"""The structure tree: what each piece of content is, for readers who listen and for programs that extract.

Nodes are built while pages are drawn; `press` writes them into the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Mark(NamedTuple):
    """A stretch of a page's content: the page's index and the number of its marked content."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What a table cell says about its place. Equal facts are written once."""

    scope: str = ""
    columns: int = 1
    rows: int = 1
    headers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, the origin at the bottom left as PDF counts."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A field made ready for a signature: its name, what a screen reader says, and where it stands."""

    name: str
    tooltip: str
    box: Box


class Node:
    """An element of the tree. ``role`` is a standard structure type of PDF 1.7."""

    __slots__ = ("actual", "alt", "box", "cell", "identifier", "kids", "language", "role", "title")

    def __init__(
        self, role: str, *, alt: str = "", actual: str = "", language: str = "", cell: CellFacts | None = None
    ) -> None:
        self.role = role
        self.alt = alt
        self.actual = actual
        self.language = language
        self.cell = cell
        self.identifier = ""
        self.title = ""
        self.box: Box | None = None
        self.kids: list[Kid] = []


Kid: TypeAlias = Node | Mark | SignatureField
"""What a node holds, in reading order."""
