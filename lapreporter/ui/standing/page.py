"""Where do we stand: the sentences of the last report, each still true or not, and what follows beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.standing import (
    REST,
    YEAR,
    Outlook,
    lengthened,
    outlook,
    say_changed,
    say_rest,
    say_still_true,
    unsay,
)
from lapreporter.form.carrying import Carrying
from lapreporter.report.cover import Marks
from lapreporter.ui.carried.against import before
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Flow, discard
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import SidePanel, WidthClass
from lapreporter.ui.kit.surfaces import Hairline, Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.ui.plan.asking import spot_of
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.session import Session
from lapreporter.ui.standing.fact_row import FactRow
from lapreporter.ui.standing.outlook import OutlookView
from lapreporter.ui.standing.rows import StandingRow, chosen_forms, rest_marks, standing_rows
from lapreporter.words import Country, Term, mark

STANDING = "standing"
"""The address under which a word on where the State stands is told; no question has it."""
TITLE = mark("Where do we stand on {day}?")
TITLE_PLAIN = mark("Where do we stand?")
LEAD = mark("This is what {state} told the United Nations before. Say of each sentence whether it is still true.")
YOUR_STATE = Term(mark("your State"))
ALL_TRUE = mark("All of these are still true")
ALL_TRUE_HINT = mark("You can still change any single one afterwards.")
SUBMITTED = "cover.last_report_on"
NO_DAY = mark("The last report does not say when it was submitted. The short form names that day once.")


class StandingPage(Scroll):
    """``opened`` carries the address to open in its form; ``turned`` tells that something else was said.

    ``panel`` stands beside the page; where there is no room, what it says stands below the sentences.
    """

    opened = Signal(str)
    turned = Signal()

    def __init__(self, desk: Desk, session: Session, carrying: Carrying, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk, self.session, self._carrying = desk, session, carrying
        self.rows: dict[str, FactRow] = {}
        self._sheet: Sheet | None = None
        self.outlook = self._found()
        self._beside, self._below = OutlookView(desk, session), OutlookView(desk, session)
        self.panel = SidePanel(desk.theme, self._beside)
        self.all_true = Button(desk.theme, desk.say(ALL_TRUE), icon=Icon.TICK)
        self.all_true.clicked.connect(self.confirm_all)
        self.day = self._day_card()
        self._build()
        for view in (self._beside, self._below):
            view.jumped.connect(self.opened)
            view.lengthened.connect(lambda: session.take(lengthened(session.content), STANDING))
        self.refresh()
        session.checked.connect(self.refresh)

    @property
    def settled(self) -> int:
        """Of how many sentences the official has given a word."""
        return sum(row.row.settled for row in self.rows.values())

    @property
    def is_settled(self) -> bool:
        """Whether every sentence has its word."""
        return self.settled == len(self.rows)

    def fit(self, width: WidthClass) -> None:
        """Show below the sentences what follows where no panel stands beside them."""
        self._below.setVisible(width is not WidthClass.FULL)

    def focus_first(self) -> None:
        """Put the focus on the first sentence that waits for a word."""
        waiting = next((row for row in self.rows.values() if not row.row.settled), None)
        if waiting is not None:
            waiting.first().setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show what the report says now."""
        found = standing_rows(self.desk, self.session)
        if [row.key for row in found] != list(self.rows):
            self._lay_rows(found)
        forms = chosen_forms(self.session.content.standing)
        for row in found:
            self.rows[row.key].refresh(row, forms)
        self.outlook = self._found()
        for view in (self._beside, self._below):
            view.refresh(self.outlook, settled=self.is_settled)
        self.all_true.setEnabled(any(row.row.answer is None for row in self.rows.values()))
        self.turned.emit()

    def confirm_all(self) -> None:
        """Say of every sentence that has no word yet that it is still true."""
        waiting = [row.row for row in self.rows.values() if row.row.answer is None]
        content = say_still_true(
            self.session.content, [(row.key, row.covers) for row in waiting if row.key != REST], self._carrying
        )
        if any(row.key == REST for row in waiting):
            content = say_rest(content, self._rest(), self._carrying)
        self.session.take(content, STANDING)

    def _say(self, key: str, still_true: bool) -> None:
        row, content = self.rows[key].row, self.session.content
        if not still_true:
            after = say_changed(content, key, self._carrying)
        elif key == REST:
            after = say_rest(content, self._rest(), self._carrying)
        elif key == YEAR:
            quiet = unsay(content, tuple(Marks.model_fields), self._carrying)
            after = say_still_true(quiet, [(key, ())], self._carrying)
        else:
            after = say_still_true(content, [(key, row.covers)], self._carrying)
        self.session.take(after, STANDING)

    def _choose(self, forms: list[str]) -> None:
        """Take the forms in which something happened."""
        content = unsay(self.session.content, tuple(Marks.model_fields), self._carrying)
        for form in forms:
            content = say_changed(content, form, self._carrying)
        self.session.take(content, STANDING)

    def _rest(self) -> list[str]:
        return rest_marks(self.session, [row.row for row in self.rows.values()])

    def _found(self) -> Outlook:
        return outlook(self.session.case, self._carrying, self.session.content.standing)

    def _build(self) -> None:
        desk, report = self.desk, self.session.report
        end, state = report.cover.period.end, report.cover.state
        title = desk.say(TITLE, {"day": end}) if end else desk.say(TITLE_PLAIN)
        lead = desk.say(LEAD, {"state": Country(state) if state else YOUR_STATE})
        self.body.add(Text(desk.theme, title, Type.TITLE, measure=None), Space.HAIR,
                      Text(desk.theme, lead, Type.SUBTITLE, measure=None), Space.LARGE)  # fmt: skip
        self._place = self.body.count()
        hint = Text(desk.theme, desk.say(ALL_TRUE_HINT), Type.META, measure=None)
        self.body.add(Space.MEDIUM)
        self.body.addLayout(Flow(self.all_true, hint, spacing=Space.MEDIUM))
        if self.day is not None:
            self.body.add(Space.LARGE, Text(desk.theme, desk.say(NO_DAY), Type.HELP), Space.HAIR, self.day)
        self.body.add(Space.WIDE, self._below)
        self._below.hide()

    def _day_card(self) -> QuestionCard | None:
        """The question for the day of the last report, where it says none itself."""
        last, spot = before(self.session), spot_of(self.desk, SUBMITTED)
        asked = spot.asked(self.session.report) if spot is not None else None
        if last is None or last.cover.submitted_on is not None or asked is None:
            return None
        return QuestionCard(self.desk, self.session, asked)

    def _lay_rows(self, found: tuple[StandingRow, ...]) -> None:
        """Put one row below the other on a sheet of their own."""
        if self._sheet is not None:
            self.body.removeWidget(self._sheet)
            discard(self._sheet)
        theme = self.desk.theme
        self._sheet = Sheet(theme, margins=(1, 1, 1, 1), spacing=0, radius=Radius.CARD)
        self.rows = {row.key: FactRow(self.desk, row) for row in found}
        for key, row in self.rows.items():
            if self._sheet.body.count():
                self._sheet.body.add(Hairline(theme, 0))
            self._sheet.body.add(row)
            row.said.connect(lambda still_true, key=key: self._say(key, still_true))
            row.opened.connect(self.opened)
            row.chosen.connect(self._choose)
        self.body.insertWidget(self._place, self._sheet)
