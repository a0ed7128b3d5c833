"""Whom an action concerns: the ground, and the State's own word against it, with its reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.plan.applicability import concern_of_action
from lapreporter.checks.plan.coverage import ActionCoverage, Coverage
from lapreporter.report.node import new_id
from lapreporter.report.plan import PlanOverride
from lapreporter.ui.actions import action
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, discard
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.plan.asking import spot_of
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.questions.reasons import ReasonEditor
from lapreporter.ui.session import Session
from lapreporter.words import mark

CONCERNS = mark("Why it concerns you")
NOT_CONCERNS = mark("Why it does not concern you")
NOT_FOR_US = mark("Not for this State, because…")
FOR_US = mark("It does concern this State, because…")
OWN = mark("Your own word: {reason}")
AGAINST = mark("Without it: {ground}")
CHANGE = mark("Change the reason")
TAKE_BACK = mark("Take it back")
WHY = mark("Why is it so? The reason goes with the report.")
LEAVE = mark("Leave it as it is")
TABLE = "plan.overrides"


class OwnWord(QWidget):
    """The ground with a jump, and below it what the official says to it. ``jumped`` carries an address."""

    jumped = Signal(str)

    def __init__(
        self, desk: Desk, session: Session, standing: Standing, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session = session
        self.standing = standing
        self.number = number
        self._writing: ReasonEditor | None = None
        self._inside = QWidget()
        self._column = Column(self._inside, parent=self)
        self._shown: tuple[object, ...] = ()
        self.say: Button | None = None
        self.refresh()

    def refresh(self) -> None:
        """Show the ground of now; a reason that is being written stays."""
        one = self.standing.coverage.action(self.number)
        shown = (one.ground, one.own, self._is_told_above(one))
        if self._writing is None and shown != self._shown:
            self._shown = shown
            self._show(QWidget() if self._is_told_above(one) else self._words_of(one))

    def keep(self, concerns: bool, reason: str) -> None:
        """Store the State's word on the action, in place of an earlier one."""
        self._end_writing()
        own = self.standing.coverage.action(self.number).own
        row = PlanOverride(
            id=own.id if own else new_id(),
            plan=self.standing.plan.id,
            action=self.number,
            concerns=concerns,
            reason=reason,
        )
        self.session.set_rows(TABLE, (*self._others(), row))
        self.refresh()

    def take_back(self) -> None:
        """Let answers and the list of States decide again."""
        self.session.set_rows(TABLE, self._others())

    def _others(self) -> tuple[PlanOverride, ...]:
        mine = (self.standing.plan.id, self.number)
        return tuple(row for row in self.session.report.plan.overrides if (row.plan, row.action) != mine)

    @staticmethod
    def _is_told_above(one: ActionCoverage) -> bool:
        """Whether the action is for this State while none of its indicators is: each of those says why."""
        return one.own is None and one.ground.concerns and one.status is Coverage.NOT_CONCERNED

    def _words_of(self, one: ActionCoverage) -> QWidget:
        inside, desk = QWidget(), self.desk
        column = Column(spacing=Space.HAIR, parent=inside)
        column.add(Text(desk.theme, desk.say(CONCERNS if one.ground.concerns else NOT_CONCERNS), Type.COLUMN))
        if one.own is not None:
            own, ground = one.own, concern_of_action(one.action, self.standing.coverage.grounds, None)
            without = ground.sentence.text(desk.language)
            column.add(Text(desk.theme, desk.say(OWN, {"reason": (own.reason or "").strip()}), Type.HELP),
                       Text(desk.theme, desk.say(AGAINST, {"ground": without}), Type.META))  # fmt: skip
            column.add(Flow(action(self.desk, CHANGE, lambda: self._write(bool(own.concerns))),
                            action(self.desk, TAKE_BACK, self.take_back)))  # fmt: skip
            return inside
        column.add(Text(desk.theme, one.ground.sentence.text(desk.language), Type.HELP))
        spot = spot_of(desk, one.ground.path) if one.ground.path else None
        if spot is not None and one.ground.path is not None:
            path = one.ground.path
            jump = Button(desk.theme, spot.place(desk), ButtonKind.QUIET, icon_after=Icon.NEXT)
            jump.clicked.connect(lambda: self.jumped.emit(path))
            column.add(jump)
        self.say = action(self.desk, NOT_FOR_US if one.ground.concerns else FOR_US,
                                lambda: self._write(not one.ground.concerns))  # fmt: skip
        column.add(self.say)
        return inside

    def _show(self, new: QWidget) -> None:
        old, self._inside = self._inside, new
        self._column.replaceWidget(old, new)
        discard(old)

    def _write(self, concerns: bool) -> None:
        self._end_writing()
        own = self.standing.coverage.action(self.number).own
        self._writing = field = ReasonEditor(self.desk, (own.reason or "") if own else "", WHY, LEAVE)
        field.kept.connect(lambda reason: self.keep(concerns, reason))
        field.cancelled.connect(self._cancel)
        self._column.add(field)
        field.begin()

    def _cancel(self) -> None:
        self._end_writing()
        if self.say is not None:
            self.say.setFocus()

    def _end_writing(self) -> None:
        if self._writing is not None:
            discard(self._writing)
            self._writing = None
