"""The smart cards in the readers of this computer, and the program (PKCS#11 module) that came with them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.errors import SigningFailure, storage_failure
from lapreporter.exchange.signer import Signer
from lapreporter.locations import user_data

if TYPE_CHECKING:
    # Loads the libraries of cards, which wait for the first one.
    from lapreporter.exchange.card import CardToken

_FILE = "card-program.txt"
_WINDOWS = (
    *("opensc-pkcs11.dll", "eTPKCS11.dll", "IDPrimePKCS1164.dll", "aetpkss1.dll", "cvP11.dll", "bit4xpki.dll"),
    *("beidpkcs11.dll", "onepin-opensc-pkcs11.dll", "gclib.dll", "siecap11.dll"),
)
_MAC = (
    *("/Library/OpenSC/lib/opensc-pkcs11.so", "/usr/local/lib/libeTPkcs11.dylib", "/usr/local/lib/libaetpkss.dylib"),
    "/Library/Belgium Identity Card/Pkcs11/libbeidpkcs11.dylib",
)
_LINUX_FOLDERS = ("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib")
_LINUX = ("opensc-pkcs11.so", "pkcs11/opensc-pkcs11.so", "libeTPkcs11.so", "libaetpkss.so", "libbeidpkcs11.so")


@dataclass(frozen=True, slots=True)
class Card:
    """A certificate on a card in a reader, and by which program it is reached."""

    module: Path
    token: CardToken
    signer: Signer


def chosen_module() -> Path | None:
    """The program that the user chose for cards, if any; it need not be there any more."""
    try:
        written = (user_data() / _FILE).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return Path(written) if written else None


def choose_module(module: Path) -> None:
    """Remember the program for cards. Raises a StorageFailure."""
    file = user_data() / _FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{module}\n", encoding="utf-8")
    except OSError as problem:
        raise storage_failure(problem, str(file), "1 kB") from problem


def found() -> tuple[Card, ...]:
    """Everyone who can sign with a card that is in a reader now. Asks no PIN.

    Raises `UnusableIdentity` when the program that the user chose is none for cards.
    """
    own = chosen_module()
    cards = _cards(own) if own is not None else []
    for module in usual_modules():
        # What merely lies at a usual place may be of another kind, or broken.
        with suppress(SigningFailure):
            cards += [card for card in _cards(module) if not _among(card, cards)]
    return tuple(cards)


def usual_modules() -> tuple[Path, ...]:
    """The programs for cards that lie at their usual places."""
    if sys.platform == "win32":
        system = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32"
        usual = [system / name for name in _WINDOWS]
    elif sys.platform == "darwin":
        usual = [Path(name) for name in _MAC]
    else:
        usual = [Path(folder, name) for folder in _LINUX_FOLDERS for name in _LINUX]
    present = {module.resolve(): module for module in usual if module.is_file()}
    return tuple(present.values())


def _cards(module: Path) -> list[Card]:
    from lapreporter.exchange.card import signers_on, tokens

    return [Card(module, token, signer) for token in tokens(module) for signer in signers_on(module, token)]


def _among(card: Card, cards: list[Card]) -> bool:
    return any(card.signer.fingerprint == one.signer.fingerprint for one in cards)
