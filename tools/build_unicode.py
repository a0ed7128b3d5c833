"""Unicode's data as Qt for Linux brings them (32 MB), cut to what Qt has functions for.

Qt asks ICU to sort, to change between capital and small letters, for names of time zones and for old encodings, and
for nothing else. Names of currencies, languages, regions and units, spelling of numbers, transliteration and places to
break lines lie there for other programs. Windows has its own.
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

LIBRARY = re.compile(r"libicudata\.so\.\d+")
FUNCTIONS = {"u_str", "ucal", "ucnv", "ucol"}
"""The families of functions that the data below are enough for."""
_UNUSED = re.compile(r"(brkitr|curr|lang|rbnf|region|translit|unit)/.*|.*\.(cfu|spp)|unames\.icu")
_MAGIC, _KIND_AT, _STEP = b"\xda'", 12, 16
_COUNT, _PLACES = struct.Struct("<I"), struct.Struct("<II")


def write_unicode(library: Path, folder: Path) -> Path:
    """A library with the data that are kept, under the same name in a folder.

    Raises `LookupError` when the Qt beside it asks ICU for something else.
    """
    if strange := asked_of_icu(library.parent) - FUNCTIONS:
        raise LookupError(f"Qt asks ICU for {', '.join(sorted(strange))}")
    items, head = read_items(library.read_bytes())
    kept = {name: data for name, data in items.items() if not _UNUSED.fullmatch(name.partition("/")[2])}
    package = next(iter(kept)).partition("/")[0]
    return _linked(_packed(kept, head), package.rstrip("lb") + "_dat", folder / library.name)


def asked_of_icu(folder: Path) -> set[str]:
    """The families of ICU's functions that the libraries of Qt in a folder import."""
    libraries = [str(file) for file in sorted(folder.glob("libQt6*.so.6"))]
    told = subprocess.run(
        ["nm", "--dynamic", "--undefined-only", *libraries], capture_output=True, text=True, check=True
    )
    return {found.lower() for found in re.findall(r" U (u_str|u[a-z]*)\w*_\d+\b", told.stdout, re.IGNORECASE)}


def read_items(library: bytes) -> tuple[Mapping[str, bytes], bytes]:
    """The items of ICU's common data by name, in their order, and the head before them. ValueError where none are."""
    start = library.index(b"CmnD") - _KIND_AT
    if library[start + 2 : start + 4] != _MAGIC:
        raise ValueError("no data of ICU")
    size = int.from_bytes(library[start : start + 2], "little")
    return dict(_items(memoryview(library)[start + size :])), library[start : start + size]


def _items(table: memoryview) -> Iterator[tuple[str, bytes]]:
    (count,) = _COUNT.unpack_from(table)
    places = [_PLACES.unpack_from(table, _COUNT.size + number * _PLACES.size) for number in range(count)]
    for (name, begin), (_, end) in zip(places, [*places[1:], (0, 0)], strict=True):
        # The last item ends with the data; whatever a linker put behind them does no harm there.
        yield bytes(table[name : name + 200]).partition(b"\0")[0].decode("ascii"), bytes(table[begin : end or None])


def _packed(items: Mapping[str, bytes], head: bytes) -> bytes:
    names = [name.encode("ascii") + b"\0" for name in items]
    at = _COUNT.size + _PLACES.size * len(names)
    begin = _aligned(at + sum(map(len, names)))
    table, data = _COUNT.pack(len(names)), b""
    for name, item in zip(names, items.values(), strict=True):
        table += _PLACES.pack(at, begin + len(data))
        at += len(name)
        data += item.ljust(_aligned(len(item)), b"\0")
    return head + (table + b"".join(names)).ljust(begin, b"\0") + data


def _aligned(size: int) -> int:
    return -(-size // _STEP) * _STEP


def _linked(data: bytes, symbol: str, target: Path) -> Path:
    """The data as a library, of which all programs share one copy in memory; with the tools beside ``strip``."""
    raw, taken, named = (target.with_suffix(end) for end in (".data", ".taken", ".named"))
    raw.write_bytes(data)
    beginning = re.sub(r"\W", "_", f"_binary_{raw.name}_start")
    read_only = ["--rename-section", ".data=.rodata,alloc,load,readonly,data,contents"]
    read_only += ["--set-section-alignment", f".rodata={_STEP}"]
    naming = ["--redefine-sym", f"{beginning}={symbol}", "--keep-global-symbol", symbol]
    shared = ["-shared", "-z", "noexecstack", "--build-id=none", "-soname", target.name]
    for command in (
        ["ld", "-r", "-b", "binary", "-o", taken.name, raw.name],
        ["objcopy", *read_only, *naming, taken.name, named.name],
        ["ld", *shared, "-o", target.name, named.name],
    ):
        subprocess.run(command, cwd=target.parent, check=True)
    for made in (raw, taken, named):
        made.unlink()
    return target
