"""Files in the formats of now, for every later version of the program to open: ``python -m tools.format_samples``.

Until the first release it replaces those that are there; from then on it only writes what has a new number.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives.asymmetric import ec

from lapreporter.cli import reference
from lapreporter.document import generation, pack
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.files import Files
from lapreporter.document.lock import Owner
from lapreporter.document.protection import Key, new_recovery, protect, recipient_of
from lapreporter.document.shelf import Shelf
from lapreporter.exchange.export import make_pair
from lapreporter.exchange.identity import self_issued
from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.report.data import dump, load
from lapreporter.report.report import FORMAT_VERSION, Report

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "golden" / "formats"
IS_RELEASED = False
REPORT_ID = "3f2f8a52-0f0c-4a53-9a35-0d8c2f6a7b10"
OPENS_WITH = "lamp ocean tiger violin meadow"
EXAMPLE = "deu-2017.json"
NOTES = {"contamination.balance": "Ask the survey department."}
NOW = datetime(2026, 11, 21, 10, 42, tzinfo=UTC)


def main() -> None:
    """Write every file that may be written."""
    report = load(shipped("resources", "examples", EXAMPLE).read_bytes(), EXAMPLE)
    content, key = Content(report=report, notes=NOTES), protect(OPENS_WITH, recipient_of(new_recovery()))
    made = pack.to_bytes(pack.Pack("report", REPORT_ID, 1, (), to_bytes(content), {}))
    files = {
        f"generation-{generation.FORMAT}.lapg": saved(content, None),
        f"protected-{generation.FORMAT}.lapg": saved(content, key),
        f"pack-{pack.FORMAT}.lap": made,
        f"report-{FORMAT_VERSION}.json": dump(report),
        **sealed(report),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        if not IS_RELEASED or not (FOLDER / name).exists():
            (FOLDER / name).write_bytes(data)


def saved(content: Content, key: Key | None) -> bytes:
    """The first save of a report."""
    with TemporaryDirectory() as root:
        shelf, owner = Shelf(Path(root), Files(), "0"), Owner("somebody", "here", 1, NOW)
        told = summary(content.report)
        shelf.create(REPORT_ID, to_bytes(content), summary=told, now=NOW, owner=owner, key=key).close()
        return (Path(root) / REPORT_ID / "g" / "00000001.lapg").read_bytes()


def sealed(report: Report) -> dict[str, bytes]:
    """The three files of a signed report, by name."""
    signer = self_issued(ec.generate_private_key(ec.SECP256R1()), "Nobody", "Practice", None, NOW)
    pair = make_pair(
        report,
        {},
        signer,
        language=open_language("en"),
        edition=reference.edition(),
        lexicon=reference.lexicon(),
        findings=(),
        now=NOW,
    )
    name = f"sealed-{FORMAT_VERSION}"
    return {f"{name}.pdf": pair.pdf, f"{name}.json": pair.json, f"{name}.json.p7s": pair.signature or b""}


if __name__ == "__main__":
    main()
