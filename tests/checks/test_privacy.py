from __future__ import annotations

import pytest

from lapreporter.report.answers import People
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
