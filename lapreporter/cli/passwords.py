"""Asking for the password of a signature file, on the terminal or from a file, never in the command itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from lapreporter.words import Language, mark

FROM_FILE = mark("A file whose first line is the password; without it the password is asked for.")
ASK = mark("Password of {name}")
NOBODY = mark("Nobody can be asked for the password here.")

_LIMIT = 10_000

PASSWORD_FILE: TypeAlias = Annotated[Path | None, typer.Option("--password-file", metavar="TEXT", help=FROM_FILE)]


def password_for(file: Path, given: Path | None, language: Language, *, twice: bool = False) -> str:
    """The password of a signature file; ``twice`` when it is chosen now. Raises a `StorageFailure`."""
    if given is not None:
        from lapreporter.cli.sources import read_file

        first, *_ = [*read_file(given, _LIMIT).decode("utf-8", "replace").splitlines(), ""]
        return first
    if not sys.stdin.isatty():
        raise typer.BadParameter(language.text(NOBODY), param_hint="--password-file")
    asked = language.text(ASK, {"name": file.name})
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=twice))
