"""Each language has been on the pages: nothing of it is cut in the smallest window the program promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from lapreporter.i18n import open_language
from lapreporter.ui.tongue import set_tongue
from tests.translations.catalogues import CODES, TRANSLATIONS
from tests.ui.conftest import Opened, opened  # noqa: F401 - a fixture is found by its name
from tests.ui.cutting import walked
from tools.catalogues import compile_stale

SHARES = 3
"""Each language visits one page in so many, so that every page is visited in two languages."""


@pytest.fixture(autouse=True)
def spoken_before(qapp: QApplication) -> Iterator[None]:
    """Other tests find the application as it was."""
    yield
    set_tongue(qapp, open_language("en"))


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_cut_in_a_small_window(opened: Opened, code: str) -> None:  # noqa: F811
    list(compile_stale(TRANSLATIONS))
    window = opened(size=(1024, 768))
    window.look.speak(open_language(code))
    assert walked(window, slice(CODES.index(code) % SHARES, None, SHARES)) == []
