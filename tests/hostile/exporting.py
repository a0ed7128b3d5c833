"""Exports a number of random reports into a folder, as a person with a telling name on a telling computer.

Run as ``python -m tests.hostile.exporting FOLDER COUNT``, in an environment whose names are those to look for.
"""

from __future__ import annotations

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from lapreporter.checks.meetings import Meetings
from lapreporter.checks.reference import MunitionLibrary
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.shelf import Shelf
from lapreporter.errors import Failure
from lapreporter.exchange.export import draft_pdf, make_pair
from lapreporter.exchange.identity import make_identity
from lapreporter.exchange.pair import write_pair
from lapreporter.form.carrying import load_carrying
from lapreporter.form.lexicon import load_lexicon
from lapreporter.form.loader import load_edition
from lapreporter.i18n import open_language
from lapreporter.locations import shipped, user_data
from lapreporter.report import data
from lapreporter.report.report import Report
from lapreporter.report.shape import attachments_of
from lapreporter.ui.library import Library
from tests.document.filled_reports import filled_report

NOW = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)


def main(folder: Path, count: int) -> None:
    """Per report: a document on the shelf, a `.lap` copy, a draft, and a pair, every second one signed."""
    english, edition = open_language("en"), load_edition(shipped("forms", "editions", "adapted"))
    lexicon, amina = load_lexicon(shipped("forms")), make_identity("Amina Idris", "Ministry", None, NOW)
    shelf = Shelf(user_data() / "reports", Files(), "0")
    library = Library(
        shelf=shelf,
        files=Files(),
        owner=Owner.of_this_process(NOW),
        clock=lambda: NOW,
        states={},
        munitions=MunitionLibrary(),
        meetings=Meetings(),
        practice_report=folder,
        carrying=load_carrying(shipped("forms", "carry-over.toml")),
    )
    for number in range(count):
        report, files = _with_files(filled_report(number), number)
        with library._create(Content(report=report, notes={"cover.state": "ask Anna"})) as document:
            kept = {document.attach(data): data for data in files.values()}
            assert set(kept) >= {file.sha256 for file in attachments_of(report)}
            library.take_along(document, Content(report=report), folder)
            document.save(to_bytes(Content(report=report)), summary=summary(report), now=NOW)
        pair = make_pair(
            report,
            kept,
            amina if number % 2 else None,
            language=english,
            edition=edition,
            lexicon=lexicon,
            findings=(),
            now=NOW,
            place="Practice City",
        )
        write_pair(folder, f"report-{number}", pair.pdf, pair.json, pair.signature)
        if number == 0:
            sketch = draft_pdf(report, language=english, edition=edition, lexicon=lexicon, findings=(), now=NOW)
            (folder / "draft.pdf").write_bytes(sketch)


def _with_files(report: Report, number: int) -> tuple[Report, dict[str, bytes]]:
    """The report with files that exist; a random report names files of which there is only the hash."""
    found = {file.sha256: b"%PDF-1.4 law " + file.sha256.encode() for file in attachments_of(report)}
    text = data.dump(report).decode()
    for sha256, content in found.items():
        text = text.replace(sha256, hashlib.sha256(content).hexdigest())
    for part in _attachments(plain := json.loads(text)):
        part["media_type"] = "application/pdf"
    return data.load(json.dumps(plain).encode(), f"{number}.json"), found


def _attachments(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        own = [node] if {"sha256", "size"} <= node.keys() else []
        return own + [one for value in node.values() for one in _attachments(value)]
    return [one for value in node for one in _attachments(value)] if isinstance(node, list) else []


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), int(sys.argv[2]))
    except Failure as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")
