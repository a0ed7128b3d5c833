"""Earlier versions of a report without any widget: what each holds, how much it changed, and going back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lapreporter.document.content import Content, from_bytes, summary, to_bytes
from lapreporter.document.generation import Generation
from lapreporter.document.open_document import OpenDocument
from lapreporter.form.comparison import differences

RESTORED, BEFORE_RESTORING = "restored", "before-restoring"
"""Milestones: the version that was brought back, and what stood before it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A save with its content."""

    generation: Generation
    content: Content


def version(document: OpenDocument, generation: Generation) -> Version:
    """One version with its content. Raises a StorageFailure or a RefusedFile."""
    return Version(generation, from_bytes(document.version(generation), document.report_id))


def changes_in(document: OpenDocument, generation: Generation, before: Generation) -> int:
    """How many answers differ from an earlier version. Raises as `version` does."""
    return len(differences(version(document, before).content.report, version(document, generation).content.report))


def brought_back(current: Content, chosen: Content) -> Content:
    """The content of an earlier version as it goes on: what was fixed for signature then is open again."""
    return chosen.model_copy(update={"fixed": None, "history": current.history, "origins": current.origins})


def keep(document: OpenDocument, content: Content, clock: Callable[[], datetime], milestone: str) -> Generation:
    """Save a content as a version that is kept for good. Raises a StorageFailure."""
    told = summary(content.report, content.origins)
    return document.save(to_bytes(content), summary=told, now=clock(), milestone=milestone)
