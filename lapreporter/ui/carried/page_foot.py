"""After the questions of a page: the word for all of the page, or of the form, that was carried over and waits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lapreporter.document.confirmation import marks_of
from lapreporter.form.edition import Page
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon
from lapreporter.ui.kit.layouts import Column, Flow
from lapreporter.ui.kit.surfaces import Hairline
from lapreporter.ui.kit.text import Text
from lapreporter.ui.kit.theme import Space, Type
from lapreporter.ui.places import form_name
from lapreporter.ui.session import Session
from lapreporter.words import mark, mark_plural

WAITING = mark_plural(
    "{count} answer here was carried over and waits for your word.",
    "{count} answers here were carried over and wait for your word.",
)
WAITING_ELSEWHERE = mark_plural(
    "{count} more of this form was carried over and waits on other pages.",
    "{count} more of this form were carried over and wait on other pages.",
)
ALL_OF_PAGE = mark_plural("It is still true", "All {count} on this page are still true")
ALL_OF_FORM = mark("All of “{form}” is still true")


class PageFoot(QWidget):
    """Stands after the questions, so that they are read first. Shows nothing where nothing waits."""

    def __init__(self, desk: Desk, session: Session, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session, self._page = desk, session, page
        self._text = Text(desk.theme, "", Type.HELP, icon=Icon.HISTORY, measure=None)
        form = desk.edition.form(page.form)
        name = form_name(desk, form.letter, form.title)
        self.of_page = Button(desk.theme, "", ButtonKind.QUIET, icon=Icon.TICK)
        self.of_form = Button(desk.theme, desk.say(ALL_OF_FORM, {"form": name}), ButtonKind.QUIET, icon=Icon.TICK)
        self.of_page.clicked.connect(lambda: self._confirm(whole_form=False))
        self.of_form.clicked.connect(lambda: self._confirm(whole_form=True))
        links = Flow(self.of_page, self.of_form, spacing=Space.WIDE, line_spacing=0)
        Column(Hairline(desk.theme), self._text, links, spacing=Space.HAIR, parent=self)
        self._shown = (-1, -1)
        self.refresh()
        session.checked.connect(self.refresh)

    def refresh(self) -> None:
        """Count what waits now."""
        waiting = [one for one in self._session.case.waiting if one.form == self._page.form]
        here = sum(one.count for one in waiting if one.page == self._page.key)
        elsewhere = sum(one.count for one in waiting) - here
        if (here, elsewhere) == self._shown:
            return
        self._shown = (here, elsewhere)
        plural = self._desk.language.plural
        said = [plural(WAITING, here)] if here else []
        said += [plural(WAITING_ELSEWHERE, elsewhere)] if elsewhere else []
        self._text.setText(" ".join(said))
        self.of_page.set_label(plural(ALL_OF_PAGE, here))
        self.of_page.setVisible(bool(here))
        self.of_form.setVisible(bool(elsewhere))
        self.setVisible(bool(said))

    def _confirm(self, *, whole_form: bool) -> None:
        content = self._session.content
        chosen = [
            one
            for one in self._session.case.waiting
            if one.form == self._page.form and (whole_form or one.page == self._page.key)
        ]
        self._session.confirm([place for waits in chosen for place in marks_of(content, waits)])
