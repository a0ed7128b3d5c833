"""The plan of action: the board or the list, and beside it the opened action."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from lapreporter.checks.plan.coverage import Coverage
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.groups import SegmentedSwitch
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow, Row
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Theme, Type
from lapreporter.ui.plan.board import Board, spoken
from lapreporter.ui.plan.dock import Dock
from lapreporter.ui.plan.rows import ActionRows
from lapreporter.ui.plan.standing import Standing
from lapreporter.ui.plan.tile import LegendItem
from lapreporter.ui.session import Session
from lapreporter.words import Term, mark, mark_plural

HEADING = mark_plural(
    "Your report answers one of the {all} actions", "Your report answers {count} of the {all} actions"
)
NONE_YET = mark("No action is answered in full yet")
IN_PART = mark_plural("One more action in part.", "{count} more actions in part.")
LEAD = mark("{figure} {part}")
VIEW = mark("Show the actions as")
AS_BOARD, AS_LIST = mark("Board"), mark("List")
LEGEND = mark("{state} {count}")
POINT = mark("Arrows go from action to action, Enter opens one, N goes to the next in part.")
DEADLINES = mark("Deadlines")


class PlanPage(Scroll):
    """Composes board, list and the opened action, which stands in ``panel`` or, where there is none, in the page.

    ``jumped`` carries an address and the action from which one goes there (0 for none); ``turned`` tells that another
    action is open or that the report says something else.
    """

    jumped = Signal(str, int)
    turned = Signal()
    deadlines_asked = Signal()
    check_asked = Signal()

    # The base class puts on the theme before there is anything else.
    _built = False

    def __init__(self, desk: Desk, session: Session, standing: Standing, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk = desk
        self.standing = standing
        self._alone = False
        self.dock = Dock(desk, session, standing)
        self.panel = SidePanel(desk.theme, self.dock)
        self.board = Board(desk, standing)
        self.list: ActionRows | None = None
        self._title = Text(desk.theme, "", Type.TITLE, measure=None)
        self._lead = Text(desk.theme, "", Type.SUBTITLE, measure=None)
        self._named = Text(desk.theme, desk.say(POINT), Type.META, measure=None)
        options = [("board", desk.say(AS_BOARD)), ("list", desk.say(AS_LIST))]
        self.switch = SegmentedSwitch(desk.theme, desk.say(VIEW), options, "board")
        self.switch.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.deadlines = Button(desk.theme, desk.say(DEADLINES), ButtonKind.QUIET, icon=Icon.CALENDAR)
        self.legend = {status: LegendItem(desk.theme, status) for status in Coverage}
        self._views = Column(self.board, spacing=0)
        self._overview = QWidget()
        self._build()
        self._built = True
        self._connect()
        self.dock.show_action(None)
        self.refresh()

    def _build(self) -> None:
        head, lead, legend = Row(spacing=Space.LARGE), Row(spacing=Space.LARGE), QWidget()
        head.addWidget(self._title, 1)
        head.addWidget(self.switch)
        lead.addWidget(self._lead, 1)
        lead.addWidget(self.deadlines, 0, Qt.AlignmentFlag.AlignTop)
        Flow(*self.legend.values(), spacing=20, parent=legend)
        Column(head, lead, Space.HAIR, self._views, Space.SMALL, self._named, Space.HAIR, legend,
               spacing=0, parent=self._overview)  # fmt: skip
        self.body.add(self._overview)

    def _connect(self) -> None:
        self.board.opened.connect(self.open_action)
        self.board.pointed.connect(self._name)
        self.switch.chosen.connect(lambda _key: self._fit_view())
        self.deadlines.clicked.connect(self.deadlines_asked)
        self.dock.turned.connect(self.open_action)
        self.dock.closed.connect(self.close_action)
        self.dock.next_asked.connect(self.open_next)
        self.dock.check_asked.connect(self.check_asked)
        self.dock.jumped.connect(lambda path: self.jumped.emit(path, self.dock.number or 0))
        self.standing.moved.connect(self.refresh)

    def set_alone(self, alone: bool) -> None:
        """Take the opened action into the page, because no panel stands beside it, or give it back to the panel."""
        if alone != self._alone:
            self._alone = alone
            now = QApplication.focusWidget()
            inside = now is not None and self.dock.isAncestorOf(now)
            if now is not None and inside:
                now.clearFocus()
            (self.body if alone else self.panel.body).add(self.dock)
            self.dock.set_room(Space.WIDE if alone else 0)
            self.dock.show()
            self._share()
            if now is not None and inside:
                now.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_action(self, number: int) -> None:
        """Open an action beside the board."""
        inside = self._alone or self.dock.isAncestorOf(QApplication.focusWidget() or self)
        self.dock.show_action(number)
        self._mark()
        self._share()
        (self if self._alone else self.panel).verticalScrollBar().setValue(0)
        if inside:
            self.dock.way_on().setFocus(Qt.FocusReason.TabFocusReason)

    def close_action(self) -> bool:
        """Show the overview again, with the focus on the action that was open. False if none was."""
        number = self.dock.number
        if number is None:
            return False
        self.dock.show_action(None)
        self._mark()
        self._share()
        self.focus(number)
        return True

    def back(self) -> bool:
        """Whether going back only closes the action, because it fills the page."""
        return self._alone and self.close_action()

    def following(self) -> tuple[Coverage, int] | None:
        """The next action to work on: in part, otherwise open; None when nothing is left."""
        for status in (Coverage.PARTLY, Coverage.OPEN):
            found = self.standing.next_in(status, self.dock.number)
            if found is not None and found.action.number != self.dock.number:
                return status, found.action.number
        return None

    def open_next(self) -> bool:
        """Open the next action to work on, with the focus in its first missing question. False when none is left."""
        following = self.following()
        if following is None:
            return False
        self.open_action(following[1])
        self.dock.first().setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus(self, number: int | None = None) -> None:
        """Put the focus on an action of the board or the list."""
        if self.list is not None and self.list.isVisibleTo(self):
            self.list.focus(number)
        else:
            self.board.focus(number)

    def refresh(self) -> None:
        """Show what the report says now."""
        desk, found = self.desk, self.standing.coverage
        counts = found.action_counts
        answered = counts[Coverage.ANSWERED]
        title = desk.language.plural(HEADING, answered, {"all": len(found.actions)})
        part = counts[Coverage.PARTLY]
        self._title.setText(title if answered else desk.say(NONE_YET))
        more = desk.language.plural(IN_PART, part) if part else ""
        self._lead.setText(desk.say(LEAD, {"figure": found.figure().text(desk.language), "part": more}).strip())
        for status, item in self.legend.items():
            item.say(desk.say(LEGEND, {"state": Term(status.term.text), "count": counts[status]}))
        self.board.refresh(self.dock.number)
        if self.list is not None:
            self.list.refresh()
        self.dock.refresh()
        self.turned.emit()

    def wear(self, theme: Theme) -> None:
        """Put on another theme."""
        super().wear(theme)
        if self._built:
            self.desk = self.desk.wearing(theme)
            self._fit_view()

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the list where the tiles have no room."""
        super().resizeEvent(event)
        self._fit_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N goes to the next action in part, Escape closes the one that is open."""
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.open_next()
        elif event.key() == Qt.Key.Key_Escape and self.close_action():
            return
        else:
            super().keyPressEvent(event)

    def _mark(self) -> None:
        self.board.refresh(self.dock.number)
        self.turned.emit()

    def _share(self) -> None:
        self._overview.setVisible(not (self._alone and self.dock.number is not None))

    def _fit_view(self) -> None:
        start, _, end, _ = self._margins
        fits = self.board.needed() <= self.viewport().width() - start - end
        self.switch.setVisible(fits)
        as_list = not fits or self.switch.value() == "list"
        if as_list and self.list is None:
            self.list = ActionRows(self.desk, self.standing)
            self.list.action_opened.connect(self.open_action)
            self._views.add(self.list)
        now = QApplication.focusWidget()
        moves = now is not None and self._views_hold(now) and as_list is not self.board.isHidden()
        if self.list is not None:
            self.list.setVisible(as_list)
        self.board.setVisible(not as_list)
        self._named.setVisible(not as_list)
        if moves:
            self.focus(self.dock.number)

    def _views_hold(self, widget: QWidget) -> bool:
        return self.board.isAncestorOf(widget) or (self.list is not None and self.list.isAncestorOf(widget))

    def _name(self, number: int) -> None:
        if number:
            self._named.setText(spoken(self.desk, self.standing.coverage.action(number)))
        else:
            self._named.setText(self.desk.say(POINT))
