"""What follows from where the State stands, live: the short form and why it may be used, or what asks for more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Severity
from lapreporter.checks.short_form import GROUNDS, Ground
from lapreporter.checks.wording import sentences
from lapreporter.document.standing import Opened, Outlook
from lapreporter.report.report import EditionKey
from lapreporter.ui.carried.against import before
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.ui.session import Session
from lapreporter.words import Year, mark

WHAT_NEXT = mark("What happens next")
ALL_TRUE, ALL_TRUE_TEXT = mark("All still true"), mark("The short form: two pages, ready to sign.")
ONE_CHANGED = mark("One has changed")
ONE_CHANGED_TEXT = mark("Only the form concerned opens. The others carry their sentence.")
ENOUGH = mark("The short form is enough")
ENOUGH_TEXT = mark("Two pages with these sentences, ready to sign. It may be used because:")
OPENS = mark("These forms open")
OPENS_TEXT = mark("The others stay short and carry their sentence.")
FULL = mark("The full form is needed")
SAID = mark("You said that something has changed here.")
FIGURES = mark(
    "The report for {year} gave figures of its year here. Give those of this year, or say that there is nothing."
)
ALSO = mark("Also to be settled")
WHY_DATE = mark("Why each sentence has a date")
WHY_DATE_TEXT = mark("“None known” is true on a day. The report prints every sentence with its date, so nobody has to "
                     "guess next year.")  # fmt: skip
NOT_SURE = mark("Not sure?")
NOT_SURE_TEXT = mark("Choose “Has changed” and open the form. “Not known” is an answer too, and better than silence.")
GO_THERE = mark("Go there")
FULL_AGAIN = mark("Use the full form again")


class OutlookView(QWidget):
    """``jumped`` carries an address that asks for something, ``lengthened`` that the full form is wanted again."""

    jumped = Signal(str)
    lengthened = Signal()

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._shown: QWidget | None = None
        self.full = Button(desk.theme, desk.say(FULL_AGAIN), ButtonKind.QUIET, icon=Icon.UNDO)
        self.full.clicked.connect(self.lengthened)
        say, theme = desk.say, desk.theme
        self._column = Column(spacing=Space.SMALL, parent=self)
        self._column.add(self.full, Hairline(theme))
        for title, text in ((WHY_DATE, WHY_DATE_TEXT), (NOT_SURE, NOT_SURE_TEXT)):
            self._column.add(Text(theme, say(title), Type.STRONG), Text(theme, say(text), Type.HELP), Space.SMALL)

    def refresh(self, found: Outlook, *, settled: bool) -> None:
        """Say what follows now; ``settled`` tells that every sentence has its word."""
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            discard(self._shown)
        self._shown = QWidget()
        lines = Column(spacing=Space.SMALL, parent=self._shown)
        if not found.possible:
            self._heading(lines, FULL)
        elif found.opened:
            self._heading(lines, OPENS)
            self._add_opened(lines, found)
        elif settled:
            self._heading(lines, ENOUGH)
            self._add_grounds(lines)
        else:
            self._heading(lines, WHAT_NEXT)
            self._line(lines, Icon.UNCHANGED, ALL_TRUE, self._desk.say(ALL_TRUE_TEXT))
            self._line(lines, Icon.EDIT, ONE_CHANGED, self._desk.say(ONE_CHANGED_TEXT))
        self._add_general(lines, found)
        self._column.insertWidget(0, self._shown)
        self.full.setVisible(self._session.report.edition is EditionKey.SHORT)

    def _heading(self, lines: Column, title: str) -> None:
        lines.add(Text(self._desk.theme, self._desk.say(title), Type.QUESTION))

    def _line(self, lines: Column, icon: Icon, title: str, text: str, *, own: bool = False) -> None:
        desk = self._desk
        name = title if own else desk.say(title)
        below = Column(Text(desk.theme, text, Type.HELP), margins=(26, 0, 0, 0))
        lines.add(Column(Text(desk.theme, name, Type.STRONG, icon=icon, icon_ink=Role.ACCENT), below, spacing=0))

    def _add_opened(self, lines: Column, found: Outlook) -> None:
        desk = self._desk
        for one in found.opened:
            form = next(form for form in desk.edition.forms if form.mark == one.form)
            self._line(lines, Icon.EDIT, form_name(desk, form.letter, form.title), self._why(one), own=True)
        lines.add(Text(desk.theme, desk.say(OPENS_TEXT), Type.HELP))

    def _why(self, opened: Opened) -> str:
        """What asks for a form: the rules where there are any, else the official's own word or last year's figures."""
        said = [sentences(ground.finding(), self._desk.language)[0] for ground in opened.grounds]
        if opened.said and not said:
            said.append(self._desk.say(SAID))
        last = before(self._session)
        if opened.figures and not said and last is not None:
            said.append(self._desk.say(FIGURES, {"year": Year(last.year() or 0)}))
        return "\n".join(said)

    def _add_grounds(self, lines: Column) -> None:
        theme = self._desk.theme
        lines.add(Text(theme, self._desk.say(ENOUGH_TEXT), Type.HELP))
        for ground in GROUNDS.values():
            lines.add(Text(theme, self._desk.say(ground), Type.HELP, icon=Icon.TICK, icon_ink=Role.DONE))

    def _add_general(self, lines: Column, found: Outlook) -> None:
        advice = [one for one in found.decision.grounds if one.severity is Severity.ADVICE and one.code == "SHO-11"]
        asking = [*found.general, *advice]
        if asking and found.possible:
            lines.add(Space.HAIR, Text(self._desk.theme, self._desk.say(ALSO), Type.STRONG))
        for ground in asking:
            self._add_ground(lines, ground)

    def _add_ground(self, lines: Column, ground: Ground) -> None:
        desk = self._desk
        what, _why, how = sentences(ground.finding(), desk.language)
        lines.add(Text(desk.theme, f"{what} {how}", Type.HELP))
        if desk.edition.place_of(ground.paths[0]) is not None:
            go = Button(desk.theme, desk.say(GO_THERE), ButtonKind.QUIET, icon_after=Icon.NEXT)
            go.clicked.connect(lambda: self.jumped.emit(ground.paths[0]))
            lines.add(go)
