"""Pictures of the way from last year's report to this year's, step by step.

python -m tools.walks FOLDER                  every walk at two sizes, and one in the dark
python -m tools.walks FOLDER --language CODE  the same in one language; en-XA and ar-XB are made up

The figures are those of the examples that ship; each picture bears the walk, the size and the number of the step.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lapreporter.app import window_for
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.data import dump, load
from lapreporter.report.paths import replace
from lapreporter.report.report import Report
from lapreporter.ui.beginning.page import BeginningPage
from lapreporter.ui.kit.theme import Appearance, Theme
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.standing.page import StandingPage
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from lapreporter.words import Language
from tools.catalogues import TRANSLATIONS, compile_stale
from tools.pictures import SIZE, SMALL, take
from tools.pseudo import pseudo_languages

FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans SC")
WALKS = {"no-change": ("nzl-2013", 2014), "refused": ("deu-2017", 2017), "contaminated": ("lao-2017", 2017)}
"""The example that each walk begins from, and the year it is moved to."""
_PATIENCE = 400


def main(arguments: Sequence[str]) -> None:
    """Draw every walk, in a user's home of its own."""
    parser = argparse.ArgumentParser(prog="python -m tools.walks")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", metavar="CODE", default="en")
    asked = parser.parse_args(arguments)
    list(compile_stale(TRANSLATIONS))
    language = pseudo_languages().get(asked.language) or open_language(asked.language)
    application = QApplication([])
    for name in WALKS:
        for size, appearance in ((SIZE, Appearance.LIGHT), (SMALL, Appearance.LIGHT), (SIZE, Appearance.DARK)):
            walk(name, size, appearance, language, asked.folder)
    application.processEvents()


def walk(name: str, size: tuple[int, int], appearance: Appearance, language: Language, folder: Path) -> None:
    """One walk from the first screen to the last step."""
    example, year = WALKS[name]
    last = moved(example, year)
    with tempfile.TemporaryDirectory() as home, _at_home(home):
        file = Path(home) / f"{example}.json"
        file.write_bytes(dump(last))
        window = _window(language, last, year, appearance)
        steps = _steps(window, file, last.cover.state or "", year + 1)
        for number, step in enumerate(steps, 1):
            take(window, folder / f"{name}-{appearance.value}-{size[0]}-{number:02}-{step}.png", size)
        window.close()


def moved(example: str, year: int) -> Report:
    """An example as the report for another year, submitted when it was due."""
    report = load(shipped("resources", "examples", f"{example}.json").read_bytes(), example)
    report = replace(report, "cover.period", Period(start=date(year, 1, 1), end=date(year, 12, 31)))
    return replace(report, "cover.submitted_on", date(year + 1, 4, 30))


def _steps(window: Window, file: Path, state: str, year: int) -> Iterator[str]:
    """Go on one step, and say where one is."""
    yield "start"
    window.ways.show_beginning(state, year, files=[file])
    found = window.shell.page
    if not isinstance(found, BeginningPage):
        raise TypeError(found)
    _wait(lambda: found.is_done and found.action is not None)
    yield "found"
    if found.action is not None:
        found.action.click()
    page = window.shell.page
    if not isinstance(page, StandingPage):
        raise TypeError(page)
    yield "standing"
    first = next(iter(page.rows.values()))
    first.choice.choice(False).click()
    yield "has-changed"
    first.choice.choice(True).click()
    page.all_true.click()
    yield "all-true"
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    yield "all-true-below"
    window.shell.footer.next_button.click()
    _workplace(window).background.wait()
    yield "goes-on"
    _workplace(window).show_tasks()
    yield "tasks"
    _workplace(window).show_finish()
    _workplace(window).background.wait()
    yield "finish"


def _window(language: Language, last: Report, year: int, appearance: Appearance) -> Window:
    settings = WindowSettings()
    settings.state, settings.appearance = last.cover.state or "", appearance
    now = datetime(year + 2, 3, 14, 10, 42, tzinfo=UTC)
    window = window_for(language, Theme(families=FAMILIES), settings, lambda: now, open_language("en").state_codes())
    window.look.dress_up()
    window.look.speak(language)
    window.show()
    return window


@contextmanager
def _at_home(home: str) -> Iterator[None]:
    """Let what the window writes lie in a home of its own."""
    names = [f"XDG_{name}_HOME" for name in ("DATA", "CONFIG", "CACHE", "STATE")]
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, home))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _wait(ready: Callable[[], bool]) -> None:
    for _ in range(_PATIENCE):
        if ready():
            return
        QTest.qWait(20)
    raise TimeoutError


def _workplace(window: Window) -> Workplace:
    if window.workplace is None:
        raise LookupError("no report is open")
    return window.workplace


if __name__ == "__main__":
    main(sys.argv[1:])
