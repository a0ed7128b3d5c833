"""Building the world: everything the window needs is made here and handed on."""

from __future__ import annotations

import sys
from datetime import datetime

from PySide6.QtWidgets import QApplication

import lapreporter
from lapreporter.checks.reference import read_munitions, read_states
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped, user_data
from lapreporter.report.report import EditionKey, Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.theme import Theme, dress, leading_for, palette_for, window_families
from lapreporter.ui.library import Library
from lapreporter.ui.screens.start import PRACTICE_STATE
from lapreporter.ui.settings import WindowSettings
from lapreporter.ui.window import Window


def main() -> int:
    """Open the window and stay until it is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a window needs a QApplication")
    window = build(application)
    window.show()
    return application.exec()


def build(application: QApplication) -> Window:
    """The window with everything it needs, not yet shown."""
    application.setApplicationName("LAP Reporter")
    application.setApplicationVersion(lapreporter.__version__)
    settings, language = WindowSettings(), open_language("en")
    theme = Theme(
        palette_for(application, settings.appearance),
        settings.percent,
        window_families(application, shipped("resources", "fonts")),
        leading_for(language.code),
    )
    dress(application, theme)
    states = read_states(shipped("forms", "reference", "states.csv"))
    desk = Desk(
        theme=theme,
        language=language,
        edition=load_edition(shipped("forms", "editions", EditionKey.ADAPTED)),
        lexicon=load_lexicon(shipped("forms")),
        clock=now,
        report=Report,
        states=(*language.state_codes(), PRACTICE_STATE),
    )
    files = Files()
    library = Library(
        shelf=Shelf(user_data() / "reports", files, lapreporter.__version__),
        files=files,
        owner=Owner.of_this_process(),
        clock=now,
        states=states,
        munitions=read_munitions(shipped("forms", "reference", "munitions.toml")),
        practice_report=shipped("resources", "examples", "xpr-2025.json"),
    )
    return Window(desk, library, settings)


def now() -> datetime:
    """The time on this computer's clock, with its time zone."""
    return datetime.now().astimezone()
