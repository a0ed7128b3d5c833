"""What lies on the desk: the things every page of the window is handed, and none may fetch for itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.report.report import Report
from lapreporter.ui.kit.theme import Theme
from lapreporter.words import Language, Parameters


@dataclass(frozen=True)
class Desk:
    """Look, language, form and clock of the window. A changed desk is a new one.

    ``report`` gives the report that is open, for sentences that speak of its State and year; ``states`` are the codes
    of the States one can choose.
    """

    theme: Theme
    language: Language
    edition: Edition
    lexicon: Lexicon
    clock: Callable[[], datetime]
    report: Callable[[], Report]
    states: tuple[str, ...]

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        """A marked message in the window's language."""
        return self.language.text(message, parameters)

    def reporting(self, report: Callable[[], Report]) -> Desk:
        """The same desk with another report on it."""
        return replace(self, report=report)

    def wearing(self, theme: Theme) -> Desk:
        """The same desk in another look."""
        return replace(self, theme=theme)
