"""Finding a State by a part of its name or by its code, with what it has to report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.deadlines import annual_due
from lapreporter.checks.reference import Relation, StateFacts
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.fields import LineField
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.rows import RowColumns, RowContent, RowList
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import Year, mark

STATE = mark("State")
PARTY = mark("State Party. Report for {year} due on {due}.")
SIGNATORY = mark("Signatory. A report is voluntary and welcome.")
NOT_PARTY = mark("State not party. A report is voluntary and welcome.")
TYPE_HINT = mark("Type the first letters of the name, or the code. Signatories and States not party are listed too.")
NONE_FITS = mark("No State has this name. Try a shorter piece of it.")
MOST = 5


class StateSearch(QWidget):
    """A line to type in and the States that fit. ``chosen`` carries a code, or None while the line names no State."""

    chosen = Signal(object)

    def __init__(self, front: Front, facts: Mapping[str, StateFacts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self._facts = facts
        self._names = sorted((front.language.state(code), code) for code in front.states)
        self.line = LineField(front.theme, front.say(STATE))
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(self._take_first)
        self.rows = RowList(front.theme, RowColumns(marker=0, counts=0, time=0, status=0))
        self.rows.opened.connect(self.choose)
        self._hint = Text(front.theme, front.say(TYPE_HINT), Type.HINT)
        Column(self.line, self.rows, self._hint, spacing=Space.SMALL, parent=self)
        self.setFocusProxy(self.line)
        self.rows.hide()

    def choose(self, code: str) -> None:
        """Choose a State, as its row does."""
        self.show_state(code)
        self.chosen.emit(code)

    def show_state(self, code: str | None) -> None:
        """Show a State as chosen, without telling anybody."""
        self.line.setText(self.front.language.state(code) if code else "")
        self.rows.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the line into the list."""
        first = next(iter(self.rows.rows.values()), None)
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus() and first and self.rows.isVisible():
            first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        wanted = text.strip().casefold()
        found = [entry for entry in self._names if wanted and self._fits(entry, wanted)]
        found.sort(key=lambda entry: not entry[0].casefold().startswith(wanted))
        self.rows.set_rows([(code, RowContent("", name, self._detail(code))) for name, code in found[:MOST]])
        self.rows.setVisible(bool(found))
        self._hint.setText(self.front.say(NONE_FITS if wanted and not found else TYPE_HINT))
        exact = [code for name, code in found if wanted in (name.casefold(), code.casefold())]
        self.chosen.emit(exact[0] if exact and len(found) == 1 else None)

    @staticmethod
    def _fits(entry: tuple[str, str], wanted: str) -> bool:
        name, code = entry
        return wanted in name.casefold() or wanted == code.casefold()

    def _take_first(self) -> None:
        first = next(iter(self.rows.rows), None)
        if first and not self.rows.isHidden():
            self.choose(first)

    def _detail(self, code: str) -> str:
        facts, year = self._facts.get(code), self.front.clock().year - 1
        if facts is None or facts.status is Relation.NON_PARTY_REPORTING:
            return self.front.say(NOT_PARTY)
        if facts.status is Relation.SIGNATORY:
            return self.front.say(SIGNATORY)
        return self.front.say(PARTY, {"year": Year(year), "due": annual_due(year)})
