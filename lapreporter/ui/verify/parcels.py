"""Which of the chosen files belong together: a PDF, the JSON beside it, and the signature of the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SIGNATURE = ".p7s"


@dataclass(frozen=True, slots=True)
class Files:
    """The file that is checked, and what is held against it."""

    main: Path
    json: Path | None = None
    p7s: Path | None = None


def belonging_together(chosen: Sequence[Path]) -> tuple[Files, ...]:
    """The chosen files, each in one place; what lies beside them under the same name is taken along.

    One PDF chosen together with one JSON or one signature belongs to it whatever the names are.
    """
    files = list(dict.fromkeys(chosen))
    data = [file for file in files if file.suffix.lower() == ".json"]
    signatures = [file for file in files if file.suffix.lower() == SIGNATURE]
    pages = [file for file in files if file not in data and file not in signatures]
    found = [_of_pdf(pdf, data, signatures, alone=len(pages) == 1) for pdf in pages]
    data = [file for file in data if file not in [one.json for one in found]]
    signatures = [file for file in signatures if file not in [one.p7s for one in found]]
    found += [Files(file, p7s=_beside(file, SIGNATURE, signatures, alone=len(data) == 1)) for file in data]
    signatures = [file for file in signatures if file not in [one.p7s for one in found]]
    return (*found, *map(_of_signature, signatures))


def _of_pdf(pdf: Path, data: Sequence[Path], signatures: Sequence[Path], *, alone: bool) -> Files:
    json = next((file for file in data if _same(file, pdf.with_suffix(".json"))), None)
    json = json or _only(data, alone) or _lying(pdf.with_suffix(".json"))
    return Files(pdf, json, _beside(json or pdf.with_suffix(".json"), SIGNATURE, signatures, alone=alone))


def _beside(file: Path, ending: str, chosen: Sequence[Path], *, alone: bool) -> Path | None:
    expected = file.with_name(file.name + ending)
    return next((one for one in chosen if _same(one, expected)), None) or _only(chosen, alone) or _lying(expected)


def _of_signature(p7s: Path) -> Files:
    """A signature by itself says nothing; perhaps what it signs lies beside it."""
    json = _lying(p7s.with_suffix(""))
    return Files(json, p7s=p7s) if json else Files(p7s)


def _only(files: Sequence[Path], alone: bool) -> Path | None:
    return files[0] if alone and len(files) == 1 else None


def _same(one: Path, other: Path) -> bool:
    return one.name.lower() == other.name.lower()


def _lying(file: Path) -> Path | None:
    return file if file.is_file() else None
