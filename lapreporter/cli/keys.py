"""The commands for identities: make one, and show whose it is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from lapreporter.cli.passwords import PASSWORD_FILE, password_for
from lapreporter.words import Language, mark

KEYS = mark("Make an identity for signing, or look at one.")
MAKE = mark("Make an identity: a key and a certificate in a new file under a passphrase.")
SHOW = mark("Print whose identity it is, and the twelve groups by which others recognise it.")
RETIRE = mark("Give an identity up: write a note signed with its own key, for everyone who has compared that key.")
NEXT = mark("The twelve groups of the next key, as `identity show` prints them; receivers still compare it.")
FOLDER = mark("Write the note and its signature into this folder.")
NO_GROUPS = mark("The twelve groups of the next key are sixty digits.")
PERSON = mark("The person who signs; a person signs, not an office.")
INSTITUTION = mark("The institution the person signs for.")
COUNTRY = mark("The country, by two letters (ISO 3166-1).")
NEW_FILE = mark("The new PKCS#12 file (.p12).")
FILE = mark("A PKCS#12 file (.p12, .pfx).")
TOO_SHORT = mark("Take a passphrase of at least {count} characters; five random words are good.")
NO_COUNTRY = mark("{code} is no country code of two letters.")
SHORTEST = 12
_GROUPS, _DIGITS = 12, 5


def add_keys(app: typer.Typer) -> None:
    """Add the commands for identities."""
    keys = typer.Typer(help=KEYS, no_args_is_help=True, rich_markup_mode=None)
    keys.command("new", help=MAKE)(make)
    keys.command("show", help=SHOW)(show)
    keys.command("retire", help=RETIRE)(retire)
    app.add_typer(keys, name="identity")


def make(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=NEW_FILE)],
    name: Annotated[str, typer.Option(help=PERSON)],
    institution: Annotated[str, typer.Option(help=INSTITUTION)],
    country: Annotated[str | None, typer.Option(metavar="AB", help=COUNTRY)] = None,
    password_file: PASSWORD_FILE = None,
) -> None:
    """Make an identity and print its twelve groups."""
    from lapreporter.exchange.identity import fingerprint, make_identity, save_identity

    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise typer.BadParameter(ctx.obj.text(NO_COUNTRY, {"code": country}), param_hint="--country")
    passphrase = _strong(password_for(file, password_file, ctx.obj, twice=True), ctx.obj)
    code = country.upper() if country else None
    identity = make_identity(name, institution, code, datetime.now().astimezone())
    save_identity(identity, file, passphrase)
    typer.echo(file)
    typer.echo(fingerprint(identity.certificate))


def show(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=FILE)],
    password_file: PASSWORD_FILE = None,
) -> None:
    """Print name, institution, dates and twelve groups."""
    from lapreporter.exchange.identity import describe, load_identity

    signer = describe(load_identity(file, password_for(file, password_file, ctx.obj)).certificate)
    typer.echo(", ".join(part for part in (signer.name, signer.institution, signer.country) if part))
    dates = (ctx.obj.date(moment.date()) for moment in (signer.not_before, signer.not_after))
    typer.echo(" \u2013 ".join(dates))
    typer.echo(signer.fingerprint)


def retire(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=FILE)],
    successor: Annotated[str | None, typer.Option("--next", metavar="DIGITS", help=NEXT)] = None,
    folder: Annotated[Path, typer.Option(help=FOLDER)] = Path(),
    password_file: PASSWORD_FILE = None,
) -> None:
    """Write the note by which the holder gives a key up, and print where its two files lie."""
    from lapreporter.exchange.identity import load_identity
    from lapreporter.exchange.pair import write_named
    from lapreporter.exchange.retirement import retirement_note

    groups = _groups(successor, ctx.obj)
    identity = load_identity(file, password_for(file, password_file, ctx.obj))
    now = datetime.now().astimezone()
    said = retirement_note(identity, groups, now.date(), now)
    note = folder / f"retirement-{file.stem}.json"
    signature = note.with_name(f"{note.name}.p7s")
    write_named({signature: said.signature, note: said.content})
    typer.echo(note)
    typer.echo(signature)


def _groups(typed: str | None, language: Language) -> str | None:
    if typed is None:
        return None
    digits = "".join(sign for sign in typed if sign.isdecimal())
    if len(digits) != _GROUPS * _DIGITS:
        raise typer.BadParameter(language.text(NO_GROUPS), param_hint="--next")
    return " ".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))


def _strong(passphrase: str, language: Language) -> str:
    if len(passphrase) < SHORTEST:
        raise typer.BadParameter(language.text(TOO_SHORT, {"count": SHORTEST}), param_hint="--password-file")
    return passphrase
