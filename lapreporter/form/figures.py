"""Figures in words: what groups of people are called, and how a number is said with its unit."""

from __future__ import annotations

from lapreporter.report.kinds import Unit
from lapreporter.words import mark

GROUPS = {
    "women": mark("Women"),
    "men": mark("Men"),
    "girls": mark("Girls"),
    "boys": mark("Boys"),
    "unknown": mark("Sex or age not recorded"),
}
"""The groups that add up to a number of people, by their name in the report."""

PEOPLE_PARTS = {**GROUPS, "total": mark("Total"), "disability": mark("of them with disability")}
"""All that can be said of a number of people, in the order in which it is read."""

COUNTED = mark("{group}: {number}")

MEASURES = {
    Unit.GRAM: mark("{number} g"),
    Unit.MILLIMETRE: mark("{number} mm"),
    Unit.DEGREE: mark("{number}\u00b0"),
    Unit.PERCENT: mark("{number} %"),
}
"""A number with its unit. Areas are not here: they are spoken by the language, in the unit that suits their size."""
