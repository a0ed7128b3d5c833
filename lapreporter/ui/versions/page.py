"""The list of earlier versions, day by day: when each was saved, what it is, and how much it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.ui.approving import FIXED
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.row_button import RowButton
from lapreporter.ui.kit.rows import RowColumns, RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.sealing import PRINTED, SIGNED
from lapreporter.ui.versions.history import BEFORE_RESTORING, RESTORED, changes_in
from lapreporter.words import mark, mark_plural

TITLE = mark("Earlier versions")
LEAD = mark(
    "The last twenty saves, one for each hour of a day and for each day of a month, and what was signed. Looking at a "
    "version changes nothing."
)
READING = mark("The versions are being read…")
NONE = mark("There is no earlier version yet.")
SAVED = mark("Saved at {time}")
NOW = mark("As it is now")
CHANGED = mark_plural("{count} answer changed", "{count} answers changed")
SAME = mark("No answer changed")
KINDS = {
    SIGNED: mark("Signed"),
    PRINTED: mark("Made for signing by hand"),
    FIXED: mark("Fixed for approval"),
    RESTORED: mark("Brought back"),
    BEFORE_RESTORING: mark("Before going back"),
}
KEPT = mark("Kept for good")
_COLUMNS = RowColumns(marker=32, counts=0, time=190, status=190)


class VersionsPage(Scroll):
    """``opened`` carries the version that is to be looked at; ``troubled`` why the list cannot be read."""

    opened = Signal(object)
    troubled = Signal(object)

    def __init__(self, front: Front, document: OpenDocument, parent: QWidget | None = None) -> None:
        super().__init__(front.theme, spacing=Space.SMALL, parent=parent)
        self.front = front
        self._document = document
        self._background = Background(self)
        self.versions: tuple[Generation, ...] = ()
        self.rows: dict[int, RowButton] = {}
        self._changed: dict[int, str] = {}
        say, theme = front.say, front.theme
        self._state = Text(theme, say(READING), Type.HELP)
        self.body.add(Text(theme, say(TITLE), Type.TITLE, measure=None), Text(theme, say(LEAD), Type.SUBTITLE))
        self.body.add(Space.SMALL, self._state)
        self._background.run(document.versions, self._show, self._failed, self)

    @property
    def state(self) -> str:
        """What is said in the place of the list, while there is none."""
        return "" if self._state.isHidden() else self._state.text()

    def focus_first(self) -> None:
        """Put the focus on the first version that is not the one on show."""
        row = next(iter([*self.rows.values()][1:2]), None)
        (row or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, versions: Sequence[Generation]) -> None:
        self.versions = tuple(versions)
        self._state.setText(self.front.say(NONE))
        self._state.setVisible(len(versions) < 2)
        for day, saves in groupby(self.versions, _day):
            self.body.add(Space.HAIR, Text(self.front.theme, self.front.language.value(day), Type.STRONG))
            rows = RowList(self.front.theme, _COLUMNS)
            of_day = list(saves)
            rows.set_rows([(str(one.header.number), self._row(one)) for one in of_day])
            rows.opened.connect(self._open)
            self.rows |= {one.header.number: rows.rows[str(one.header.number)] for one in of_day}
            self.body.add(rows)
        self.focus_first()
        self._count(list(pairwise(self.versions)))

    def _count(self, pairs: list[tuple[Generation, Generation]]) -> None:
        """Count what changed, version by version; whoever leaves the page ends it."""
        if not pairs:
            return
        (newer, older), rest = pairs[0], pairs[1:]

        def show(count: int) -> None:
            said = self.front.language.plural(CHANGED, count) if count else self.front.say(SAME)
            self._changed[newer.header.number] = said
            self.rows[newer.header.number].show_content(self._row(newer))
            self._count(rest)

        document = self._document
        self._background.run(lambda: changes_in(document, newer, older), show, lambda _failure: self._count(rest), self)

    def _row(self, one: Generation) -> RowContent:
        header, say, language = one.header, self.front.say, self.front.language
        newest = self.versions[0] is one
        saved = say(SAVED, {"time": language.time(header.saved_at.astimezone())})
        kind = KINDS.get(header.milestone or "")
        return RowContent(
            marker=Icon.CLOCK if kind is None else Icon.SAVE,
            name=say(NOW) if newest else saved,
            detail=saved if newest else "",
            time=self._changed.get(header.number, ""),
            status=Mark.DONE if kind or header.milestone else None,
            word=say(kind) if kind else say(KEPT) if header.milestone else "",
        )

    def _open(self, key: str) -> None:
        self.opened.emit(next(one for one in self.versions if str(one.header.number) == key))

    def _failed(self, failure: object) -> None:
        self._state.hide()
        self.troubled.emit(failure)


def _day(one: Generation) -> date:
    return one.header.saved_at.astimezone().date()
