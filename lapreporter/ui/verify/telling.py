"""What a check found, in words: one sentence on top, then the checks in a fixed order, the failed ones first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapreporter.checks.finding import Severity
from lapreporter.exchange.verdict import Check, Outcome, Result, Step, Verdict
from lapreporter.report.report import FORMAT_VERSION
from lapreporter.ui.desk import Front
from lapreporter.ui.kit.icons import Mark
from lapreporter.ui.screens.check import COUNTS
from lapreporter.ui.verify.receiving import Contents, Receipt
from lapreporter.words import Country, Parameters, Year, mark, mark_plural

_UNREADABLE_DATA = mark("The data are not those of a report that this program can read. {what}")
_ASK_AGAIN = mark("Ask the sender for the report again.")
_MORE_CHANGES = mark_plural("One more change was found.", "{count} more changes were found.")
_MOST_CHANGES = 8

TITLES = {
    Outcome.INTACT: (Mark.DONE, mark("This is what {name} signed")),
    Outcome.SIGNER_UNKNOWN: (Mark.WARNING, mark("Unchanged since signing, but we cannot tell who signed")),
    Outcome.KEY_CHANGED: (Mark.WARNING, mark("Unchanged since signing, but the key is a new one")),
    Outcome.KEY_RETIRED: (Mark.WARNING, mark("Unchanged since signing, but the key was given up")),
    Outcome.EXPIRED: (Mark.WARNING, mark("Unchanged since signing, but the certificate had run out")),
    Outcome.UNEXPECTED: (Mark.ERROR, mark("Do not rely on this file: it is not sealed as a report is")),
    Outcome.CHANGED: (Mark.ERROR, mark("Do not rely on this file: it was changed after signing")),
    Outcome.EXTENDED: (Mark.ERROR, mark("Do not rely on this file: something was added after signing")),
    Outcome.NOT_SIGNED: (Mark.NOTE, mark("Not signed. Readable, but nobody vouches for it.")),
    Outcome.DAMAGED: (Mark.ERROR, mark("This file cannot be checked: it is damaged, or no report")),
}
_OF_A_KNOWN_SIGNER = (Outcome.INTACT, Outcome.KEY_CHANGED, Outcome.KEY_RETIRED, Outcome.EXPIRED)
_NOTE = mark("{name} has given up a key on {date}")
_NOTE_MEANS = mark(
    "The note is genuine: it is signed with the key itself. A report signed with this key counts only if it reached "
    "you before that day."
)
_NOTE_NEXT = mark("The note names the next key. Compare its twelve groups all the same before you rely on it.")
_NO_REPORT = mark("Not signed, and no report that this program can read")
_NOT_SIGNED_TEXT = mark("A report signed by hand bears its seal code on paper: compare it with the one below.")
_STRANGER = mark(
    "Anyone can make a key with the name {name}. Ask for the stamped letter, or call, and compare the twelve groups."
)
_REPORT_OF = mark("{state}, report for {year}")
_LABELS = {
    Step.FORM: mark("The file"),
    Step.SIGNATURE: mark("Signature"),
    Step.COVERAGE: mark("What it covers"),
    Step.INTEGRITY: mark("Content"),
    Step.PROFILE: mark("What it shows"),
    Step.ATTACHMENTS: mark("PDF and data"),
    Step.PAGES: mark("What the pages say"),
    Step.APPROVALS: mark("Approved by"),
    Step.BESIDE: mark("JSON beside it"),
    Step.DATES: mark("Certificate"),
    Step.SIGNER: mark("Signed by"),
}
_SEAL_STEPS = (Step.FORM, Step.SIGNATURE, Step.COVERAGE, Step.INTEGRITY, Step.PROFILE)
_WHO = (Step.SIGNER, Step.APPROVALS)
_AGREE = (Step.ATTACHMENTS, Step.PAGES, Step.BESIDE)
_SEALED = mark("One signature covers the whole file; nothing was changed, added or hidden.")
_MARKS = {
    Result.PASSED: Mark.DONE,
    Result.FAILED: Mark.ERROR,
    Result.REMARK: Mark.WARNING,
    Result.NOT_APPLICABLE: Mark.NOTE,
}
WORDS = {
    Mark.DONE: mark("holds"),
    Mark.ERROR: mark("does not hold"),
    Mark.WARNING: mark("look at this"),
    Mark.NOTE: mark("to know"),
}
"""The word that stands for a shape where shapes cannot be seen."""

_CHANGED = mark("What was changed")
_TIME = mark("Time of signing")
_TIME_IS = mark("{time}, by the clock of the signer's computer. Nobody else confirms it.")
_APPROVAL = mark("Time of approval")
_APPROVAL_IS = mark("{name}: {time}, by the clock of the computer where it was given. Nobody else confirms it.")
_SEAL = mark("Seal code")
_SEAL_IS = mark("{code}. The same code stands on every page of the PDF.")
_FORMAT = mark("Data format")
_FORMAT_IS = mark("Version {version}, which this program knows.")
_FORMAT_NEWER = mark("Version {version}. This program knows version {known}; a newer one may be needed to read it.")
_FORMAT_UNKNOWN = mark("The data do not name a version.")
_FOUND = mark("Findings on receipt")
_FOUND_ARE = mark("{counts}. The rules were run again on the data as they came.")
_NOTHING_FOUND = mark("None. The rules were run again on the data as they came.")
_SKIPPED = mark("Not looked at")
_CHECKED = mark("Checked on this computer without a network on {moment}.")


@dataclass(frozen=True, slots=True)
class Line:
    """One check: its shape, its name and its sentence, translated."""

    mark: Mark
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The one sentence on top, and what follows from it, translated."""

    mark: Mark
    title: str
    text: str


def headline(receipt: Receipt, front: Front) -> Headline:
    """What it comes to."""
    verdict = receipt.verdict
    if receipt.note is not None:
        said: Parameters = {"name": receipt.note.name, "date": receipt.note.retired_on}
        follows = (
            f"{front.say(_NOTE_MEANS)} {front.say(_NOTE_NEXT)}" if receipt.note.successor else front.say(_NOTE_MEANS)
        )
        return Headline(Mark.WARNING, front.say(_NOTE, said), follows)
    if verdict is None:
        what, remedy = receipt.failure.sentences(front.language) if receipt.failure else ("", "")
        return Headline(Mark.WARNING, what, remedy)
    shape, title = TITLES[verdict.outcome]
    if verdict.outcome is Outcome.NOT_SIGNED and (receipt.contents is None or receipt.contents.problem):
        return Headline(shape, front.say(_NO_REPORT), "")
    name = verdict.parameters.get("name", "")
    return Headline(shape, front.say(title, {"name": name}), _follows(verdict, front))


def report_of(contents: Contents | None, front: Front) -> str:
    """Whose report it says it is, or nothing."""
    if contents is None or contents.state is None or contents.year is None:
        return ""
    return front.say(_REPORT_OF, {"state": Country(contents.state), "year": Year(contents.year)})


def lines(receipt: Receipt, front: Front) -> tuple[Line, ...]:
    """The checks in their order; those that failed stand first where the file is not to be relied upon."""
    verdict = receipt.verdict
    if verdict is None:
        return ()
    told = [*_changes(receipt, front), *_seal(verdict, front), *_steps(verdict, (*_WHO, *_AGREE), front)]
    told += [*_time(verdict, front), *_steps(verdict, (Step.DATES,), front), *_data(receipt.contents, front)]
    told += _skipped(verdict, front)
    if TITLES[verdict.outcome][0] is Mark.ERROR:
        told.sort(key=lambda line: line.mark is not Mark.ERROR)
    return tuple(told)


def checked_at(receipt: Receipt, front: Front) -> str:
    """When and where the check was made."""
    return front.say(_CHECKED, {"moment": receipt.at})


def as_text(receipt: Receipt, front: Front) -> str:
    """The result for a letter or a note."""
    top = headline(receipt, front)
    parts = [str(receipt.files.main.name), report_of(receipt.contents, front), top.title, top.text]
    rows = [f"- {line.label} ({front.say(WORDS[line.mark])}): {line.sentence}" for line in lines(receipt, front)]
    return "\n".join([part for part in parts if part] + ["", *rows, "", checked_at(receipt, front)]) + "\n"


def _follows(verdict: Verdict, front: Front) -> str:
    outcome = verdict.outcome
    if outcome is Outcome.SIGNER_UNKNOWN and verdict.signer:
        return front.say(_STRANGER, {"name": verdict.signer.name})
    if outcome is Outcome.NOT_SIGNED:
        return front.say(_NOT_SIGNED_TEXT)
    if outcome in _OF_A_KNOWN_SIGNER:
        return verdict.headline(front.language)
    failed = next((check for check in verdict.checks if check.result is Result.FAILED), None)
    first = failed.sentence(front.language) if failed else ""
    return f"{first} {front.say(_ASK_AGAIN)}".strip()


def _seal(verdict: Verdict, front: Front) -> Iterator[Line]:
    """The steps about the signature: one line where all of them hold, else each by itself."""
    if all(check.result is Result.PASSED for check in verdict.checks if check.step in _SEAL_STEPS):
        yield Line(Mark.DONE, front.say(_LABELS[Step.SIGNATURE]), front.say(_SEALED))
    else:
        yield from _steps(verdict, _SEAL_STEPS, front)


def _steps(verdict: Verdict, steps: Sequence[Step], front: Front) -> Iterator[Line]:
    checks = {check.step: check for check in verdict.checks}
    for check in (checks[step] for step in steps):
        if not (_refused(verdict) and check.result is Result.NOT_APPLICABLE):
            yield Line(_mark(check, verdict), front.say(_LABELS[check.step]), check.sentence(front.language))


def _skipped(verdict: Verdict, front: Front) -> Iterator[Line]:
    if not _refused(verdict) or verdict.outcome is Outcome.NOT_SIGNED:
        return
    left_out = [check.step for check in verdict.checks if check.result is Result.NOT_APPLICABLE]
    if left_out:
        names = [front.say(_LABELS[step]) for step in left_out]
        yield Line(Mark.NOTE, front.say(_SKIPPED), front.language.listing(names))


def _refused(verdict: Verdict) -> bool:
    """Whether the check ended early, so that steps without a result were not taken."""
    return verdict.report_json is None


def _mark(check: Check, verdict: Verdict) -> Mark:
    if verdict.outcome is Outcome.NOT_SIGNED and check.result is Result.FAILED:
        return Mark.NOTE
    # An unknown or a new key is a doubt, not a fault of the file.
    return Mark.WARNING if check.step is Step.SIGNER and check.result is Result.FAILED else _MARKS[check.result]


def _changes(receipt: Receipt, front: Front) -> Iterator[Line]:
    for change in receipt.changes[:_MOST_CHANGES]:
        yield Line(Mark.ERROR, front.say(_CHANGED), change.sentence(front.language))
    more = len(receipt.changes) - _MOST_CHANGES
    if more > 0:
        yield Line(Mark.ERROR, front.say(_CHANGED), front.language.plural(_MORE_CHANGES, more))


def _time(verdict: Verdict, front: Front) -> Iterator[Line]:
    if verdict.claimed_time is not None and not _refused(verdict):
        yield Line(Mark.NOTE, front.say(_TIME), front.say(_TIME_IS, {"time": verdict.claimed_time}))
    for approval in verdict.approvals:
        if approval.claimed_time is not None:
            said: Parameters = {"name": approval.signer.name, "time": approval.claimed_time}
            yield Line(Mark.NOTE, front.say(_APPROVAL), front.say(_APPROVAL_IS, said))


def _data(contents: Contents | None, front: Front) -> Iterator[Line]:
    if contents is None:
        return
    yield Line(Mark.NOTE, front.say(_SEAL), front.say(_SEAL_IS, {"code": contents.seal_code}))
    yield _format(contents.version, front)
    if contents.problem is not None:
        what, _ = contents.problem.sentences(front.language)
        yield Line(Mark.WARNING, front.say(_FOUND), front.say(_UNREADABLE_DATA, {"what": what}))
    else:
        yield _findings(contents, front)


def _format(version: int | None, front: Front) -> Line:
    if version is None:
        return Line(Mark.WARNING, front.say(_FORMAT), front.say(_FORMAT_UNKNOWN))
    if version > FORMAT_VERSION:
        said = front.say(_FORMAT_NEWER, {"version": version, "known": FORMAT_VERSION})
        return Line(Mark.WARNING, front.say(_FORMAT), said)
    return Line(Mark.DONE, front.say(_FORMAT), front.say(_FORMAT_IS, {"version": version}))


def _findings(contents: Contents, front: Front) -> Line:
    counts = contents.counts or {}
    told = [front.language.plural(COUNTS[severity], counts[severity]) for severity in Severity if counts.get(severity)]
    worst = next((severity for severity in Severity if counts.get(severity)), None)
    shape = {Severity.ERROR: Mark.WARNING, Severity.WARNING: Mark.WARNING}.get(worst, Mark.NOTE) if worst else Mark.DONE
    if not told:
        return Line(shape, front.say(_FOUND), front.say(_NOTHING_FOUND))
    return Line(shape, front.say(_FOUND), front.say(_FOUND_ARE, {"counts": front.language.listing(told)}))
