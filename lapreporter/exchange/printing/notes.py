"""Notes of a form: lettered through the form, printed where the section that needs them ends."""

from __future__ import annotations

from lapreporter.exchange.pdf.cells import Cell, not_applicable, not_known
from lapreporter.exchange.pdf.table import Note
from lapreporter.exchange.pdf.text import Run, Text, joined, note_mark
from lapreporter.exchange.printing.job import Job
from lapreporter.report.answers import Omission, OmissionKind
from lapreporter.words import Term, mark

_LETTERS = mark("a b c d e f g h i j k l m n o p q r s t u v w x y z")
KNOWN_WORDS = {
    OmissionKind.NOT_KNOWN: mark("not known"),
    OmissionKind.NOT_COLLECTED: mark("not collected"),
    OmissionKind.WITHHELD: mark("withheld"),
    OmissionKind.NOT_APPLICABLE: mark("not applicable"),
}
_SAID = {
    OmissionKind.NOT_KNOWN: mark("Not known: {reason}"),
    OmissionKind.NOT_COLLECTED: mark("Not collected: {reason}"),
    OmissionKind.WITHHELD: mark("Withheld: {reason}"),
    OmissionKind.NOT_APPLICABLE: mark("Not applicable: {reason}"),
}
_END_ISOLATE = "\u2069"
_CLOSING = (".", "!", "?", "\u3002", "\uff01", "\uff1f", "\u061f")
_NO_REASON = mark("no reason is given.")
_EXPECTED = mark("Expected: {date}.")


class Notes:
    """The notes of one form. ``name`` makes their identifiers unique in the document."""

    def __init__(self, job: Job, name: str) -> None:
        self._job = job
        self._name = name
        self._letters = job.say(_LETTERS).split()
        self._given = 0
        self._open: dict[Text, Note] = {}

    def omitted(self, omission: Omission) -> Cell:
        """What stands in place of an answer that is openly not given; the note says why."""
        word = self._job.say(KNOWN_WORDS[omission.kind])
        if omission.kind is OmissionKind.NOT_APPLICABLE:
            cell = not_applicable(word)
            if not omission.explanation:
                return cell
            note = self._note(self._reason(omission))
            words = cell.text if isinstance(cell.text, Run) else Run(word)
            return Cell((words, note_mark(note.mark, note.identifier)), faint=True)
        note = self._note(self._reason(omission))
        return not_known(word, note.mark, note.identifier)

    def unknown(self, reason: str) -> Cell:
        """What stands in place of a figure that nobody was asked for; the note says why it is not there."""
        note = self._note(reason)
        return not_known(self._job.say(KNOWN_WORDS[OmissionKind.NOT_KNOWN]), note.mark, note.identifier)

    def marked(self, text: str) -> Run:
        """The mark of a note with this text."""
        note = self._note(text)
        return note_mark(note.mark, note.identifier)

    def taken(self) -> tuple[Note, ...]:
        """The notes since the last time; letters go on, so that no letter means two things in one form."""
        notes = tuple(self._open.values())
        self._open = {}
        return notes

    def _note(self, text: Text) -> Note:
        if text not in self._open:
            turn, place = divmod(self._given, len(self._letters))
            letter = self._letters[place] * (turn + 1)
            self._open[text] = Note(letter, text, f"note-{self._name}-{self._given}")
            self._given += 1
        return self._open[text]

    def _reason(self, omission: Omission) -> Text:
        own = (omission.explanation or "").strip()
        reason = Run(self._job.language.value(own), language=self._job.own_language if own else "")
        said = self._job.say(_SAID[omission.kind], {"reason": own or Term(_NO_REASON)})
        if omission.expected_on:
            closed = said if said.rstrip(_END_ISOLATE).endswith(_CLOSING) else said + "."
            expected = self._job.say(_EXPECTED, {"date": self._job.language.partial_date(omission.expected_on)})
            said = self._job.language.sentences((closed, expected))
        before, found, after = said.partition(reason.text)
        return joined([before, reason, after]) if reason.language and found else said
