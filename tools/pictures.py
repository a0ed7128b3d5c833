"""Pictures of the window, drawn from the practice report: two for the README, or every page for a review.

python -m tools.pictures                                writes docs/pictures/*.png
python -m tools.pictures --all FOLDER                   every page in every language, at two sizes, light and dark
python -m tools.pictures --all FOLDER --language CODE   the same in one language; en-XA and ar-XB are made up

Each language has a folder of its own in FOLDER.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lapreporter.app import build
from lapreporter.i18n import open_language
from lapreporter.i18n.manners import MANNERS
from lapreporter.ui.kit.theme import Appearance
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace
from tools.catalogues import TRANSLATIONS, compile_stale
from tools.pseudo import pseudo_languages

SIZE = (1280, 800)
SMALL = (1024, 768)
SCREENS = ("tasks", "check", "finish", "find", "plan", "deadlines")
README = {"tasks": "task-list", "contamination/areas": "contaminated-areas"}


def main(arguments: Sequence[str]) -> None:
    """Draw what the arguments ask for, in a user's home of its own."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures")
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    parser.add_argument("--language", metavar="CODE")
    asked = parser.parse_args(arguments)
    list(compile_stale(TRANSLATIONS))
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        window = build(QApplication([]))
        window.show()
        if asked.all is None:
            for_readme(window, Path("docs/pictures"))
        else:
            for code in [asked.language] if asked.language else [manner.code for manner in MANNERS]:
                window.look.speak(pseudo_languages().get(code) or open_language(code))
                everything(window, asked.all / code)
        window.close()


def for_readme(window: Window, folder: Path) -> None:
    """The task list and a table of the practice report."""
    window.practise()
    for place, name in README.items():
        show(window, place)
        take(window, folder / f"{name}.png", SIZE)


def everything(window: Window, folder: Path) -> None:
    """Every screen and page, at both sizes, then in the dark."""
    window.show_start()
    take(window, folder / "start.png", SIZE)
    window.show_new_report()
    take(window, folder / "new-report.png", SIZE)
    window.practise()
    places = [*SCREENS, *(page.key for page in _workplace(window).desk.edition.pages())]
    for place in places:
        for size in (SIZE, SMALL):
            show(window, place)
            take(window, folder / f"{place.replace('/', '-')}-{size[0]}.png", size)
    window.settings.appearance = Appearance.DARK
    window.look.dress_up()
    for place in ("tasks", "contamination/areas", "check"):
        show(window, place)
        take(window, folder / f"{place.replace('/', '-')}-dark.png", SIZE)
    window.settings.appearance = Appearance.LIGHT
    window.look.dress_up()


def show(window: Window, place: str) -> None:
    """Go to a page of the form, or to a screen by its name."""
    workplace = _workplace(window)
    if "/" in place:
        workplace.open_page(place)
    else:
        {
            "tasks": workplace.show_tasks,
            "check": workplace.show_check,
            "finish": workplace.show_finish,
            "find": workplace.show_find,
            "plan": workplace.plan.show,
            "deadlines": workplace.plan.show_deadlines,
        }[place]()
        workplace.background.wait()


def take(window: Window, file: Path, size: tuple[int, int]) -> None:
    """Grab the window once it has come to rest."""
    file.parent.mkdir(parents=True, exist_ok=True)
    window.resize(*size)
    QTest.qWait(120)
    window.grab().save(str(file))


def _workplace(window: Window) -> Workplace:
    if window.workplace is None:
        raise LookupError("no report is open")
    return window.workplace


if __name__ == "__main__":
    main(sys.argv[1:])
