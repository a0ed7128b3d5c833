"""Reading printed reports back: their text as people would copy it, and their bookmarks."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "resources" / "examples"
GOLDEN = ROOT / "tests" / "golden" / "print"


def text_of(pdf: bytes, folder: Path, *options: str) -> str:
    """The whole text in the order of the page, runs of blanks as one; ``options`` are those of pdftotext."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", *options, str(path), "-"], capture_output=True, check=True)
    return "\n".join(" ".join(line.split()) for line in done.stdout.decode("utf-8").splitlines())


def bookmarks_of(pdf: bytes) -> list[str]:
    """The titles of the outermost bookmarks."""
    with pikepdf.open(BytesIO(pdf)) as document, document.open_outline() as outline:
        return [str(item.title) for item in outline.root]
