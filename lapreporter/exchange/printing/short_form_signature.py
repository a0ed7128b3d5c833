"""The signature of the short form: below the rest of its second page, in ink or by key."""

from __future__ import annotations

from collections.abc import Sequence

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.styles import NOTE, STATEMENT
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.beyond import answers_beyond
from lapreporter.exchange.printing.closing_page import SIGNATURE, SUBMITS, by_hand, meaning, signature_box
from lapreporter.exchange.printing.enclosures import Enclosure
from lapreporter.exchange.printing.running import DRAFT, isolated
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.words import mark

_CONFIRMS = mark("A page signed by hand confirms the content whose seal code it shows: {code}.")
_INSIDE = mark("Inside this file: {files}.")
_CARRIED = mark("{file} also holds what is carried over unchanged from the report named on page 1.")


def print_short_signature(page: Compositor, answers: Answers, enclosures: Sequence[Enclosure]) -> None:
    """Set the signature: the signed field where there is an identity, lines and stamp for the hand where not."""
    job, seal = answers.job, answers.job.seal
    with page.section(job.say(SIGNATURE)):
        page.heading(2, job.say(SIGNATURE), anchor="signature")
        page.paragraph(job.say(SUBMITS, {"state": job.state}), STATEMENT)
        if seal.signer:
            page.together(lambda: signature_box(page, answers))
            page.gap(3)
            meaning(page, answers, NOTE)
        else:
            by_hand(page, answers)
            page.gap(3)
            code = isolated(seal.code) if seal.code else job.say(DRAFT)
            page.paragraph(job.say(_CONFIRMS, {"code": code}), NOTE, after=0.8)
        if seal.code:
            page.paragraph(_inside(answers, enclosures), NOTE)


def _inside(answers: Answers, enclosures: Sequence[Enclosure]) -> str:
    job = answers.job
    names = [JSON_NAME, *([JSON_SIGNATURE_NAME] if job.seal.signature_size else [])]
    names += [one.file_name for one in enclosures]
    said = job.say(_INSIDE, {"files": job.language.listing(names)})
    return f"{said} {job.say(_CARRIED, {'file': JSON_NAME})}" if answers_beyond(job) else said
