"""Every threshold of the checks in one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Settings:
    """What the rules count as much, few, near or late. Proposals of the catalogue, not of the Convention."""

    initial_days: int = 180
    """Days after entry into force within which the first report is due (Article 7.1)."""
    stockpile_years: int = 8
    """Years after entry into force for the destruction of stocks (Article 3.2)."""
    clearance_years: int = 10
    """Years after entry into force, or after the end of hostilities, for clearance (Article 4.1)."""
    stockpile_request_months: int = 48
    """The longest extension one request may cover (Article 3.3)."""
    clearance_request_months: int = 60
    """The longest extension one request may cover (Article 4.5)."""
    request_months_ahead: int = 9
    """Months before a meeting by which a request has to be in (Articles 3.5 and 4.6)."""
    plan_meeting: date = date(2023, 9, 11)
    """The Eleventh Meeting, by which the plan expected laws, surveys and marking (LAP 18, 47)."""
    plan_years: int = 2
    """Years that newer States have for the same (LAP 18, 47)."""
    adapted_form_from: date = date(2022, 9, 2)
    """The end of the Tenth Meeting, from which the adapted form exists (LAP 45)."""
    reminder_days: int = 45
    """Days before the due date from which the assistant reminds."""
    stale_contact_years: int = 3
    """Years after which unchanged contact details are asked about."""
    stale_text_reports: int = 3
    """Reports in a row with the same text or without any use that count as standstill."""
    area_slack_m2: int = 1
    """Square metres by which each area may be off."""
    hectare_m2: int = 10_000
    """Figures that are all whole multiples of this were measured in hectares or square kilometres."""
    rounded_share: Decimal = Decimal("0.005")
    """The share by which sums of rounded areas, or of converted money, may be off."""
    largest_area_m2: int = 1_000_000_000
    """An area larger than this is asked about."""
    round_area_m2: int = 1_000_000
    """Whole multiples of this without survey look like administrative figures."""
    heaviest_submunition_g: int = 20_000
    """From this mass on an item is no submunition (Article 2.3)."""
    load_change: Decimal = Decimal("0.05")
    """The change of the average load of a stock that is asked about."""
    density_factor: int = 10
    """The change of items per hectare that is asked about."""
    plan_share: Decimal = Decimal("0.75")
    """The share of the yearly plan below which a reason is asked for."""
    reach_factor: int = 5
    """The change of people reached that is asked about."""
    money_factor: int = 10
    """The change of an amount that is asked about."""
    unit_factors: tuple[int, ...] = (10, 100, 1_000, 10_000, 1_000_000)
    """Factors between two years that point to a wrong unit."""
    unit_share: Decimal = Decimal("0.02")
    """How near to such a factor the change has to be."""
    known_years: int = 2
    """Reports about earlier years are not compared with what is known of States today."""
    small_cell: int = 4
    """Groups of one up to this many persons could be recognised."""
    short_answer: int = 15
    """Answers with fewer characters do not stand on their own."""
    full_report_years: int = 5
    """Years after which a full report is advised."""
    missing_years: int = 2
    """Years in a row without any report after which the President offers support (LAP 44)."""
    pace_years: int = 2
    """The last years whose mean pace decides whether a deadline will be missed (STK-13, CLR-22)."""
    spare_years: int = 1
    """Years by which a request may exceed what its own plan needs."""
    rounding_share: Decimal = Decimal("0.01")
    """Sums that are off by less than this may be off by rounding."""
    rounded_to: int = 1_000
    """Whole multiples of this among other figures were rounded."""
    bounds_margin: Decimal = Decimal(1)
    """Degrees by which a point may lie outside the approximate bounds of a State."""
