from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lapreporter.checks.case import Case
from lapreporter.report.answers import Omission, OmissionKind, Period
from lapreporter.report.cover import FormMark, Institution, Mark, Marks, Membership, ReportKind
from lapreporter.report.report import EditionKey
from tests.checks.speaking import case, raises, says, silent, year

OFFICE = Institution(id="a", institution="Focal point", email="ccm@example.org")


def annual(number: int, **more: Any) -> dict[str, Any]:
    return {"cover.kind": ReportKind.ANNUAL, **year(number), **more}


def marks(mark: Mark) -> Marks:
    return Marks(**{name: FormMark(mark=mark) for name in Marks.model_fields})


COMPLETE: dict[str, Any] = {
    "cover.state": "HRV",
    **annual(2016),
    "cover.submitted_on": date(2017, 4, 28),
    "cover.institutions": (OFFICE,),
}


def test_each_missing_line_of_the_cover_page_is_named() -> None:
    found = raises("COV-01", case())
    assert len(found) == 6
    assert says(found[0]) == "The cover page lacks the State."


def test_a_filled_cover_page_lacks_nothing() -> None:
    silent("COV-01", case(COMPLETE))


def test_not_known_with_its_reason_is_an_answer_and_silence_is_none() -> None:
    paths = ("cover.period", "cover.submitted_on", "cover.institutions", "cover.state")
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="Not printed in the source.")
    found = raises("COV-01", case({"omissions": dict.fromkeys(paths, told)}))
    assert [finding.path for finding in found] == ["cover.state", "cover.kind"]
    bare = dict.fromkeys(paths, Omission(kind=OmissionKind.NOT_KNOWN))
    assert len(raises("COV-01", case({"omissions": bare}))) == 6


def test_an_unread_date_is_not_also_called_missing() -> None:
    unread = {"cover.submitted_on": "01/31/2012"}
    assert "cover.submitted_on" not in {finding.path for finding in raises("COV-01", case(unread=unread))}


def test_mauritania_typed_a_month_thirty_one() -> None:
    typed = {"cover.period.end": "01/31/2012"}
    found = raises("COV-02", case({"cover.period": Period(start=date(2012, 12, 1))}, unread=typed))
    assert [finding.path for finding in found] == ["cover.period.end"]


def test_a_period_cannot_end_before_it_starts() -> None:
    backwards = Period(start=date(2012, 12, 1), end=date(2012, 1, 31))
    raises("COV-02", case({"cover.period": backwards}))


def test_a_report_is_not_dated_before_its_period_ends() -> None:
    raises("COV-02", case({**year(2016), "cover.submitted_on": date(2016, 4, 28)}))


def test_possible_dates_in_order_pass() -> None:
    silent("COV-02", case(COMPLETE))


def test_part_of_a_year_is_no_annual_period() -> None:
    part = Period(start=date(2016, 1, 1), end=date(2016, 6, 30))
    raises("COV-03", case({"cover.kind": ReportKind.ANNUAL, "cover.period": part}))


def test_a_calendar_year_is_an_annual_period() -> None:
    silent("COV-03", case(COMPLETE))


def test_belize_reported_thirty_two_months_in_one_go() -> None:
    belize = Period(start=date(2015, 3, 1), end=date(2017, 10, 31))
    (finding,) = raises("COV-04", case({"cover.kind": ReportKind.ANNUAL, "cover.period": belize}))
    assert finding.parameters["months"] == 32


def test_twelve_months_are_not_too_many() -> None:
    silent("COV-04", case(COMPLETE))


def test_croatia_was_five_days_late_for_2013() -> None:
    (finding,) = raises("COV-05", case(annual(2013, **{"cover.submitted_on": date(2014, 5, 5)})))
    assert finding.parameters["days"] == 5


def test_thirty_april_is_in_time() -> None:
    silent("COV-05", case(annual(2013, **{"cover.submitted_on": date(2014, 4, 30)})))


def first(entry: date, submitted: date) -> Case:
    return case({"cover.kind": ReportKind.INITIAL, "cover.entry_into_force": entry, "cover.submitted_on": submitted})


def test_day_181_is_late_for_a_first_report() -> None:
    raises("COV-06", first(date(2024, 2, 1), date(2024, 7, 31)))


def test_day_180_is_in_time_for_a_first_report() -> None:
    silent("COV-06", first(date(2024, 2, 1), date(2024, 7, 30)))


def test_laos_first_report_of_january_2011_was_in_time_and_croatias_of_april_was_not() -> None:
    entry = date(2010, 8, 1)
    silent("COV-06", first(entry, date(2011, 1, 25)))
    raises("COV-06", first(entry, date(2011, 4, 10)))


def test_no_annual_report_is_owed_before_entry_into_force() -> None:
    raises("COV-07", case({"cover.state": "HRV", **annual(2009)}, known=True))


def test_the_year_of_entry_into_force_can_be_reported() -> None:
    silent("COV-07", case({"cover.state": "HRV", **annual(2010)}, known=True))


def test_a_first_report_that_looks_back_says_so() -> None:
    answers = {"cover.kind": ReportKind.INITIAL, "cover.entry_into_force": date(2010, 8, 1), **year(2010)}
    raises("COV-08", case(answers))


def test_a_first_report_from_entry_into_force_is_usual() -> None:
    period = Period(start=date(2010, 8, 1), end=date(2010, 12, 31))
    answers = {"cover.kind": ReportKind.INITIAL, "cover.entry_into_force": date(2010, 8, 1), "cover.period": period}
    silent("COV-08", case(answers))


def test_a_period_still_running_cannot_be_reported() -> None:
    raises("COV-09", case(annual(2016), today=date(2016, 11, 1)))


def test_a_period_that_is_over_can() -> None:
    silent("COV-09", case(COMPLETE))


def test_a_year_between_two_reports_is_missed() -> None:
    raises("COV-10", case(annual(2016), history=[annual(2014)]))


def test_reports_that_follow_each_other_leave_no_gap() -> None:
    silent("COV-10", case(annual(2016), history=[annual(2015)]))


def test_a_second_report_for_one_year_is_an_amendment() -> None:
    earlier = annual(2016, **{"cover.submitted_on": date(2017, 4, 1)})
    raises("COV-11", case(annual(2016), history=[earlier]))


def test_an_amendment_may_cover_the_same_year() -> None:
    earlier = annual(2016, **{"cover.submitted_on": date(2017, 4, 1)})
    silent("COV-11", case({**annual(2016), "cover.kind": ReportKind.AMENDMENT}, history=[earlier]))


def test_a_state_outside_reports_voluntarily() -> None:
    drc = {"cover.state": "COD", "cover.membership": Membership.SIGNATORY, **annual(2014)}
    raises("COV-12", case(drc))


def test_a_state_party_does_not() -> None:
    raises("COV-12", case({"cover.state": "HRV", **year(2016), "cover.kind": ReportKind.VOLUNTARY}, known=True))


def test_a_signatorys_voluntary_report_is_welcome() -> None:
    drc = {"cover.state": "COD", "cover.membership": Membership.SIGNATORY, "cover.kind": ReportKind.VOLUNTARY}
    silent("COV-12", case(drc))


def test_a_person_alone_is_no_contact() -> None:
    raises("COV-13", case({"cover.institutions": (Institution(id="a", person="A. Person", email="a@example.org"),)}))


def test_an_institution_with_an_address_is() -> None:
    silent("COV-13", case({"cover.institutions": (OFFICE,)}))


def test_old_contacts_are_confirmed() -> None:
    raises("COV-14", case(COMPLETE, history=[{**COMPLETE, **year(2012)}]))


def test_last_years_contacts_are_fresh_enough() -> None:
    silent("COV-14", case(COMPLETE, history=[{**COMPLETE, **year(2015)}]))


def test_every_form_wants_a_mark() -> None:
    assert len(raises("COV-15", case())) == 10


def test_marked_forms_want_no_more() -> None:
    silent("COV-15", case({"cover.marks": marks(Mark.CHANGED)}))


def test_an_unchanged_form_names_its_day() -> None:
    raises("COV-16", case({"cover.marks.stockpiles": FormMark(mark=Mark.UNCHANGED)}))


def test_an_unchanged_form_with_its_day_is_complete() -> None:
    dated = FormMark(mark=Mark.UNCHANGED, last_date=date(2016, 3, 15))
    silent("COV-16", case({"cover.marks.stockpiles": dated}))


def test_a_first_report_has_nothing_unchanged() -> None:
    answers = {"cover.kind": ReportKind.INITIAL, "cover.marks": marks(Mark.UNCHANGED)}
    assert len(raises("COV-17", case(answers))) == 10


def test_a_first_report_can_have_forms_that_do_not_apply() -> None:
    silent("COV-17", case({"cover.kind": ReportKind.INITIAL, "cover.marks": marks(Mark.NOT_APPLICABLE)}))


def test_national_measures_always_apply() -> None:
    raises("COV-18", case({"cover.marks": marks(Mark.NOT_APPLICABLE)}))
    silent("COV-18", case({"cover.marks": marks(Mark.UNCHANGED)}))


UNCHANGED = {**annual(2015), "cover.marks.national_measures": FormMark(mark=Mark.UNCHANGED)}


def test_the_holy_see_reported_a_law_as_no_change() -> None:
    raises("COV-19", case({**UNCHANGED, "national_measures.supplementary": "Law VIII"}, history=[annual(2014)]))


def test_what_is_the_same_may_be_called_unchanged() -> None:
    silent("COV-19", case(UNCHANGED, history=[annual(2014)]))


def test_a_changed_form_holds_something_new() -> None:
    changed = {**annual(2015), "cover.marks.national_measures": FormMark(mark=Mark.CHANGED)}
    raises("COV-20", case(changed, history=[annual(2014)]))
    silent("COV-20", case({**changed, "national_measures.supplementary": "Law VIII"}, history=[annual(2014)]))


def test_the_adapted_form_is_offered_once_it_exists() -> None:
    raises("COV-22", case({"edition": EditionKey.ORIGINAL_2010, **year(2023)}))
    silent("COV-22", case({"edition": EditionKey.ORIGINAL_2010, **year(2013)}))


def test_help_with_reporting_is_asked_about() -> None:
    raises("COV-24", case())
    silent("COV-24", case({"cover.help_asked": False}))


def test_a_mark_that_is_not_known_is_said_with_its_reason() -> None:
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="Not printed in the source.")
    assert len(raises("COV-15", case({"omissions": {"cover.marks.other.mark": told}}))) == 9
    silent("COV-15", case({"omissions": {"cover.marks": told}}))


@pytest.mark.parametrize("code", ["COV-01", "COV-15"])
def test_an_empty_report_owes_a_cover_page(code: str) -> None:
    raises(code, case())


def test_the_swapped_letters_are_told_by_their_headings() -> None:
    headings = {"C": "Cluster munitions retained and transferred", "D": "Technical characteristics of each type"}
    found = raises("COV-21", case(headings=headings))
    assert [finding.path for finding in found] == ["retained", "technical"]
    assert says(found[0]).startswith("The imported form C has the heading")
    straight = {"A": "National implementation measures", "C": "Technical characteristics", "D": "Munitions retained"}
    silent("COV-21", case(headings=straight))


def test_the_due_date_is_told_in_the_last_weeks() -> None:
    (finding,) = raises("COV-23", case(annual(2025), today=date(2026, 3, 31)))
    assert finding.parameters["days"] == 30
    silent("COV-23", case(annual(2025), today=date(2026, 3, 2)))
    silent("COV-23", case(annual(2025, **{"cover.submitted_on": date(2026, 3, 30)}), today=date(2026, 3, 31)))
    initial = {"cover.kind": ReportKind.INITIAL, "cover.entry_into_force": date(2025, 10, 1)}
    raises("COV-23", case(initial, today=date(2026, 3, 2)))
