"""One finding in the list of the check: its word, its sentences, the jump, and the reason in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Finding, Severity
from lapreporter.checks.reasons import digest, reason_for
from lapreporter.checks.wording import sentences
from lapreporter.report.shape import pattern_of
from lapreporter.ui.actions import action
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Abreast, Column, Flow, discard
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.painting import draw_bar, smooth
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text, marked
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import say
from lapreporter.ui.questions.reasons import (
    CHANGE_REASON,
    GIVE_REASON,
    GIVEN,
    ReasonEditor,
    reason_from,
    takes_reason,
)
from lapreporter.ui.questions.severities import MARKS, SEVERITY
from lapreporter.ui.session import Session
from lapreporter.words import mark

GO_TO = mark("Go to {page}")
GO = mark("Go to the answer")
TAKE_BACK = mark("Take the reason back")
SET_ASIDE = mark("Set aside")
ANSWERED = mark("Answered")
CODE = mark("Rule {code}: {basis}")
_WORD = 106
_LEAST = 640


class FindingRow(Fitted, QWidget):
    """Enter jumps, R opens the place for a reason. ``jumped`` carries the address."""

    jumped = Signal(str)

    def __init__(self, desk: Desk, session: Session, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.session, self.finding = desk, session, finding
        self.theme = desk.theme
        self.key = digest(finding)
        self._editor: ReasonEditor | None = None
        self._reason = reason_for(finding, session.report.reasons)
        self._text = Column(spacing=2)
        self._links = Flow(spacing=20, line_spacing=0)
        self._word = self._severity()
        self.go = Button(desk.theme, self._place(), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.go.clicked.connect(self._jump)
        self._box = Abreast(self)
        self._box.setContentsMargins(20, 12, 16, 10)
        self._box.setSpacing(Space.MEDIUM)
        self._box.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(self._text, 1)
        self._box.addWidget(self.go, 0, Qt.AlignmentFlag.AlignTop)
        self.go.setVisible(bool(finding.path))
        self._add_text()
        self._add_links()
        self._fit()

    def first(self) -> QWidget:
        """The link that takes the focus."""
        return self._editor.field if self._editor else self.go

    def write_reason(self) -> None:
        """Open the place for a reason."""
        if self._editor is None and takes_reason(self.finding):
            self._editor = ReasonEditor(self.desk, self._reason.text if self._reason else "")
            self._editor.setMaximumWidth(self.theme.px(602))
            self._editor.kept.connect(self._keep)
            self._editor.cancelled.connect(self._close)
            self._text.insertWidget(2, self._editor)
            self._show_links(False)
            self.update()
        if self._editor is not None:
            self._editor.begin()

    @property
    def is_writing(self) -> bool:
        """Whether a reason is being written."""
        return self._editor is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the place for a reason by R."""
        if event.text().upper() == "R" and not self.is_writing:
            self.write_reason()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the row in which a reason is being written."""
        if self._editor is not None:
            painter, whole = smooth(QPainter(self)), QRectF(self.rect())
            painter.fillRect(whole, self.theme.color(Role.ACCENT_TINT))
            draw_bar(painter, whole, 0, self.theme.color(Role.ACCENT), self.layoutDirection())

    def _severity(self) -> Text:
        if self._reason:
            return marked(self.theme, Mark.DONE, self.desk.say(ANSWERED))
        return marked(self.theme, MARKS[self.finding.severity], self.desk.say(SEVERITY[self.finding.severity]))

    def _place(self) -> str:
        place = self.desk.edition.place_of(pattern_of(self.finding.spot)) if self.finding.spot else None
        if place is None:
            return self.desk.say(GO)
        return self.desk.say(GO_TO, {"page": say(self.desk, place[1].title)})

    def _add_text(self) -> None:
        what, why, how = sentences(self.finding, self.desk.language)
        self._text.add(Text(self.theme, what, Type.STRONG))
        self._text.add(Text(self.theme, f"{why} {how}".strip(), Type.HELP))
        if self._reason:
            given = self.desk.say(GIVEN, {"reason": self._reason.text})
            self._text.add(Text(self.theme, given, Type.HELP, ink=Role.INK))
        self._text.addLayout(self._links)

    def _add_links(self) -> None:
        if takes_reason(self.finding):
            self._link(CHANGE_REASON if self._reason else GIVE_REASON, self.write_reason)
        if self._reason:
            code, path = self.finding.code, self.finding.path
            self._link(TAKE_BACK, lambda: self.session.withdraw_reason(code, path))
        if self.finding.severity is Severity.ADVICE:
            self._link(SET_ASIDE, lambda: self.session.set_aside(self.key))
        code_line = self.desk.say(CODE, {"code": self.finding.code, "basis": self.finding.basis})
        self.setToolTip(code_line)

    def _show_links(self, shown: bool) -> None:
        for at in range(self._links.count()):
            item = self._links.itemAt(at)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(shown)

    def _link(self, label: str, act: Callable[[], object]) -> None:
        self._links.addWidget(action(self.desk, label, act))

    def _jump(self) -> None:
        if self.finding.spot:
            self.jumped.emit(self.finding.spot)

    def _keep(self, text: str) -> None:
        self.session.give_reason(reason_from(self.finding, text, self.desk.clock().date()))

    def _close(self) -> None:
        if self._editor is not None:
            discard(self._editor)
            self._editor = None
            self._show_links(True)
            self.update()
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        beside = self.width() >= self.theme.px(_LEAST)
        self._box.set_abreast(beside)
        self._box.setSpacing(Space.MEDIUM if beside else 2)
        self._word.setMinimumWidth(self.theme.px(_WORD) if beside else 0)
