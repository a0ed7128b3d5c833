"""Every way an operation can fail, each with what happened and what the user can do.

    Failure
    ├── StorageFailure            writing to or reading from a disk went wrong
    │   ├── DiskFull
    │   ├── NoPermission
    │   ├── DeviceGone
    │   ├── NothingIntact         no intact generation of a document is left
    │   ├── OpenElsewhere         another window or person has the document open
    │   │   ├── OpenSince         it is known who, and since when
    │   │   └── LeftOpen          it was not closed on another computer, which may still be at work
    │   ├── SavedElsewhere        another window saved the document first
    │   ├── AlreadyHere           a report with this identity is on this computer already
    │   ├── NotFound              there is no such file or folder
    │   ├── NotReadable           the file may not be read, or is no file
    │   ├── NameTaken             a file of that name exists; nothing is ever replaced
    │   └── DamagedAttachment     an attachment is no longer what was attached
    ├── RefusedFile               a file from outside cannot be taken
    │   ├── NotOurs
    │   ├── CutOff
    │   ├── BrokenSeal            a sealed report that was changed since; it can be opened all the same, and is marked
    │   ├── NewerVersion
    │   ├── TooLarge
    │   ├── TooDeep
    │   ├── TooMany
    │   ├── UnusablePicture
    │   ├── BadContent            readable, but not a report: unknown key, wrong type, impossible value
    │   ├── NoPlaceInTime         a report that does not say for which State and period it is
    │   ├── AnotherState          a report of another State
    │   ├── NotEarlier            a report for the same or a later year
    │   ├── UnsafeArchive
    │   └── NotApproved           a file that is no approval of the text as it was fixed
    ├── SigningFailure
    │   ├── WrongPassword
    │   ├── UnusableIdentity
    │   ├── WrongPin
    │   ├── CardLocked
    │   ├── CardGone
    │   ├── NoCard
    │   ├── FixedOtherwise        the text that was approved cannot be made again as it was
    │   └── SigningRefused
    ├── ProtectionFailure
    │   ├── Protected             the report is protected and no key is at hand
    │   ├── WrongPassphrase
    │   ├── WrongRecoveryCode
    │   ├── SlipInRecoveryCode    one group of the recovery sheet cannot be right
    │   └── TooCostly             the file asks for more memory than any copy of this program wrote
    ├── NetworkRefused            something in the program reached for the network; it never may
    ├── NoDisplay                 this session has no screen on which a window could open
    └── ExportHeld                errors in the report hold the export back

A failure is about an operation; what is wrong with the content of a report is a finding.
"""

from __future__ import annotations

import errno

from lapreporter.words import Language, Parameters, Term, mark


class Failure(Exception):
    """An operation that did not succeed.

    ``what`` says what happened and ``remedy`` what the user can do; both are marked messages whose places are
    filled from the keyword arguments given to the constructor.
    """

    what = mark("Something did not work.")
    remedy = mark("Try again. Your report is kept as it was last saved.")

    def __init__(self, **parameters: object) -> None:
        self.parameters: Parameters = parameters  # type: ignore[assignment]
        plain = {name: value.text if isinstance(value, Term) else value for name, value in parameters.items()}
        super().__init__(self.what.format_map(_Lenient(plain)))

    def sentences(self, language: Language) -> tuple[str, str]:
        """What happened and what to do, in the given language."""
        return language.text(self.what, self.parameters), language.text(self.remedy, self.parameters)


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class StorageFailure(Failure):
    """Writing to or reading from a disk went wrong."""

    what = mark("{place} could not be read or written.")
    remedy = mark("Check the disk and try again. What was saved before is safe.")


class DiskFull(StorageFailure):
    """No space is left for a complete, safe write."""

    what = mark("The disk that holds {place} is full; {needed} more are needed.")
    remedy = mark("Free some space, or save a copy elsewhere. What was saved before is safe; keep on working.")


class NoPermission(StorageFailure):
    """The folder or file may not be written or read."""

    what = mark("You may not write to {place}.")
    remedy = mark("Choose another folder, or ask whoever looks after this computer for access.")


class DeviceGone(StorageFailure):
    """The disk or stick was removed."""

    what = mark("The disk or stick with {place} is no longer there.")
    remedy = mark("Put it back and try again. Files that were on it before are untouched.")


_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR} | {
    getattr(errno, name) for name in ("ESTALE", "ENOMEDIUM", "ENOTCONN", "EHOSTDOWN") if hasattr(errno, name)
}
_GONE_ON_WINDOWS = {21, 55, 433, 1117, 1167}
"""Not ready, network name gone, no such device, device error, device not connected."""


def storage_failure(problem: OSError, place: str, needed: str) -> StorageFailure:
    """What an error of the operating system means while writing to a place; ``needed`` is the space, as ``2 MB``."""
    if getattr(problem, "winerror", None) in _GONE_ON_WINDOWS:
        return DeviceGone(place=place)
    if problem.errno in _FULL:
        return DiskFull(place=place, needed=needed)
    if problem.errno in _FORBIDDEN:
        return NoPermission(place=place)
    if problem.errno in _GONE:
        return DeviceGone(place=place)
    return StorageFailure(place=place)


class NothingIntact(StorageFailure):
    """No generation of a document can be trusted any more."""

    what = mark("No complete copy of this report is left in {place}.")
    remedy = mark("Open your last .lap copy or the last sent report; nothing has been deleted here.")


class OpenElsewhere(StorageFailure):
    """Another window or another person has the document open."""

    what = mark("This report is already open by {owner} on {host}.")
    remedy = mark("Go on in that window, or close it first.")


class OpenSince(OpenElsewhere):
    """Somebody of whom the name is known has the document open."""

    what = mark("{owner} has had this report open on {host} since {since}.")


class LeftOpen(OpenElsewhere):
    """The document was opened on another computer and not closed there; opening it here is the user's decision."""

    what = mark("{owner} opened this report on another computer, {host}, on {since}; it was not closed there.")
    remedy = mark("Make sure that nobody is working on it there, then open it here. What was saved there is kept.")


class SavedElsewhere(StorageFailure):
    """Another window or person saved the document since it was read here; nothing was written."""

    what = mark("This report was saved from another window in the meantime.")
    remedy = mark("What was saved there and what you typed here are both kept; look at the other version and go on.")


class AlreadyHere(StorageFailure):
    """A report with the same identity is on this computer already."""

    what = mark("This report is already on this computer.")
    remedy = mark("Open it from the list on the start page. Nothing was changed.")


class NotFound(StorageFailure):
    """There is no such file or folder."""

    what = mark("There is no file or folder {place}.")
    remedy = mark("Check the name and the folder, and that the disk or stick is in place.")


class NotReadable(StorageFailure):
    """The file may not be read, or what bears the name is no file."""

    what = mark("{place} cannot be read.")
    remedy = mark("Check that it is a file and that you may open it; whoever looks after this computer can help.")


class NameTaken(StorageFailure):
    """A file of that name exists; nothing is ever replaced."""

    what = mark("{place} exists already, and nothing was written.")
    remedy = mark("Choose another name or another folder. The file that is there was not touched.")


class DamagedAttachment(StorageFailure):
    """A file attached to a report is missing or was changed on the disk."""

    what = mark("A file attached to this report is missing or was damaged on the disk.")
    remedy = mark("Attach the file again. Everything else in the report is safe.")


class RefusedFile(Failure):
    """A file from outside cannot be taken in."""

    what = mark("{name} could not be opened.")
    remedy = mark("Ask the sender for the file again. Your own reports are not affected.")


class NotOurs(RefusedFile):
    """The file is no report of this program."""

    what = mark("{name} is not a report of this program.")
    remedy = mark("Choose a .lap or .json file, or a PDF that this program made.")


class CutOff(RefusedFile):
    """The file ends too early or was changed on its way."""

    what = mark("{name} is incomplete or was damaged on its way.")
    remedy = mark("Copy it again from where it came, or ask the sender for it again.")


class BrokenSeal(RefusedFile):
    """The report was sealed and is not as it was sealed; whoever wants to can open it all the same, marked."""

    what = mark("The seal of {name} is broken: the file was changed after it was sealed, or damaged.")
    remedy = mark("Ask for the file again. If there is no other, open it all the same; nobody vouches for its answers.")


class NewerVersion(RefusedFile):
    """The file was made by a newer version of the program."""

    what = mark("{name} was made by a newer version of this program (format {version}).")
    remedy = mark("Install the newer version to open it. The file was not changed.")


class TooLarge(RefusedFile):
    """The file or something in it is larger than any report can be."""

    what = mark("{name} is too large to be a report ({size}; the limit is {limit}).")
    remedy = mark("Check that this is the right file. Large pictures can be attached one by one.")


class TooDeep(RefusedFile):
    """The data are nested deeper than any report."""

    what = mark("The data in {name} are nested deeper than those of any report.")
    remedy = mark("Ask the sender for a file made by this program.")


class TooMany(RefusedFile):
    """The file holds more answers than any report."""

    what = mark("{name} holds {count} answers; no report has more than {limit}.")
    remedy = mark("Check that this is the right file, or ask the sender for a file made by this program.")


class BadContent(RefusedFile):
    """The file can be read but does not hold a report."""

    what = mark("{name} holds something a report cannot hold at {path}: {problem}.")
    remedy = mark("Correct the file where it was made, or ask the sender for it again.")


class UnusablePicture(RefusedFile):
    """The picture cannot be decoded, or not within the limits."""

    what = mark("{name} cannot be used as a picture: {problem}.")
    remedy = mark("Save it again as JPEG or PNG with at most 40 megapixels and attach that. Your report is safe.")


class NoPlaceInTime(RefusedFile):
    """A report that does not say for which State and period it is cannot be laid beside others."""

    what = mark("{name} does not say for which State and which period it is.")
    remedy = mark("Open it by itself, complete its cover page, and add it again.")


class AnotherState(RefusedFile):
    """A report of another State is no earlier report of this one."""

    what = mark("{name} is a report of {other}, not of {state}.")
    remedy = mark("Choose an earlier report of {state}. Your report was not changed.")


class NotEarlier(RefusedFile):
    """A report for the same or a later year cannot be what this year begins from."""

    what = mark("{name} is for {other}; only reports for years before {year} can be carried over.")
    remedy = mark("Choose a report for an earlier year, or begin the report for a later year with it.")


class Contradicting(RefusedFile):
    """Two reports for the same year say different things."""

    what = mark("{name} and {other} are both for {year}, and do not say the same.")
    remedy = mark("Give only the one that counts.")


class UnsafeArchive(RefusedFile):
    """The archive is built in a way that could do harm."""

    what = mark("{name} is packed in a way that this program does not accept: {problem}.")
    remedy = mark("Ask the sender to make the file again with this program.")


class NotApproved(RefusedFile):
    """The file is no approval of the text as it was fixed for signature."""

    what = mark("{name} is no approval of this text: {problem}.")
    remedy = mark("Ask for an approval of the file that was handed out last. The approvals given so far are kept.")


class SigningFailure(Failure):
    """The report could not be signed."""

    what = mark("The report could not be signed.")
    remedy = mark("Nothing was written. Try again, or print the page for signing by hand.")


class WrongPassword(SigningFailure):
    """The password does not open the signature file."""

    what = mark("This password does not open {name}.")
    remedy = mark("Type it again. Capital and small letters differ. Your report is not affected.")


class UnusableIdentity(SigningFailure):
    """The file holds no key and certificate that can sign."""

    what = mark("{name} cannot be used for signing: {problem}.")
    remedy = mark("Choose another file, or sign with the identity this program can make for you.")


class WrongPin(SigningFailure):
    """The card did not accept the PIN; it is never tried again by itself. ``tries`` says what the card tells."""

    what = mark("The card did not accept this PIN; {tries}.")
    remedy = mark("Type it again with care: a card locks itself after a few wrong PINs. Your report is not affected.")


class CardLocked(SigningFailure):
    """The card is locked after too many wrong PINs."""

    what = mark("The card is locked after too many wrong PINs.")
    remedy = mark("Whoever issued the card can unlock it. Sign in another way until then; your report is safe.")


class CardGone(SigningFailure):
    """The card or its reader was removed, before or while signing."""

    what = mark("The card is no longer in the reader.")
    remedy = mark("Put it back and sign again. Nothing was written, and your report is not affected.")


class NoCard(SigningFailure):
    """No card that can sign is in any reader."""

    what = mark("No card with a key for signing is in a reader.")
    remedy = mark("Put the card into the reader and try again. Nothing was written, and your report is not affected.")


class FixedOtherwise(SigningFailure):
    """The text was fixed by another version of the program, which would write it in another way."""

    what = mark("The text was fixed by another version of this program, so it cannot be closed as it was approved.")
    remedy = mark("Open the text again, fix it anew, and ask for the approvals again. Every answer is kept.")


class SigningRefused(SigningFailure):
    """The card, file or library refused to sign."""

    what = mark("The signature could not be made: {problem}.")
    remedy = mark("Nothing was written. Try again, or print the page for signing by hand.")


class ProtectionFailure(Failure):
    """A protected report was not opened."""

    what = mark("This protected report was not opened.")
    remedy = mark("Nothing was changed. Try again with the passphrase or the recovery sheet.")


class Protected(ProtectionFailure):
    """The report is protected by a passphrase and no key is at hand; ``protection`` says how, for whoever asks."""

    what = mark("This report is protected by a passphrase.")
    remedy = mark("Open it with its passphrase or with its recovery sheet.")

    def __init__(self, protection: object) -> None:
        super().__init__()
        self.protection = protection


class WrongPassphrase(ProtectionFailure):
    """The passphrase does not open the report."""

    what = mark("This passphrase does not open the report.")
    remedy = mark("Type it again. Capital and small letters differ; the number of spaces does not matter.")


class WrongRecoveryCode(ProtectionFailure):
    """The code is not complete, or is that of another report."""

    what = mark("This code does not open the report.")
    remedy = mark("A recovery sheet bears sixteen groups of six digits. Compare the report named on it with this one.")


class SlipInRecoveryCode(ProtectionFailure):
    """One group of the code cannot be right."""

    what = mark("Group {number} holds a wrong digit.")
    remedy = mark("Compare it with the sheet, digit by digit. Nothing was changed.")


class TooCostly(ProtectionFailure):
    """The protection asks for more memory or time than any copy of this program wrote."""

    what = mark("The protection of this report asks for more memory than this program ever uses.")
    remedy = mark("The file was changed or made by another program. Open another copy of the report.")


class NetworkRefused(Failure):
    """Something in the program reached for the network, which it never may; ``attempt`` names the act."""

    what = mark("Something in the program reached for the network ({attempt}). It was stopped, and nothing was sent.")
    remedy = mark("Your report is kept as it was last saved. Tell whoever gave you this program.")


class NoDisplay(Failure):
    """This session has no screen on which a window could open."""

    what = mark("No window can open here, as this session has no screen.")
    remedy = mark("Start the program from the desktop, or work without a window: lapreporter --help.")


class ExportHeld(Failure):
    """Errors in the report hold the export back."""

    what = mark("{count} errors hold the export back: {codes}.")
    remedy = mark("Mend them, each is a link on the page *Check*. The report itself is saved.")
