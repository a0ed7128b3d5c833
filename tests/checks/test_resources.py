from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from lapreporter.report.answers import Money, Omission, OmissionKind
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.obligations import ObligationStatus, Standing
from lapreporter.report.resources import (
    AssistanceGiven,
    AssistanceReceived,
    Exchange,
    FundingSource,
    NationalResource,
    Need,
    StatedAmount,
    SupportKind,
    SupportPurpose,
    TotalOf,
)
from tests.checks.speaking import case, raises, silent, year

GIVEN = "resources.given"
AREA = {"contamination.areas": (ContaminatedArea(id="a", name="Wittstock", size_m2=11_000_000),)}


def money(amount: int, currency: str | None = "NOK") -> Money:
    return Money(amount=Decimal(amount), currency=currency)


def given(row: str, amount: Money, **more: Any) -> AssistanceGiven:
    return AssistanceGiven(id=row, amount=amount, **more)


ICRC = given("a", money(25_531_716), recipient="ICRC", kind=SupportKind.FINANCIAL, purpose=SupportPurpose.VICTIMS)


def test_an_amount_has_a_currency() -> None:
    raises("RES-01", case({GIVEN: (given("a", money(25_531_716, None)),)}))


def test_a_currency_is_one_of_the_list() -> None:
    raises("RES-01", case({"victim_assistance.plan.budget": money(1_000, "XYZ")}))


def test_a_currency_that_cannot_be_read_is_asked_for() -> None:
    raises("RES-01", case({GIVEN: (ICRC,)}, unread={"resources.given[a].amount": "500 crowns"}))


def test_norwegian_kroner_pass() -> None:
    silent("RES-01", case({GIVEN: (ICRC,)}))


DOLLARS = given("b", money(4_388_325, "USD"))


def stated(amount: Money, **more: Any) -> dict[str, Any]:
    row = StatedAmount(id="t", total_of=TotalOf.GIVEN, amount=amount, **more)
    return {GIVEN: (ICRC, DOLLARS), "resources.stated_totals": (row,)}


def test_currencies_are_not_added_without_a_rate() -> None:
    raises("RES-02", case(stated(money(51_063_432))))


def test_currencies_may_be_added_with_a_dated_rate() -> None:
    silent("RES-02", case(stated(money(51_063_432), rate=Decimal("5.8181"), rate_on=date(2012, 12, 31))))


def test_one_total_for_each_currency_passes() -> None:
    silent("RES-02", case(stated(money(25_531_716))))


def test_own_means_are_asked_for_each_open_obligation() -> None:
    raises("RES-03", case(AREA))
    own = NationalResource(id="a", purpose=SupportPurpose.CLEARANCE)
    silent("RES-03", case({**AREA, "resources.national": (own,)}))


def test_assistance_has_recipient_kind_and_purpose() -> None:
    raises("RES-04", case({GIVEN: (DOLLARS,)}))
    silent("RES-04", case({GIVEN: (ICRC,)}))


def test_a_contribution_is_counted_once() -> None:
    twice = ICRC.model_copy(update={"id": "b"})
    raises("RES-05", case({GIVEN: (ICRC, twice)}))
    silent("RES-05", case({GIVEN: (ICRC, twice.model_copy(update={"part_of": "global fund"}))}))


def test_payments_belong_to_their_year() -> None:
    raises("RES-06", case({GIVEN: (given("a", money(1), paid_on="2013-01"),), **year(2012)}))
    silent("RES-06", case({GIVEN: (given("a", money(1), paid_on="2012-12"),), **year(2012)}))


NEED: dict[str, Any] = {"activity": "survey", "amount": money(1, "USD"), "when": "2017", "own_share": "staff"}


def test_a_need_is_concrete() -> None:
    raises("RES-07", case({"resources.needed": (Need(id="a", activity="survey"),)}))
    silent("RES-07", case({"resources.needed": (Need(id="a", **NEED),)}))


def test_a_need_rests_on_a_plan() -> None:
    raises("RES-08", case({"resources.needed": (Need(id="a", plan="Work plan"),)}))
    silent("RES-08", case({"resources.needed": (Need(id="a", plan="Work plan", assessment="Survey"),)}))


def test_long_commitments_are_asked_about() -> None:
    raises("RES-13", case({GIVEN: (ICRC,)}))
    silent("RES-13", case({GIVEN: (given("a", money(1), year_from=2012, year_to=2014),)}))


def test_country_coalitions_are_asked_about() -> None:
    raises("RES-14", case({GIVEN: (ICRC,)}))
    silent("RES-14", case({GIVEN: (ICRC,), "resources.platform_used": False}))


def test_shared_lessons_are_asked_about() -> None:
    raises("RES-15", case())
    silent("RES-15", case({"resources.exchanges": (Exchange(id="a"),)}))


def test_other_sources_are_asked_about() -> None:
    raises("RES-16", case(AREA))
    silent("RES-16", case({**AREA, "resources.new_funding": (FundingSource(id="a"),)}))


def test_an_amount_that_is_openly_not_known_is_answered() -> None:
    need = Need(id="a", activity="survey", when="2027", own_share="a third")
    told = Omission(kind=OmissionKind.NOT_KNOWN, explanation="Not estimated yet.")
    raises("RES-07", case({"resources.needed": (need,)}))
    silent("RES-07", case({"resources.needed": (need,), "omissions": {"resources.needed[a].amount": told}}))


def test_lack_of_means_is_also_a_need() -> None:
    told = {**AREA, "contamination.difficulties": "There is a lack of national funding for survey."}
    raises("RES-09", case(told))
    silent("RES-09", case({**told, "resources.needed": (Need(id="a", **NEED),)}))
    silent("RES-09", case({**AREA, "contamination.difficulties": "Floods cut off the area."}))


def test_received_money_is_not_the_states_own() -> None:
    own = NationalResource(id="a", amount=money(5_000), purpose=SupportPurpose.CLEARANCE)
    got = AssistanceReceived(id="b", amount=money(5_000), purpose=SupportPurpose.CLEARANCE, donor_state="NOR")
    raises("RES-10", case({"resources.national": (own,), "resources.received": (got,)}))
    less = got.model_copy(update={"amount": money(4_000)})
    silent("RES-10", case({"resources.national": (own,), "resources.received": (less,)}))


def test_a_thousandfold_amount_is_asked_about() -> None:
    def spent(number: int, amount: int, currency: str = "NOK") -> dict[str, Any]:
        return {"resources.national": (NationalResource(id="a", amount=money(amount, currency)),), **year(number)}

    raises("RES-11", case(spent(2013, 281_519), history=[spent(2012, 281_519_998)]))
    silent("RES-11", case(spent(2013, 270_000_000), history=[spent(2012, 281_519_998)]))
    silent("RES-11", case(spent(2013, 48_386, "USD"), history=[spent(2012, 281_519_998)]))


def test_money_serves_an_obligation_that_is_open() -> None:
    row = NationalResource(id="a", amount=money(5), purpose=SupportPurpose.STOCKPILES)
    done = {"stockpiles.obligation": Standing(status=ObligationStatus.COMPLETED, completed_on="2015-11-25")}
    raises("RES-12", case({"resources.national": (row,), **done, **year(2017)}))
    silent("RES-12", case({"resources.national": (row,), **done, **year(2015)}))
    said = row.model_copy(update={"description": "Care for the empty stores"})
    silent("RES-12", case({"resources.national": (said,), **done, **year(2017)}))
