"""One sentence read back, with its two equal choices; below it what it said before and the way into its form."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.document.standing import REST, YEAR
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.choices import Choice
from lapreporter.ui.kit.groups import CheckGroup, ChoiceGroup
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Abreast, Column
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.painting import BAR_WIDTH, from_start
from lapreporter.ui.kit.palette import Role
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.ui.standing.rows import StandingRow
from lapreporter.words import mark

STILL_TRUE, HAS_CHANGED = mark("Still true"), mark("Has changed")
THAT_IS_SO, NOT_SO = mark("That is so"), mark("Not so")
EARLIER = mark("Before: {sentence}")
OPEN_FORM = mark("Open “{form}” now")
SIDE_BY_SIDE = mark("Read them beside last year's")
WHICH_FORMS = mark("In which forms?")
_BESIDE = 620


class FactRow(Fitted, QWidget):
    """``said`` carries whether the sentence is still true, ``opened`` the address to open, ``chosen`` the forms."""

    said = Signal(object)
    opened = Signal(str)
    chosen = Signal(list)

    def __init__(self, desk: Desk, row: StandingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._desk, self.row = desk.theme, desk, row
        self.forms: CheckGroup | None = None
        self.go: Button | None = None
        self._focused = False
        self._sentence = Text(desk.theme, row.sentence, Type.STRONG, measure=None)
        self._source = Text(desk.theme, row.source, Type.META, measure=None)
        self._earlier = Text(desk.theme, "", Type.META, icon=Icon.HISTORY, measure=None)
        yes, no = (THAT_IS_SO, NOT_SO) if row.key == YEAR else (STILL_TRUE, HAS_CHANGED)
        options = [(True, desk.say(yes)), (False, desk.say(no))]
        self.choice = ChoiceGroup(desk.theme, row.sentence, options, framed=True)
        self.choice.chosen.connect(self.said)
        words, more = QWidget(), self._more()
        Column(self._sentence, self._source, self._earlier, more, spacing=2, parent=words)
        self._box = Abreast(self)
        self._box.setContentsMargins(Space.WIDE, Space.MEDIUM, 18, Space.MEDIUM)
        self._box.setSpacing(Space.LARGE)
        self._box.addWidget(words, 1)
        self._box.addWidget(self.choice)
        self._unfolded = more
        self.refresh(row, ())
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def first(self) -> Choice:
        """Where the focus belongs."""
        return self.choice.first()

    def refresh(self, row: StandingRow, forms: tuple[str, ...]) -> None:
        """Show what is said of it now; ``forms`` are those in which something happened."""
        self.row = row
        self._sentence.setText(row.sentence)
        self.choice.setAccessibleName(row.sentence)
        self.choice.set_value(row.answer)
        self._earlier.setText(self._desk.say(EARLIER, {"sentence": row.earlier}) if row.earlier else "")
        self._earlier.setVisible(bool(row.earlier))
        self._unfolded.setVisible(row.answer is False)
        if self.forms is not None:
            self.forms.set_value(forms)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Stand out while it has the focus."""
        if self._focused:
            painter, whole = QPainter(self), QRectF(self.rect())
            painter.fillRect(whole, self.theme.color(Role.ACCENT_TINT))
            bar = from_start(QRectF(0, 0, BAR_WIDTH, whole.height()), whole, self.layoutDirection())
            painter.fillRect(bar, self.theme.color(Role.ACCENT))

    def _more(self) -> QWidget:
        """What unfolds when it has changed."""
        more, say, key = QWidget(), self._desk.say, self.row.key
        column = Column(Space.HAIR, spacing=Space.HAIR, parent=more)
        if key == YEAR:
            named = [(form.mark, form_name(self._desk, form.letter, form.title))
                     for form in self._desk.edition.forms if form.mark]  # fmt: skip
            self.forms = CheckGroup(self._desk.theme, say(WHICH_FORMS), named)
            self.forms.changed.connect(self.chosen)
            column.add(Text(self._desk.theme, say(WHICH_FORMS), Type.HELP_STRONG), self.forms)
            return more
        label = SIDE_BY_SIDE if key == REST else OPEN_FORM
        self.go = Button(self._desk.theme, say(label, {"form": self._form()}), ButtonKind.QUIET, icon_after=Icon.NEXT)
        self.go.clicked.connect(lambda: self.opened.emit(self.row.path))
        column.add(self.go)
        return more

    def _form(self) -> str:
        form = self._desk.edition.form(self.row.form) if self.row.form else None
        return form_name(self._desk, form.letter, form.title) if form else ""

    def _fit(self) -> None:
        beside = self.width() >= self.theme.px(_BESIDE)
        self._box.set_abreast(beside)
        self._box.setSpacing(Space.LARGE if beside else Space.SMALL)
        needed = self.choice.sizeHint().width()
        self.choice.setFixedWidth(needed) if beside else self.choice.setMaximumWidth(needed)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        inside = now is not None and self.isAncestorOf(now)
        if inside is not self._focused:
            self._focused = inside
            self.update()
