"""This year against last: every answer of both reports, form by form, with what moved and what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lapreporter.checks.side_by_side import SideBySide
from lapreporter.document.confirmation import marks_of
from lapreporter.form.comparison import Change, ChangeKind, amendments, compare
from lapreporter.form.last_known import last_known
from lapreporter.report.report import Report
from lapreporter.ui.carried.against_list import AgainstModel, Shown
from lapreporter.ui.carried.against_panel import AgainstPanel
from lapreporter.ui.carried.against_sheet import AgainstSheet
from lapreporter.ui.carried.summary import CHANGES
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.resizing import told_later
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.screens.chips import Chips
from lapreporter.ui.session import Session
from lapreporter.words import Year, mark, mark_plural

TITLE = mark("{year} against {last}")
TITLE_PLAIN = mark("This report against the one before")
LEAD = mark("Read down the list, and what was left as it was by mistake shows itself. Enter goes to the answer.")
LEAD_AMENDS = mark("Every answer that is not as it was sent. The list is printed with the report.")
NOTHING = mark("Nothing of this kind.")
FILTER = mark("Show")
BEFORE, NOW = mark("Before"), mark("Now")
COUNTS = {
    Shown.CHANGED: mark_plural("{count} changed", "{count} changed"),
    Shown.ADDED: mark_plural("{count} new", "{count} new"),
    Shown.REMOVED: mark_plural("{count} not given now", "{count} not given now"),
    Shown.WAITING: mark_plural("{count} value to confirm", "{count} values to confirm"),
    Shown.SAME: mark_plural("{count} the same", "{count} the same"),
    Shown.ALL: mark_plural("All {count}", "All {count}"),
}
_KINDS = {
    Shown.CHANGED: ChangeKind.CHANGED,
    Shown.ADDED: ChangeKind.ADDED,
    Shown.REMOVED: ChangeKind.REMOVED,
    Shown.SAME: ChangeKind.SAME,
}
_LEAST_LINES = 5
_SET_BY_ITSELF = ("cover.marks", "cover.kind", "cover.submitted_on", "cover.last_report_on", "cover.missing_years")


def before(session: Session) -> Report | None:
    """The report of the last year at hand, with the forms it refers to filled in from earlier ones."""
    history = session.content.history
    return last_known(history) if history else None


class AgainstPage(Scroll):
    """``jumped`` carries an address, ``corrected`` a `Line` whose earlier figure was wrong.

    With ``amends`` the report is laid beside what was sent and is amended, and only what was changed is shown.
    """

    jumped = Signal(str)
    corrected = Signal(object)

    def __init__(
        self, desk: Desk, session: Session, last: Report, *, amends: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, spacing=0, parent=parent)
        self.desk, self.session, self._last, self._amends = desk, session, last, amends
        self._report: Report | None = None
        self._changes: list[Change] = []
        self._shown = Shown.CHANGED
        years = (_year(desk, last, BEFORE), _year(desk, session.report, NOW))
        years = (desk.say(BEFORE), desk.say(NOW)) if amends else years
        self.panel = AgainstPanel(desk, years[0], years[1], corrects=not amends)
        self.chips = Chips(desk.theme, desk.say(FILTER))
        self.model = AgainstModel(desk, self)
        self._sheet = AgainstSheet(desk, self.model, self._title(), *years)
        self.list = self._sheet.list
        self._nothing = Text(desk.theme, desk.say(NOTHING), Type.HELP)
        self.body.add(Text(desk.theme, self._title(), Type.TITLE, measure=None), Space.HAIR)
        lead = desk.say(LEAD_AMENDS if amends else LEAD)
        self.body.add(Text(desk.theme, lead, Type.SUBTITLE, measure=None), Space.MEDIUM)
        self.body.add(self.chips, Space.SMALL, self._sheet, self._nothing)
        self._connect()
        self.refresh()
        if not any(change.kind is ChangeKind.CHANGED for change in self._changes):
            self.show_only(Shown.WAITING if self._waiting() and not amends else Shown.ALL)

    def focus_first(self, path: str | None = None) -> None:
        """Put the focus on an answer, or on the first."""
        at = self.model.line_of(path) if path else None
        if path and at is None:
            self.show_only(Shown.ALL)
            at = self.model.line_of(path)
        self.list.put(at or 0)
        (self.list if self.model.rowCount() else self.chips.chip(self._shown)).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_only(self, shown: Shown) -> None:
        """Show the answers of one kind, or all."""
        self._shown = shown
        self.refresh()

    def refresh(self) -> None:
        """Compare again when the report is another, and show what is to be shown."""
        if self._report is not self.session.report:
            self._report = self.session.report
            self._words = SideBySide(self.desk.edition, self.desk.lexicon, self.desk.language, self._last, self._report)
            found = self._words.asked((amendments if self._amends else compare)(self._last, self._report))
            self._changes = in_order(self.desk, [one for one in found if not one.path.startswith(_SET_BY_ITSELF)])
        waiting = self._waiting()
        kept = self.list.current()
        self.model.show_changes(self._words, self._chosen(waiting), waiting)
        self._count(waiting)
        self._sheet.setVisible(self.model.rowCount() > 0)
        self._nothing.setVisible(self.model.rowCount() == 0)
        at = self.model.line_of(kept.change.path) if kept and kept.change else None
        self.list.put(at or 0)
        self.panel.show_line(self.list.current())

    @told_later
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list what room the window has."""
        super().resizeEvent(event)
        self._sheet.fill(self.viewport().height(), _LEAST_LINES)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda key: self.show_only(Shown(key)))
        self.list.chosen.connect(self.panel.show_line)
        self.list.jumped.connect(self.jumped)
        self.panel.jumped.connect(self._jump)
        self.panel.confirmed.connect(self._confirm)
        self.panel.corrected.connect(self._correct)
        self.session.checked.connect(self.refresh)

    def _title(self) -> str:
        year, last = self.session.report.year(), self._last.year()
        if self._amends:
            return self.desk.say(CHANGES)
        if year is None or last is None:
            return self.desk.say(TITLE_PLAIN)
        return self.desk.say(TITLE, {"year": Year(year), "last": Year(last)})

    def _waiting(self) -> frozenset[str]:
        content = self.session.content
        return frozenset(place for waits in self.session.case.waiting for place in marks_of(content, waits))

    def _chosen(self, waiting: frozenset[str]) -> list[Change]:
        if self._shown is Shown.ALL:
            return self._changes
        if self._shown is Shown.WAITING:
            return [change for change in self._changes if change.path in waiting]
        return [change for change in self._changes if change.kind is _KINDS[self._shown]]

    def _count(self, waiting: frozenset[str]) -> None:
        counted = Counter(change.kind for change in self._changes)
        counts = {shown: counted[kind] for shown, kind in _KINDS.items()}
        counts |= {Shown.ALL: len(self._changes)}
        counts |= {Shown.WAITING: sum(change.path in waiting for change in self._changes) if waiting else 0}
        plural = self.desk.language.plural
        shown = [one for one in COUNTS if counts[one] or one in (self._shown, Shown.ALL)]
        chips = [(one.value, plural(COUNTS[one], counts[one]), None) for one in shown]
        self.chips.show_chips(chips, self._shown.value)

    def _jump(self) -> None:
        line = self.list.current()
        if line is not None and line.change is not None:
            self.jumped.emit(line.change.path)

    def _confirm(self) -> None:
        line = self.list.current()
        if line is not None and line.change is not None:
            self.session.confirm([line.change.path])

    def _correct(self) -> None:
        line = self.list.current()
        if line is not None and line.change is not None:
            self.corrected.emit(line)


def in_order(desk: Desk, changes: Sequence[Change]) -> list[Change]:
    """Changes in the order of the forms of the edition."""
    order = {form.key: at for at, form in enumerate(desk.edition.forms)}
    return sorted(changes, key=lambda change: order.get(change.form, len(order)))


def _year(desk: Desk, report: Report, otherwise: str) -> str:
    year = report.year()
    return desk.language.value(Year(year)) if year else desk.say(otherwise)
