"""The full report or its public version: which of them goes out, what the public one leaves out, and which files go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of, pattern_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.groups import CheckGroup, SegmentedSwitch
from lapreporter.ui.kit.layouts import Column, discard
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import say
from lapreporter.ui.questions.attachments import size_text
from lapreporter.ui.sealing import public_version
from lapreporter.words import mark, mark_plural

WHICH = mark("Which version goes out")
FULL = mark("Full report")
PUBLIC = mark("Public version")
ABOUT = mark(
    "For publication. It says of each restricted part that it is left out, and keeps every total. "
    "It is a report of its own: signed by itself, with its own seal code."
)
NOTHING = mark("Nothing in this report is restricted.")
LEFT_OUT = mark_plural("{count} restricted answer is left out", "{count} restricted answers are left out")
TIMES = mark("{question} ({count})")
ROUNDED = mark_plural("{count} coordinate is rounded.", "{count} coordinates are rounded.")
FILES = mark("Attached files go out only when you tick them. The program cannot tell what they show.")
FILE = mark("{name}, {size}")
_FULL, _PUBLIC = "full", "public"


class PublicChoice(QWidget):
    """``changed`` tells that another version, or other files, are to go out."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        options = [(_FULL, desk.say(FULL)), (_PUBLIC, desk.say(PUBLIC))]
        self.switch = SegmentedSwitch(desk.theme, desk.say(WHICH), options, _FULL)
        self.switch.chosen.connect(lambda key: self.choose(public=key == _PUBLIC))
        self.files: CheckGroup | None = None
        self._told = QWidget()
        self._column = Column(spacing=Space.SMALL, parent=self._told)
        self._inside: QWidget | None = None
        Column(self.switch, self._told, spacing=Space.MEDIUM, parent=self)
        self._told.hide()

    @property
    def is_public(self) -> bool:
        """Whether the public version is chosen."""
        return self.switch.value() == _PUBLIC

    def chosen_files(self) -> frozenset[str] | None:
        """The SHA-256 of the files that go out with the public version; None for the full report."""
        if not self.is_public:
            return None
        return frozenset(self.files.value()) if self.files is not None else frozenset()

    def choose(self, *, public: bool, files: frozenset[str] = frozenset()) -> None:
        """Choose a version, as a click on it does, and the files that go with it by their SHA-256."""
        self.switch.set_value(_PUBLIC if public else _FULL)
        self.files = None
        self._told.setVisible(public)
        self.refresh()
        if self.files is not None:
            self.files.set_value(files)
        self.changed.emit()

    def refresh(self) -> None:
        """Show what would be left out of the report as it is now."""
        if not self.is_public:
            return
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            discard(self._inside)
        self._inside = self._preview(self.desk.report())
        self._column.add(self._inside)

    def left_out(self) -> tuple[str, ...]:
        """The questions whose answers are left out, each with how often."""
        return tuple(self._questions(public_version(self.desk, self.desk.report(), frozenset()).left_out))

    def _preview(self, report: Report) -> QWidget:
        theme, plural = self.desk.theme, self.desk.language.plural
        public = public_version(self.desk, report, frozenset())
        whole = QWidget()
        column = Column(Text(theme, self.desk.say(ABOUT), Type.HELP), spacing=Space.SMALL, parent=whole)
        if public.left_out:
            lines = [Text(theme, line, Type.HELP, ink=Type.BODY.ink) for line in self._questions(public.left_out)]
            told = plural(LEFT_OUT, len(public.left_out))
            column.add(FoldingSection(theme, told, Column(*lines, spacing=Space.HAIR), open_=len(lines) <= 4))
        if public.rounded:
            column.add(Text(theme, plural(ROUNDED, len(public.rounded)), Type.HELP, ink=Type.BODY.ink))
        if not (public.left_out or public.rounded):
            column.add(Text(theme, self.desk.say(NOTHING), Type.HELP, ink=Type.BODY.ink))
        options = {one.sha256: self._file(one.name, one.size) for one in attachments_of(report)}
        if options:
            self.files = CheckGroup(theme, self.desk.say(FILES), list(options.items()), stacked=True)
            self.files.changed.connect(lambda _files: self.changed.emit())
            column.add(Text(theme, self.desk.say(FILES), Type.HELP), self.files)
        return whole

    def _file(self, name: str, size: int) -> str:
        return self.desk.say(FILE, {"name": name, "size": size_text(self.desk, size)})

    def _questions(self, addresses: tuple[str, ...]) -> Iterator[str]:
        for question, count in Counter(map(self._question, addresses)).items():
            yield self.desk.say(TIMES, {"question": question, "count": count}) if count > 1 else question

    def _question(self, path: str) -> str:
        pattern = pattern_of(path)
        place = self.desk.edition.place_of(pattern)
        if place is None:
            return path
        question = place[2]
        column = pattern.removeprefix(f"{question.path}[].")
        words = next((known.words for known in question.columns if known.name == column), question.words)
        return say(self.desk, words.label)
