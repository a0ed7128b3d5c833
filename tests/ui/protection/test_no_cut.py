from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from lapreporter.document.protection import new_recovery, protect, recipient_of
from lapreporter.i18n import open_language
from lapreporter.ui.protection.page import ProtectionPage
from lapreporter.ui.protection.unlock import UnlockPage
from lapreporter.ui.tongue import set_tongue
from tests.ui.conftest import Opened
from tests.ui.cutting import cut
from tools.pseudo import pseudo_languages

PASSPHRASE = "lamp ocean tiger"


@pytest.fixture(autouse=True)
def spoken_before(qapp: QApplication) -> Iterator[None]:
    """Other tests find the application as it was."""
    yield
    set_tongue(qapp, open_language("en"))


@pytest.mark.parametrize(("code", "percent"), [("en-XA", 100), ("ar-XB", 150)])
def test_nothing_is_cut_on_versions_protection_and_support(
    opened: Opened, qapp: QApplication, code: str, percent: int
) -> None:
    window = opened(size=(1024, 768), percent=percent)
    window.look.speak(pseudo_languages()[code])
    window.practise()
    place = window.workplace
    assert place is not None
    found: list[str] = []

    def look(name: str) -> None:
        for _ in range(6):
            qapp.processEvents()
        found.extend(f"{name}: {fault}" for fault in cut(window))

    for name in ("versions", "protection"):
        place.open(name)
        look(name)
    page = window.shell.page
    assert isinstance(page, ProtectionPage)
    page.act_button.click()
    look("complaint")
    window.support.show()
    look("support")
    key = protect(PASSPHRASE, recipient_of(new_recovery()))
    window.ways.gate.ask(key.protection, window.show_start)
    unlock = window.shell.page
    assert isinstance(unlock, UnlockPage)
    unlock.sheet.set_open(True)
    unlock.lost.set_open(True)
    unlock.code_button.click()
    look("unlock")
    assert found == []
