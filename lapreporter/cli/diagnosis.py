"""The command for those who help: what to send them, without anything of a report in it."""

from __future__ import annotations

from datetime import datetime

import typer

from lapreporter.locations import user_data
from lapreporter.words import mark

DIAGNOSTICS = mark("Print versions, disk space and the last errors, to send to those who mend the program.")


def add_diagnostics(app: typer.Typer) -> None:
    """Add the command."""
    app.command(help=DIAGNOSTICS)(diagnostics)


def diagnostics(ctx: typer.Context) -> None:
    """Print the text."""
    from lapreporter.diagnostics import report

    typer.echo(report(ctx.obj, user_data(), datetime.now().astimezone()), nl=False)
