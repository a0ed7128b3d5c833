"""Whoever signs on the command line: a signature file or a card, opened only for as long as it signs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from lapreporter.cli.passwords import password_for, pin_for
from lapreporter.errors import NoCard
from lapreporter.words import Language, mark

if TYPE_CHECKING:
    from lapreporter.exchange.card import CardToken
    from lapreporter.exchange.identity import Signatory

CARD_IS = mark("Sign with a smart card, through this PKCS#11 module (.dll, .so, .dylib); its PIN is tried once.")
LABEL_IS = mark("The label of the card, where several are in readers.")
ONE_KEY = mark("Name either a PKCS#12 file with --sign, or a card with --card.")
SEVERAL = mark("Several cards are in readers. Choose one by its label: {labels}.")

CARD: TypeAlias = Annotated[Path | None, typer.Option("--card", metavar="MODULE", help=CARD_IS)]
CARD_LABEL: TypeAlias = Annotated[str | None, typer.Option("--card-label", metavar="LABEL", help=LABEL_IS)]


@dataclass(frozen=True, slots=True)
class KeyAsked:
    """The options that say what to sign with; none of them for signing by hand."""

    sign: Path | None
    card: Path | None
    card_label: str | None
    password_file: Path | None


@contextmanager
def signatory_or_nobody(asked: KeyAsked, language: Language) -> Iterator[Signatory | None]:
    """Whoever signs, or nobody for signing by hand. Raises a `SigningFailure` or a `StorageFailure`."""
    if asked.sign is None and asked.card is None:
        yield None
    else:
        with signatory(asked, language) as somebody:
            yield somebody


@contextmanager
def signatory(asked: KeyAsked, language: Language) -> Iterator[Signatory]:
    """Whoever signs. Raises a `SigningFailure` or a `StorageFailure`."""
    from lapreporter.exchange.card import open_card
    from lapreporter.exchange.identity import load_identity

    if (asked.sign is None) == (asked.card is None):
        raise typer.BadParameter(language.text(ONE_KEY), param_hint="--sign")
    if asked.card is not None:
        token = _token(asked.card, asked.card_label, language)
        pin = "" if token.pin_pad else pin_for(token.label, asked.password_file, language)
        with open_card(asked.card, token, pin) as card:
            yield card
    elif asked.sign is not None:
        yield load_identity(asked.sign, password_for(asked.sign, asked.password_file, language))


def _token(module: Path, label: str | None, language: Language) -> CardToken:
    from lapreporter.exchange.card import signers_on, tokens

    present = [one for one in tokens(module) if signers_on(module, one) and label in (None, one.label)]
    if not present:
        raise NoCard
    if len(present) > 1:
        labels = ", ".join(one.label for one in present)
        raise typer.BadParameter(language.text(SEVERAL, {"labels": labels}), param_hint="--card-label")
    return present[0]
