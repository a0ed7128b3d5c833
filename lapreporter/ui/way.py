"""Where one is in a form: what the navigation, the path line and the footer say while a page is on show."""

from __future__ import annotations

from lapreporter.form.edition import Form, Page
from lapreporter.form.navigation import place_of
from lapreporter.form.visibility import asked_pages, progress_of_page
from lapreporter.report.shape import pattern_of
from lapreporter.ui.desk import Desk
from lapreporter.ui.kit.navigation import NavigationContent, PageEntry
from lapreporter.ui.kit.shell import Shell
from lapreporter.ui.places import FORM_LETTER, say
from lapreporter.ui.questions.severities import MARKS, SEVERITY
from lapreporter.ui.screens.form_states import STATUS
from lapreporter.ui.session import Session
from lapreporter.ui.visits import HEAVY, Weight
from lapreporter.words import PRACTICE_STATE, Country, Year, mark, mark_plural

NEXT_PAGE = mark("Next: {page}")
NEXT = mark("Next")
TO_TASKS = mark("To the task list")
TO_FINISH = mark("Preview and finish")
FIRST_ERROR = mark("Mend the first error")
REPORT_FOR = mark("Report for {year}")
NEW_REPORT = mark("New report")
NO_STATE = mark("State not chosen yet")
MINUTES = mark_plural("About {count} minute for this form", "About {count} minutes for this form")
F8 = mark("F8 goes to the next finding")
PRACTICE_HINT = mark("Practice reports are marked as practice.")
PAGE_OF = mark("Page {number} of {count}")


def show_header(shell: Shell, desk: Desk) -> None:
    """Say whose report is open, and for which year."""
    report = desk.report()
    state, year = report.cover.state, report.year()
    owner = desk.language.value(Country(state)) if state else desk.say(NO_STATE)
    matter = desk.say(REPORT_FOR, {"year": Year(year)}) if year else desk.say(NEW_REPORT)
    shell.header.show_report(owner, matter, str(year or ""), practice=state == PRACTICE_STATE)


def footer_of_page(shell: Shell, desk: Desk, form: Form, after: Page | None) -> None:
    """Name the next page, and say how long the form takes."""
    title = say(desk, after.title) if after else desk.say(TO_TASKS)
    label = desk.say(NEXT_PAGE, {"page": title}) if after else title
    shell.footer.show_next(label, desk.say(NEXT))
    shell.footer.show_hint(desk.language.plural(MINUTES, form.minutes))


def footer_of_check(shell: Shell, desk: Desk, held: bool) -> None:
    """Lead to the first error, or to the last step."""
    shell.footer.show_next(desk.say(FIRST_ERROR if held else TO_FINISH), desk.say(NEXT))
    shell.footer.show_hint(desk.say(F8))


def footer_of_finish(shell: Shell, desk: Desk) -> None:
    """Nothing comes after the last step."""
    shell.footer.show_next("")
    practice = desk.report().cover.state == PRACTICE_STATE
    shell.footer.show_hint(desk.say(PRACTICE_HINT) if practice else "")


def path_pieces(desk: Desk, form: Form, number: int, count: int) -> list[str]:
    """The path line below the task list: the form and the page."""
    name = desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else desk.say(form.title)
    return [name, desk.say(PAGE_OF, {"number": number, "count": count})]


def navigation(desk: Desk, session: Session, current: Page) -> NavigationContent:
    """The pages of the form that the current page belongs to, with their status and worst finding."""
    form = desk.edition.form(current.form)
    worst = _worst_by_page(desk, session)
    entries = tuple(_entry(desk, session, page, worst.get(page.key)) for page in asked_pages(form, session.report))
    letter = desk.say(FORM_LETTER, {"letter": form.letter}) if form.letter else ""
    return NavigationContent(letter, desk.say(form.title), entries, current.key)


def _entry(desk: Desk, session: Session, page: Page, worst: Weight | None) -> PageEntry:
    status, word = STATUS[progress_of_page(page, session.report, session.half_typed)]
    return PageEntry(
        key=page.key,
        name=say(desk, page.title),
        status=status,
        status_word=desk.say(word),
        finding=MARKS[worst] if worst else None,
        finding_word=desk.say(SEVERITY[worst]) if worst else "",
    )


def _worst_by_page(desk: Desk, session: Session) -> dict[str, Weight]:
    by_pattern: dict[str, Weight] = {}
    for finding in session.open_findings():
        if finding.path and (weight := session.weight(finding)) in HEAVY:
            by_pattern.setdefault(pattern_of(finding.path), weight)
    worst: dict[str, Weight] = {}
    for pattern, weight in by_pattern.items():
        place = place_of(desk.edition, pattern)
        if place and worst.get(place[1].key) is not HEAVY[0]:
            worst[place[1].key] = weight
    return worst
