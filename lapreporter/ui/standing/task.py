"""The row of the task list that leads to where the State stands."""

from __future__ import annotations

from lapreporter.form.visibility import Status
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.row_content import RowContent
from lapreporter.ui.screens.form_states import STATUS
from lapreporter.ui.session import Session
from lapreporter.ui.standing.page import TITLE_PLAIN
from lapreporter.ui.standing.rows import standing_rows
from lapreporter.words import mark

ABOUT = mark("about 2 min")


def standing_row(desk: Desk, session: Session) -> RowContent:
    """How far the sentences are settled, for a report that has an earlier one."""
    settled = [row.settled for row in standing_rows(desk, session)]
    status = Status.DONE if all(settled) else Status.IN_PROGRESS if any(settled) else Status.NOT_STARTED
    shape, word = STATUS[status]
    return RowContent(
        Icon.HISTORY,
        desk.say(TITLE_PLAIN),
        time="" if status is Status.DONE else desk.say(ABOUT),
        status=shape,
        word=desk.say(word),
        open_work=status is not Status.DONE,
    )
