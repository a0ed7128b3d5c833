"""One open report in the window: its session, its saving, and the way among its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lapreporter.checks.checker import Checker
from lapreporter.checks.finding import Finding, Severity
from lapreporter.document.content import from_bytes
from lapreporter.document.open_document import OpenDocument
from lapreporter.form.edition import Form, Page
from lapreporter.form.navigation import neighbours, pages_in_order, place_of
from lapreporter.form.visibility import asked_pages, progress_of_page
from lapreporter.ui.attaching import attachment_from
from lapreporter.ui.autosave import Autosave
from lapreporter.ui.background import Background
from lapreporter.ui.desk import Desk
from lapreporter.ui.failures import told
from lapreporter.ui.kit.navigation import NavigationContent, PageEntry
from lapreporter.ui.kit.shell import PanelWidth, Shell
from lapreporter.ui.kit.theme import Theme
from lapreporter.ui.library import Library
from lapreporter.ui.questions.asked import Asked
from lapreporter.ui.questions.card import MARKS
from lapreporter.ui.screens.check import CheckPage
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.help_panel import SEVERITY, HelpPanel
from lapreporter.ui.screens.places import FORM_LETTER, say
from lapreporter.ui.screens.question_page import QuestionPage
from lapreporter.ui.screens.start import PRACTICE_STATE
from lapreporter.ui.screens.tasks import STATUS, TaskList, TaskPanel
from lapreporter.ui.session import Session
from lapreporter.words import Country, Year, mark, mark_plural

NEXT_PAGE = mark("Next: {page}")
NEXT = mark("Next")
TO_TASKS = mark("To the task list")
TO_FINISH = mark("Preview and finish")
REPORT_FOR = mark("Report for {year}")
NEW_REPORT = mark("New report")
NO_STATE = mark("State not chosen yet")
PAGE_OF = mark("Page {number} of {count}")
LEAVING = mark("Leaving is always possible. Your answers stay as they are.")
MINUTES_LEFT = mark_plural("About {count} minute for this form", "About {count} minutes for this form")


class Workplace(QObject):
    """Shows the pages of one report in the shell. ``troubled`` carries a failure to tell."""

    troubled = Signal(object)

    def __init__(
        self, shell: Shell, desk: Desk, document: OpenDocument, library: Library, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self.document = document
        self.library = library
        content = from_bytes(document.loaded.payload, document.report_id)
        self.session = Session(content, Checker(), library.case_of, self)
        self.desk = desk.reporting(lambda: self.session.report)
        self.background = Background(self)
        self.autosave = Autosave(self.session, document, self.background, desk.clock, self)
        self.autosave.saved.connect(shell.header.show_saved)
        self.autosave.failed.connect(self.troubled)
        self.session.changed.connect(lambda _path: self._show_header())
        self.session.checked.connect(self._refresh_navigation)
        self._page: Page | None = None
        self._found = -1
        self._back: Callable[[], None] = self.show_tasks
        self._next: Callable[[], None] = self.show_tasks
        self._show_header()
        shell.header.show_saved(document.current.header.saved_at.astimezone())

    @property
    def is_on_tasks(self) -> bool:
        """Whether the task list is on show."""
        return isinstance(self.shell.page, TaskList)

    def wear(self, theme: Theme) -> None:
        """Let pages to come put on another theme."""
        self.desk = self.desk.wearing(theme)

    def show_finding(self, step: int) -> None:
        """Jump to the next or the previous finding that has a place."""
        paths = [finding.path for finding in self.session.findings if finding.path]
        if paths:
            self._found = (self._found + step) % len(paths)
            self.jump(paths[self._found])

    def back(self) -> None:
        """Go where Back leads."""
        self._back()

    def next(self) -> None:
        """Go where Next leads."""
        self._next()

    def show_tasks(self) -> None:
        """Show the task list."""
        self._page = None
        tasks, panel = TaskList(self.desk, self.session), TaskPanel(self.desk, self.session)
        tasks.opened.connect(self.open)
        panel.carry_on.connect(self.open)
        self._leave_form()
        self.shell.show_page(tasks, panel, panel_width=PanelWidth.LIST, footer=False)
        tasks.focus_first()

    def open(self, key: str) -> None:
        """Open a form by its key, or one of the two last steps."""
        if key == "check":
            self.show_check()
        elif key == "finish":
            self.show_finish()
        else:
            form = self.desk.edition.form(key)
            self.show_page(next(asked_pages(form, self.session.report)))

    def open_page(self, key: str) -> None:
        """Open a page by its key in the edition."""
        self.show_page(next(page for page in self.desk.edition.pages() if page.key == key))

    def show_page(self, page: Page, path: str | None = None) -> None:
        """Show a page of questions, with the focus on an answer or on the first."""
        self._page = page
        form = self.desk.edition.form(page.form)
        pages = list(asked_pages(form, self.session.report))
        number = next((n for n, known in enumerate(pages, 1) if known.key == page.key), 1)
        shown = QuestionPage(self.desk, self.session, page, number, len(pages))
        panel = HelpPanel(self.desk, self.session)
        shown.focused.connect(panel.speak_of)
        shown.offered.connect(self.attach)
        panel.reason_asked.connect(self.ask_reason)
        wide = shown.is_wide
        self.shell.show_page(shown, panel, wide=wide, panel_width=PanelWidth.TABLE if wide else PanelWidth.QUESTION)
        self._show_way(form, page, number, len(pages))
        first = shown.first_asked()
        if first:
            panel.speak_of(first)
        if path:
            shown.jump_to(path)
        else:
            shown.focus_first()

    def jump(self, path: str) -> None:
        """Show the page on which an answer is asked, with the focus there."""
        place = place_of(self.desk.edition, path)
        if place:
            self.show_page(place[1], path)

    def show_check(self) -> None:
        """Show every finding."""
        self._page = None
        page = CheckPage(self.desk, self.session)
        page.jumped.connect(self.jump)
        self._leave_form()
        self._back, self._next = self.show_tasks, self.show_finish
        self.shell.show_page(page)
        self.shell.footer.show_next(self.desk.say(TO_FINISH))
        self.shell.footer.show_hint("")

    def ask_reason(self, finding: Finding) -> None:
        """Show the check with the place for a reason open."""
        self.show_check()
        if isinstance(self.shell.page, CheckPage):
            self.shell.page.reason_for(finding)

    def show_finish(self) -> None:
        """Show the last steps: read, sign, save."""
        self._page = None
        self._leave_form()
        page = FinishPage(self.desk, self.session, self.document, self.background)
        page.check_asked.connect(self.show_check)
        page.troubled.connect(self.troubled)
        self._back = self.show_tasks
        self.shell.show_page(page, page.steps, panel_width=PanelWidth.HALF)
        self.shell.footer.show_next("")
        self.shell.footer.show_hint("")

    def attach(self, asked: Asked, files: list[Path]) -> None:
        """Take files in and add them to an answer."""
        for file in files:
            attachment = told(partial(attachment_from, file, self.document), self.troubled.emit)
            if attachment:
                present = self.session.value(asked.path) or ()
                self.session.edit(asked.path, (*present, attachment))

    def close(self) -> None:
        """Save what is unsaved and let the document go."""
        self.autosave.finish()
        self.document.close()

    def _show_header(self) -> None:
        report = self.session.report
        state, year = report.cover.state, report.year()
        owner = self.desk.language.value(Country(state)) if state else self.desk.say(NO_STATE)
        matter = self.desk.say(REPORT_FOR, {"year": Year(year)}) if year else self.desk.say(NEW_REPORT)
        self.shell.header.show_report(owner, matter, str(year or ""), practice=state == PRACTICE_STATE)

    def _leave_form(self) -> None:
        self.shell.show_navigation(None)
        self.shell.show_path([])

    def _show_way(self, form: Form, page: Page, number: int, count: int) -> None:
        before, after = neighbours(pages_in_order(self.desk.edition, self.session.report), page)
        self._back = self._to(before)
        self._next = self._to(after)
        title = say(self.desk, after.title) if after else self.desk.say(TO_TASKS)
        label = self.desk.say(NEXT_PAGE, {"page": title}) if after else title
        self.shell.footer.show_next(label, self.desk.say(NEXT))
        self.shell.footer.show_hint(self.desk.language.plural(MINUTES_LEFT, form.minutes))
        name = self.desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else self.desk.say(form.title)
        self.shell.show_path([name, self.desk.say(PAGE_OF, {"number": number, "count": count})])
        self._refresh_navigation()

    def _to(self, page: Page | None) -> Callable[[], None]:
        return (lambda: self.show_page(page)) if page else self.show_tasks

    def _refresh_navigation(self) -> None:
        if self._page is None:
            return
        form = self.desk.edition.form(self._page.form)
        worst = self._worst_by_page()
        entries = tuple(self._entry(page, worst.get(page.key)) for page in asked_pages(form, self.session.report))
        letter = self.desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else ""
        self.shell.show_navigation(NavigationContent(letter, self.desk.say(form.title), entries, self._page.key))

    def _entry(self, page: Page, worst: Severity | None) -> PageEntry:
        status, word = STATUS[progress_of_page(page, self.session.report, self.session.content.unread)]
        return PageEntry(
            key=page.key,
            name=say(self.desk, page.title),
            status=status,
            status_word=self.desk.say(word),
            finding=MARKS[worst] if worst else None,
            finding_word=self.desk.say(SEVERITY[worst]) if worst else "",
        )

    def _worst_by_page(self) -> dict[str, Severity]:
        counted: Counter[tuple[str, Severity]] = Counter()
        for finding in self.session.findings:
            place = place_of(self.desk.edition, finding.path) if finding.path else None
            if place and finding.severity in (Severity.ERROR, Severity.WARNING):
                counted[place[1].key, finding.severity] += 1
        worst = {key: severity for key, severity in counted if severity is Severity.WARNING}
        return worst | {key: severity for key, severity in counted if severity is Severity.ERROR}
