"""The draft of an e-mail with the sealed pair: a file that any mail program opens for sending. Nothing is sent here.

The pair is the PDF and the JSON. The signature of the data stays inside the PDF: mail programs and gateways take a
``.p7s`` for the signature of the message itself, and hide or remove it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from lapreporter.exchange.seal import seal_code
from lapreporter.words import Country, Language, Parameters, Year, mark

LIMIT = 8_000_000
"""From this size on, in bytes as they travel, slow lines and mailboxes make trouble."""

LONGEST_NAME = 64
"""Longest name of an attached file that every mail system keeps."""

TOO_LARGE = mark(
    "The e-mail has {size} MB; many mailboxes and slow lines stop at {limit} MB. "
    "Smaller pictures would help, or send the files in another way."
)
SIZE = mark("The e-mail has {size} MB.")

_SUBJECT = mark("Article 7 report of {state} for {year}, Convention on Cluster Munitions")
_GREETING = mark("To whom it may concern,")
_SUBMITS = mark(
    "Attached is the report of {state} for the calendar year {year} "
    "under Article 7 of the Convention on Cluster Munitions."
)
_SUBJECT_PUBLIC = mark("Article 7 report of {state} for {year}, public version, Convention on Cluster Munitions")
_SUBMITS_PUBLIC = mark(
    "Attached is the public version of the report of {state} for the calendar year {year} "
    "under Article 7 of the Convention on Cluster Munitions. Restricted parts are left out of it, and it says where."
)
_FILES = mark(
    "The PDF is the report to read; the JSON file holds the same answers for computers, and lies inside the PDF too."
)
_CHECK = mark("Both carry the seal code {code}. The PDF is signed; any later change to it shows when it is checked.")
_BY_HAND = mark("Both carry the seal code {code}. The report is signed by hand.")
_SIGNED = mark("Signed by {name}")
_SPECIALS = str.maketrans(dict.fromkeys('()<>[]:;@\\."', " "))


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody the e-mail goes to, as the address book of the program names them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Cargo:
    """The pair and what the words of the e-mail need. ``state`` is an ISO 3166-1 alpha-3 code.

    ``name`` is the pair's without ending; ``signed_by`` is None for a report that is signed by hand. ``public`` tells
    that restricted parts are left out.
    """

    name: str
    pdf: bytes
    json: bytes
    state: str
    year: int
    signed_by: str | None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The file ``.eml``; ``size`` is what travels, in bytes."""

    content: bytes

    @property
    def size(self) -> int:
        """Bytes as they travel; attachments grow by a third on the way."""
        return len(self.content)

    @property
    def too_large(self) -> bool:
        """Whether slow lines and mailboxes will make trouble."""
        return self.size > LIMIT

    def sentence(self, language: Language) -> str:
        """The size in words, with a warning above the limit."""
        megabytes = -(-self.size // 1_000_000)
        message = TOO_LARGE if self.too_large else SIZE
        return language.text(message, {"size": megabytes, "limit": LIMIT // 1_000_000})


def mail_draft(cargo: Cargo, to: Sequence[Addressee], copy_to: Sequence[Addressee], language: Language) -> Draft:
    """The draft in the report's language, to open, read and send in the user's own mail program.

    It names no sender, date or computer: the mail program adds its own.
    """
    message = EmailMessage(policy=SMTP)
    said: Parameters = {"state": Country(cargo.state), "year": Year(cargo.year)}
    message["Subject"] = language.text(_SUBJECT_PUBLIC if cargo.public else _SUBJECT, said)
    message["To"] = _addresses(to)
    if copy_to:
        message["Cc"] = _addresses(copy_to)
    # Outlook opens a message that says so as a draft, with a button for sending.
    message["X-Unsent"] = "1"
    message.set_content(_body(cargo, language), cte="base64")
    name = attached_name(cargo.name)
    message.add_attachment(cargo.pdf, maintype="application", subtype="pdf", filename=f"{name}.pdf")
    message.add_attachment(cargo.json, maintype="application", subtype="json", filename=f"{name}.json")
    # Setting the content takes every header away that speaks of content.
    message["Content-Language"] = language.code
    return Draft(message.as_bytes())


def attached_name(name: str) -> str:
    """A name without ending that every mail system keeps: ASCII letters, digits, ``-`` and ``_``, not too long."""
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "_" for sign in plain)
    return kept.strip("_")[: LONGEST_NAME - len(".json")] or "report"


def _addresses(people: Sequence[Addressee]) -> tuple[Address, ...]:
    # Python drops the quotes around a long name with commas when it folds the line, and so makes several addresses.
    return tuple(Address(display_name=_unquoted(one.name), addr_spec=one.email) for one in people)


def _unquoted(name: str) -> str:
    return " ".join(name.replace(",", " -").translate(_SPECIALS).split())


def _body(cargo: Cargo, language: Language) -> str:
    code = seal_code(cargo.json)
    said: Parameters = {"state": Country(cargo.state), "year": Year(cargo.year)}
    parts = [
        language.text(_GREETING),
        language.text(_SUBMITS_PUBLIC if cargo.public else _SUBMITS, said),
        language.text(_FILES),
        language.text(_CHECK if cargo.signed_by else _BY_HAND, {"code": code}),
    ]
    if cargo.signed_by:
        parts.append(language.text(_SIGNED, {"name": cargo.signed_by}))
    return "\n\n".join(parts) + "\n"
