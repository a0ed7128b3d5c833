from __future__ import annotations

import pytest

from lapreporter.report.answers import Attachment, Omission, OmissionKind, People
from lapreporter.report.national_measures import Measure
from lapreporter.report.stockpiles import Balance, StockRow
from lapreporter.report.technical import TechnicalSheet
from lapreporter.report.victim_assistance import Incident
from tests.checks.speaking import case, raises, silent


def incident(**more: str) -> dict[str, tuple[Incident, ...]]:
    row = Incident(id="a", injured=1, people=People(girls=1))
    return {"victim_assistance.incidents": (row.model_copy(update=more),)}


def test_one_girl_in_a_named_village_can_be_recognised() -> None:
    raises("PRI-01", case(incident(place="Small Village")))


def test_one_girl_in_a_region_is_harder_to_recognise() -> None:
    silent("PRI-01", case(incident(region="Large Region")))


@pytest.mark.parametrize(
    "text",
    [
        "One survivor, born on 3 May 1999, was fitted with a prosthesis.",
        "Mrs Example received a wheelchair.",
        "She can be reached under tel. 020 555 12345.",
        "Identity card no. 4471234 was shown.",
        "Write to survivor@example.org for details.",
    ],
)
def test_personal_data_of_victims_are_held_back(text: str) -> None:
    raises("PRI-03", case({"victim_assistance.supplementary": text}))


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, 41 people were harmed, among them 18 children.",
        "The survey of 2008 counted 50,136 people from 1964 to 2008.",
    ],
)
def test_numbers_of_people_are_no_personal_data(text: str) -> None:
    silent("PRI-03", case({"victim_assistance.supplementary": text}))


def test_the_contact_of_the_focal_point_is_public() -> None:
    silent("PRI-03", case({"victim_assistance.focal_point.email": "health@example.org"}))


CASUALTIES = "victim_assistance.casualties.people"


def test_one_hidden_figure_can_be_worked_out() -> None:
    hidden = Omission(kind=OmissionKind.WITHHELD, explanation="To protect the family.")
    people = People(women=9, men=14, boys=9, total=33)
    shown = {CASUALTIES: people, "omissions": {f"{CASUALTIES}.girls": hidden}}
    raises("PRI-02", case(shown))
    silent("PRI-02", case({**shown, CASUALTIES: people.model_copy(update={"boys": None})}))
    silent("PRI-02", case({CASUALTIES: people}))


def file(media_type: str) -> Attachment:
    return Attachment(id="f", name="a.jpg", sha256="0" * 64, size=5, media_type=media_type)


def test_pictures_are_asked_about_but_not_those_of_munitions() -> None:
    raises("PRI-04", case({"national_measures.measures": (Measure(id="m", files=(file("image/jpeg"),)),)}))
    silent("PRI-04", case({"national_measures.measures": (Measure(id="m", files=(file("application/pdf"),)),)}))
    silent("PRI-04", case({"technical.types": (TechnicalSheet(id="t", photos=(file("image/jpeg"),)),)}))


@pytest.mark.parametrize("text", ["Two guards watch the store.", "The store lies at 47.1234, 18.5678."])
def test_guards_and_exact_places_of_stores_need_not_be_public(text: str) -> None:
    stock = {"stockpiles.types": (StockRow(id="s", munitions=Balance(closing=5)),)}
    raises("PRI-05", case({**stock, "stockpiles.programme.sites": text}))
    silent("PRI-05", case({"stockpiles.programme.sites": text}))
    silent("PRI-05", case({**stock, "stockpiles.programme.sites": "Plant North, near the capital."}))


@pytest.mark.parametrize("text", [r"See C:\Users\idris\ccm.docx", r"On \\server\share\ccm.docx", "In /home/idris/ccm"])
def test_names_inside_the_network_stay_inside(text: str) -> None:
    raises("PRI-06", case({"other.text": text}))


def test_a_public_address_is_no_inside_name() -> None:
    silent("PRI-06", case({"other.text": "See https://example.org/home/ccm.pdf for and/or details."}))


def test_the_health_of_one_person_is_asked_about() -> None:
    path = "victim_assistance.supplementary"
    raises("PRI-07", case({path: "A 12-year-old boy lost his left hand."}))
    silent("PRI-07", case({path: "In 2017, twelve people received prostheses."}))


def test_few_people_are_not_split_in_public() -> None:
    raises("PRI-08", case({"victim_assistance.casualties.injured": 2}))
    silent("PRI-08", case({"victim_assistance.casualties.injured": 37}))
    kept = Omission(kind=OmissionKind.WITHHELD, explanation="Collected, not published to protect privacy.")
    silent("PRI-08", case({"victim_assistance.casualties.injured": 2, "omissions": {CASUALTIES: kept}}))
