"""What a signature proves and what it does not, in three sentences."""

from __future__ import annotations

from lapreporter.words import mark

MEANING = (
    mark("What the signature proves: nothing in a report has changed since it was signed with this key."),
    mark("What it does not prove: that the figures are right, or the time, which is only claimed."),
    mark("Whose key it is, nobody can see from a signature: this letter says it, and you compare the groups."),
)
"""The sentences for whoever receives a letter of introduction."""

FIRST_USE = (
    *MEANING[:2],
    mark("Whose key it is, nobody can see from a signature: your letter of introduction says it, under a stamp."),
)
"""The same for whoever signs for the first time."""
