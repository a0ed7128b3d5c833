"""Which language the report goes out in, and which one its own texts are written in; the window may speak a third."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.i18n.manners import MANNERS
from lapreporter.report.language import in_language
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import Select
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.session import Session
from lapreporter.words import mark

PRINTED = mark("Language of the report")
TYPED = mark("Language of the texts you typed")
HELP = mark("Headings and chosen answers go out in the language of the report. What you typed stays as it is.")
THE_SAME = mark("The same")
LANGUAGE, TEXT_LANGUAGE = "language", "text_language"


class ReportLanguages(QWidget):
    """Two lists. A choice is a step of the session like any other and can be undone; ``turned`` tells of it."""

    turned = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        names = [(manner.code, manner.name) for manner in MANNERS]
        self.printed = Select(desk.theme, desk.say(PRINTED), names)
        self.typed = Select(desk.theme, desk.say(TYPED), [("", desk.say(THE_SAME)), *names])
        lists = QWidget()
        Flow(*(_under(desk, label, chosen) for label, chosen in ((PRINTED, self.printed), (TYPED, self.typed))),
             spacing=Space.WIDE, line_spacing=Space.SMALL, parent=lists)  # fmt: skip
        Column(lists, Text(desk.theme, desk.say(HELP), Type.META), spacing=Space.HAIR, parent=self)
        self.printed.activated.connect(lambda _index: self._print_in(self.printed.currentData()))
        self.typed.activated.connect(lambda _index: session.edit(TEXT_LANGUAGE, self.typed.currentData() or None))
        session.changed.connect(self._changed)
        self._show()

    def _print_in(self, code: str) -> None:
        """Print in another language; what was typed stays in the one it was typed in."""
        self._session.replace_report(in_language(self._session.report, code), LANGUAGE)

    def _changed(self, path: str) -> None:
        if path in (LANGUAGE, TEXT_LANGUAGE):
            self._show()
            self.turned.emit()

    def _show(self) -> None:
        report = self._session.report
        self.printed.setCurrentIndex(self.printed.findData(report.language))
        self.typed.setCurrentIndex(self.typed.findData(report.text_language or ""))


def _under(desk: Desk, label: str, chosen: Select) -> QWidget:
    both = QWidget()
    Column(Text(desk.theme, desk.say(label), Type.META, measure=None), chosen, spacing=2, parent=both)
    return both
