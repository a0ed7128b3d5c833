"""Running the command line: the language it speaks, failures told in two sentences, exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Mapping
from enum import IntEnum
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from lapreporter import __version__
from lapreporter.errors import Failure, ProtectionFailure, RefusedFile, SigningFailure, StorageFailure, storage_failure
from lapreporter.i18n import fitting, languages, open_language, wanted_by
from lapreporter.words import Language, mark

ABOUT = mark("Fill in, check, sign and verify Article 7 reports. Without a command the window opens.")
EXIT_CODES = mark(
    "Exit codes: 0 done, or good; 1 errors hold the report back, or the signature does not hold; 2 wrong usage; "
    "3 a file was refused; 4 a file could not be read or written; 5 signing failed; "
    "6 unchanged, but the signer's key was never compared, is a new one or was given up, or its certificate had run "
    "out."
)
LANGUAGE = mark("The language of sentences and help, such as fr; without it, the language of your system.")
VERSION = mark("Print the version.")
NO_LANGUAGE = mark("There is no language {code}. There are: {codes}.")
OUTPUT = mark("The output")


class Code(IntEnum):
    """The exit codes, which scripts may rely on; a failure of no other kind is told as `HELD`."""

    DONE = 0
    HELD = 1
    USAGE = 2
    REFUSED = 3
    STORAGE = 4
    SIGNING = 5
    NOT_VOUCHED = 6


_CODES: Mapping[type[Failure], Code] = {
    RefusedFile: Code.REFUSED,
    StorageFailure: Code.STORAGE,
    SigningFailure: Code.SIGNING,
    ProtectionFailure: Code.REFUSED,
}


class Group(TyperGroup):
    """The commands; whatever fails is told in two sentences and an exit code, never as a trace of the program."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except Failure as failure:
            raise typer.Exit(told(failure, ctx.obj)) from failure
        except OSError as problem:
            # Whoever reads the output has had enough; that is no failure.
            if problem.errno == errno.EPIPE:
                raise
            raise typer.Exit(told(storage_failure(problem, ctx.obj.text(OUTPUT), "1 MB"), ctx.obj)) from problem


def told(failure: Failure, language: Language) -> Code:
    """Print what happened and what one can do; the exit code."""
    for sentence in failure.sentences(language):
        typer.echo(sentence, err=True)
    return next((code for kind, code in _CODES.items() if isinstance(failure, kind)), Code.HELD)


def tell(failure: Failure) -> Code:
    """Print it in the system's language; the exit code."""
    return told(failure, open_language(fitting(wanted_by(os.environ), languages()), fenced=not sys.stderr.isatty()))


def speak(ctx: typer.Context, code: str) -> str:
    """Take the language of this run, the system's where none is named, and put the help of all commands into it."""
    code = code or fitting(wanted_by(os.environ), languages())
    try:
        # A terminal may draw the invisible signs that fence off values, or count them as columns.
        ctx.obj = open_language(code, fenced=not sys.stdout.isatty())
    except LookupError as unknown:
        english, known = open_language("en"), ", ".join(manner.code for manner in languages())
        raise typer.BadParameter(english.text(NO_LANGUAGE, {"code": code, "codes": known})) from unknown
    for part in _parts(ctx.command):
        for words in ("help", "epilog"):
            if getattr(part, words, None):
                setattr(part, words, ctx.obj.text(getattr(part, words)))
    return code


def _parts(command: Any) -> Iterator[Any]:
    yield command
    yield from command.params
    for inner in getattr(command, "commands", {}).values():
        yield from _parts(inner)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


def start(
    ctx: typer.Context,
    _language: Annotated[
        str, typer.Option("--language", callback=speak, is_eager=True, metavar="CODE", help=LANGUAGE)
    ] = "",
    _version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help=VERSION)] = False,
) -> None:
    """Open the window where no command is given."""
    if ctx.invoked_subcommand is None:
        from lapreporter.app import main as open_window

        raise typer.Exit(open_window(tell))


def program() -> typer.Typer:
    """The command line with all its commands."""
    from lapreporter.cli.diagnosis import add_diagnostics
    from lapreporter.cli.keys import add_keys
    from lapreporter.cli.reports import add_reports

    app = typer.Typer(
        cls=Group,
        help=ABOUT,
        epilog=EXIT_CODES,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(start)
    add_reports(app)
    add_keys(app)
    add_diagnostics(app)
    return app


def main() -> int:
    """Run the command line; the exit code."""
    try:
        program()(prog_name="lapreporter")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Code.HELD
    return Code.DONE
