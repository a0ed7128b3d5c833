"""How much is attached, against the limit of slow lines; and smaller pictures, made when somebody asks for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lapreporter.document.open_document import OpenDocument
from lapreporter.errors import Failure
from lapreporter.exchange.mail import LIMIT
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column
from lapreporter.ui.kit.messages import MessageLine
from lapreporter.ui.kit.theme import Space
from lapreporter.ui.questions.attachments import size_text
from lapreporter.ui.session import Session
from lapreporter.ui.shrinking import Shrunk, load_of, shrunk
from lapreporter.words import mark, mark_plural

WEIGHT = mark("With the files attached, an e-mail has at least {size}.")
HEAVY = mark("With the files attached, an e-mail has at least {size}; many mailboxes and slow lines stop at {limit}.")
SHRINK = mark_plural("Make the picture smaller ({size})", "Make the {count} pictures smaller ({size})")
WORKING = mark("The pictures are being made smaller…")
DONE = mark_plural("{count} picture: {before} → {after}.", "{count} pictures: {before} → {after}.")
UNDO = mark("Undo")
SMALL = mark("The pictures are as small as they should be; nothing was changed.")


class PicturesPanel(QWidget):
    """Nothing is to be seen where no picture is attached. ``failed`` carries why pictures could not be made smaller."""

    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        document: OpenDocument,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.session, self.document = desk, session, document
        self._background = background
        self._before = self._after = session.report
        self._weight, self._done = MessageLine(desk.theme, reserved=False), MessageLine(desk.theme, reserved=False)
        self._done.offered.connect(self._undo)
        self.shrink_button = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.ATTACH)
        self.shrink_button.clicked.connect(self.shrink)
        Column(self._weight, self._done, self.shrink_button, spacing=Space.HAIR, parent=self)
        self.refresh()

    @property
    def message(self) -> str:
        """What was said of the pictures last."""
        return self._done.text

    @property
    def can_shrink(self) -> bool:
        """Whether there are pictures that may still be made smaller, and the text may be changed."""
        return not self.shrink_button.isHidden()

    def refresh(self) -> None:
        """Show what is attached now."""
        if self.session.report is not self._after or self.session.fixed is not None:
            self._done.clear()
        load, say = load_of(self.session.report), self.desk.say
        self.setVisible(load.mail_bytes > 0)
        size, limit = size_text(self.desk, load.mail_bytes), size_text(self.desk, LIMIT)
        if load.mail_bytes > LIMIT:
            self._weight.say(Mark.WARNING, say(HEAVY, {"size": size, "limit": limit}))
        else:
            self._weight.say(Mark.NOTE, say(WEIGHT, {"size": size}))
        self.shrink_button.setVisible(load.pictures > 0 and self.session.fixed is None and not self._done.text)
        picture_size = {"size": size_text(self.desk, load.picture_bytes)}
        self.shrink_button.set_label(self.desk.language.plural(SHRINK, load.pictures, picture_size))

    def shrink(self) -> None:
        """Make the pictures smaller, in one step that can be undone."""
        report, document = self.session.report, self.document
        self._before = self._after = report
        self.shrink_button.set_busy(True)
        self._done.say(Mark.NOTE, self.desk.say(WORKING))
        self._background.run(lambda: shrunk(report, document), self._shrunk, self._failed, self)

    def _shrunk(self, made: Shrunk) -> None:
        self.shrink_button.set_busy(False)
        if self.session.report is not self._before:
            # Something was changed meanwhile, and that counts.
            self._done.clear()
            return
        if not made.replaced:
            self._done.say(Mark.NOTE, self.desk.say(SMALL))
            self.refresh()
            return
        self._after = made.report
        sizes = {"before": size_text(self.desk, made.before), "after": size_text(self.desk, made.after)}
        self._done.say(Mark.DONE, self.desk.language.plural(DONE, made.pictures, sizes), self.desk.say(UNDO))
        self._done.offer_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.replace_report(made.report, "attachments")

    def _undo(self) -> None:
        self._done.clear()
        self.session.undo_stack.undo()

    def _failed(self, failure: Failure) -> None:
        self._done.clear()
        self.shrink_button.set_busy(False)
        self.failed.emit(failure)
