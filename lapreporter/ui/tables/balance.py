"""The check line under a table: what there was, plus and minus the year, against what is given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from lapreporter.ui.kit.figures import KeyFigure
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, discard
from lapreporter.ui.kit.painting import draw_bar, draw_panel, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, TextStyle, Theme, Tone, Type

_TITLE = TextStyle(16, Type.QUESTION.weight)
_SIGN = TextStyle(22, ink=Role.INK2)


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of the line with the sign before it; the first has none."""

    sign: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Balance:
    """A whole line: its sentence, whether it comes out, and its figures, the last of which is compared."""

    title: str
    agrees: bool
    terms: tuple[Term, ...]


class BalanceLine(Sheet):
    """A sentence and its proof: green with a tick when it comes out, red with the shape of an error otherwise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, look=SheetLook.FINDING, radius=Radius.LARGE, margins=(20, 12, 16, 12), spacing=2, parent=parent
        )
        self.balance: Balance | None = None
        self._figures: list[KeyFigure] = []
        self._title = Column()
        self._terms = Flow(spacing=Space.MEDIUM, line_spacing=Space.HAIR)
        self.body.addLayout(self._title)
        self.body.addLayout(self._terms)
        self.hide()

    def show_balance(self, balance: Balance | None) -> None:
        """Show another line, or none."""
        self.setVisible(balance is not None)
        before, self.balance = self.balance, balance
        if balance is None or balance == before:
            return
        if before is None or (before.title, before.agrees) != (balance.title, balance.agrees):
            self._entitle(balance)
        if before is None or [term.sign for term in before.terms] != [term.sign for term in balance.terms]:
            self._arrange(balance)
        for figure, term in zip(self._figures, balance.terms, strict=True):
            wrong = term is balance.terms[-1] and not balance.agrees
            figure.say(term.label, term.value, Role.ERROR if wrong else Role.INK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a white sheet with the bar and the line of its tone."""
        painter, whole = smooth(QPainter(self)), QRectF(self.rect())
        color = self.theme.color
        draw_panel(painter, whole, Radius.LARGE, color(Role.SHEET), color(self.tone.line))
        draw_bar(painter, whole, Radius.LARGE, color(self.tone.ink), self.layoutDirection())

    def _entitle(self, balance: Balance) -> None:
        tone = Tone.DONE if balance.agrees else Tone.ERROR
        self.set_look(SheetLook.FINDING, tone)
        icon = Icon.DONE if balance.agrees else Icon.ERROR
        _empty(self._title)
        self._title.add(Text(self.theme, balance.title, _TITLE, icon=icon, icon_ink=tone.ink, measure=None))
        self.setAccessibleName(balance.title)

    def _arrange(self, balance: Balance) -> None:
        """Have a figure for each term, with its sign before it."""
        _empty(self._terms)
        self._figures = [KeyFigure(self.theme, "", "") for _ in balance.terms]
        for figure, term in zip(self._figures, balance.terms, strict=True):
            if term.sign:
                self._terms.addWidget(Text(self.theme, term.sign, _SIGN, measure=None))
            self._terms.addWidget(figure)
        self.updateGeometry()


def _empty(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            discard(widget)
