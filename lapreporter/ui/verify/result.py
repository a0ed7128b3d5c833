"""The result for one file: the banner, the checks, and what one can do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lapreporter.errors import storage_failure
from lapreporter.exchange.signer import Signer
from lapreporter.exchange.verdict import Outcome, Verdict
from lapreporter.ui.actions import action
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow, discard
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.surfaces import Banner
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.verify.approving import ApprovingPanel
from lapreporter.ui.verify.certificate import certificate_facts
from lapreporter.ui.verify.check_lines import CheckLines
from lapreporter.ui.verify.comparing import Comparing
from lapreporter.ui.verify.note import NotePanel
from lapreporter.ui.verify.receiving import Receipt
from lapreporter.ui.verify.telling import as_text, checked_at, headline, lines, report_of
from lapreporter.words import mark

CHECKS = mark("What was checked")
COMPARE = mark("I have the twelve groups of {name} from elsewhere…")
CERTIFICATE = mark("Show the certificate")
OPEN = mark("Open the PDF")
COPY = mark("Copy the result")
COPIED = mark("The result is copied as text.")
SAVE = mark("Save this result…")
SAVED = mark("Saved as {name}.")
RESULT_NAME = mark("check of {name}.txt")
_STRANGERS = (Outcome.SIGNER_UNKNOWN, Outcome.KEY_CHANGED)


class Result(QWidget):
    """``agreed`` carries a signer whose key was compared, the way, and who compared it.

    ``onwards`` are buttons that lead elsewhere, after those for the result itself.
    """

    agreed = Signal(object, object, str)
    troubled = Signal(object)

    def __init__(
        self,
        front: Front,
        receipt: Receipt,
        onwards: Sequence[Button] = (),
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.front = front
        self.receipt = receipt
        self._onwards = onwards
        self._background = background or Background(self)
        self.note: NotePanel | None = None
        self.approving: ApprovingPanel | None = None
        self.comparing: Comparing | None = None
        top = headline(receipt, front)
        self.banner = Banner(front.theme, top.mark, top.title, top.text, large=True)
        self.banner.setAccessibleName(f"{top.title} {top.text}")
        self.compare_buttons = [self._compare_button(signer) for signer in strangers(receipt.verdict)]
        self._message = MessageLine(front.theme, reserved=False)
        self.column = Column(spacing=Space.MEDIUM, parent=self)
        self._lay_out()

    @property
    def text(self) -> str:
        """The result as text."""
        return as_text(self.receipt, self.front)

    def copy(self) -> None:
        """Put the result on the clipboard as text."""
        QApplication.clipboard().setText(self.text)
        self._message.say(Mark.DONE, self.front.say(COPIED))

    def save(self, file: Path) -> None:
        """Write the result as text."""
        try:
            file.write_text(self.text, encoding="utf-8")
        except OSError as problem:
            self.troubled.emit(storage_failure(problem, str(file), "1 MB"))
            return
        self._message.say(Mark.DONE, self.front.say(SAVED, {"name": file.name}))

    def compare(self, signer: Signer) -> None:
        """Ask for four groups of a signer's key."""
        if self.comparing is not None:
            self.column.removeWidget(self.comparing)
            discard(self.comparing)
        for button, known in zip(self.compare_buttons, strangers(self.receipt.verdict), strict=True):
            button.setVisible(known is not signer)
        self.comparing = Comparing(self.front, signer)
        self.comparing.agreed.connect(self.agreed)
        self.column.insertWidget(self._place, self.comparing)
        self.comparing.focus_first()

    def _lay_out(self) -> None:
        front, column = self.front, self.column
        whose = report_of(self.receipt.contents, front)
        name = Text(front.theme, self.receipt.files.main.name, Type.STRONG, ink=Type.LEAD.ink, measure=None)
        column.add(Column(name, *([Text(front.theme, whose, Type.HELP)] if whose else []), spacing=2), self.banner)
        if self.compare_buttons:
            column.addLayout(Flow(*self.compare_buttons, spacing=Space.WIDE, line_spacing=Space.SMALL))
        self._add_parts()
        self._place = column.count()
        told = lines(self.receipt, front)
        if told:
            column.add(Space.SMALL, Text(front.theme, front.say(CHECKS), Type.SECTION), CheckLines(front, told))
        column.addLayout(Flow(*self._actions(), spacing=Space.WIDE, line_spacing=Space.HAIR))
        column.add(self._message)
        if self.receipt.verdict is not None and self.receipt.verdict.signer is not None:
            column.add(self._certificate(self.receipt.verdict))
        column.add(Text(front.theme, checked_at(self.receipt, front), Type.META))

    def _add_parts(self) -> None:
        """What only a note, or a text that is not signed yet, offers to do."""
        receipt, contents = self.receipt, self.receipt.contents
        if receipt.note is not None:
            self.note = NotePanel(self.front, receipt.note)
            self.note.troubled.connect(self.troubled)
            self.column.add(self.note)
        unsigned = receipt.verdict is not None and receipt.verdict.outcome is Outcome.NOT_SIGNED
        if unsigned and contents is not None and contents.report_json:
            self.approving = ApprovingPanel(self.front, contents.report_json, receipt.files.main, self._background)
            self.column.add(self.approving)

    def _actions(self) -> Iterator[Button]:
        rely = self.banner.mark is not Mark.ERROR
        if rely and self.receipt.verdict is not None and self.receipt.files.main.suffix.lower() == ".pdf":
            yield action(self.front, OPEN, self._open, Icon.FILE)
        yield action(self.front, COPY, self.copy, Icon.COPY)
        yield action(self.front, SAVE, self._ask_file, Icon.SAVE)
        yield from self._onwards

    def _compare_button(self, signer: Signer) -> Button:
        button = Button(self.front.theme, self.front.say(COMPARE, {"name": signer.name}), icon=Icon.VERIFY)
        button.clicked.connect(lambda: self.compare(signer))
        return button

    def _certificate(self, verdict: Verdict) -> QWidget:
        facts = Column(spacing=2)
        for fact in certificate_facts(verdict, self.front):
            facts.add(Text(self.front.theme, fact, Type.HELP, ink=Type.BODY.ink))
        return FoldingSection(self.front.theme, self.front.say(CERTIFICATE), facts)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.receipt.files.main)))

    def _ask_file(self) -> None:
        main = self.receipt.files.main
        suggested = main.with_name(self.front.say(RESULT_NAME, {"name": main.stem}))
        name, _ = QFileDialog.getSaveFileName(self, self.front.say(SAVE), str(suggested), "*.txt")
        if name:
            self.save(Path(name))

    def focus_first(self) -> None:
        """Put the focus on what there is to do, or else on what to do with the result."""
        first = self.compare_buttons[0] if self.compare_buttons else next(iter(self.findChildren(Button)))
        first = self.note.keep_button if self.note is not None else first
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def strangers(verdict: Verdict | None) -> tuple[Signer, ...]:
    """Those behind an unchanged file whose keys were never compared: the signer, and who approved."""
    if verdict is None or verdict.report_json is None:
        return ()
    unknown = [one.signer for one in verdict.approvals if one.contact is None]
    if verdict.outcome in _STRANGERS and verdict.signer is not None:
        unknown.insert(0, verdict.signer)
    return tuple({signer.fingerprint: signer for signer in unknown}.values())
