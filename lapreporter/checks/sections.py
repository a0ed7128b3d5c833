"""The parts of a report in the order of the form, and what messages call them."""

from __future__ import annotations

from typing import Final

from lapreporter.words import Term, mark

SECTIONS: Final = (
    "cover",
    "national_measures",
    "stockpiles",
    "technical",
    "retained",
    "production",
    "contamination",
    "risk_education",
    "victim_assistance",
    "resources",
    "other",
    "plan",
)
"""The parts of a report in the order in which findings are listed."""

FORMS: Final = {
    "national_measures": Term(mark("National implementation measures")),
    "stockpiles": Term(mark("Stockpiles and their destruction")),
    "technical": Term(mark("Technical characteristics")),
    "retained": Term(mark("Retained and transferred munitions")),
    "production": Term(mark("Production facilities")),
    "contamination": Term(mark("Contaminated areas and clearance")),
    "risk_education": Term(mark("Risk education")),
    "victim_assistance": Term(mark("Victim assistance")),
    "resources": Term(mark("National resources and cooperation")),
    "other": Term(mark("Other matters")),
}
"""The forms that the cover page marks, without letters: those differ between editions."""
