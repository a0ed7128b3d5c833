"""The window on a report for the next year, begun from the practice report or from one of the examples."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

import pytest

from lapreporter.document.carry_over import carry_over
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.form.carrying import Carrying, load_carrying
from lapreporter.locations import shipped
from lapreporter.report.data import load
from lapreporter.report.report import Report
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

Begun = Callable[..., Workplace]


def example(name: str) -> Report:
    return load(shipped("resources", "examples", f"{name}.json").read_bytes(), name)


@pytest.fixture(scope="session")
def carrying() -> Carrying:
    return load_carrying(shipped("forms", "carry-over.toml"))


@pytest.fixture
def shown(window: Window) -> Callable[[Content], Workplace]:
    """Put a content on the shelf and open it in the window."""

    def show(content: Content) -> Workplace:
        library = window.store.office().library
        report = content.report
        library.shelf.create(
            report_id := str(uuid.uuid4()),
            to_bytes(content),
            summary=summary(report),
            now=library.clock(),
            owner=library.owner,
        ).close()
        window.open_report(report_id)
        assert window.workplace is not None
        return window.workplace

    return show


@pytest.fixture
def begun(shown: Callable[[Content], Workplace], carrying: Carrying) -> Begun:
    """Open the report for the year after an example."""

    def begin(name: str, year: int) -> Workplace:
        last = example(name)
        return shown(carry_over(last, year, date(year + 1, 3, 1), carrying).content((last,)))

    return begin
