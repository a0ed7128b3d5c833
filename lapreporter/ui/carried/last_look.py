"""Before signing: ticks of the cover that no longer fit, what an amendment changes, what nobody confirmed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.checks.side_by_side import SideBySide
from lapreporter.document.cover_marks import differing_marks
from lapreporter.form.comparison import amendments, answers
from lapreporter.report.cover import FormMark, Mark
from lapreporter.report.paths import replace
from lapreporter.ui.carried.beside import waiting_by_form
from lapreporter.ui.carried.summary import AGAINST, TO_CONFIRM
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

MARKS = mark("The ticks on the cover page do not fit what the forms hold: {forms}.")
TICK = mark("Tick them as the forms are")
AMENDS = mark_plural("This report changes {count} answer of the one it amends.",
                     "This report changes {count} answers of the one it amends.")  # fmt: skip
AMENDS_NOTHING = mark("This report amends another and changes nothing in it yet.")
CHANGE = mark("{label}: {old} \u2192 {new}")
SHOW_CHANGES = mark("Show every change")
MOST = 6
_LONGEST = 60


class LastLook(QWidget):
    """Each part shows only where there is something to say.

    ``turned`` tells that the report is another, ``asked`` carries the key of a page to show.
    """

    turned = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._marks = Text(desk.theme, "", Type.HELP, icon=Icon.NOTE)
        self.tick = self._button(TICK, Icon.TICK)
        self._amends, self._list = Text(desk.theme, "", Type.HELP, icon=Icon.EDIT), Text(desk.theme, "", Type.META)
        self.changes = self._button(SHOW_CHANGES, Icon.NEXT)
        self._waiting = Text(desk.theme, "", Type.HELP, icon=Icon.HISTORY)
        self.against = self._button(AGAINST, Icon.NEXT)
        self.tick.clicked.connect(self._tick)
        self.changes.clicked.connect(lambda: self.asked.emit("amends"))
        self.against.clicked.connect(lambda: self.asked.emit("against"))
        Column(self._marks, self.tick, self._amends, self._list, self.changes, self._waiting, self.against,
               spacing=Space.HAIR, parent=self)  # fmt: skip
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Look at the report as it is now."""
        self._show_marks()
        self._show_amends()
        count = sum(waiting_by_form(self._session.case).values())
        self._waiting.setText(self._desk.language.plural(TO_CONFIRM, count) if count else "")
        self._waiting.setVisible(bool(count))
        self.against.setVisible(bool(self._session.content.history))

    def _button(self, label: str, icon: Icon) -> Button:
        return Button(self._desk.theme, self._desk.say(label), ButtonKind.QUIET, icon=icon)

    def _show_marks(self) -> None:
        found = self._unfitting()
        desk = self._desk
        forms = [form for form in desk.edition.forms if form.mark in found]
        names = [form_name(desk, form.letter, form.title) for form in forms]
        self._marks.setText(desk.say(MARKS, {"forms": desk.language.listing(names)}) if names else "")
        self._marks.setVisible(bool(names))
        self.tick.setVisible(bool(names))

    def _show_amends(self) -> None:
        sent, desk = self._session.content.amends, self._desk
        for part in (self._amends, self._list, self.changes):
            part.setVisible(sent is not None)
        if sent is None:
            return
        report = self._session.report
        words = SideBySide(desk.edition, desk.lexicon, desk.language, sent, report)
        found = words.asked(amendments(sent, report))
        self._amends.setText(desk.language.plural(AMENDS, len(found)) if found else desk.say(AMENDS_NOTHING))
        lines = []
        for change in found[:MOST]:
            old, new = (_shortened(text) for text in words.words(change))
            lines.append(desk.say(CHANGE, {"label": words.label(change.path), "old": old, "new": new}))
        self._list.setText("\n".join(lines))
        self._list.setVisible(bool(lines))
        self.changes.setVisible(bool(found))

    def _unfitting(self) -> dict[str, FormMark]:
        """The marks to change. Who ticked an empty form as changed is about to fill it in; the check speaks of it."""
        report = self._session.report
        filled = {answer.path.split(".")[0] for answer in answers(report)}
        return {
            form: mark
            for form, mark in differing_marks(self._session.case).items()
            if form in filled or getattr(report.cover.marks, form).mark is not Mark.CHANGED
        }

    def _tick(self) -> None:
        report = self._session.report
        marks = report.cover.marks.model_copy(update=dict(self._unfitting()))
        self._session.replace_report(replace(report, "cover.marks", marks), "cover.marks")
        self.turned.emit()


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + " \u2026"
