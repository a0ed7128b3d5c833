"""One indicator of the opened action: how it stands, what was found, and the missing question to answer in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from lapreporter.checks.plan.coverage import Coverage, IndicatorCoverage
from lapreporter.checks.plan.verdict import Gap, GapKind
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Row, discard
from lapreporter.ui.kit.surfaces import Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.asking import question_for, spot_of
from lapreporter.ui.plan.found import found_lines, whole_answers
from lapreporter.ui.plan.looks import WORDS, icon_of, ink_of
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.card import QuestionCard
from lapreporter.ui.questions.card_foot import HELP
from lapreporter.ui.questions.help_text import add_help
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

FOUND = mark("Found in your report")
AND_MORE = mark_plural("and one more answer", "and {count} more answers")
NOT_FOUND = mark("Nothing of this is in the report yet.")
OTHERWISE = mark("{label}: your answer says something else. Nothing is missing.")
ELSEWHERE = mark("Measured outside the report. What you say of it here is of your own accord.")
LEFT_OUT = mark("{label}: openly left out, so it is not counted.")
IN_TABLE = mark("Missing: {columns}")
IN_ROWS = mark_plural("Missing in one row: {columns}", "Missing in {count} rows: {columns}")
STILL = mark("Then: {labels}")
HOW = mark("How it is counted")
MOST_LINES = 4
MOST_LABELS = 5


class IndicatorBlock(Sheet):
    """Follows the report in place. Questions that were shown stay until the action is closed, answered or not.

    ``jumped`` carries the address to go to, ``focused`` and ``offered`` are those of its questions.
    """

    jumped = Signal(str)
    focused = Signal(object)
    offered = Signal(object, list)

    def __init__(
        self, desk: Desk, session: Session, standing: Standing, id_: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, margins=(18, 14, 18, 12), spacing=6, parent=parent)
        self.desk = desk
        self.session = session
        self.standing = standing
        self.id = id_
        self.cards: dict[str, QuestionCard] = {}
        self._shown: tuple[object, ...] = ()
        indicator = standing.coverage.indicator(id_).indicator
        self._sign = Text(desk.theme, id_, Type.HELP_STRONG, icon=Icon.NOT_STARTED)
        self._word = Text(desk.theme, "", Type.COLUMN, measure=None)
        self._word.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._facts, self._questions, self._rest = QWidget(), QWidget(), QWidget()
        Column(spacing=6, parent=self._questions)
        how = FoldingSection(desk.theme, desk.say(HOW))
        how.body.add(Text(desk.theme, desk.say(indicator.measure), Type.META),
                     Text(desk.theme, desk.say(indicator.evidence), Type.META))  # fmt: skip
        head = Row(self._sign, None, self._word, spacing=Space.SMALL)
        question = Text(desk.theme, desk.say(indicator.question), Type.BODY)
        self.body.add(head, question, self._facts, self._questions, self._rest, how)
        self.refresh()

    def of(self) -> IndicatorCoverage:
        """How the indicator stands."""
        return self.standing.coverage.indicator(self.id)

    def refresh(self) -> None:
        """Show how the indicator stands now; what has the focus stays untouched."""
        one = self.of()
        self._sign.say(self.id, ink=ink_of(one.status), icon=icon_of(one.status))
        self._word.say(self.desk.say(WORDS[one.status]), ink=ink_of(one.status))
        self.setAccessibleName(f"{self.id}, {self.desk.say(WORDS[one.status])}")
        shown = (one.status, self._lines(one), one.gaps, one.remarks)
        if shown != self._shown:
            self._shown = shown
            self._facts = self._replaced(self._facts, self._facts_of(one))
            if not self._is_typing():
                self._ask(one)
            self._rest = self._replaced(self._rest, self._rest_of(one))

    def first(self) -> QWidget | None:
        """The first field to answer in."""
        return next((card.first() for card in self.cards.values()), None)

    def _is_typing(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self._questions.isAncestorOf(now)

    def _lines(self, one: IndicatorCoverage) -> list[str]:
        return found_lines(self.desk, one.found, self.standing.case)

    def _facts_of(self, one: IndicatorCoverage) -> QWidget:
        """What is there, and the pages where it stands."""
        facts, desk = QWidget(), self.desk
        column = Column(spacing=Space.HAIR, parent=facts)
        lines = self._lines(one)
        if lines:
            column.add(Text(desk.theme, desk.say(FOUND), Type.COLUMN))
        elif one.status is Coverage.ELSEWHERE:
            column.add(Text(desk.theme, desk.say(ELSEWHERE), Type.HELP))
        elif one.status is not Coverage.NOT_CONCERNED:
            column.add(Text(desk.theme, desk.say(NOT_FOUND), Type.HELP))
        for line in lines[:MOST_LINES]:
            column.add(Text(desk.theme, line, Type.HELP))
        if len(lines) > MOST_LINES:
            column.add(Text(desk.theme, desk.language.plural(AND_MORE, len(lines) - MOST_LINES), Type.META))
        if one.status is Coverage.NOT_CONCERNED:
            column.add(Text(desk.theme, one.ground.sentence.text(desk.language), Type.HELP))
        for remark in one.remarks:
            column.add(Text(desk.theme, remark.text(desk.language), Type.HELP, icon=Icon.NOTE))
        for path, place in self._places(one).items():
            column.add(self._jump(path, place))
        return facts

    def _places(self, one: IndicatorCoverage) -> dict[str, str]:
        """The pages where the evidence stands, each by the first answer there."""
        by_place: dict[str, str] = {}
        for path in whole_answers(self.desk, one.found):
            spot = spot_of(self.desk, path)
            if spot is not None:
                by_place.setdefault(spot.place(self.desk), path)
        return {path: place for place, path in by_place.items()}

    def _ask(self, one: IndicatorCoverage) -> None:
        """Show the first question that would bring the indicator on, below those that were shown before."""
        asked = next((found for found in (question_for(self.desk, gap) for gap in one.gaps) if found), None)
        if asked is None or asked.path in self.cards or one.status is Coverage.NOT_CONCERNED:
            return
        card = QuestionCard(self.desk, self.session, asked)
        card.body.set_margins((14, 10, 12, 6))
        card.focused.connect(self.focused)
        card.offered.connect(self.offered)
        card.field.left.connect(lambda: QTimer.singleShot(0, self, self._left))
        self.cards[asked.path] = card
        column = self._questions.layout()
        spot = spot_of(self.desk, asked.path)
        if isinstance(column, Column):
            stored = Text(self.desk.theme, spot.stored(self.desk), Type.META) if spot else None
            help_ = FoldingSection(self.desk.theme, self.desk.say(HELP))
            add_help(self.desk, asked, help_.body)
            column.add(card, *([stored] if stored else []), help_)

    def _left(self) -> None:
        """A field was left: the next question may come now, without moving anything someone writes in."""
        if not self._is_typing():
            self._ask(self.of())

    def _rest_of(self, one: IndicatorCoverage) -> QWidget:
        """What cannot be answered here: tables, and answers that are openly left out or say something else."""
        rest, desk = QWidget(), self.desk
        column = Column(spacing=Space.HAIR, parent=rest)
        if one.status in (Coverage.NOT_CONCERNED, Coverage.ANSWERED):
            return rest
        for table, gaps in self._in_tables(one).items():
            column.add(Text(desk.theme, self._missing(gaps), Type.HELP))
            column.add(self._jump(gaps[0].path if "[]" not in gaps[0].path else table, self._place(table)))
        for gap in one.gaps:
            spot = spot_of(desk, gap.path)
            if not gap.open and spot is not None:
                words = OTHERWISE if gap.kind is GapKind.OTHERWISE else LEFT_OUT
                column.add(Text(desk.theme, desk.say(words, {"label": spot.label(desk)}), Type.HELP))
                column.add(self._jump(gap.path, spot.place(desk)))
        return rest

    def _in_tables(self, one: IndicatorCoverage) -> dict[str, list[Gap]]:
        found: dict[str, list[Gap]] = {}
        for gap in one.gaps:
            spot = spot_of(self.desk, gap.path)
            if gap.open and spot is not None and spot.question.is_table and question_for(self.desk, gap) is None:
                found.setdefault(spot.question.path, []).append(gap)
        return found

    def _missing(self, gaps: list[Gap]) -> str:
        spots = [spot_of(self.desk, gap.path) for gap in gaps]
        columns = [spot.column for spot in spots if spot is not None and spot.column is not None]
        names = list(dict.fromkeys(self.desk.say(column.words.printed) for column in columns))
        listed = {"columns": self.desk.language.listing(names)}
        if "[]" in gaps[0].path:
            return self.desk.say(IN_TABLE, listed)
        return self.desk.language.plural(IN_ROWS, max(gap.rows for gap in gaps), listed)

    def _place(self, path: str) -> str:
        spot = spot_of(self.desk, path)
        return spot.place(self.desk) if spot else path

    def _jump(self, path: str, place: str) -> Button:
        button = Button(self.desk.theme, place, ButtonKind.QUIET, icon_after=Icon.NEXT)
        button.clicked.connect(partial(self._go, path))
        return button

    def _go(self, path: str, _checked: bool = False) -> None:
        self.jumped.emit(path)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self.body.replaceWidget(old, new)
        layout = new.layout()
        new.setVisible(layout is not None and layout.count() > 0)
        discard(old)
        return new
