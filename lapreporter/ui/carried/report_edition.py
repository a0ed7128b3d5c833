"""Under which form the report is printed. It holds the same answers under each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.report.report import EditionKey
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Type
from lapreporter.ui.session import Session
from lapreporter.words import mark

PRINTED_UNDER = mark("Form it is printed under")
HELP = mark("Every answer stays in the report and in the data, also those that a form does not print.")
EDITION = "edition"
_FULL = (EditionKey.ADAPTED, EditionKey.ORIGINAL_2010, EditionKey.ORIGINAL_2010_SWAPPED)


class ReportEdition(QWidget):
    """A list of the forms. A choice is a step that can be undone; ``turned`` tells of it.

    The short form is no choice here: it is offered where nothing is new. A report that has it keeps it.
    """

    turned = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        here = session.report.edition
        keys = _FULL if here in _FULL else (here,)
        names = [(key.value, desk.say(desk.lexicon.choice(key).label)) for key in keys]
        self.choice = Select(desk.theme, desk.say(PRINTED_UNDER), names)
        label = Text(desk.theme, desk.say(PRINTED_UNDER), Type.META, measure=None)
        Column(label, self.choice, Text(desk.theme, desk.say(HELP), Type.META), spacing=2, parent=self)
        self.choice.activated.connect(lambda _index: session.edit(EDITION, EditionKey(self.choice.currentData())))
        session.changed.connect(self._changed)
        self._show()

    def _changed(self, path: str) -> None:
        if path == EDITION:
            self._show()
            self.turned.emit()

    def _show(self) -> None:
        self.choice.setCurrentIndex(self.choice.findData(self._session.report.edition.value))
