"""Pictures are decoded in a process of its own that has little memory and time: what breaks there breaks nothing here.

The process is this program itself, started with a word that no help mentions; so it also exists where the program is
frozen and no Python is installed. It gets the picture and gives it back through pipes: no file is written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from lapreporter.errors import UnusablePicture
from lapreporter.exchange.confinement import confine
from lapreporter.locations import own_command
from lapreporter.words import Term, mark

WORD = "darkroom"
PATIENCE = 30
"""Seconds until the process is given up, should the system not end it."""

_LARGEST = 200_000_000
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_HEICS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"heim", b"heis"})
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})

_PROBLEMS = {
    "no_picture": mark("it is not written as a picture"),
    "another_kind": mark("it is of a kind that this program does not read"),
    "damaged": mark("it is damaged, or not written as pictures are"),
    "too_many_pixels": mark("it has more than 40 megapixels, or more than 20,000 on one side"),
    "too_much": mark("it takes more memory or time than a picture may"),
    "several_pages": mark("it holds several pages; save them as a PDF"),
}
_TOO_MUCH = "too_much"
_ENDINGS = {"image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",)}


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture that holds nothing but what one sees; ``traces`` are the codes of what was left out of it."""

    data: bytes
    media_type: str
    width: int
    height: int
    traces: frozenset[str]

    def name_for(self, name: str) -> str:
        """The file's name with the ending that fits how it is written now."""
        endings = _ENDINGS[self.media_type]
        return name if PurePath(name).suffix.lower() in endings else PurePath(name).stem + endings[0]


def is_picture(content: bytes) -> bool:
    """Whether the first bytes are those of a picture, whatever the file is called."""
    return (
        content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"))
        or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
        or (content[:2] == b"BM" and int.from_bytes(content[14:18], "little") in _BMP_HEADERS)
        or (content[4:8] == b"ftyp" and content[8:12] in _HEICS)
    )


def check_kind(media_type: str, name: str) -> None:
    """Raise `UnusablePicture` for a file that is called a picture and is none that can be freed of what it hides."""
    if media_type.startswith("image/"):
        raise _unusable(name, "another_kind")


def developed(content: bytes, name: str, widest: int | None = None) -> Developed:
    """The picture written anew, at most ``widest`` pixels across. Raises `UnusablePicture`.

    The picture is upright and in sRGB, without place, names, numbers of the camera, smaller copies and notes.
    """
    asked = json.dumps({"widest": widest}).encode() + b"\n"
    try:
        done = subprocess.run(  # noqa: S603 - the program itself
            [*own_command(), WORD],
            input=asked + content,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        raise _unusable(name, _TOO_MUCH) from None
    head, _, data = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise _unusable(name, _TOO_MUCH)
    told = json.loads(head)
    if "flaw" in told:
        raise _unusable(name, told["flaw"])
    return Developed(data, told["media_type"], told["width"], told["height"], frozenset(told["traces"]))


def serve() -> int:
    """Be the process that decodes one picture, read from the standard input and written to the standard output."""
    confine()
    # Not `sys.stdin`, which a program without a console does not have.
    with os.fdopen(0, "rb", closefd=False) as given, os.fdopen(1, "wb", closefd=False) as answer:
        _answer(given.read(_LARGEST), answer)
    return 0


def _answer(given: bytes, answer: BinaryIO) -> None:
    from lapreporter.exchange.photographs import Flawed, cleaned

    asked, _, content = given.partition(b"\n")
    try:
        clean = cleaned(content, json.loads(asked)["widest"])
    except Flawed as flawed:
        answer.write(json.dumps({"flaw": flawed.flaw}).encode() + b"\n")
        return
    told = {
        "media_type": clean.media_type,
        "width": clean.width,
        "height": clean.height,
        "traces": sorted(clean.traces),
    }
    answer.write(json.dumps(told).encode() + b"\n" + clean.data)


def _unusable(name: str, flaw: str) -> UnusablePicture:
    return UnusablePicture(name=name, problem=Term(_PROBLEMS[flaw]))
