"""What the last steps do without a widget."""

from __future__ import annotations

import pytest

from lapreporter.report.report import EditionKey, Report
from lapreporter.ui.desk import Desk
from lapreporter.ui.sealing import edition_of


@pytest.mark.parametrize("key", EditionKey)
def test_a_report_is_printed_under_its_own_edition_and_filled_in_under_the_adapted_one(
    desk: Desk, key: EditionKey
) -> None:
    assert desk.edition.key == EditionKey.ADAPTED
    assert edition_of(desk, Report(edition=key)).key == key
