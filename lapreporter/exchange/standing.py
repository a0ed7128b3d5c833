"""Who stands behind a file: the signer and those who approved, held against what the receiver knows of their keys."""

from __future__ import annotations

from lapreporter.exchange.approvals import UnusableApproval, read_approvals
from lapreporter.exchange.examination import Examination
from lapreporter.exchange.signer import Signer, same_name
from lapreporter.exchange.verdict import Outcome, Result, Step
from lapreporter.words import Listing, mark

_IN_TIME = mark("The certificate was valid at the claimed time of signing.")
_OUT_OF_TIME = mark(
    "The claimed time of signing, {time}, lies outside the certificate's dates. "
    "The clock of that computer may be wrong."
)
_NO_TIME = mark("The signature names no time.")
_KNOWN = mark("The key is the one that you compared with {name} on {date}.")
_UNKNOWN = mark("The key of {name} has never been compared. Ask for the twelve groups by another way.")
_NEW_KEY = mark("You compared another key with {name} on {date}. Ask {name} by another way why the key is a new one.")
_SUCCESSOR = mark(
    "{old} named this key of {name} as the next one. Compare the twelve groups all the same before you rely on it."
)
_RETIRED = mark("The key is the one that you compared with {name}, but it was given up on {date}.")
_NO_APPROVALS = mark("Nobody else approved the data.")
_APPROVED = mark("Approved by {names}, whose keys you have compared.")
_APPROVED_BY_UNKNOWN = mark("Approved by {names}. Never compared, or given up since: {unknown}.")


def check_signer(examination: Examination, signer: Signer) -> None:
    """The dates of the certificate, and the last word: whether the receiver knows the key."""
    time = examination.claimed_time
    if time is None:
        examination.note(Step.DATES, Result.REMARK, _NO_TIME)
    elif signer.valid_at(time):
        examination.passed(Step.DATES, _IN_TIME)
    else:
        examination.note(Step.DATES, Result.REMARK, _OUT_OF_TIME, time=time)
    contact = examination.known.get(signer.fingerprint)
    if contact is None:
        _announce_stranger(examination, signer)
    elif contact.retired_on is not None:
        examination.outcome = Outcome.KEY_RETIRED
        examination.parameters = {"name": contact.name, "date": contact.retired_on}
        examination.note(Step.SIGNER, Result.FAILED, _RETIRED, name=contact.name, date=contact.retired_on)
    else:
        # A clock that is behind is odd and no more; a key that should be out of use is a doubt.
        expired = time is not None and time > signer.not_after
        examination.outcome = Outcome.EXPIRED if expired else Outcome.INTACT
        examination.parameters = {"name": contact.name, "date": contact.confirmed_on}
        examination.passed(Step.SIGNER, _KNOWN, name=contact.name, date=contact.confirmed_on)


def check_approvals(examination: Examination, report_json: bytes, files: dict[str, bytes]) -> None:
    """Take the approvals out of the files, check each against the data, and say who gave them."""
    try:
        approvals = read_approvals(report_json, files, examination.known)
    except UnusableApproval as wrong:
        outcome = Outcome.CHANGED if wrong.changed else Outcome.UNEXPECTED
        examination.refuse(outcome, Step.APPROVALS, wrong.message, **wrong.parameters)
    examination.approvals = approvals
    if not approvals:
        examination.note(Step.APPROVALS, Result.NOT_APPLICABLE, _NO_APPROVALS)
        return
    names = Listing(tuple(one.signer.name for one in approvals))
    unknown = tuple(one.signer.name for one in approvals if one.contact is None or one.contact.retired_on)
    if unknown:
        examination.note(Step.APPROVALS, Result.REMARK, _APPROVED_BY_UNKNOWN, names=names, unknown=Listing(unknown))
    else:
        examination.passed(Step.APPROVALS, _APPROVED, names=names)


def _announce_stranger(examination: Examination, signer: Signer) -> None:
    """A key that was never compared; worse, one that stands under the name of somebody who has another."""
    contacts = examination.known.values()
    before = next((one for one in contacts if one.successor == signer.fingerprint), None)
    namesake = next((one for one in contacts if same_name(one.name, signer.name)), None)
    examination.outcome = Outcome.SIGNER_UNKNOWN
    if before is not None:
        examination.note(Step.SIGNER, Result.FAILED, _SUCCESSOR, old=before.name, name=signer.name)
    elif namesake is not None:
        examination.outcome = Outcome.KEY_CHANGED
        examination.parameters = {"name": namesake.name, "date": namesake.confirmed_on}
        examination.note(Step.SIGNER, Result.FAILED, _NEW_KEY, **examination.parameters)
    else:
        examination.note(Step.SIGNER, Result.FAILED, _UNKNOWN, name=signer.name)
