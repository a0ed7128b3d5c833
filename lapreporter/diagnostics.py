"""What helps to mend the program, and nothing else: a text that can be read as a whole and sent by e-mail."""

from __future__ import annotations

import platform
import shutil
import sys
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from lapreporter import __version__
from lapreporter.journal import Journal
from lapreporter.words import Language, mark

_TITLE = mark("LAP Reporter, information for those who mend the program")
_NO_CONTENT = mark(
    "This text holds nothing of your reports, no name, no password and no folder. You can read all of it."
)
_PROGRAM = mark("Program")
_SYSTEM = mark("System")
_PARTS = mark("Parts")
_DISK = mark("Disk with the reports")
_SPACE = mark("{free} MB free of {total} MB")
_UNKNOWN = mark("not known")
_ERRORS = mark("Last errors, the newest at the end")
_NO_ERRORS = mark("No error was written down.")
_PACKAGES = ("PySide6-Essentials", "pydantic", "reportlab", "pikepdf", "pyhanko", "cryptography", "pyrage", "pillow")
_MEGABYTE = 1_000_000


def report(language: Language, folder: Path, now: datetime) -> str:
    """The text to send. ``folder`` is the user's own, where reports and journal lie; ``now`` is aware."""
    sections = [
        (_PROGRAM, [f"{__version__}{' (frozen)' if getattr(sys, 'frozen', False) else ''}, {now:%Y-%m-%d %H:%M %z}"]),
        (_SYSTEM, [_system()]),
        (_PARTS, [f"{name} {_version(name)}" for name in _PACKAGES]),
        (_DISK, [_space(language, folder)]),
        (_ERRORS, Journal(folder).last() or [language.text(_NO_ERRORS)]),
    ]
    lines = [language.text(_TITLE), language.text(_NO_CONTENT)]
    for heading, content in sections:
        lines += ["", language.text(heading), *(f"  {line}" for line in content)]
    return "\n".join(lines) + "\n"


def _system() -> str:
    """The system without the name of the computer, which `platform.uname` would give as well."""
    return f"{platform.system()} {platform.release()}, {platform.machine()}, Python {platform.python_version()}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _space(language: Language, folder: Path) -> str:
    existing = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    try:
        usage = shutil.disk_usage(existing or folder)
    except OSError:
        return language.text(_UNKNOWN)
    return language.text(_SPACE, {"free": usage.free // _MEGABYTE, "total": usage.total // _MEGABYTE})
