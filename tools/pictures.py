"""Pictures of the window, drawn from the practice report: two for the README, or every page for a review.

python -m tools.pictures                 writes docs/pictures/*.png
python -m tools.pictures --all FOLDER    every page of the wizard, at two sizes, light and dark
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lapreporter.app import build
from lapreporter.ui.kit.theme import Appearance
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

SIZE = (1280, 800)
SMALL = (1024, 768)
README = {"tasks": "task-list", "contamination/areas": "contaminated-areas"}


def main(arguments: list[str]) -> None:
    """Draw what the arguments ask for, in a user's home of its own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = home
        application = QApplication([])
        window = build(application)
        window.show()
        if arguments[:1] == ["--all"]:
            everything(window, Path(arguments[1]))
        else:
            for_readme(window, Path("docs/pictures"))
        window.close()


def for_readme(window: Window, folder: Path) -> None:
    """The task list and a table of the practice report."""
    window.practise()
    for place, name in README.items():
        show(window, place)
        take(window, folder / f"{name}.png", SIZE)


def everything(window: Window, folder: Path) -> None:
    """Every screen and page, at both sizes, then in the dark."""
    take(window, folder / "start.png", SIZE)
    window.show_new_report()
    take(window, folder / "new-report.png", SIZE)
    window.practise()
    places = ["tasks", "check", "finish", *(page.key for page in _workplace(window).desk.edition.pages())]
    for place in places:
        for size in (SIZE, SMALL):
            show(window, place)
            take(window, folder / f"{place.replace('/', '-')}-{size[0]}.png", size)
    window.settings.appearance = Appearance.DARK
    window.look.dress_up()
    for place in ("tasks", "contamination/areas", "check"):
        show(window, place)
        take(window, folder / f"{place.replace('/', '-')}-dark.png", SIZE)


def show(window: Window, place: str) -> None:
    """Go to a page of the form, or to a screen by its name."""
    workplace = _workplace(window)
    if "/" in place:
        workplace.open_page(place)
    else:
        {"tasks": workplace.show_tasks, "check": workplace.show_check, "finish": workplace.show_finish}[place]()
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
