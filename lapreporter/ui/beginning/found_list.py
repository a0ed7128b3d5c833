"""What was found, report by report: what it is, where it came from, whether its seal held, and what it is good for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.beginning import Beginning, Earlier
from lapreporter.errors import BrokenSeal, Failure, NotEarlier
from lapreporter.ui.beginning.pile import Pile
from lapreporter.ui.beginning.telling import Line, line_of
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Across, Column, Row
from lapreporter.ui.kit.surfaces import Banner, Hairline, Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.words import mark

SPOKEN = mark("{action}: {report}")
LEAVE_OUT = mark("Leave out")
USE_ANYWAY = mark("Use it all the same")
COUNT_THIS = mark("Let this one count")
OUTVOTED = mark("Does not count, as you decided.")
SEAL_BROKEN = mark("Seal broken")
OPEN_HERE = mark("Open it as a report")
NOBODY_VOUCHES = mark("Used although its seal is broken. The new report notes it.")


class FoundList(QWidget):
    """A sheet for the reports to begin from, a banner for each broken seal, a sheet for those that cannot be used.

    Each signal carries the key of a report in the pile.
    """

    left_out = Signal(str)
    trusted = Signal(str)
    preferred = Signal(str)
    opening = Signal(str)

    def __init__(self, front: Front, pile: Pile, beginning: Beginning | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front = front
        self._pile = pile
        self._beginning = beginning
        self._refused = {source.name: failure for source, failure in beginning.history.refused} if beginning else {}
        self.banners: dict[str, Banner] = {}
        usable = [self._row(key, one) for key, one in pile.found.items() if self._is_usable(key)]
        doubts = [self._doubt(key, one) for key, one in pile.found.items() if pile.is_doubtful(key)]
        refusals = [self._refusal(key, failure) for key, failure in self._failures()]
        Column(*self._sheet(usable), *doubts, *self._sheet(refusals), spacing=Space.MEDIUM, parent=self)

    def _is_usable(self, key: str) -> bool:
        """Whether a report is listed as one to begin from; those in conflict stand side by side above."""
        conflicts = self._beginning.history.conflicts if self._beginning else ()
        rivals = {source.name for one in conflicts for source in (one.first, one.second)}
        name = self._pile.found[key].name
        return not self._pile.is_doubtful(key) and name not in self._refused and name not in rivals

    def _failures(self) -> Iterator[tuple[str, Failure]]:
        for key, one in self._pile.found.items():
            if one.name in self._refused and not self._pile.is_doubtful(key):
                yield key, self._refused[one.name]
        for key, (_, failure) in self._pile.failed.items():
            yield key, failure

    def _sheet(self, rows: Sequence[Row]) -> list[Sheet]:
        """Rows on one sheet, or none where there are no rows."""
        sheet = Sheet(self.front.theme, spacing=Space.SMALL)
        for number, row in enumerate(rows):
            sheet.body.add(*([Hairline(self.front.theme, 0)] if number else []), row)
        return [sheet] if rows else []

    def _row(self, key: str, one: Earlier) -> Row:
        theme, line = self.front.theme, self._line(key, one)
        words = Column(Text(theme, line.title, Type.STRONG), Text(theme, line.detail, Type.META), spacing=2)
        if line.role:
            words.add(Text(theme, line.role, Type.HELP))
        if key in self._pile.trusted:
            warning = Text(theme, self.front.say(NOBODY_VOUCHES), Type.HELP_STRONG, ink=Mark.WARNING.tone.ink,
                           icon=Mark.WARNING.icon)  # fmt: skip
            words.add(warning)
        row = Row(spacing=Space.LARGE, across=Across.TOP)
        row.addLayout(words, 1)
        if key in self._pile.outvoted:
            row.add(self._button(key, COUNT_THIS, Icon.UNDO, self.preferred.emit))
        row.add(self._button(key, LEAVE_OUT, Icon.CLOSE, self.left_out.emit))
        return row

    def _line(self, key: str, one: Earlier) -> Line:
        if key in self._pile.outvoted:
            line = line_of(one, None, self.front.language)
            return Line(line.title, line.detail, self.front.say(OUTVOTED))
        return line_of(one, self._beginning, self.front.language)

    def _doubt(self, key: str, one: Earlier) -> Banner:
        word = self.front.say(SEAL_BROKEN)
        what, remedy = BrokenSeal(name=one.name).sentences(self.front.language)
        self.banners[key] = banner = Banner(self.front.theme, Mark.WARNING, what, remedy, word=word)
        banner.setAccessibleName(f"{word}. {what} {remedy}")
        for label, icon, signal in ((USE_ANYWAY, Icon.WARNING, self.trusted), (LEAVE_OUT, Icon.CLOSE, self.left_out)):
            banner.add_action(self._button(key, label, icon, signal.emit))
        return banner

    def _refusal(self, key: str, failure: Failure) -> Row:
        theme, icon = self.front.theme, Mark.WARNING
        what, remedy = failure.sentences(self.front.language)
        told = Text(theme, what, Type.STRONG, icon=icon.icon, icon_ink=icon.tone.ink)
        words = Column(told, Column(Text(theme, remedy, Type.HELP), margins=(26, 0, 0, 0)), spacing=2)
        row = Row(spacing=Space.LARGE, across=Across.TOP)
        row.addLayout(words, 1)
        if isinstance(failure, NotEarlier) and key in self._pile.found:
            row.add(self._button(key, OPEN_HERE, Icon.FOLDER, self.opening.emit))
        row.add(self._button(key, LEAVE_OUT, Icon.CLOSE, self.left_out.emit))
        return row

    def _button(self, key: str, label: str, icon: Icon, act: Callable[[str], object]) -> Button:
        button = Button(self.front.theme, self.front.say(label), ButtonKind.QUIET, icon=icon)
        button.setAccessibleName(self.front.say(SPOKEN, {"action": button.label, "report": self._pile.name(key)}))
        button.clicked.connect(lambda _checked: act(key))
        return button
