"""What lies on the desk: the things every page of the window is handed, and none may fetch for itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Self

from lapreporter.ui.kit.theme import Theme
from lapreporter.words import Language, Parameters

if TYPE_CHECKING:
    # The first screens know neither form nor report, whose models take longer to load than the window itself.
    from lapreporter.checks.plan.plan import Plan
    from lapreporter.form.edition import Edition
    from lapreporter.form.lexicon import Lexicon
    from lapreporter.report.report import Report


@dataclass(frozen=True)
class Front:
    """Look, language and clock of the window, and the codes of the States one can choose: enough for the start."""

    theme: Theme
    language: Language
    clock: Callable[[], datetime]
    states: tuple[str, ...]

    def say(self, message: str, parameters: Parameters | None = None) -> str:
        """A marked message in the window's language."""
        return self.language.text(message, parameters)

    def speaking(self, language: Language) -> Self:
        """The same in another language."""
        return replace(self, language=language)

    def wearing(self, theme: Theme) -> Self:
        """The same in another look."""
        return replace(self, theme=theme)


@dataclass(frozen=True)
class Desk(Front):
    """The front with a form, a plan of action and a report on it.

    ``report`` gives the report that is open, for sentences that speak of its State and year.
    """

    edition: Edition
    lexicon: Lexicon
    plan: Plan
    report: Callable[[], Report]

    def reporting(self, report: Callable[[], Report]) -> Desk:
        """The same desk with another report on it."""
        return replace(self, report=report)
