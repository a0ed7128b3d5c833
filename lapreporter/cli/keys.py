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
PERSON = mark("The person who signs; a person signs, not an office.")
INSTITUTION = mark("The institution the person signs for.")
COUNTRY = mark("The country, by two letters (ISO 3166-1).")
NEW_FILE = mark("The new PKCS#12 file (.p12).")
FILE = mark("A PKCS#12 file (.p12, .pfx).")
TOO_SHORT = mark("Take a passphrase of at least {count} characters; five random words are good.")
NO_COUNTRY = mark("{code} is no country code of two letters.")
SHORTEST = 12


def add_keys(app: typer.Typer) -> None:
    """Add the commands for identities."""
    keys = typer.Typer(help=KEYS, no_args_is_help=True, rich_markup_mode=None)
    keys.command("new", help=MAKE)(make)
    keys.command("show", help=SHOW)(show)
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


def _strong(passphrase: str, language: Language) -> str:
    if len(passphrase) < SHORTEST:
        raise typer.BadParameter(language.text(TOO_SHORT, {"count": SHORTEST}), param_hint="--password-file")
    return passphrase
