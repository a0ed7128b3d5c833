"""Which page comes first when a report is opened."""

from __future__ import annotations

from collections.abc import Collection

from lapreporter.document.content import Content
from lapreporter.document.origin import Seal
from lapreporter.report.cover import ReportKind
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Mark
from lapreporter.words import Listing, mark

TASKS, STATEMENTS, STANDING = "tasks", "statements", "standing"
MADE_FROM_BROKEN = mark("Parts of this report come from a file whose seal was broken: {names}.")
MADE_FROM_BROKEN_TEXT = mark("Nobody vouches for what stood in it. Compare with another copy where you can.")


def first_page(content: Content, just_begun: bool, known: Collection[str]) -> str:
    """The key of the page to begin with, among those that are ``known``.

    A report that was just begun from earlier ones begins with where the State stands, a first report with the
    statements, any other with the task list.
    """
    wanted = TASKS
    if just_begun and content.carried:
        wanted = STANDING
    elif just_begun and content.report.cover.kind is ReportKind.INITIAL:
        wanted = STATEMENTS
    return wanted if wanted in known else TASKS


def seal_notice(content: Content, desk: Desk) -> tuple[Mark, str, str] | None:
    """What is said whenever a report is opened that goes back to a file with a broken seal; None for all others."""
    names = dict.fromkeys(origin.name for origin in content.origins if origin.seal is Seal.BROKEN)
    if not names:
        return None
    return Mark.WARNING, desk.say(MADE_FROM_BROKEN, {"names": Listing(tuple(names))}), desk.say(MADE_FROM_BROKEN_TEXT)
