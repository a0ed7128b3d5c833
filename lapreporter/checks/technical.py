"""Rules for technical characteristics (TEC)."""

from __future__ import annotations

from collections.abc import Iterator

from lapreporter.checks.case import Case
from lapreporter.checks.finding import Place, Severity, Spot, at
from lapreporter.checks.reference import type_key
from lapreporter.checks.rule import row_rule, rule
from lapreporter.report.technical import TechnicalSheet
from lapreporter.words import Term, mark

_TABLE = "technical.types"
_MINIMUM = (
    (("length_mm", "diameter_mm", "submunition_length_mm", "submunition_diameter_mm"), Term(mark("the size"))),
    (("fusing", "submunition_fusing"), Term(mark("the fusing"))),
    (("explosive", "explosive_g"), Term(mark("the explosive content"))),
    (("metal", "metallic_g"), Term(mark("the metallic content"))),
)


@row_rule(
    "TEC-01",
    Severity.WARNING,
    each=_TABLE,
    reads=("omissions",),
    basis="Art. 7.1 (c)",
    what=mark("{type}, still missing: {item}."),
    why=mark("It helps clearance teams to recognise the item and to make it safe."),
    how=mark("Enter it, or “not known” with a reason."),
)
def tec_01(case: Case, sheet: TechnicalSheet, place: Place) -> Iterator[Spot]:
    """Article 7.1 (c): dimensions, fusing, explosive content and metallic content are the minimum."""
    for fields, item in _MINIMUM:
        empty = all(getattr(sheet, name) in (None, "") for name in fields)
        if empty and not any(case.omitted(place.to(name)) for name in fields):
            yield at(place.to(fields[0]), type=place.name(sheet.type), item=item)


@row_rule(
    "TEC-02",
    Severity.WARNING,
    each=_TABLE,
    basis="Art. 2.3",
    what=mark(
        "{type}: a submunition of {mass} g is too heavy for the Convention's definition, which holds below {limit} g."
    ),
    why=mark("Other items do not belong in this report."),
    how=mark("Check the unit, grams or kilograms, and the type."),
)
def tec_02(case: Case, sheet: TechnicalSheet, place: Place) -> Iterator[Spot]:
    """Article 2: explosive submunitions weigh less than 20 kilograms."""
    limit = case.settings.heaviest_submunition_g
    if sheet.submunition_mass_g is not None and sheet.submunition_mass_g >= limit:
        path = place.to("submunition_mass_g")
        yield at(path, type=place.name(sheet.type), mass=sheet.submunition_mass_g, limit=limit)


@row_rule(
    "TEC-03",
    Severity.WARNING,
    each=_TABLE,
    basis="Art. 2.2 (c)",
    what=mark("By these answers {type} is not a cluster munition under the Convention."),
    why=mark("Munitions with all five features of Article 2.2 (c) are outside the definition."),
    how=mark("If so, take it out of the report; if not, check the number, the mass and the three ticks."),
)
def tec_03(_: Case, sheet: TechnicalSheet, place: Place) -> Iterator[Spot]:
    """Article 2.2 (c): under ten submunitions, each over 4 kg, one target each, electronic safeguards."""
    few = sheet.per_container is not None and sheet.per_container < 10
    heavy = sheet.submunition_mass_g is not None and sheet.submunition_mass_g > 4_000
    safe = sheet.single_target and sheet.electronic_self_destruction and sheet.electronic_self_deactivation
    if few and heavy and safe:
        yield at(place.path, type=place.name(sheet.type))


@row_rule(
    "TEC-04",
    Severity.ERROR,
    each=_TABLE,
    basis="practice",
    what=mark("{type}: explosive and metal weigh {parts} g together, the whole item only {whole} g."),
    why=mark("Parts cannot weigh more than the whole; one figure is probably in the wrong unit."),
    how=mark("Check grams and kilograms."),
)
def tec_04(_: Case, sheet: TechnicalSheet, place: Place) -> Iterator[Spot]:
    """The contents weigh no more than the heavier of munition and submunition, whichever they were given for."""
    masses = [mass for mass in (sheet.mass_g, sheet.submunition_mass_g) if mass is not None]
    parts = [mass for mass in (sheet.explosive_g, sheet.metallic_g) if mass is not None]
    if masses and parts and sum(parts) > max(masses):
        yield at(
            place.to("explosive_g"),
            place.to("metallic_g"),
            place.to("mass_g"),
            type=place.name(sheet.type),
            parts=sum(parts),
            whole=max(masses),
        )


@rule(
    "TEC-05",
    Severity.WARNING,
    basis="Art. 7.1 (c)",
    reads=(_TABLE, "stockpiles.types", "retained.types", "omissions"),
    what=mark("{type}: how many submunitions are in one munition?"),
    why=mark("The number is needed to check your totals."),
    how=mark("Enter it on the technical sheet."),
)
def tec_05(case: Case) -> Iterator[Spot]:
    """Article 7.1 (c): what is needed to identify a type, its load above all."""
    held = {type_key(row.type) for row in case.report.stockpiles.types if row.type and row.munitions.closing}
    held |= {type_key(row.type) for row in case.report.retained.types if row.type and row.munitions.closing}
    for number, sheet in enumerate(case.report.technical.types, 1):
        place = Place(f"{_TABLE}[{sheet.id}]", number)
        path = place.to("per_container")
        if sheet.type and type_key(sheet.type) in held and not sheet.per_container and not case.omitted(path):
            yield at(path, type=place.name(sheet.type))


@row_rule(
    "TEC-06",
    Severity.WARNING,
    each=_TABLE,
    reads=("omissions",),
    basis="Art. 7.1 (c)",
    what=mark("{type}: no photograph is attached."),
    why=mark("The Convention asks for colour photographs; they help to recognise the item."),
    how=mark("Attach one of the munition and one of the submunition, or give the day on which they were sent."),
)
def tec_06(case: Case, sheet: TechnicalSheet, place: Place) -> Iterator[Spot]:
    """Article 7.1 (c): colour photographs."""
    if not sheet.photos and not sheet.photos_sent_on and not case.omitted(place.to("photos")):
        yield at(place.to("photos"), type=place.name(sheet.type))


@rule(
    "TEC-07",
    Severity.WARNING,
    basis="Art. 7.1 (c)",
    reads=(_TABLE, "technical.statement", "production.facilities"),
    what=mark("You report past production of {type}, but there is no technical sheet for it."),
    why=mark("Its data are asked for as far as known, even if no stock is left."),
    how=mark("Add a sheet, or say that it was reported earlier and when."),
)
def tec_07(case: Case) -> Iterator[Spot]:
    """Article 7.1 (c): types produced before entry into force, as far as known."""
    code = case.report.technical.statement.code
    if code is not None and code.value == "reported_earlier":
        return
    described = {type_key(sheet.type) for sheet in case.report.technical.types if sheet.type}
    for facility in case.report.production.facilities:
        if facility.product and type_key(facility.product) not in described:
            yield at(f"production.facilities[{facility.id}].product", _TABLE, type=facility.product)
