"""The last page: the electronic signature, what it proves, lines to sign by hand, and what lies inside the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from functools import partial

from lapreporter.exchange.approvals import APPROVAL_IS
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.stamp import stamp
from lapreporter.exchange.pdf.styles import INK, MM, NARRATIVE, NOTE, STATEMENT, Style
from lapreporter.exchange.pdf.table import Column, Kind, Row, Table, row
from lapreporter.exchange.pdf.text import Text, bold
from lapreporter.exchange.printing.answers import Answers
from lapreporter.exchange.printing.enclosures import Enclosure
from lapreporter.exchange.printing.job import Approved
from lapreporter.exchange.printing.running import DRAFT
from lapreporter.exchange.printing.sizes import file_size
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME, SIGNATURE_FIELD
from lapreporter.words import mark

SIGNATURE = mark("Signature")
SUBMITS = mark(
    "{state} submits this report to the Secretary-General of the United Nations under Article 7 of the Convention on "
    "Cluster Munitions."
)
_ELECTRONIC, _BY_HAND = mark("Electronic signature"), mark("Signature by hand, where it is preferred")
_INSIDE = mark("Inside this file")
_SIGNED_BY, _INSTITUTION = mark("Signed by"), mark("Institution")
_PLACE, _TIME = mark("Place"), mark("Time, according to this computer's clock")
_UTC = mark("{moment} (UTC)")
_FINGERPRINT = mark("Fingerprint of the signer's key: compare by telephone or letter")
_SEAL = mark("Seal code of the content")
_TOOLTIP = mark("Electronic signature of {name}, {institution}")
_LEFT = 77
FIELD_WIDTH = (165 - 2 * 3.5 - 4) * _LEFT / 100
"""Of the signature's field, in millimetres: what its frame and the code beside it leave."""
FIELD_HEIGHT = 18.0
_QR = mark("QR code with the fingerprint of the signer's key and the seal code")
_FOR_PHONES = mark("The same digits, for a telephone")
_QR_SEAL = mark("QR code with the seal code")
_PROVES, _PROVES_WHAT = (
    mark("What this signature proves. "),
    mark(
        "Nothing in this document or its attachments has changed since it was signed with the key that has this "
        "fingerprint. "
    ),
)
_PROVES_NOT, _PROVES_NOT_WHAT = (
    mark("What it does not prove: "),
    mark(
        "who holds the key, until you have compared the fingerprint with that person in another way; that the figures "
        "are right; or the time, which is only claimed."
    ),
)
_NO_ELECTRONIC = mark("This copy bears no electronic signature. It is to be signed by hand below.")
_HAND_LINES = (mark("Name and post"), mark("Signature"), mark("Place and date"))
_STAMP = mark("Official stamp")
_CONFIRMS = mark(
    "A page signed by hand confirms the content whose seal code it shows. The receiver compares these twenty digits "
    "with the seal code of the electronic file."
)
_ATTACHMENT, _WHAT, _SIZE = mark("Attachment"), mark("What it is"), mark("Size")
JSON_IS = mark("All answers of this report, for computers")
SIGNATURE_IS = mark("Signature of report.json")
_APPROVED_AT = mark("Approval of the data by {name}, {moment}, by the clock of that computer")
FILE_IS = mark("Attachment to Form {letter}")


def print_signature(page: Compositor, answers: Answers, enclosures: Sequence[Enclosure]) -> None:
    """Set the signature page."""
    job = answers.job
    with page.section(job.say(SIGNATURE)):
        page.title(job.say(SIGNATURE), anchor="signature", bookmark=job.say(SIGNATURE))
        page.paragraph(job.say(SUBMITS, {"state": job.state}), STATEMENT)
        page.heading(2, job.say(_ELECTRONIC), number="1", bookmark=False)
        page.together(lambda: signature_box(page, answers))
        page.gap(3)
        meaning(page, answers, NARRATIVE)
        page.heading(2, job.say(_BY_HAND), number="2", bookmark=False)
        by_hand(page, answers)
        page.gap(3)
        page.paragraph(job.say(_CONFIRMS), NOTE)
        if job.seal.code:
            page.heading(2, job.say(_INSIDE), number="3", bookmark=False)
            page.table(_inside(answers, enclosures))


def signature_box(page: Compositor, answers: Answers) -> None:
    """The frame with the field for the electronic signature, the key's fingerprint, seal code and QR code."""
    with page.panel(stroke=INK, weight=1.0):
        page.abreast([(_LEFT, lambda: _signer(page, answers)), (100 - _LEFT, lambda: _code(page, answers))])


def signature_look(answers: Answers) -> bytes:
    """What the signed field shows: a page of the field's size."""
    facts = [(fact.label, str(fact.value)) for fact in _signer_facts(answers)]
    width, height = FIELD_WIDTH * MM, FIELD_HEIGHT * MM
    job = answers.job
    return stamp(facts, width=width, height=height, right_to_left=job.language.right_to_left, chinese=job.chinese)


def _signer_facts(answers: Answers) -> list[Fact]:
    job, signer = answers.job, answers.job.seal.signer
    said = ("", "", "", "")
    if signer:
        moment = job.say(_UTC, {"moment": job.now.astimezone(UTC)})
        said = (signer.name, signer.institution or "", job.seal.place, moment)
    labels = (_SIGNED_BY, _INSTITUTION, _PLACE, _TIME)
    return [Fact(job.say(label), value) for label, value in zip(labels, said, strict=True)]


def _signer(page: Compositor, answers: Answers) -> None:
    job, seal = answers.job, answers.job.seal
    if seal.signer:
        tooltip = job.say(_TOOLTIP, {"name": seal.signer.name, "institution": seal.signer.institution or ""})
        page.signature_field(SIGNATURE_FIELD, tooltip, height=FIELD_HEIGHT)
        groups = seal.signer.fingerprint.split()
        half = len(groups) // 2
        page.code(job.say(_FINGERPRINT), ["  ".join(groups[:half]), "  ".join(groups[half:])])
    else:
        page.facts([replace(fact, value=answers.dots()) for fact in _signer_facts(answers)], columns=2)
    page.gap(2)
    if seal.code:
        page.code(job.say(_SEAL), [seal.code])
    else:
        page.paragraph(bold(job.say(DRAFT)))


def _code(page: Compositor, answers: Answers) -> None:
    seal = answers.job.seal
    if not seal.code:
        return
    content = "LAP1 " + seal.code.replace(" ", "")
    if seal.signer:
        content += " " + seal.signer.fingerprint.replace(" ", "")
    said = answers.job.say(_QR if seal.signer else _QR_SEAL)
    caption = answers.job.say(_FOR_PHONES)
    page.figure(30, said, lambda canvas: canvas.qr(content, 0, 0, canvas.height), mirrored=False, caption=caption)


def meaning(page: Compositor, answers: Answers, style: Style) -> None:
    """What the electronic signature proves and what not, or that there is none."""
    say = answers.job.say
    if answers.job.seal.signer is None:
        page.paragraph(say(_NO_ELECTRONIC), style)
        return
    page.paragraph((bold(say(_PROVES)), say(_PROVES_WHAT), bold(say(_PROVES_NOT)), say(_PROVES_NOT_WHAT)), style)


def by_hand(page: Compositor, answers: Answers) -> None:
    """Lines to sign on, and beside them the place for an official stamp."""
    stamp_field = partial(page.stamp_field, answers.job.say(_STAMP), height=44)
    page.abreast([(102, lambda: _hand(page, answers)), (52, stamp_field)], gutter=22)


def _hand(page: Compositor, answers: Answers) -> None:
    for label in _HAND_LINES:
        page.line_for_hand(answers.job.say(label), height=11)


def _inside(answers: Answers, enclosures: Sequence[Enclosure]) -> Table:
    job, seal = answers.job, answers.job.seal
    rows: list[Row] = [row(JSON_NAME, job.say(JSON_IS), file_size(job, seal.json_size))]
    if seal.signature_size:
        rows.append(row(JSON_SIGNATURE_NAME, job.say(SIGNATURE_IS), file_size(job, seal.signature_size)))
    rows += [row(given.file_name, _approval(answers, given), file_size(job, given.size)) for given in seal.approvals]
    fenced = job.language.value
    rows += [
        row(fenced(one.file_name), described(answers, one), file_size(job, one.attachment.size)) for one in enclosures
    ]
    heads = [Column(job.say(_ATTACHMENT), heads_rows=True), Column(job.say(_WHAT)), Column(job.say(_SIZE), Kind.NUMBER)]
    return Table(heads, rows)


def _approval(answers: Answers, given: Approved) -> str:
    """Who approved, and when, by whose clock."""
    job = answers.job
    if given.at is None:
        return job.say(APPROVAL_IS, {"name": given.name})
    return job.say(_APPROVED_AT, {"name": given.name, "moment": job.say(_UTC, {"moment": given.at.astimezone(UTC)})})


def described(answers: Answers, enclosure: Enclosure) -> Text:
    """What an attached file is: the State's words, otherwise the form it belongs to."""
    form = answers.job.edition.form(enclosure.form)
    own = enclosure.attachment.description
    return answers.own(own) if own else answers.job.say(FILE_IS, {"letter": form.letter or form.title})
