"""Nothing is cut on any page, however long the words of a language are and whichever way they run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from lapreporter.i18n import open_language
from lapreporter.ui.tongue import set_tongue
from tests.ui.conftest import Opened
from tests.ui.cutting import walked
from tools.pseudo import pseudo_languages


@pytest.fixture(autouse=True)
def spoken_before(qapp: QApplication) -> Iterator[None]:
    """Other tests find the application as it was."""
    yield
    set_tongue(qapp, open_language("en"))


@pytest.mark.parametrize(("code", "size"), [("en-XA", (1024, 768)), ("ar-XB", (1280, 800))])
def test_no_text_is_cut_on_any_page_in_a_made_up_language(opened: Opened, code: str, size: tuple[int, int]) -> None:
    window = opened(size=size)
    window.look.speak(pseudo_languages()[code])
    assert walked(window) == []
