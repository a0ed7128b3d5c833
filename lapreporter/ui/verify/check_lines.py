"""The checks as a list on a sheet: shape, name and sentence; the sentence below the name where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lapreporter.ui.desk import Front
from lapreporter.ui.kit.layouts import Abreast, let_grow_down
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.surfaces import Hairline, Sheet
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Type
from lapreporter.ui.verify.telling import WORDS, Line

_NAME = 190
_BESIDE = 560
_AIR = 11
_EDGE = 20


class CheckLines(Sheet):
    """All checks of one file."""

    def __init__(self, front: Front, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(front.theme, radius=Radius.CARD, margins=(1, 1, 1, 1), spacing=0, parent=parent)
        for number, line in enumerate(lines):
            if number:
                self.body.add(Hairline(front.theme, air=0))
            self.body.add(CheckLine(front, line))


class CheckLine(Fitted, QWidget):
    """One check."""

    def __init__(self, front: Front, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = front.theme
        self.line = line
        self._name = Text(front.theme, line.label, Type.STRONG, icon=line.mark.icon, icon_ink=line.mark.tone.ink)
        self._sentence = Text(front.theme, line.sentence, Type.BODY, measure=90)
        self._box = Abreast(self)
        self._box.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._sentence, 1, Qt.AlignmentFlag.AlignTop)
        self._box.setContentsMargins(_EDGE, _AIR, _EDGE, _AIR)
        let_grow_down(self)
        self.setAccessibleName(f"{line.label}, {front.say(WORDS[line.mark])}: {line.sentence}")
        self._fit()

    def _fit(self) -> None:
        beside = self.width() >= self.theme.px(_BESIDE)
        self._box.set_abreast(beside)
        self._box.setSpacing(Space.MEDIUM if beside else 2)
        self._name.setFixedWidth(self.theme.px(_NAME)) if beside else self._name.setFixedWidth(self.width() - 2 * _EDGE)
        self._box.invalidate()
