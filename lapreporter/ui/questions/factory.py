"""Which widget asks which kind of question: the one place that knows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from lapreporter.report.kinds import Kind
from lapreporter.ui.desk import Desk
from lapreporter.ui.questions.answer import AnswerField
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.attachments import AttachmentsField
from lapreporter.ui.questions.choice import ChoiceField
from lapreporter.ui.questions.choices import ChoicesField
from lapreporter.ui.questions.contacts import ContactField
from lapreporter.ui.questions.dates import DateField, PeriodField
from lapreporter.ui.questions.numbers import MoneyField, QuantityField, WholeNumberField
from lapreporter.ui.questions.people import PeopleField
from lapreporter.ui.questions.statements import StatementField
from lapreporter.ui.questions.states import StateField
from lapreporter.ui.questions.texts import LongTextField, ShortTextField
from lapreporter.ui.questions.yes_no import YesNoField

FIELDS: Mapping[Kind, type[AnswerField]] = {
    Kind.YES_NO: YesNoField,
    Kind.CHOICE: ChoiceField,
    Kind.CHOICES: ChoicesField,
    Kind.SHORT_TEXT: ShortTextField,
    Kind.LONG_TEXT: LongTextField,
    Kind.WHOLE_NUMBER: WholeNumberField,
    Kind.QUANTITY: QuantityField,
    Kind.MONEY: MoneyField,
    Kind.DATE: DateField,
    Kind.PERIOD: PeriodField,
    Kind.STATE: StateField,
    Kind.CONTACT: ContactField,
    Kind.PEOPLE: PeopleField,
    Kind.ATTACHMENTS: AttachmentsField,
    Kind.STATEMENT: StatementField,
}
"""Every kind but tables, which fill a page of their own (`lapreporter.ui.tables`)."""


def field_for(desk: Desk, asked: Asked, parent: QWidget | None = None) -> AnswerField:
    """The field that asks a question. KeyError for a table."""
    return FIELDS[asked.leaf.kind](desk, asked, parent)
