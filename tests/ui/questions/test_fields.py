"""Every field by mouse and by keyboard: what is done reaches the session, what the session holds is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.form.edition import Edition
from lapreporter.report.answers import Attachment, Contact, Money, People, Period
from lapreporter.report.cover import ReportKind
from lapreporter.report.kinds import Kind
from lapreporter.report.stockpiles import StockpileStatement, StockpileStatementCode
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.choices import Check, Choice
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.questions.answer import AnswerField
from lapreporter.ui.questions.asked import Asked, asked_of_report
from lapreporter.ui.questions.attachments import AttachmentsField
from lapreporter.ui.questions.factory import FIELDS, field_for

FILE = Attachment(id="aaaa", name="law.pdf", sha256="0" * 64, size=2_400_000, media_type="application/pdf")
Told = list[tuple[str, Any]]


def asked_at(edition: Edition, path: str) -> Asked:
    return asked_of_report(next(q for form in edition.forms for _, q in form.questions() if q.path == path))


def first_of(edition: Edition, kind: Kind) -> Asked:
    return asked_of_report(next(q for form in edition.forms for _, q in form.questions() if q.leaf.kind is kind))


def telling(field: AnswerField) -> Told:
    told: Told = []
    field.answered.connect(lambda value: told.append(("answered", value)))
    field.typed.connect(lambda text: told.append(("typed", text)))
    field.part_typed.connect(lambda part, text: told.append((part, text)))
    field.unreadable.connect(lambda text: told.append(("unreadable", text)))
    return told


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Callable[[Asked], AnswerField]:
    kept: list[QWidget] = []

    def show(asked: Asked) -> AnswerField:
        window = QWidget()
        kept.append(window)
        field = field_for(desk, asked)
        elsewhere = QLineEdit()
        elsewhere.setObjectName("elsewhere")
        Column(field, elsewhere, None, parent=window)
        qtbot.addWidget(window)
        window.resize(760, 500)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        elsewhere.setFocus()
        return field

    return show


@dataclass(frozen=True)
class Answer:
    """An answer of a kind, and the text that the first widget shows for it."""

    path: str
    value: Any
    text: str | None = None


ANSWERS = {
    Kind.YES_NO: Answer("cover.help_asked", True),
    Kind.CHOICE: Answer("cover.kind", ReportKind.ANNUAL),
    Kind.CHOICES: Answer("", ()),
    Kind.SHORT_TEXT: Answer("cover.help_from", "ISU", "ISU"),
    Kind.LONG_TEXT: Answer("cover.help_offered", "Two lines"),
    Kind.WHOLE_NUMBER: Answer("", 12000, "12,000"),
    Kind.QUANTITY: Answer("contamination.balance.opening_m2", 420000, "420,000"),
    Kind.MONEY: Answer("", Money(amount=Decimal("1234.5"), currency="EUR"), "1,234.5"),
    Kind.DATE: Answer("cover.submitted_on", date(2026, 4, 24), "24"),
    Kind.PERIOD: Answer("cover.period", Period(start=date(2025, 1, 1), end=date(2025, 12, 31)), "1"),
    Kind.STATE: Answer("cover.state", "LAO", "Lao People's Democratic Republic"),
    Kind.CONTACT: Answer("", Contact(institution="Ministry"), "Ministry"),
    Kind.PEOPLE: Answer("", People(women=12), "12"),
    Kind.ATTACHMENTS: Answer("", (FILE,)),
    Kind.STATEMENT: Answer("stockpiles.statement", StockpileStatement(code=StockpileStatementCode.HOLDS)),
}


def question(edition: Edition, kind: Kind) -> Asked:
    path = ANSWERS[kind].path
    return asked_at(edition, path) if path else first_of(edition, kind)


def test_every_kind_but_tables_has_a_field() -> None:
    assert set(FIELDS) == set(Kind) - {Kind.TABLE}
    assert set(ANSWERS) == set(FIELDS)


@pytest.mark.parametrize("kind", FIELDS, ids=str)
def test_showing_an_answer_tells_nobody(kind: Kind, edition: Edition, shown: Callable[[Asked], AnswerField]) -> None:
    field = shown(question(edition, kind))
    told = telling(field)
    field.show_answer(ANSWERS[kind].value, {})
    first = field.first()
    if ANSWERS[kind].text is not None:
        assert isinstance(first, QLineEdit)
        assert first.text() == ANSWERS[kind].text
    field.show_answer(None, {})
    assert told == []


@pytest.mark.parametrize("kind", [Kind.WHOLE_NUMBER, Kind.QUANTITY, Kind.MONEY, Kind.STATE], ids=str)
def test_a_text_that_cannot_be_read_stays_as_typed(
    kind: Kind, edition: Edition, shown: Callable[[Asked], AnswerField]
) -> None:
    field = shown(question(edition, kind))
    field.show_answer(None, {"": "12 ooo"})
    first = field.first()
    assert isinstance(first, QLineEdit)
    assert first.text() == "12 ooo"


@pytest.mark.parametrize(
    ("kind", "keys", "last"),
    [
        (Kind.SHORT_TEXT, "ISU", ("answered", "ISU")),
        (Kind.LONG_TEXT, "ISU", ("answered", "ISU")),
        (Kind.WHOLE_NUMBER, "12 000", ("typed", "12 000")),
        (Kind.QUANTITY, "42", ("typed", "42 m²")),
        (Kind.QUANTITY, "42 ha", ("typed", "42 ha")),
        (Kind.MONEY, "EUR 5", ("typed", "EUR 5")),
        (Kind.STATE, "LAO", ("answered", "LAO")),
        (Kind.STATE, "Atlantis", ("unreadable", "Atlantis")),
        (Kind.DATE, "24", ("typed", "24")),
        (Kind.PERIOD, "1", ("start", "1")),
        (Kind.PEOPLE, "12", ("women", "12")),
        (Kind.CONTACT, "Min", ("answered", Contact(institution="Min"))),
    ],
    ids=str,
)
def test_typing_is_told(
    kind: Kind,
    keys: str,
    last: tuple[str, Any],
    edition: Edition,
    shown: Callable[[Asked], AnswerField],
    qtbot: QtBot,
) -> None:
    field = shown(question(edition, kind))
    told = telling(field)
    field.first().setFocus()
    qtbot.keyClicks(field.first(), keys)
    assert told[-1] == last


@pytest.mark.parametrize("by_mouse", [True, False])
@pytest.mark.parametrize("kind", [Kind.YES_NO, Kind.CHOICE, Kind.STATEMENT], ids=str)
def test_a_choice_is_made_and_taken_back(
    kind: Kind, by_mouse: bool, edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot
) -> None:
    field = shown(question(edition, kind))
    told = telling(field)
    first = field.first()
    assert isinstance(first, Choice)
    first.setFocus()
    for _ in range(2):
        if by_mouse:
            click(qtbot, first)
        else:
            qtbot.keyClick(first, Qt.Key.Key_Space)
    values = [getattr(value, "code", value) for _, value in told]
    assert len(values) == 2
    assert values[0] is not None
    assert values[1] is None


@pytest.mark.parametrize("by_mouse", [True, False])
def test_boxes_are_ticked_and_none_of_these_is_an_answer(
    by_mouse: bool, edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot
) -> None:
    field = shown(first_of(edition, Kind.CHOICES))
    told = telling(field)
    boxes = field.findChildren(Check)
    for box in (boxes[0], boxes[-1]):
        box.setFocus()
        if by_mouse:
            click(qtbot, box)
        else:
            qtbot.keyClick(box, Qt.Key.Key_Space)
    assert [len(value) for _, value in told] == [1, 0]


def test_a_unit_and_a_currency_are_chosen_by_the_keyboard(
    edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot
) -> None:
    quantity = shown(question(edition, Kind.QUANTITY))
    told = telling(quantity)
    qtbot.keyClicks(quantity.first(), "42")
    units = quantity.findChild(QComboBox)
    assert units is not None
    qtbot.keyClick(units, Qt.Key.Key_Down)
    assert told[-1] == ("typed", "42 ha")
    money = shown(question(edition, Kind.MONEY))
    told = telling(money)
    currencies = money.findChild(QComboBox)
    assert currencies is not None
    qtbot.keyClick(currencies, Qt.Key.Key_Down)
    assert told[-1] == ("answered", Money(currency="USD"))


def test_the_wheel_changes_nothing(edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot) -> None:
    field = shown(question(edition, Kind.QUANTITY))
    told = telling(field)
    units = field.findChild(QComboBox)
    assert units is not None
    qtbot.wait(0)
    assert units.currentIndex() == 0
    assert told == []


def test_a_day_is_typed_field_by_field(edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot) -> None:
    field = shown(question(edition, Kind.DATE))
    told = telling(field)
    lines = field.findChildren(QLineEdit)
    for line, text in zip(lines, ("24", "4", "2026"), strict=True):
        line.setFocus()
        qtbot.keyClicks(line, text)
    assert told[-1] == ("typed", "24 4 2026")


def test_a_number_is_grouped_when_it_is_left_and_bare_while_it_is_edited(
    edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot
) -> None:
    field = shown(question(edition, Kind.WHOLE_NUMBER))
    field.show_answer(12000, {})
    line = field.first()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    assert line.text() == "12000"
    field.focusNextChild()
    elsewhere = field.window().findChild(QLineEdit, "elsewhere")
    assert elsewhere is not None
    elsewhere.setFocus()
    assert line.text() == "12,000"


def test_a_file_shows_its_name_and_size_and_can_be_removed(
    edition: Edition, shown: Callable[[Asked], AnswerField], qtbot: QtBot
) -> None:
    field = shown(question(edition, Kind.ATTACHMENTS))
    assert isinstance(field, AttachmentsField)
    told = telling(field)
    field.show_answer((FILE,), {})
    texts = [label.text() for label in field.findChildren(Text)]
    assert "law.pdf" in texts
    assert "2.4 MB" in texts
    click(qtbot, next(button for button in field.findChildren(Button) if button.label == "Remove law.pdf"))
    assert told == [("answered", ())]


def test_people_name_the_difference_between_sum_and_total(
    edition: Edition, shown: Callable[[Asked], AnswerField]
) -> None:
    field = shown(question(edition, Kind.PEOPLE))
    field.show_answer(People(women=10, men=2, total=15), {})
    words = [label.text() for label in field.findChildren(Text)]
    assert "The groups add up to 12; the total says 15." in words
