"""Checking reports that somebody sent: choose or drop files, and read in one sentence what each of them is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from lapreporter.errors import Failure
from lapreporter.exchange.printer import Printer
from lapreporter.exchange.signer import Contact, Signer, Way
from lapreporter.ui.actions import action
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow, Item, discard
from lapreporter.ui.kit.painted import Fitted
from lapreporter.ui.kit.rows import RowColumns, RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.surfaces import Sheet, SheetLook
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Radius, Space, Theme, Type
from lapreporter.ui.trust.book import change_book, read_book
from lapreporter.ui.verify.parcels import Files, belonging_together
from lapreporter.ui.verify.receiving import CaseOf, Receipt, receive
from lapreporter.ui.verify.result import Result
from lapreporter.ui.verify.signers import KnownSigners
from lapreporter.ui.verify.telling import headline
from lapreporter.words import mark, mark_plural

TITLE = mark("Check a report someone sent you")
LEAD = mark(
    "Who signed it, whether anything was changed since, and whether PDF and data agree. "
    "The files stay as they are, and nothing leaves this computer."
)
DROP = mark("Drop the files here: the PDF, the JSON, or all that came with them.")
CHOOSE = mark("Choose files…")
ANOTHER = mark("Check another file…")
SIGNERS = mark("Known signers")
BACK_TO_ALL = mark("Back to all files")
KINDS = mark("Reports")
CHECKING = mark_plural("The file is being checked…", "{count} files are being checked…")
RESULTS = mark_plural("{count} file checked", "{count} files checked")
WAITING = mark("Waiting…")
_WORDS = {
    Mark.DONE: mark("Unchanged, known"),
    Mark.WARNING: mark("Look closer"),
    Mark.ERROR: mark("Do not rely on it"),
    Mark.NOTE: mark("Not signed"),
}
_COLUMNS = RowColumns(marker=36, counts=0, time=0, status=180)
_WIDEST = 900


class VerifyPage(Scroll):
    """Needs no report of one's own. ``troubled`` carries a failure that concerns no single file."""

    troubled = Signal(object)

    def __init__(self, front: Front, case_of: CaseOf, printer: Printer, parent: QWidget | None = None) -> None:
        self.front = front
        super().__init__(front.theme, spacing=0, parent=parent)
        self.receipts: dict[Files, Receipt] = {}
        self.result: Result | None = None
        self.signers: KnownSigners | None = None
        self.rows: RowList | None = None
        self._case_of = case_of
        self._printer = printer
        self._files: tuple[Files, ...] = ()
        self._shown: Files | None = None
        self._heading = Text(front.theme, "", Type.TITLE)
        self._background = Background(self)
        self._middle = Centred(front.theme)
        self.body.add(self._middle)
        self.setAcceptDrops(True)
        for keys, act in ((QKeySequence.StandardKey.Open, self.ask_files), (QKeySequence.StandardKey.Copy, self.copy)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.show_choosing()

    @property
    def is_done(self) -> bool:
        """Whether files were chosen and all of them are checked."""
        return bool(self._files) and len(self.receipts) == len(self._files)

    def focus_first(self) -> None:
        """Put the focus on what there is to do."""
        button = next(iter(self._middle.buttons()), None)
        if self.result is not None:
            self.result.focus_first()
        elif button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_choosing(self) -> None:
        """Ask for files."""
        say, theme = self.front.say, self.front.theme
        choose = Button(theme, say(CHOOSE), ButtonKind.FILLED, icon=Icon.FOLDER)
        choose.clicked.connect(self.ask_files)
        place = Sheet(theme, look=SheetLook.CARRIED, radius=Radius.LARGE, margins=(36, 36, 36, 36), spacing=Space.LARGE)
        place.body.add(Text(theme, say(DROP), Type.BODY, icon=Icon.VERIFY, icon_ink=Type.LINK.ink), choose)
        title = Text(theme, say(TITLE), Type.TITLE, measure=None)
        self._show(title, Text(theme, say(LEAD), Type.LEAD), Space.SMALL, place, self._signers_button())

    def show_signers(self) -> None:
        """Show whose keys were compared."""
        signers = KnownSigners(self.front)
        signers.troubled.connect(self.troubled)
        signers.show_book()
        another = self._another()
        self._show(signers, another)
        self.signers = signers
        another.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_files(self) -> None:
        """Ask for files with the system's dialog."""
        pattern = f"{self.front.say(KINDS)} (*.pdf *.json *.p7s);;* (*)"
        names, _ = QFileDialog.getOpenFileNames(self, self.front.say(CHOOSE), "", pattern)
        if names:
            self.check([Path(name) for name in names])

    def check(self, chosen: Sequence[Path]) -> None:
        """Check files in the background; each is shown as soon as it is done."""
        self._files = belonging_together(chosen)
        self._shown = self._files[0] if len(self._files) == 1 else None
        self._check_again()

    def memory(self) -> tuple[tuple[Files, ...], Files | None, dict[Files, Receipt]]:
        """The files, the one whose result is on show, and the results."""
        return self._files, self._shown, self.receipts

    def recall(self, memory: tuple[tuple[Files, ...], Files | None, dict[Files, Receipt]]) -> None:
        """Show the same results as while the window spoke another language."""
        self._files, self._shown, receipts = memory
        if len(receipts) < len(self._files):
            self._check_again()
        elif self._files:
            self.receipts = dict(receipts)
            self._refresh()

    def copy(self) -> None:
        """Put the result on the clipboard as text."""
        if self.result is not None:
            self.result.copy()

    def wear(self, theme: Theme) -> None:
        """Let what is to come put on another theme."""
        self.front = self.front.wearing(theme)
        super().wear(theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the dropped files."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.check(files)

    def _check_again(self) -> None:
        self.receipts, self.rows = {}, None
        known, now = self._known(), self.front.clock()
        for files in self._files:
            self._background.run(
                partial(receive, files, known, self._case_of, self._printer, now),
                self._received,
                partial(self._failed, files),
                self,
            )
        self._refresh()

    def _known(self) -> Mapping[str, Contact]:
        """The keys that were compared; without the list every signer is unknown, which is the safe mistake."""
        try:
            return read_book().known()
        except Failure as failure:
            self.troubled.emit(failure)
            return {}

    def _received(self, receipt: Receipt) -> None:
        self.receipts[receipt.files] = receipt
        self._refresh()

    def _failed(self, files: Files, failure: Failure) -> None:
        self._received(Receipt(files, self.front.clock(), failure=failure))

    def _refresh(self) -> None:
        if self._shown is None:
            self._show_all()
        elif self._shown in self.receipts:
            self._show_one(self.receipts[self._shown])
        else:
            self._show(Text(self.front.theme, self.front.language.plural(CHECKING, 1), Type.LEAD))

    def _show_one(self, receipt: Receipt) -> None:
        result = Result(self.front, receipt, (self._another(), self._signers_button()), self._background)
        result.agreed.connect(self._remember)
        result.troubled.connect(self.troubled)
        several = [action(self.front, BACK_TO_ALL, self._show_all, Icon.BACK)] if len(self._files) > 1 else []
        self._show(*several, result)
        self.result = result
        result.focus_first()

    def _show_all(self) -> None:
        """The files with their sentences; those still at work follow one by one."""
        self._shown = None
        if self.rows is None:
            rows = RowList(self.front.theme, _COLUMNS)
            rows.opened.connect(self._open_row)
            self._fill(rows)
            self._heading = Text(self.front.theme, "", Type.TITLE)
            self._show(self._heading, rows, Flow(self._another(), self._signers_button(), spacing=Space.WIDE))
            self.rows = rows
            next(iter(rows.rows.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self._fill(self.rows)
        done = len(self.receipts) == len(self._files)
        self._heading.setText(self.front.language.plural(RESULTS if done else CHECKING, len(self._files)))

    def _fill(self, rows: RowList) -> None:
        rows.set_rows([(str(number), self._row(files)) for number, files in enumerate(self._files)])

    def _row(self, files: Files) -> RowContent:
        receipt = self.receipts.get(files)
        if receipt is None:
            return RowContent(Icon.FILE, files.main.name, self.front.say(WAITING))
        top = headline(receipt, self.front)
        return RowContent(Icon.FILE, files.main.name, top.title, status=top.mark, word=self.front.say(_WORDS[top.mark]))

    def _open_row(self, key: str) -> None:
        files = self._files[int(key)]
        if files in self.receipts:
            self._shown = files
            self._refresh()

    def _remember(self, signer: Signer, way: Way, who: str) -> None:
        contact = Contact(signer.name, self.front.clock().date(), who, way)
        try:
            change_book(lambda book: book.with_contact(signer.fingerprint, contact))
        except Failure as failure:
            self.troubled.emit(failure)
            return
        self._check_again()

    def _another(self) -> Button:
        return action(self.front, ANOTHER, self.ask_files, Icon.FOLDER)

    def _signers_button(self) -> Button:
        return action(self.front, SIGNERS, self.show_signers, Icon.PEOPLE)

    def _show(self, *items: Item) -> None:
        self.result = self.signers = self.rows = None
        self._middle.show_items(*items)
        self.verticalScrollBar().setValue(0)


class Centred(Fitted, QWidget):
    """A column in the middle of the page, not wider than one reads with ease."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._whole = Column(spacing=0, parent=self)
        self._inside: QWidget | None = None

    def show_items(self, *items: Item) -> None:
        """Show these and nothing else."""
        if self._inside is not None:
            self._whole.removeWidget(self._inside)
            discard(self._inside)
        self._inside = QWidget()
        Column(*items, spacing=Space.MEDIUM, parent=self._inside)
        self._whole.add(self._inside)

    def buttons(self) -> list[Button]:
        """The buttons that are on show, in their order."""
        return self._inside.findChildren(Button) if self._inside is not None else []

    def _fit(self) -> None:
        side = max(0, (self.width() - self.theme.px(_WIDEST)) // 2)
        self._whole.set_margins((side, 0, side, 0))
