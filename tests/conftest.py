"""What every test stands on: no real screen, no real user's folders, the same fonts everywhere."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from lapreporter.i18n import SpokenLanguage, open_language
from lapreporter.i18n.manners import ENGLISH
from lapreporter.locations import shipped

# Whoever wants to watch sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is not a failure.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

FONT, FONT_SIZE = "Noto Sans", 10


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home of its own for each test; what it writes there is nobody else's."""
    home = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    # The system asks for no language, whoever runs the tests.
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return home


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with the fonts that ship: pictures and widths are the same on every machine."""
    for file in sorted(shipped("resources", "fonts").glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(file)) >= 0, file
    qapp.setFont(QFont(FONT, FONT_SIZE))
    return qapp


@pytest.fixture(scope="session")
def english() -> SpokenLanguage:
    """English as the program speaks it."""
    return open_language("en")


class Bracketed(gettext.NullTranslations):
    """A catalogue that translates everything into itself in brackets: what bears none has bypassed it."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture(scope="session")
def bracketed() -> SpokenLanguage:
    """English, every translated text between ⟦ and ⟧."""
    return SpokenLanguage(ENGLISH, Bracketed(), shipped("forms", "reference"))


@pytest.fixture(scope="session")
def arabic() -> SpokenLanguage:
    """Arabic manners and direction; sentences stay English until there is a catalogue."""
    return open_language("ar")
