"""Where in the printed report an answer stands: number of the section and page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lapreporter.exchange.pdf.text import Run, page_of
from lapreporter.exchange.printing.job import Job
from lapreporter.report.report import EditionKey
from lapreporter.report.shape import pattern_of
from lapreporter.words import mark

_PAGE = mark("{number}, page ")
_COVER, _ANNEX = mark("Cover"), mark("Annex")
_BEHIND_THE_COVER = frozenset({"earlier", "help"})
"""Pages of the cover form for which the cover itself has no room."""

Place = tuple[str | Run, ...]


def place_of(job: Job, path: str, numbers: Mapping[str, str]) -> Place:
    """The section that holds the answer at an address; nothing for an answer that no page asks."""
    found = job.edition.place_of(pattern_of(path)) if path else None
    if found is None:
        return ()
    form, page, question = found
    first = job.edition.place_of(question.path)
    keys = (page.key, first[1].key if first else page.key)
    key = next((key for key in keys if key in numbers), form.key)
    if form.letter:
        return _page(job, numbers.get(key, form.letter), key)
    if form.key == "cover" and (page.id not in _BEHIND_THE_COVER or job.report.edition is EditionKey.SHORT):
        return _page(job, job.say(_COVER), "cover")
    return _page(job, job.say(_ANNEX), page.key)


def places_of(job: Job, paths: Sequence[str], numbers: Mapping[str, str], most: int) -> tuple[Place, ...]:
    """The first few different sections that hold the answers at these addresses."""
    found: dict[str | Run, Place] = {}
    for path in paths:
        place = place_of(job, path, numbers)
        if place:
            found.setdefault(place[0], place)
    return tuple(found.values())[:most]


def _page(job: Job, number: str, anchor: str) -> Place:
    return (job.say(_PAGE, {"number": number}), page_of(anchor))
