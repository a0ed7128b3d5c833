"""Harm done to real files: small steps, each described by plain numbers so that a failing file can be made smaller."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

WORDS: tuple[bytes, ...] = (
    b"", b"{", b"}", b"[", b"]", b'"', b",", b":", b"null", b"true", b"false", b"0", b"-1", b"1e999", b"NaN",
    b"Infinity", b"-0.0", b"1.5", b"9" * 40, b"9" * 5_000, b"\\ud800", b"\\u0000", b"\0", b"\xff", b"\xef\xbb\xbf",
    "\u202e".encode(), "\u2069".encode(), b"[" * 60, b'{"a":' * 60, b"/", b"..", b"\\", b"\t", b"\r\n", b"\n", b";",
    b"=1+1", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"%PDF-", b"%%EOF", b"endobj", b"stream",
    b"/ByteRange [0 1 2 3]",
    b"/Contents <00>", b"/EmbeddedFiles", b"/Kids [1 0 R]", b"1 0 R", b"<<", b">>", b"xref", b"startxref\n0",
    b"\xff" * 8,
)  # fmt: skip
"""Pieces of the formats that are read here."""

VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**15, 10**15 + 1, 10**400, 0.5, 1e300, float("nan"), float("inf"), "", "a", " ",
    "0", "-", "2025-02-30", "2025-13", "0001-01-01", "9999-12-31", "XPR", "xpr", "\0", "\ud800", "\u202eabc",
    "../../etc/passwd", "C:\\x", "k7f2", "a" * 300, "9" * 60, "=1+1", [], {}, [[]], [{}], [None], {"id": "a"},
    [{"id": "a"}, {"id": "a"}], {"": ""}, "cover", "contamination.areas[a].size_m2", ".", "[", "a" * 70_000,
)  # fmt: skip
"""Answers that stand where another was expected."""


class Step(NamedTuple):
    """One piece of harm: what is done, where (a share of 65,536), and with what."""

    act: int
    place: int
    what: int


def harmed(seed: bytes, steps: Sequence[Step]) -> bytes:
    """The file after harm done to its bytes."""
    data = bytearray(seed)
    for step in steps:
        at = step.place * (len(data) + 1) // 65_536
        _IN_BYTES[step.act % len(_IN_BYTES)](data, at, step.what)
    return bytes(data)


def harmed_json(seed: bytes, steps: Sequence[Step]) -> bytes:
    """The file after harm done to its tree of answers; it is still JSON, or nearly so."""
    tree = [json.loads(seed)]
    for step in steps:
        spots = list(_spots(tree))
        if not spots:
            break
        holder, key = spots[step.place * len(spots) // 65_536]
        _IN_TREE[step.act % len(_IN_TREE)](holder, key, step.what)
    return json.dumps(tree[0] if tree else None).encode()


def _spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a tree, as what holds it and its key there; the depth that harm can reach is bounded."""
    waiting, left = [(node, 0)], 5_000
    while waiting and left:
        holder, depth = waiting.pop()
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
            yield holder, key
            left -= 1
            if isinstance(holder[key], dict | list) and depth < 20:
                waiting.append((holder[key], depth + 1))


def _put(data: bytearray, at: int, what: int) -> None:
    data[at:at] = WORDS[what % len(WORDS)]


def _write_over(data: bytearray, at: int, what: int) -> None:
    word = WORDS[what % len(WORDS)]
    data[at : at + len(word)] = word


def _flip(data: bytearray, at: int, what: int) -> None:
    if at < len(data):
        data[at] ^= 1 << what % 8


def _cut(data: bytearray, at: int, what: int) -> None:
    del data[at : at + 1 + what % 200]


def _end(data: bytearray, at: int, _what: int) -> None:
    del data[at:]


def _repeat(data: bytearray, at: int, what: int) -> None:
    data[at:at] = data[at : at + 1 + what % 500]


def _replace(holder: Any, key: Any, what: int) -> None:
    holder[key] = _fresh(what)


def _remove(holder: Any, key: Any, _what: int) -> None:
    del holder[key]


def _rename(holder: Any, key: Any, what: int) -> None:
    if isinstance(holder, dict):
        holder[str(_fresh(what))[:60]] = holder.pop(key)


def _double(holder: Any, key: Any, _what: int) -> None:
    if isinstance(holder, list):
        holder.append(holder[key])


def _wrap(holder: Any, key: Any, what: int) -> None:
    holder[key] = [holder[key]] if what % 2 else {"id": holder[key]}


def _fresh(what: int) -> Any:
    return json.loads(json.dumps(VALUES[what % len(VALUES)]))


_IN_BYTES: tuple[Callable[[bytearray, int, int], None], ...] = (_put, _write_over, _flip, _cut, _end, _repeat)
_IN_TREE: tuple[Callable[[Any, Any, int], None], ...] = (_replace, _remove, _rename, _double, _wrap)
