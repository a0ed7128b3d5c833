"""The words that stand on the pages of a sealed report, read back through its structure tree.

Only what this program prints can be read so: every font says what its glyphs stand for, and every word belongs to the
tree. Left out are page numbers and references to them, running heads, pictures, and charts with their tables, which
draw on earlier reports too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

_SHOWN = "BDC BMC EMC Tf Tj TJ"
_MAPPED = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]*)>")
_CODE_BYTES = 2
_TITLE = Name.H1
_LEFT_OUT = frozenset({"/Art", "/Caption", "/Figure", "/Form", "/Reference"})


@dataclass(slots=True)
class Part:
    """What stands under one title of the first level, word by word in reading order."""

    title: str
    words: list[str] = field(default_factory=list)


def parts_of(document: Pdf) -> list[Part]:
    """The parts of a report in reading order; what stands before the first title has an empty one."""
    parts, titled = [Part("")], None
    for element, text in _Reader(document).texts():
        if element.get("/S") != _TITLE:
            parts[-1].words += text.split()
        elif element.objgen == titled:
            parts[-1].title += " " + text
        else:
            titled = element.objgen
            parts.append(Part(text))
    return parts


class _Reader:
    """Walks the tree and reads what it points to."""

    def __init__(self, document: Pdf) -> None:
        self._document = document
        self._pages: dict[tuple[int, int], dict[int, str]] = {}
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}

    def texts(self) -> Iterator[tuple[Object, str]]:
        """Every element that shows words, with its words, in reading order."""
        root = self._document.Root.StructTreeRoot
        waiting: list[tuple[Object, object]] = [(root, root.K)]
        while waiting:
            parent, kid = waiting.pop()
            if isinstance(kid, int):
                yield parent, self._marked(parent.Pg, kid)
            elif isinstance(kid, Array):
                waiting += [(parent, one) for one in reversed(list(kid))]
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                yield parent, self._marked(kid.Pg, int(kid.MCID))
            elif isinstance(kid, Dictionary) and str(kid.get("/S", "")) not in _LEFT_OUT and "/K" in kid:
                waiting.append((kid, kid.K))

    def _marked(self, page: Object, number: int) -> str:
        if page.objgen not in self._pages:
            self._pages[page.objgen] = self._read(page)
        return self._pages[page.objgen].get(number, "")

    def _read(self, page: Object) -> dict[int, str]:
        """The words of a page by the number of their marked content."""
        texts: dict[int, str] = {}
        open_marks: list[int | None] = []
        glyphs: dict[int, str] = {}
        for instruction in pikepdf.parse_content_stream(Page(page), _SHOWN):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    open_marks.append(_number(list(operands)) if open_marks[-1:] in ([], [None]) else open_marks[-1])
                case "EMC":
                    open_marks.pop()
                case "Tf":
                    glyphs = self._glyphs(page.Resources.Font[str(operands[0])])
                case _ if open_marks and open_marks[-1] is not None:
                    number = open_marks[-1]
                    texts[number] = texts.get(number, "") + " " + _text(operands[0], glyphs)
        return texts

    def _glyphs(self, font: Object) -> dict[int, str]:
        if font.objgen not in self._fonts:
            mapping = font.ToUnicode.read_bytes().decode("ascii")
            self._fonts[font.objgen] = {
                int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in _MAPPED.findall(mapping)
            }
        return self._fonts[font.objgen]


def _number(operands: Sequence[Object]) -> int | None:
    """The number of a marked content, or None where the content belongs to no element."""
    facts = operands[1] if len(operands) > 1 else None
    return int(facts.MCID) if isinstance(facts, Dictionary) and "/MCID" in facts else None


def _text(shown: Object, glyphs: dict[int, str]) -> str:
    pieces = [shown] if isinstance(shown, String) else [one for one in shown if isinstance(one, String)]
    return "".join(_decoded(bytes(piece), glyphs) for piece in pieces)


def _decoded(codes: bytes, glyphs: dict[int, str]) -> str:
    return "".join(
        glyphs.get(int.from_bytes(codes[at : at + _CODE_BYTES], "big"), "") for at in range(0, len(codes), _CODE_BYTES)
    )
