"""What is put beside the case the checks look at: what was carried over and waits to be confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from lapreporter.checks.case import Case
from lapreporter.checks.waiting import Waits
from lapreporter.document.content import Content
from lapreporter.document.open_marks import OpenMarks
from lapreporter.form.edition import Edition


class Beside:
    """Makes the case of one open document. It follows the marks from step to step, so it serves only that document."""

    def __init__(self, case_of: Callable[[Content], Case], edition: Edition) -> None:
        self._case_of = case_of
        self._edition = edition
        self._marks = OpenMarks()

    def __call__(self, content: Content) -> Case:
        """The case of a content, with what waits in it."""
        case = self._case_of(content)
        self._marks.follow(content.carried)
        waiting = self._marks.waiting(self._edition, content.report)
        return replace(case, waiting=waiting) if waiting else case


def waits_at(case: Case, page: str, path: str) -> Waits | None:
    """What waits of one question of one page, or None."""
    return next((one for one in case.waiting if one.path == path and one.page == page), None)


def waiting_by_form(case: Case) -> Counter[str]:
    """How many answers and rows of each form wait, by the key of the form."""
    counted: Counter[str] = Counter()
    for one in case.waiting:
        counted[one.form] += one.count
    return counted
