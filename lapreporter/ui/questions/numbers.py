"""Whole numbers, quantities with a unit, and amounts of money: typed as one likes, echoed as understood."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from lapreporter.report.answers import Money
from lapreporter.report.entry import read
from lapreporter.report.kinds import Unit
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.fields import FieldState, LineField, Select
from lapreporter.ui.kit.layouts import Row
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.words import Language

DIGITS = 12
OFFERED: dict[Unit, tuple[str, ...]] = {
    Unit.SQUARE_METRE: ("m²", "ha", "km²"),
    Unit.GRAM: ("g", "kg"),
    Unit.MILLIMETRE: ("mm", "cm", "m"),
    Unit.DEGREE: ("°",),
    Unit.PERCENT: ("%",),
}
CURRENCIES = (
    *("USD", "EUR", "CHF", "GBP", "NOK", "SEK", "DKK", "JPY", "CAD", "AUD", "NZD"),
    *("AFN", "ALL", "BAM", "BGN", "CLP", "COP", "CZK", "HUF", "IQD", "KHR", "LAK", "LBP", "MRU", "MXN", "NGN", "PEN"),
    *("PLN", "RSD", "SOS", "SSP", "XAF", "XOF", "ZAR"),
)


class FigureField(AnswerField):
    """A line of figures. It hands on what is typed; when it is left it shows the number as it was understood."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self.line = LineField(desk.theme, self.name, chars=DIGITS, figures=True)
        self.line.textEdited.connect(lambda _text: self.typed.emit(self.written()))
        self.line.left.connect(self._left)
        self.line.installEventFilter(self)
        self.row = Row(self.line, parent=self)
        self._value: Any = None
        self._kept: str | None = None

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show a number; what is being typed stays as it is while it means the same."""
        self._value, self._kept = value, kept.get("")
        if not self.line.hasFocus():
            self._refresh()
        elif not self._says_so():
            self.line.setText(self._kept if self._kept is not None else self._bare())

    def set_state(self, state: FieldState) -> None:
        """Colour the edge."""
        self.line.set_state(state)

    def first(self) -> QWidget:
        """The line of figures."""
        return self.line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show bare figures while editing: half a deleted grouping would be read as another number."""
        if watched is self.line and event.type() is QEvent.Type.FocusIn and self._kept is None:
            bare = self._bare()
            if self.line.text() != bare:
                self.line.setText(bare)
                self.line.selectAll()
        return False

    def bare(self, value: Any) -> str:
        """The value without grouping."""
        return bare(self.desk.language, value)

    def written(self) -> str:
        """What is typed, with what is chosen beside it."""
        return self.line.text()

    def shown(self, value: Any) -> str:
        """The value as it stands in the line."""
        return figure(self.desk.language, value, self.asked.leaf.is_year)

    def _says_so(self) -> bool:
        written = self.written()
        entry = read(written, self.asked.leaf)
        kept = written if entry.problem is not None else None
        return entry.value == self._value and kept == self._kept

    def _bare(self) -> str:
        return self.bare(self._value) if self._value is not None else ""

    def _left(self) -> None:
        self._refresh()
        self.left.emit()

    def _refresh(self) -> None:
        text = self._kept if self._kept is not None else self.shown(self._value) if self._value is not None else ""
        if self.line.text() != text:
            self.line.setText(text)


class WholeNumberField(FigureField):
    """A count or a year, without spin arrows."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self.row.add(None)


class QuantityField(FigureField):
    """A number and its unit; a unit typed behind the number counts more than the one chosen beside it."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        offered = OFFERED.get(asked.leaf.unit, ()) if asked.leaf.unit else ()
        self._unit = Select(desk.theme, self.name, [(unit, desk.language.unit(unit)) for unit in offered])
        self._unit.activated.connect(lambda _index: self.typed.emit(self.written()))
        self.row.add(self._unit, None)
        self._unit.setVisible(bool(offered))

    def written(self) -> str:
        """The number with its unit."""
        text = self.line.text().strip()
        has_unit = any(char.isalpha() or char in "°%²" for char in text)
        unit = self._unit.currentData()
        return text if has_unit or not text or not unit else f"{text} {unit}"

    def shown(self, value: Any) -> str:
        """The value in its stored unit, which is the first of the list."""
        self._unit.setCurrentIndex(0)
        return super().shown(value)


class MoneyField(FigureField):
    """An amount and its currency."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        codes = [("", "")] + [(code, f"{code} · {desk.language.currency(code)}") for code in CURRENCIES]
        self._currency = Select(desk.theme, self.name, codes)
        self._currency.activated.connect(lambda _index: self._currency_chosen())
        self.row.add(self._currency, None)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show amount and currency."""
        money = value if isinstance(value, Money) else Money()
        if money.currency and self._currency.findData(money.currency) < 0:
            self._currency.addItem(money.currency, money.currency)
        if money.currency or not self.line.hasFocus():
            self._currency.setCurrentIndex(max(0, self._currency.findData(money.currency or "")))
        super().show_answer(money if money != Money() else None, kept)

    def written(self) -> str:
        """The amount with its currency."""
        text = self.line.text().strip()
        if any(char.isalpha() for char in text):
            return text
        return f"{self._currency.currentData()} {text}".strip() if text else ""

    def shown(self, value: Any) -> str:
        """The amount alone."""
        return figure(self.desk.language, value.amount) if value.amount is not None else ""

    def bare(self, value: Any) -> str:
        """The amount alone, without grouping."""
        return bare(self.desk.language, value.amount) if value.amount is not None else ""

    def _currency_chosen(self) -> None:
        if self.line.text().strip():
            self.typed.emit(self.written())
        else:
            self.answered.emit(Money(currency=self._currency.currentData() or None))


def bare(language: Language, value: int | Decimal) -> str:
    """A number as one would type it: without grouping, the fraction behind the language's own mark."""
    return f"{value:f}".replace(".", language.decimal_mark) if isinstance(value, Decimal) else str(value)


def figure(language: Language, value: int | Decimal, is_year: bool = False) -> str:
    """A number as it stands in a field: grouped, except a year."""
    return str(value) if is_year else language.number(value)
