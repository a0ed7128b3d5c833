"""A mistake of the program put where the real one might be, in the real window, and what the official then sees."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lapreporter.app import rescue
from lapreporter.document.content import from_bytes
from lapreporter.journal import code
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.support.way import RESCUED_TEXT
from lapreporter.ui.tables.sheet import TableSheet
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

P = TypeVar("P", bound=QWidget)
PAGE, FIELD = "cover/help", "cover.help_offered"
PATIENCE = 60_000
"""Milliseconds after which something has gone wrong; nothing is judged by time."""


@dataclass(frozen=True)
class Mistake:
    """Where the program errs: a name below `lapreporter.ui` that raises when it is called, and what somebody does."""

    what: str
    where: str
    act: Callable[[Scene], object]


class ErringError(Exception):
    """A mistake of the program."""


class Scene:
    """The window with a report in which something was typed that is not saved yet."""

    def __init__(
        self, window: Window, qtbot: QtBot, stick: Path, patch: pytest.MonkeyPatch, *, small: bool = False
    ) -> None:
        self.window, self.qtbot, self.stick = window, qtbot, stick
        self._patch = patch
        self._typed = self._more = 0
        self.codes: list[str] = []
        self._rescue = rescue(window)
        patch.setattr(sys, "excepthook", self._erred)
        if small:
            window.begin("DEU", 2025)
        else:
            window.practise()

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def meet(self, mistake: Mistake) -> None:
        """Type, let the program err, and see that what was typed is safe and that one can go on."""
        self._type()
        typed, self.codes = self.typed, []
        with self._patch.context() as erring:
            erring.setattr(f"lapreporter.ui.{mistake.where}", err)
            self.do(lambda: mistake.act(self))
            self.qtbot.waitUntil(lambda: bool(self.codes), timeout=PATIENCE)
        assert self.window.isVisible(), mistake.what
        said = self.window.notices.text
        assert self.codes[-1] in said, mistake.what
        assert self.window.front.say(RESCUED_TEXT) in said, mistake.what
        self._go_on()
        assert self.on_disk() == typed, mistake.what

    def on_disk(self) -> str | None:
        """What the newest save says, read anew from the disk by nobody who has the report open."""
        loaded, _ = self.window.shelf.read(self.place.document.report_id)
        return from_bytes(loaded.payload, "report").report.cover.help_offered

    @property
    def typed(self) -> str:
        """What was typed last."""
        return f"Word {self._typed}"

    def _go_on(self) -> None:
        """The next thing one does works: the report is open, or can be opened, and takes what is typed."""
        if self.window.workplace is None:
            self.window.practise()
        assert self.place.session.report.cover.help_offered == self.typed
        assert self.on_disk() == self.typed
        self._type()
        self.place.autosave.finish()
        assert self.on_disk() == self.typed
        self._typed -= 1
        self.place.session.edit(FIELD, self.typed)
        self.place.autosave.finish()

    def _type(self) -> None:
        self._typed += 1
        self.place.open_page(PAGE)
        field = self.field()
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, self.typed)
        assert not self.place.autosave.is_safe

    def do(self, act: Callable[[], object]) -> None:
        """Do something from the window's loop, as everything is done there."""
        done: list[bool] = []

        def slot() -> None:
            try:
                act()
            finally:
                done.append(True)

        QTimer.singleShot(0, slot)
        self.qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)

    def _erred(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        assert kind is ErringError, problem
        self.codes.append(code(kind, trace))
        self._rescue(kind, problem, trace)

    def field(self) -> QPlainTextEdit:
        """The field in which is typed, on the open page."""
        field = self.page(QuestionPage).cards[FIELD].first()
        assert isinstance(field, QPlainTextEdit)
        return field

    def key(self, key: Qt.Key) -> None:
        """Press a key."""
        self.qtbot.keyClick(self.window, key)

    def control(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)

    def type_more(self) -> None:
        """Type into another field."""
        self._more += 1
        self.place.session.edit("cover.help_from", f"Office {self._more}", typing=True)

    def sheet(self) -> TableSheet:
        """A table of areas, opened."""
        self.place.open_page("contamination/areas")
        sheet = next(iter(self.page(QuestionPage).findChildren(TableSheet)))
        sheet.view.setFocus()
        sheet.view.put(0, 0)
        return sheet

    def check(self) -> CheckPage:
        """The list of findings, opened."""
        self.place.show_check()
        return self.page(CheckPage)

    def finish(self) -> FinishPage:
        """The last steps, opened."""
        self.place.show_finish()
        return self.page(FinishPage)

    def page(self, kind: type[P]) -> P:
        """The page on show, which is of this kind."""
        page = self.window.shell.page
        assert isinstance(page, kind)
        return page


def err(*_values: object, **_named: object) -> None:
    """What a place of the program is replaced by."""
    raise ErringError
