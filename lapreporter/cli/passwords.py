"""Asking for passwords and passphrases, on the terminal or from a file, never in the command itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from lapreporter.document.protection import Key, Keys, Protection, open_with_passphrase
from lapreporter.words import Language, mark

FROM_FILE = mark("A file whose first line is the password or PIN; without it one is asked for it.")
ASK = mark("Password of {name}")
NOBODY = mark("Nobody can be asked for the password here.")
ASK_PIN = mark("PIN of the card {name}")
PASSPHRASE = mark("A file whose first line is the passphrase of a protected copy; without it one is asked for it.")
ASK_PASSPHRASE = mark("Passphrase of {name}")

_LIMIT = 10_000

PASSWORD_FILE: TypeAlias = Annotated[Path | None, typer.Option("--password-file", metavar="TEXT", help=FROM_FILE)]
PASSPHRASE_FILE: TypeAlias = Annotated[Path | None, typer.Option("--passphrase-file", metavar="TEXT", help=PASSPHRASE)]


def password_for(file: Path, given: Path | None, language: Language, *, twice: bool = False) -> str:
    """The password of a signature file; ``twice`` when it is chosen now. Raises a `StorageFailure`."""
    return _secret(language.text(ASK, {"name": file.name}), given, language, twice=twice)


def pin_for(card: str, given: Path | None, language: Language) -> str:
    """The PIN of a card by its label; asked each time. Raises a `StorageFailure`."""
    return _secret(language.text(ASK_PIN, {"name": card}), given, language)


def keys_for(file: Path, given: Path | None, language: Language) -> Keys:
    """The key to a protected copy, by its passphrase; none where nobody can be asked.

    It raises `WrongPassphrase`, `TooCostly` or a `StorageFailure`.
    """

    def key_to(protection: Protection) -> Key | None:
        if given is None and not sys.stdin.isatty():
            return None
        asked = language.text(ASK_PASSPHRASE, {"name": file.name})
        return open_with_passphrase(protection, _secret(asked, given, language))

    return key_to


def _secret(asked: str, given: Path | None, language: Language, *, twice: bool = False) -> str:
    if given is not None:
        from lapreporter.cli.sources import read_file

        # Windows may put a mark before the first line, which is no part of it.
        first, *_ = [*read_file(given, _LIMIT).decode("utf-8-sig", "replace").splitlines(), ""]
        return first
    if not sys.stdin.isatty():
        raise typer.BadParameter(language.text(NOBODY), param_hint="--password-file")
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=twice))
