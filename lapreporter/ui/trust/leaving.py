"""What leaves beside the pair, without any widget: the draft of an e-mail, a copy on a stick, the letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from lapreporter.exchange.mail import Cargo, Draft, mail_draft
from lapreporter.exchange.pair import Pair, write_named
from lapreporter.exchange.signer import Signer
from lapreporter.exchange.stick import copy_pair, sealed_original
from lapreporter.report.report import Report
from lapreporter.ui.identities import plain
from lapreporter.ui.sealing import Sealed
from lapreporter.ui.trust.addresses import read_addresses
from lapreporter.words import PRACTICE_STATE, Language

if TYPE_CHECKING:
    # Loads the libraries of PDF and signature, which wait for the first export.
    from lapreporter.exchange.export import SealedPair


@dataclass(frozen=True, slots=True)
class Saved:
    """A pair that was sealed, where it lies, and whose report it is."""

    sealed: SealedPair
    pair: Pair
    state: str | None
    year: int | None
    signed_by: str | None
    public: bool = False

    @property
    def has_addressee(self) -> bool:
        """Whether it goes to anybody: an exercise does not."""
        return self.state not in (None, PRACTICE_STATE) and self.year is not None


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft, and where it lies."""

    file: Path
    draft: Draft


def saved_pair(sealed: Sealed, pair: Pair, report: Report) -> Saved:
    """What was saved, for whatever happens to it next."""
    signed_by = sealed.signer.name if sealed.signer else None
    return Saved(sealed.pair, pair, report.cover.state, report.year(), signed_by, sealed.public)


def draft_beside(saved: Saved, language: Language) -> Drafted:
    """Write the draft beside the pair; ``language`` is the report's.

    Raises a StorageFailure, or BadContent for addresses of one's own.
    """
    addresses = read_addresses()
    cargo = Cargo(
        name=saved.pair.pdf.stem,
        pdf=saved.sealed.pdf,
        json=saved.sealed.json,
        state=saved.state or "",
        year=saved.year or 0,
        signed_by=saved.signed_by,
        public=saved.public,
    )
    draft = mail_draft(cargo, addresses.to, addresses.copy_to, language)
    file = free_name(saved.pair.pdf.parent, saved.pair.pdf.stem, ".eml")
    write_named({file: draft.content})
    return Drafted(file, draft)


def copy_to_stick(saved: Saved, folder: Path) -> Pair:
    """Copy the pair, read the copy back and compare. Raises CutOff or a StorageFailure."""
    return copy_pair(sealed_original(saved.pair, saved.sealed.pdf, saved.sealed.json), folder)


def write_letter(signer: Signer, report: Report, language: Language, folder: Path, now: datetime) -> Path:
    """Write the letter that introduces a signer. Raises a StorageFailure."""
    from lapreporter.exchange.letter import introduction, letter_pdf

    said = introduction(signer, post_of(signer, report), report.cover.state, now.date())
    file = free_name(folder, f"introduction-{plain(signer.name) or 'signer'}", ".pdf")
    write_named({file: letter_pdf(said, language, now)})
    return file


def post_of(signer: Signer, report: Report) -> str:
    """The signer's post, where the report names the same person as a contact."""
    contacts = (one for one in report.cover.institutions if (one.person or "").strip() == signer.name)
    return next((one.function or "" for one in contacts), "")


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A name in the folder that no file bears yet."""
    names = (folder / (f"{stem}{ending}" if copy == 1 else f"{stem}_{copy}{ending}") for copy in count(1))
    return next(name for name in names if not name.exists())
