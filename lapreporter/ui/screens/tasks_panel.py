"""Beside the task list: minutes left, where to carry on, what fits into the time one has, and what the check says."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.finding import Severity
from lapreporter.form.visibility import Status
from lapreporter.ui.carried.summary import CarriedSummary
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.figures import ProgressTens
from lapreporter.ui.kit.groups import SegmentedSwitch
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.shell import SidePanel
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import FORM_LETTER, say
from lapreporter.ui.questions.severities import MARKS
from lapreporter.ui.screens.form_states import SETTLED, fitting, next_form, states_of
from lapreporter.ui.screens.leading_rows import WAYS_ON, leading_step
from lapreporter.ui.screens.remaining import duration, remaining
from lapreporter.ui.session import Session
from lapreporter.ui.visits import Still, Weight
from lapreporter.words import mark, mark_plural

BEGIN = mark("Begin with the cover page")
CARRY_ON = mark("Carry on with {form}")
TO_COVER = mark("Carry on with the cover page")
TO_LAST = mark("Carry on with the last part")
TO_CHECK = mark("Go to the check")
STOPPED_AT = mark("You stopped at: {page}")
HOW_LONG = mark("How long can you sit now?")
MINUTES = mark_plural("{count} min", "{count} min")
ALL = mark("All")
FITS = mark("In {count} minutes you can finish {forms}.")
FITS_NONE = mark("In {count} minutes you can get on with {form}.")
FITS_ALL = mark_plural(
    "Everything that is left takes about {count} minute.", "Everything that is left takes about {count} minutes."
)
FITS_ALL_HOURS = mark_plural(
    "Everything that is left takes about {count} hour.", "Everything that is left takes about {count} hours."
)
FINDINGS = mark("Open findings")
ERRORS = mark_plural("{count} error", "{count} errors")
WARNINGS = mark_plural("{count} warning", "{count} warnings")
ADVICE = mark_plural("{count} piece of advice", "{count} pieces of advice")
TO_ANSWER = mark_plural("{count} still to answer", "{count} still to answer")
COUNTED: tuple[tuple[Weight, tuple[str, str], str], ...] = (
    (Severity.ERROR, ERRORS, mark("must be mended before it can leave")),
    (Severity.WARNING, WARNINGS, mark("mend, or give a reason")),
    (Still.TO_ANSWER, TO_ANSWER, mark("on pages you have not been to yet")),
    (Severity.ADVICE, ADVICE, mark("good practice under the plan")),
)
NOTHING_FOUND = mark("Nothing to mend at the moment.")
SEE_ALL = mark("See all findings")
SITTINGS = ("15", "30", "all")


class TaskPanel(SidePanel):
    """``carry_on`` carries the key of a form, of the page where one stopped, or of a step."""

    carry_on = Signal(str)

    def __init__(
        self, desk: Desk, session: Session, stopped_at: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.theme, spacing=Space.SMALL, parent=parent)
        self.desk = desk
        self.session = session
        self._page = next((page for page in desk.edition.pages() if page.key == stopped_at), None)
        self._left = Text(desk.theme, "", Type.SECTION, measure=None)
        self._done = Text(desk.theme, "", Type.HELP)
        self._bar = ProgressTens(desk.theme, "", ())
        self.go = Button(desk.theme, desk.say(BEGIN), ButtonKind.FILLED, wide=True, icon_after=Icon.NEXT)
        self.go.clicked.connect(lambda: self.carry_on.emit(self.target()))
        self._stopped = Text(desk.theme, "", Type.META)
        self._sitting = SegmentedSwitch(desk.theme, desk.say(HOW_LONG), self._sittings(), SITTINGS[0])
        self._sitting.chosen.connect(self.refresh)
        self._fits = Text(desk.theme, "", Type.HELP)
        self._time = QWidget()
        Column(Hairline(desk.theme), Text(desk.theme, desk.say(HOW_LONG), Type.STRONG), self._sitting, self._fits,
               parent=self._time)  # fmt: skip
        self._lines = {weight: _Line(desk, weight, detail) for weight, _, detail in COUNTED}
        self._nothing = Text(desk.theme, desk.say(NOTHING_FOUND), Type.HELP)
        see = Button(desk.theme, desk.say(SEE_ALL), ButtonKind.QUIET, icon_after=Icon.NEXT)
        see.clicked.connect(lambda: self.carry_on.emit("check"))
        self.body.add(self._left, self._done, self._bar, Space.SMALL, self.go, self._stopped, self._time)
        self.body.add(Hairline(desk.theme), Text(desk.theme, desk.say(FINDINGS), Type.STRONG))
        self.carried = CarriedSummary(desk, session)
        self.carried.asked.connect(self.carry_on)
        self.body.add(*self._lines.values(), self._nothing, see, self.carried)
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is left now."""
        desk, left = self.desk, remaining(self.desk, self.session)
        self._left.setText(left.time)
        self._done.setText(left.settled)
        self._bar.set_parts(left.settled, left.shares)
        self.go.set_label(carry_on_word(desk, self.session, self._page_form()))
        self._stopped.setText(desk.say(STOPPED_AT, {"page": say(desk, self._page.title)}) if self._page else "")
        self._stopped.setVisible(self._page is not None)
        self._time.setVisible(bool(left.minutes))
        self._show_fits(left.minutes)
        found = Counter(map(self.session.weight, self.session.open_findings()))
        for weight, words, _ in COUNTED:
            self._lines[weight].say(desk.language.plural(words, found[weight]), bool(found[weight]))
        self._nothing.setVisible(not any(found[weight] for weight, _, _ in COUNTED))

    def target(self) -> str:
        """Where to carry on: the page where one stopped, otherwise what is open next."""
        if self._page is not None and self._page_form():
            return self._page.key
        return next_step(self.desk, self.session)

    def _page_form(self) -> str | None:
        """The form of the page where one stopped, as long as it is not settled."""
        form = self._page.form if self._page else None
        states = states_of(self.desk, self.session)
        return form if form and states[form].status not in SETTLED else None

    def _sittings(self) -> list[tuple[str, str]]:
        return [(key, self.desk.language.plural(MINUTES, int(key)) if key.isdecimal() else self.desk.say(ALL))
                for key in SITTINGS]  # fmt: skip

    def _show_fits(self, left: int) -> None:
        sitting, states = self._sitting.value(), states_of(self.desk, self.session)
        minutes = int(sitting) if sitting.isdecimal() else left
        forms = self.desk.edition.forms
        chosen = fitting(forms, states, minutes)
        following = next_form(forms, states)
        if minutes >= left:
            text = duration(self.desk, left, FITS_ALL, FITS_ALL_HOURS)
        elif chosen:
            names = self.desk.language.listing([form_word(self.desk, form.key) for form in chosen])
            text = self.desk.say(FITS, {"count": minutes, "forms": names})
        else:
            name = form_word(self.desk, following.key) if following else ""
            text = self.desk.say(FITS_NONE, {"count": minutes, "form": name})
        self._fits.setText(text)


class _Line(QWidget):
    """How many findings of one severity, and what that means."""

    def __init__(self, desk: Desk, weight: Weight, detail: str) -> None:
        super().__init__()
        shape = MARKS[weight]
        self._count = Text(desk.theme, "", Type.STRONG, icon=shape.icon, icon_ink=shape.tone.ink)
        meaning = Column(Text(desk.theme, desk.say(detail), Type.META), margins=(26, 0, 0, 0))
        Column(self._count, meaning, spacing=0, parent=self)

    def say(self, text: str, shown: bool) -> None:
        """Show another count, or nothing."""
        self._count.setText(text)
        self.setVisible(shown)


def form_word(desk: Desk, key: str) -> str:
    """A form by its letter, or by its name where it has none."""
    form = desk.edition.form(key)
    return desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else desk.say(form.title)


def next_step(desk: Desk, session: Session) -> str:
    """The key of what is open next: a row above the forms, a form, or else the check."""
    form = next_form(desk.edition.forms, states_of(desk, session))
    return leading_step(desk, session) or (form.key if form else "check")


def carry_on_word(desk: Desk, session: Session, current: str | None = None) -> str:
    """What the one button of the task list says; ``current`` is the form in which one stopped."""
    leading = None if current else leading_step(desk, session)
    if leading is not None:
        return desk.say(WAYS_ON[leading])
    states = states_of(desk, session)
    if all(state.status is Status.NOT_STARTED for state in states.values()):
        return desk.say(BEGIN)
    form = next_form(desk.edition.forms, states)
    if form is None:
        return desk.say(TO_CHECK)
    following = desk.edition.form(current) if current else form
    if following.letter:
        return desk.say(CARRY_ON, {"form": form_word(desk, following.key)})
    return desk.say(TO_COVER if following.key == "cover" else TO_LAST)
