"""What was signed stays as it went out; a copy amends it and lists what it changes. Other papers, the same answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.protection import new_recovery, protect, recipient_of
from lapreporter.locations import shipped
from lapreporter.report.answers import Period
from lapreporter.report.cover import FormMark, Mark, ReportKind
from lapreporter.report.data import load
from lapreporter.report.paths import replace
from lapreporter.report.report import EditionKey, Report
from lapreporter.ui.carried.against import AgainstPage
from lapreporter.ui.carried.last_look import LastLook
from lapreporter.ui.carried.report_edition import ReportEdition
from lapreporter.ui.carried.sealed_note import SealedNote
from lapreporter.ui.protection.unlock import UnlockPage
from lapreporter.ui.screens.finish import FinishPage
from lapreporter.ui.screens.start import StartPage
from lapreporter.ui.sealing import SIGNED, Order, outgoing, public_version
from lapreporter.ui.window import Window
from lapreporter.ui.workplace import Workplace

Shown = Callable[[Content], Workplace]
Begun = Callable[[str, int], Workplace]
CLEARED = "contamination.balance.cleared_m2"


def germany() -> Report:
    return load(shipped("resources", "examples", "deu-2017.json").read_bytes(), "deu-2017")


def signed(place: Workplace) -> None:
    """Keep the present state as `seal` does."""
    content = place.session.content
    place.document.save(to_bytes(content), summary=summary(content.report), now=place.desk.clock(), milestone=SIGNED)


def mark_of(place: Workplace) -> Mark | None:
    return place.session.report.cover.marks.contamination.mark


def finish(place: Workplace) -> FinishPage:
    place.show_finish()
    place.background.wait()
    page = place.shell.page
    assert isinstance(page, FinishPage)
    return page


def amended(window: Window, shown: Shown) -> Workplace:
    """The copy that amends the signed report of Germany."""
    place = shown(Content(report=germany()))
    signed(place)
    place.carried.sealed_note().amend.click()
    assert window.workplace is not None
    return window.workplace


def test_amending_is_offered_only_for_what_was_signed(shown: Shown) -> None:
    place = shown(Content(report=germany()))
    assert place.carried.sealed_note().isHidden()
    signed(place)
    assert not place.carried.sealed_note().isHidden()
    assert finish(place).steps.findChildren(SealedNote)
    place.show_tasks()
    assert place.shell.findChildren(SealedNote)


def test_a_copy_opens_and_what_was_signed_stays_as_it_was(window: Window, shown: Shown) -> None:
    place = shown(Content(report=germany()))
    signed(place)
    place.session.edit(CLEARED, 1)
    before = place.document.report_id
    place.carried.sealed_note().amend.click()
    copy = window.workplace
    assert copy is not None
    assert copy.document.report_id != before
    assert copy.session.report.cover.kind is ReportKind.AMENDMENT
    assert copy.session.content.amends == germany(), "it amends what was signed, not what was typed since"
    assert copy.session.value(CLEARED) == germany().contamination.balance.cleared_m2
    window.open_report(before)
    assert window.workplace is not None
    assert window.workplace.session.report.cover.kind is not ReportKind.AMENDMENT


def test_what_an_amendment_changes_is_listed_before_signing(window: Window, shown: Shown) -> None:
    place = amended(window, shown)
    place.session.edit(CLEARED, 1_250_000)
    (look,) = finish(place).steps.findChildren(LastLook)
    assert not look.changes.isHidden()
    look.changes.click()
    page = place.shell.page
    assert isinstance(page, AgainstPage)
    listed = [page.model.line(at) for at in range(page.model.rowCount())]
    (line,) = [line for line in listed if line.change is not None]
    assert (line.old, line.new, line.moved) == ("470,000\u00a0m²", "1,250,000\u00a0m²", "+780,000 (+166 %)")
    assert page.panel.correct.isHidden(), "an amendment mends the figure itself"


def test_ticks_of_the_cover_that_no_longer_fit_are_offered_again_before_signing(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    (look,) = finish(place).steps.findChildren(LastLook)
    assert look.tick.isHidden(), "they were proposed when the year began"
    place.session.edit(CLEARED, 300_000)
    report = place.session.report
    unchanged = report.cover.marks.contamination.model_copy(update={"mark": Mark.UNCHANGED})
    place.session.replace_report(replace(report, "cover.marks.contamination", unchanged), "cover.marks")
    assert not look.tick.isHidden()
    look.tick.click()
    assert mark_of(place) is Mark.CHANGED
    assert look.tick.isHidden()
    place.session.undo_stack.undo()
    assert mark_of(place) is Mark.UNCHANGED


def test_the_report_goes_out_under_another_form_and_back_and_loses_nothing(begun: Begun) -> None:
    place = begun("xpr-2025", 2026)
    whole = place.session.report
    (edition,) = finish(place).findChildren(ReportEdition)
    names = [edition.choice.itemText(at) for at in range(edition.choice.count())]
    assert names[1:] == ["Form of 2010", "Form of 2010, C and D the other way round"]
    for key in (EditionKey.ORIGINAL_2010, EditionKey.ORIGINAL_2010_SWAPPED, EditionKey.ADAPTED):
        at = edition.choice.findData(key.value)
        edition.choice.setCurrentIndex(at)
        edition.choice.activated.emit(at)
        assert place.session.report == whole.model_copy(update={"edition": key})
        place.background.wait()
    assert place.session.report == whole
    place.session.undo_stack.undo()
    assert edition.choice.currentData() == EditionKey.ORIGINAL_2010_SWAPPED.value


def test_a_public_version_compares_only_what_could_be_published(begun: Begun) -> None:
    place = begun("xpr-2025", 2026)
    session, desk = place.session, place.desk
    order = Order(session.content, session.case, session.findings, public=frozenset())
    (last,) = outgoing(desk, order).case.history
    assert last == public_version(desk, session.content.history[0], frozenset()).report
    assert last != session.content.history[0]


def test_nobody_is_told_to_untick_an_empty_form_that_is_about_to_be_filled_in(begun: Begun) -> None:
    place = begun("hrv-2016", 2017)
    report = place.session.report
    opened = replace(report, "cover.marks.production", FormMark(mark=Mark.CHANGED))
    place.session.replace_report(replace(opened, "production", type(report.production)()), "cover.marks.production")
    (look,) = finish(place).steps.findChildren(LastLook)
    assert look.tick.isHidden()


def test_the_start_offers_to_amend_the_report_that_was_signed(window: Window, shown: Shown) -> None:
    year = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
    place = shown(Content(report=replace(germany(), "cover.period", year)))
    window.show_start()
    assert not start(window).isAncestorOf(start(window).amend), "nothing was signed yet"
    window.open_report(place.document.report_id)
    assert window.workplace is not None
    signed(window.workplace)
    window.show_start()
    start(window).amend.click()
    copy = window.workplace
    assert copy is not None
    assert copy.session.report.cover.kind is ReportKind.AMENDMENT
    assert copy.session.content.amends == replace(germany(), "cover.period", year)


def start(window: Window) -> StartPage:
    page = window.shell.page
    assert isinstance(page, StartPage)
    return page


def test_a_protected_report_is_amended_once_its_passphrase_is_given(window: Window, shown: Shown) -> None:
    year = Period(start=date(2025, 1, 1), end=date(2025, 12, 31))
    place = shown(Content(report=replace(germany(), "cover.period", year)))
    content, key = place.session.content, protect("lamp ocean tiger", recipient_of(new_recovery()))
    place.document.rekey(key, to_bytes(content), summary=summary(content.report), now=place.desk.clock())
    signed(place)
    window.show_start()
    start(window).amend.click()
    page = window.shell.page
    assert isinstance(page, UnlockPage)
    page.opened.emit(key, False)
    assert window.workplace is not None
    assert window.workplace.session.report.cover.kind is ReportKind.AMENDMENT
