"""The bidirectional algorithm against Unicode's own conformance file."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from lapreporter.exchange.pdf.bidi import levels, visual_order

CASES = Path(__file__).parents[2] / "data" / "unicode" / "BidiCharacterTest-15.0.0.txt.xz"


def cases() -> Iterator[tuple[str, int | None, int, list[str], list[int]]]:
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        for line in lines:
            content = line.partition("#")[0].strip()
            if content:
                codes, direction, level, expected, order = content.split(";")
                text = "".join(chr(int(code, 16)) for code in codes.split())
                base = None if direction == "2" else int(direction)
                yield text, base, int(level), expected.split(), [int(i) for i in order.split()]


def test_every_case_of_the_unicode_consortium_passes() -> None:
    checked = 0
    for text, base, level, expected, order in cases():
        found_level, found = levels(text, base)
        assert found_level == level, ascii(text)
        assert all(want in ("x", str(got)) for want, got in zip(expected, found, strict=True)), ascii(text)
        kept = [i for i, want in enumerate(expected) if want != "x"]
        assert [kept[i] for i in visual_order([found[i] for i in kept])] == order, ascii(text)
        checked += 1
    assert checked > 91_000


def test_an_isolate_keeps_a_code_in_order_inside_arabic() -> None:
    text = "في \u2066BLU-63\u2069 (٥)"
    _, found = levels(text, 1)
    code = found[text.index("B") : text.index("3") + 1]
    assert code == [2] * len("BLU-63")
