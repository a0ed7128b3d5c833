"""The Unicode bidirectional algorithm (UAX #9): which way each character of a paragraph runs.

Rule names in comments (X5a, W1, N0 ...) are those of UAX #9.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lapreporter.exchange.pdf.mirrors import CLOSING

_MAX_DEPTH = 125
_MAX_OPEN_BRACKETS = 63
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = frozenset({"RLE", "LRE", "RLO", "LRO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_NEUTRAL = _ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_OVERRIDE = {"RLO": "R", "LRO": "L"}
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_OPENING = frozenset(CLOSING)
_CLOSERS = frozenset(CLOSING.values())


@lru_cache(maxsize=8192)
def bidi_class(character: str) -> str:
    """The bidirectional class of a character, ``L`` where Unicode assigns none."""
    return unicodedata.bidirectional(character) or "L"


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The paragraph's level and the level of each character; even runs to the right, odd to the left.

    ``base`` fixes the paragraph's level (0 or 1); ``None`` takes it from the first strong character. Characters that
    the algorithm removes (embedding controls) get the level of their surroundings.
    """
    classes = [bidi_class(character) for character in text]
    level = base if base is not None else (_first_strong(classes, 0, within_isolate=False) or 0)
    pairs = _isolate_pairs(classes)
    resolved, overridden = _Explicit(classes, level, pairs).run()
    for sequence in _sequences(classes, resolved, level, pairs):
        types = [overridden[i] for i in sequence.indices]
        _resolve_weak(types, sequence.before)
        _resolve_brackets(types, sequence, text, classes)
        _resolve_neutral(types, sequence)
        for i, kind in zip(sequence.indices, types, strict=True):
            resolved[i] += _implicit_step(sequence.level, kind)
    _reset_separators(classes, resolved, level)
    return level, resolved


def visual_order(levels: Sequence[int]) -> list[int]:
    """The indices from left to right (L2) of items on one line with these levels."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


def _first_strong(classes: Sequence[str], start: int, *, within_isolate: bool) -> int | None:
    depth = 0
    for kind in classes[start:]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and within_isolate:
                return None
            depth = max(depth - 1, 0)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return None


def _isolate_pairs(classes: Sequence[str]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _ISOLATES:
            opened.append(i)
        elif kind == "PDI" and opened:
            start = opened.pop()
            pairs[start] = i
            pairs[i] = start
    return pairs


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str | None
    isolate: bool


class _Explicit:
    """Rules X1 to X8: levels that embedding, override and isolate controls ask for."""

    def __init__(self, classes: Sequence[str], base: int, pairs: dict[int, int]) -> None:
        self.classes = classes
        self.base = base
        self.pairs = pairs
        self.stack = [_Status(base, None, isolate=False)]
        self.overflow_isolates = self.overflow_embeddings = self.valid_isolates = 0

    def run(self) -> tuple[list[int], list[str]]:
        resolved = [self.base] * len(self.classes)
        types = list(self.classes)
        for i, kind in enumerate(self.classes):
            if kind == "PDI":
                self._close_isolate()
            status = self.stack[-1]
            if kind != "B":
                resolved[i] = status.level
            if status.override and kind not in _REMOVED and kind != "B":
                types[i] = status.override
            if kind in _EMBEDDINGS:
                self._open(kind[0] == "R", _OVERRIDE.get(kind), isolate=False)
            elif kind in _ISOLATES:
                self._open(self._isolates_to_left(i), None, isolate=True)
            elif kind == "PDF":
                self._close_embedding()
        return resolved, types

    def _isolates_to_left(self, place: int) -> bool:
        kind = self.classes[place]
        return kind == "RLI" or (kind == "FSI" and _first_strong(self.classes, place + 1, within_isolate=True) == 1)

    def _open(self, to_left: bool, override: str | None, *, isolate: bool) -> None:
        current = self.stack[-1].level
        level = (current + 1) | 1 if to_left else (current + 2) & ~1
        if level <= _MAX_DEPTH and not self.overflow_isolates and not self.overflow_embeddings:
            self.valid_isolates += isolate
            self.stack.append(_Status(level, override, isolate))
        elif isolate:
            self.overflow_isolates += 1
        elif not self.overflow_isolates:
            self.overflow_embeddings += 1

    def _close_isolate(self) -> None:
        if self.overflow_isolates:
            self.overflow_isolates -= 1
        elif self.valid_isolates:
            self.overflow_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1

    def _close_embedding(self) -> None:
        if self.overflow_isolates:
            return
        if self.overflow_embeddings:
            self.overflow_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


@dataclass(frozen=True, slots=True)
class _Sequence:
    """An isolating run sequence (X10) with the directions before and after it."""

    indices: list[int]
    level: int
    before: str
    after: str

    @property
    def embedding(self) -> str:
        return "R" if self.level & 1 else "L"


def _sequences(classes: Sequence[str], resolved: Sequence[int], base: int, pairs: dict[int, int]) -> list[_Sequence]:
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for i in kept:
        if runs and resolved[runs[-1][-1]] == resolved[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starting = {run[0]: run for run in runs}
    place = {i: k for k, i in enumerate(kept)}
    found = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in pairs:
            continue
        indices = list(run)
        while classes[indices[-1]] in _ISOLATES and indices[-1] in pairs:
            indices += starting[pairs[indices[-1]]]
        first, last = place[indices[0]], place[indices[-1]]
        level = resolved[indices[0]]
        before = resolved[kept[first - 1]] if first else base
        open_isolate = classes[indices[-1]] in _ISOLATES
        after = base if open_isolate or last + 1 == len(kept) else resolved[kept[last + 1]]
        found.append(_Sequence(indices, level, _direction(max(level, before)), _direction(max(level, after))))
    return found


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _resolve_weak(types: list[str], before: str) -> None:
    _resolve_marks_and_digits(types, before)
    _resolve_separators(types)
    for start, end in _stretches(types, frozenset({"ET"})):
        if (start and types[start - 1] == "EN") or (end < len(types) and types[end] == "EN"):
            types[start:end] = ["EN"] * (end - start)  # W5
    strong = before
    for j, kind in enumerate(types):
        if kind in ("ES", "ET", "CS"):
            types[j] = "ON"  # W6
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            types[j] = "L"  # W7


def _resolve_marks_and_digits(types: list[str], before: str) -> None:
    previous = before
    for j, kind in enumerate(types):  # W1
        if kind == "NSM":
            types[j] = "ON" if previous in _ISOLATES or previous == "PDI" else previous
        previous = types[j]
    strong = before
    for j, kind in enumerate(types):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
            types[j] = "R" if kind == "AL" else kind
        elif kind == "EN" and strong == "AL":
            types[j] = "AN"


def _resolve_separators(types: list[str]) -> None:
    for j in range(1, len(types) - 1):  # W4
        left, right = types[j - 1], types[j + 1]
        if types[j] == "ES" and left == right == "EN":
            types[j] = "EN"
        elif types[j] == "CS" and left == right and left in ("EN", "AN"):
            types[j] = left


def _stretches(types: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(types):
        end = start
        while end < len(types) and types[end] in wanted:
            end += 1
        if end > start:
            yield start, end
        start = end + 1


def _strong(kind: str) -> str | None:
    if kind in ("R", "EN", "AN"):
        return "R"
    return "L" if kind == "L" else None


def _resolve_brackets(types: list[str], sequence: _Sequence, text: str, classes: Sequence[str]) -> None:
    for opening, closing in _bracket_pairs(types, sequence, text):
        inside = {_strong(kind) for kind in types[opening + 1 : closing]} - {None}
        if sequence.embedding in inside:
            direction = sequence.embedding  # N0 b
        elif inside:  # N0 c
            context = (_strong(types[j]) for j in range(opening - 1, -1, -1))
            direction = next((kind for kind in context if kind), sequence.before)
        else:
            continue
        for j in (opening, closing):
            types[j] = direction
            for k in range(j + 1, len(types)):
                if classes[sequence.indices[k]] != "NSM":
                    break
                types[k] = direction


def _bracket_pairs(types: Sequence[str], sequence: _Sequence, text: str) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for j, i in enumerate(sequence.indices):
        character = text[i]
        if types[j] != "ON":
            continue
        if character in _OPENING:
            if len(opened) == _MAX_OPEN_BRACKETS:
                break
            closing = CLOSING[character]
            opened.append((_CANONICAL.get(closing, closing), j))
        elif character in _CLOSERS:
            wanted = _CANONICAL.get(character, character)
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == wanted:
                    pairs.append((opened[k][1], j))
                    del opened[k:]
                    break
    return sorted(pairs)


def _resolve_neutral(types: list[str], sequence: _Sequence) -> None:
    for start, end in _stretches(types, _NEUTRAL):
        left = _strong(types[start - 1]) if start else sequence.before
        right = _strong(types[end]) if end < len(types) else sequence.after
        direction = left if left and left == right else sequence.embedding  # N1, N2
        types[start:end] = [direction] * (end - start)


def _implicit_step(level: int, kind: str) -> int:
    if level & 1:
        return 0 if kind == "R" else 1  # I2
    return {"L": 0, "R": 1}.get(kind, 2)  # I1


def _reset_separators(classes: Sequence[str], resolved: list[int], base: int) -> None:
    trailing = True
    for i in range(len(classes) - 1, -1, -1):  # L1
        kind = classes[i]
        if kind in ("B", "S"):
            resolved[i] = base
            trailing = True
        elif kind == "WS" or kind in _ISOLATES or kind == "PDI" or kind in _REMOVED:
            if trailing:
                resolved[i] = base
        else:
            trailing = False
