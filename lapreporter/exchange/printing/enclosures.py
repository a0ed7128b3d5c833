"""The files that belong to answers: found wherever they stand in the report, labelled by form, named for the PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lapreporter.form.edition import Edition
from lapreporter.report.answers import Attachment
from lapreporter.report.node import Node
from lapreporter.report.report import Report

_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]')
_UNLETTERED = {"cover": "0", "plan": "P"}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attached file: its label (``F-1``), the form it belongs to, and what the report says of it."""

    label: str
    form: str
    attachment: Attachment

    @property
    def file_name(self) -> str:
        """Its name inside the PDF, unlike that of any other, and no path wherever it is saved."""
        return f"{self.label} {_NO_NAME.sub('_', self.attachment.name)}"


def enclosures(report: Report, edition: Edition) -> tuple[Enclosure, ...]:
    """Every attached file in the order of the forms, also of answers that the edition does not print."""
    found = []
    for form in edition.whole:
        letter = form.letter or _UNLETTERED.get(form.key, form.key)
        for number, attachment in enumerate(_attachments(getattr(report, form.key)), 1):
            found.append(Enclosure(f"{letter}-{number}", form.key, attachment))
    return tuple(found)


def _attachments(node: Node) -> Iterator[Attachment]:
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Attachment):
            yield value
        elif isinstance(value, Node):
            yield from _attachments(value)
        elif isinstance(value, tuple):
            for one in value:
                if isinstance(one, Attachment):
                    yield one
                elif isinstance(one, Node):
                    yield from _attachments(one)
