"""The large report that is measured: 10,000 contaminated areas of the practice country, fifteen answers in each."""

from __future__ import annotations

from decimal import Decimal

from lapreporter.locations import shipped
from lapreporter.report import paths
from lapreporter.report.contamination import AreaStatus, ContaminatedArea, Extent, Hazard
from lapreporter.report.data import load
from lapreporter.report.report import Report

AREAS = 10_000
COLUMNS = (
    "reference", "name", "region", "latitude", "longitude", "hazard", "size_m2", "remnants", "quantity", "used_when",
    "marked", "fenced", "found_on", "status", "note",
)  # fmt: skip
"""The fifteen answers of each row, in the order of the block that is pasted."""

_REGIONS = ("Northern Hills", "Port Tarn", "Lake District", "Salt Plain", "Upper Orne")
_REMNANTS = ("BLU-26", "BLU-63", "ShOAB-0.5", "M42/M46", "AO-1SCh")
_NOTE = "Found by non-technical survey; access by the track from the school, two hours on foot in the rains."


def practice_report() -> Report:
    """The report of the practice country as it ships."""
    file = shipped("resources", "examples", "xpr-2025.json")
    return load(file.read_bytes(), file.name)


def large_report() -> Report:
    """The practice report with 10,000 areas, and nothing else that speaks of areas."""
    practice = practice_report()
    gaps = {path: gap for path, gap in practice.omissions.items() if not path.startswith("contamination.areas[")}
    rows = tuple(area(number) for number in range(AREAS))
    return paths.replace(practice.model_copy(update={"omissions": gaps}), "contamination.areas", rows)


def area(number: int) -> ContaminatedArea:
    """One area; texts repeat about as much as they do in a national database."""
    region = _REGIONS[number % len(_REGIONS)]
    return ContaminatedArea(
        id=f"a{number:05}",
        reference=f"PR-{2010 + number % 15}-{number:05}",
        name=f"{region} {number // 5 + 1}",
        region=region,
        latitude=Decimal(12_000_000 + number * 37 % 900_000) / 1_000_000,
        longitude=Decimal(44_000_000 + number * 91 % 900_000) / 1_000_000,
        hazard=Hazard.CHA if number % 3 else Hazard.SHA,
        size_m2=1_000 + number * 7_919 % 250_000,
        remnants=_REMNANTS[number % len(_REMNANTS)],
        quantity=number * 13 % 900,
        used_when=f"{1965 + number % 9}",
        marked=Extent.YES if number % 4 else Extent.PARTLY,
        fenced=Extent.NO,
        found_on=f"{2010 + number % 15}-{number % 12 + 1:02}",
        status=AreaStatus.OPEN,
        note=_NOTE if number % 5 == 0 else None,
    )


def block() -> str:
    """The same areas as cells copied from a spreadsheet, headings first: tabs and lines, choices by their words."""
    return "\n".join("\t".join(line) for line in (COLUMNS, *(_cells(area(number)) for number in range(AREAS))))


def _cells(row: ContaminatedArea) -> list[str]:
    words = {"cha": "Confirmed", "sha": "Suspected", "yes": "yes", "no": "no", "partly": "in part", "open": "open"}
    values = [getattr(row, name) for name in COLUMNS]
    return ["" if value is None else words.get(str(value), str(value)) for value in values]
