"""The office behind the first window: form, words and library, and the places at which reports are worked on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from lapreporter.checks.plan.plan import Plan
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.protection import Protection
from lapreporter.exchange.printer import Printer
from lapreporter.form.edition import Edition
from lapreporter.form.lexicon import Lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.report import Report
from lapreporter.ui.beginning.page import BeginningPage
from lapreporter.ui.desk import Desk, Front
from lapreporter.ui.kit.shell import Shell
from lapreporter.ui.library import Library
from lapreporter.ui.protection.unlock import UnlockPage
from lapreporter.ui.verify.page import VerifyPage
from lapreporter.ui.workplace import Workplace


@dataclass(frozen=True)
class Office:
    """What only an open report needs. Loaded after the first window has been painted, or with the first report."""

    edition: Edition
    lexicon: Lexicon
    library: Library
    plan: Plan

    def reception(self, front: Front) -> VerifyPage:
        """A place to check reports that somebody sent; no report of one's own is touched."""
        printer = Printer(open_language, lambda key: load_edition(shipped("forms", "editions", key)), self.lexicon)
        return VerifyPage(front, self.library.case_of, printer)

    def beginning(self, front: Front, state: str | None, year: int) -> BeginningPage:
        """A place to begin a report from earlier ones; nothing is made on it."""
        return BeginningPage(front, self.library, (self.edition, self.lexicon), state, year)

    def porter(self, front: Front, protection: Protection) -> UnlockPage:
        """A place to type the passphrase of a protected report."""
        return UnlockPage(front, protection)

    def workplace(self, shell: Shell, front: Front, document: OpenDocument, parent: QObject) -> Workplace:
        """A place to work on a document. Raises a RefusedFile when its content cannot be read."""
        desk = Desk(
            theme=front.theme,
            language=front.language,
            clock=front.clock,
            states=front.states,
            edition=self.edition,
            lexicon=self.lexicon,
            plan=self.plan,
            report=Report,
        )
        return Workplace(shell, desk, document, self.library, parent)
