"""The built program in its languages: the window that opens in each, and the reports that bear their letters.

With a screen that draws into a file (Xvfb) the window is really looked at: its sign lies where a line of that language
begins. Without one it only has to be painted.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from lapreporter.i18n.manners import MANNERS

T = TypeVar("T")

WIDE, HIGH = 1280, 800
HEADER = 60
"""Rows of the window's header, in which the sign is the only thing of a full colour."""
WITHIN = 20.0
"""Seconds after which a window will not come any more."""
FONTS = {"ar": "NotoNaskhArabic", "zh-Hans": "NotoSansSC", "ru": "NotoSerif"}
_RIGHT_TO_LEFT = {"ar"}
_DUMP, _COLOUR = struct.Struct(">25I"), 12


@contextmanager
def screen(folder: Path) -> Iterator[Mapping[str, str]]:
    """Surroundings with a screen whose picture lies in a folder."""
    reading, writing = os.pipe()
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDE}x{HIGH}x24", "-fbdir", str(folder)]
    with subprocess.Popen([*server, "-nolisten", "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL) as running:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        finally:
            running.terminate()


def languages_shown(program: Path, folder: Path, surroundings: Mapping[str, str]) -> str:
    """The window once in each language, begun at the side where that language begins."""
    if shutil.which("Xvfb") is None:
        return "not looked at, Xvfb is not here"
    folder.mkdir()
    with screen(folder) as shown:
        picture = folder / "Xvfb_screen0"
        sides = {one.code: _side(program, picture, {**surroundings, **shown, "LANGUAGE": one.code}) for one in MANNERS}
    wrong = [code for code, side in sides.items() if (side == "right") != (code in _RIGHT_TO_LEFT)]
    if wrong:
        raise AssertionError(f"begun at the wrong side: {', '.join(wrong)}")
    return ", ".join(f"{code} from the {side}" for code, side in sides.items())


def letters(program: Path, report: Path, folder: Path, surroundings: Mapping[str, str]) -> str:
    """A report in each language whose letters need a font of their own takes that font along."""
    folder.mkdir()
    for code, font in FONTS.items():
        file = folder / f"{code}.pdf"
        pair = ["--pdf", str(file), "--json", str(file.with_suffix(".json"))]
        command = [str(program), "export", str(report), "--report-language", code, *pair]
        subprocess.run(command, env=dict(surroundings), capture_output=True, timeout=120, check=True)
        if not any(font in one for one in fonts(file)):
            raise AssertionError(f"{code}: {', '.join(sorted(fonts(file)))}")
    return ", ".join(FONTS)


def fonts(file: Path) -> set[str]:
    """The names of the fonts embedded in a PDF."""
    with Pdf.open(file) as pdf:
        held = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get(Name.Type) == Name.FontDescriptor]
        return {str(one.FontName) for one in held if Name.FontFile2 in one}


def _side(program: Path, picture: Path, surroundings: Mapping[str, str]) -> str:
    _until(lambda: not sign(picture), "the window before did not go")
    with subprocess.Popen([program], env=dict(surroundings), stderr=subprocess.DEVNULL) as running:
        try:
            columns = _until(lambda: sign(picture), f"no window in {surroundings['LANGUAGE']}")
        finally:
            running.terminate()
    return "left" if sum(columns) / len(columns) < WIDE / 2 else "right"


def sign(picture: Path) -> list[int]:
    """The columns in which the header holds the blue of the program's sign."""
    dump = picture.read_bytes()
    head = _DUMP.unpack_from(dump)
    start, line = head[0] + _COLOUR * head[19], head[12]
    rows = Image.frombytes("RGB", (WIDE, HEADER), dump[start : start + line * HEADER], "raw", "BGRX", line, 1)
    red, _, blue = rows.split()
    pairs = zip(red.tobytes(), blue.tobytes(), strict=True)
    return [place % WIDE for place, (less, more) in enumerate(pairs) if more - less > 80]


def _until(wanted: Callable[[], T], otherwise: str) -> T:
    end = time.monotonic() + WITHIN
    while not (found := wanted()):
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(0.05)
    return found
