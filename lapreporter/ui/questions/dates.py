"""A day typed as day, month and year, or chosen; and a period of two days."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QSizePolicy, QWidget

from lapreporter.report.answers import Period
from lapreporter.report.entry import read_date
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.fields import FieldState, LineField
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.questions.answer import AnswerField, Kept
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.tongue import calendar_locale
from lapreporter.words import Year, mark

DAY = mark("Day")
MONTH = mark("Month")
YEAR = mark("Year")
CHOOSE = mark("Choose a day…")
FIRST_DAY = mark("First day")
LAST_DAY = mark("Last day")
WHOLE_YEAR = mark("Whole year {year}")


class DayParts(QWidget):
    """Three fields for day, month and year. What stands in them is one text: ``30 9 2026``.

    ``parts`` are in this order, ``shown`` in that of the language.
    """

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = [
            LineField(desk.theme, f"{name}: {desk.say(word)}", chars=chars, figures=True)
            for word, chars in ((DAY, 3), (MONTH, 3), (YEAR, 5))
        ]
        self.row = Row(spacing=Space.SMALL, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        named = list(zip((DAY, MONTH, YEAR), self.parts, strict=True))
        if desk.language.year_first:
            named.reverse()
        self.shown = [part for _, part in named]
        for word, part in named:
            self.row.add(Column(Text(desk.theme, desk.say(word), Type.META), part, spacing=2))

    def written(self) -> str:
        """What is typed, day first."""
        return " ".join(part.text().strip() for part in self.parts if part.text().strip())

    def show_meaning(self, text: str, partial: bool) -> None:
        """Show a text; what is being typed stays as it is while it means the same."""
        written = self.written()
        same = written == text or read_date(written, partial) == read_date(text, partial)
        if not (same and any(part.hasFocus() for part in self.parts)):
            self.show_text(text)

    def show_text(self, text: str) -> None:
        """Spread a typed text, or an ISO date, over the fields."""
        words = text.replace("-", " ").replace("/", " ").replace(".", " ").split()
        if words and len(words[0]) == 4:
            words.reverse()
        spread = ["", "", "", *words][-3:]
        if len(words) > 3:
            spread = ["", "", text]
        for part, word in zip(self.parts, spread, strict=True):
            if part.text() != word:
                part.setText(word.lstrip("0") or word)


class DateField(AnswerField):
    """A day; where the question allows, a month or a year alone."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._days = DayParts(desk, self.name)
        self._calendar: QCalendarWidget | None = None
        choose = Button(desk.theme, desk.say(CHOOSE), ButtonKind.QUIET, icon=Icon.CALENDAR)
        choose.clicked.connect(self._open_calendar)
        Row(self._days, Column(None, choose, spacing=0), None, spacing=Space.LARGE, parent=self)
        self._choose = choose
        for part in self._days.parts:
            part.textEdited.connect(lambda _text: self.typed.emit(self._days.written()))
            part.left.connect(self._part_left)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show a date or the text that is none yet; fields that are being typed in stay as they are."""
        shown = kept.get("", str(value or ""))
        self._days.show_meaning(shown, self.asked.leaf.partial)

    def set_state(self, state: FieldState) -> None:
        """Colour the edges."""
        for part in self._days.parts:
            part.set_state(state)

    def first(self) -> QWidget:
        """The field one begins with."""
        return self._days.shown[0]

    def _part_left(self) -> None:
        if not any(part.hasFocus() for part in self._days.parts):
            self.left.emit()

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget()
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setLocale(calendar_locale(self.desk.language.code))
        calendar.setAccessibleName(self.name)
        known = read_date(self._days.written(), partial=True).value
        if known:
            calendar.setSelectedDate(
                QDate.fromString(known.ljust(10, "x").replace("xxxxxx", "-01-01")[:10], "yyyy-MM-dd")
            )
        calendar.activated.connect(self._chosen)
        calendar.clicked.connect(self._chosen)
        calendar.move(self._choose.mapToGlobal(QPoint(0, self._choose.height())))
        calendar.show()
        self._calendar = calendar

    def _chosen(self, day: QDate) -> None:
        if self._calendar:
            self._calendar.close()
            self._calendar = None
        self._days.show_text(day.toString("yyyy-MM-dd"))
        self.typed.emit(self._days.written())
        self.left.emit()


class PeriodField(AnswerField):
    """Two days, and a button for the whole year before."""

    def __init__(self, desk: Desk, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(desk, asked, parent)
        self._start = DayParts(desk, desk.say(FIRST_DAY))
        self._end = DayParts(desk, desk.say(LAST_DAY))
        self._year = desk.clock().year - 1
        whole = Button(
            desk.theme, desk.say(WHOLE_YEAR, {"year": Year(self._year)}), ButtonKind.QUIET, icon=Icon.CALENDAR
        )
        whole.clicked.connect(self._whole_year)
        both = Row(
            Column(Text(desk.theme, desk.say(FIRST_DAY), Type.STRONG), self._start, spacing=4),
            Column(Text(desk.theme, desk.say(LAST_DAY), Type.STRONG), self._end, spacing=4),
            None,
            spacing=Space.HUGE,
        )
        Column(both, whole, parent=self)
        for name, days in (("start", self._start), ("end", self._end)):
            for part in days.parts:
                part.textEdited.connect(lambda _text, name=name, days=days: self.part_typed.emit(name, days.written()))
                part.left.connect(self._part_left)

    def show_answer(self, value: Any, kept: Kept) -> None:
        """Show both days; one that is being typed stays as it is while it means the same."""
        period = value or Period()
        for name, days in (("start", self._start), ("end", self._end)):
            days.show_meaning(kept.get(name, str(getattr(period, name) or "")), partial=False)

    def set_state(self, state: FieldState) -> None:
        """Colour the edges."""
        for part in (*self._start.parts, *self._end.parts):
            part.set_state(state)

    def first(self) -> QWidget:
        """The field of the first day one begins with."""
        return self._start.shown[0]

    def _whole_year(self) -> None:
        self.answered.emit(Period(start=date(self._year, 1, 1), end=date(self._year, 12, 31)))
        self.left.emit()

    def _part_left(self) -> None:
        if not any(part.hasFocus() for part in (*self._start.parts, *self._end.parts)):
            self.left.emit()
