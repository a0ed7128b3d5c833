"""Where one has been in this sitting, and how much a finding weighs by that.

An answer that is missing on a page nobody has been to yet is no mistake: it is still to be given. Once the page was
left, or the check or the last steps were asked for, it weighs what its rule says. What holds an export back looks at
the rules alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import accumulate
from typing import TypeAlias

from lapreporter.checks.finding import Finding, Severity
from lapreporter.document.content import Content
from lapreporter.form.edition import Page
from lapreporter.form.visibility import asked_questions, has_content
from lapreporter.report import paths
from lapreporter.report.report import Report


class Still(Enum):
    """What weighs less than any severity."""

    TO_ANSWER = "to answer"


Weight: TypeAlias = Severity | Still
HEAVY = (Severity.ERROR, Severity.WARNING)
"""What one is asked to deal with before the report goes out."""


class Visits:
    """The questions whose pages were left, by their addresses, and whether everything was asked for."""

    def __init__(self) -> None:
        self._here: Page | None = None
        self._left: set[str] = set()
        self._all = False

    def come_to(self, page: Page | None, report: Report) -> None:
        """Come to a page of the form, or to none. The page before is left with what the report asks on it."""
        if self._here is not None and (page is None or page.key != self._here.key):
            self._left.update(question.path for question in asked_questions(self._here, report))
        self._here = page

    def ask_for_all(self) -> None:
        """From now on every finding weighs what its rule says: one has asked whether the report may go out."""
        self._all = True

    def weight(self, finding: Finding, content: Content) -> Weight:
        """How much a finding weighs now. Where there is a row, something was entered: its cells weigh at once."""
        path = finding.path
        if self._all or not path or "[" in path or finding.severity not in HEAVY or self._was_at(finding):
            return finding.severity
        return Still.TO_ANSWER if _is_empty(path, content) else finding.severity

    def _was_at(self, finding: Finding) -> bool:
        places = (finding.path, finding.spot)
        return any(part in self._left for place in places if place for part in _wholes(place))


def _wholes(path: str) -> Iterator[str]:
    """An address and those of what it is part of."""
    return accumulate(path.split("."), "{}.{}".format)


def _is_empty(path: str, content: Content) -> bool:
    """Whether nothing at all stands at an address."""
    if path in content.report.omissions or has_content(paths.get(content.report, path)):
        return False
    return not any(known == path or known.startswith((path + ".", path + "[")) for known in content.unread)
