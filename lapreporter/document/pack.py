"""`.lap`: a report in one file, to take along, hand over and keep as a backup.

mimetype                      first, not packed
manifest.json                 what this is and the SHA-256 of every other part
report.json                   the document's content
attachments/<sha256>.<ext>    attached files

A protected report has ``content.age`` in the place of the last two: a whole pack, sealed. The manifest says how.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from lapreporter.document.archive import UNPACKED, packed, unpacked
from lapreporter.document.files import MEGABYTE, Files
from lapreporter.document.protection import Key, Keys, Protection, no_keys
from lapreporter.errors import (
    BadContent,
    CutOff,
    NewerVersion,
    Protected,
    StorageFailure,
    TooDeep,
    TooLarge,
    UnsafeArchive,
)
from lapreporter.words import Term, mark

FORMAT: Literal[1] = 1
FILE_LIMIT = UNPACKED + MEGABYTE
_MANIFEST_LIMIT = MEGABYTE
_TRIES = 999
_LAST_THINKABLE = 9_999
_UNLISTED = mark("it holds a part that is not on its own list")
_NOT_A_LIST = mark("this is not the list of parts that this program writes")

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Item(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: str
    size: int = Field(ge=0)
    sha256: Hash


class _Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1] = FORMAT
    kind: str = Field(pattern=r"^[a-z]{1,20}$")
    report_id: str = Field(pattern=r"^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$")
    revision: int = Field(ge=1, le=10**9)
    parents: tuple[Hash, ...]
    files: tuple[_Item, ...]
    protection: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """What a `.lap` file carries. ``attachments`` are named as `attachment_name` names them."""

    kind: str
    """What it is for: ``report``; later also sections and handovers."""
    report_id: str
    revision: int
    parents: tuple[str, ...]
    """The SHA-256 of the generations that this content continues."""
    payload: bytes
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    key: Key | None = None
    """What the file is or was sealed with."""


def attachment_name(sha256: str, file_name: str) -> str:
    """The name of an attachment in a pack: its SHA-256 and the plain ending of its file name, ``bin`` if none."""
    ending = Path(file_name).suffix.lower().lstrip(".")
    return f"{sha256}.{ending if re.fullmatch('[a-z0-9]{1,8}', ending) else 'bin'}"


def suggested_name(state: str | None, year: int | None, kind: str, revision: int, day: date) -> str:
    """A file name that says what is in it: ``XYZ_A7_2025_report_r0123_20260410.lap``."""
    code = re.sub(r"[^A-Za-z]", "", state or "") or "draft"
    return "_".join([code, "A7", *([str(year)] if year else []), kind, f"r{revision:04}", f"{day:%Y%m%d}.lap"])


def to_bytes(pack: Pack) -> bytes:
    """The file as bytes; equal packs give equal bytes, unless sealed. `TooLarge` beyond what the reader takes."""
    if pack.key is not None:
        parts = [("content.age", pack.key.seal(to_bytes(replace(pack, key=None))))]
    else:
        parts = [("report.json", pack.payload)]
        parts += [(f"attachments/{name}", content) for name, content in sorted(pack.attachments.items())]
    manifest = _Manifest(
        kind=pack.kind,
        report_id=pack.report_id,
        revision=pack.revision,
        parents=pack.parents,
        files=tuple(_Item(name=name, size=len(content), sha256=_sha256(content)) for name, content in parts),
        protection=pack.key.protection.plain() if pack.key is not None else None,
    )
    listed = manifest.model_dump_json(indent=1, exclude_none=True)
    return packed([("manifest.json", listed.encode()), *parts])


def write(pack: Pack, folder: Path, name: str, files: Files) -> Path:
    """Write a pack into a folder and return its path once it was read back and found equal.

    It never replaces: where the name is taken, ``_2``, ``_3``, ... is added. Raises a `StorageFailure`; nothing is
    left behind then and what lay in the folder is untouched.
    """
    data = to_bytes(pack)
    path = _write_new(data, folder, name, files)
    try:
        if files.read(path, len(data)) == data:
            return path
    except (StorageFailure, TooLarge):
        _discard(path, files)
        raise
    _discard(path, files)
    raise StorageFailure(place=str(path))


def read(path: Path, files: Files, keys: Keys = no_keys) -> Pack:
    """Read a `.lap` file. Raises a `RefusedFile`, `Protected` or a `StorageFailure`; the file is never changed."""
    return from_bytes(files.read(path, FILE_LIMIT), path.name, keys)


def from_bytes(data: bytes, name: str, keys: Keys = no_keys) -> Pack:
    """The pack in the bytes of a `.lap` file called ``name``.

    Raises a `RefusedFile`, or `Protected` when it is sealed and ``keys`` gives no key that fits.
    """
    parts = unpacked(data, name)
    if "manifest.json" not in parts or not parts.keys() & {"report.json", "content.age"}:
        raise CutOff(name=name)
    manifest = _manifest(parts["manifest.json"], name)
    _compare({part: parts[part] for part in parts if part not in {"mimetype", "manifest.json"}}, manifest, name)
    if manifest.protection is not None or "content.age" in parts:
        return _unsealed(parts, manifest, name, keys)
    attachments = {part.removeprefix("attachments/"): parts[part] for part in parts if part.startswith("attachments/")}
    if any(label.split(".")[0] != _sha256(content) for label, content in attachments.items()):
        raise CutOff(name=name)
    return Pack(
        manifest.kind, manifest.report_id, manifest.revision, manifest.parents, parts["report.json"], attachments
    )


def _unsealed(parts: Mapping[str, bytes], manifest: _Manifest, name: str, keys: Keys) -> Pack:
    """The pack inside a sealed one, which says the same of itself."""
    try:
        protection = Protection.of(manifest.protection)
    except ValueError:
        problem = Term(_NOT_A_LIST)
        raise BadContent(name=name, path="manifest.json.protection", problem=problem) from None
    key = keys(protection)
    if key is None:
        raise Protected(protection)
    try:
        inside = from_bytes(key.open(parts["content.age"]), name)
    except (ValueError, KeyError):
        raise CutOff(name=name) from None
    if (inside.report_id, inside.revision, inside.kind) != (manifest.report_id, manifest.revision, manifest.kind):
        raise CutOff(name=name)
    return replace(inside, key=key)


def _write_new(data: bytes, folder: Path, name: str, files: Files) -> Path:
    stem, ending = Path(name).stem, Path(name).suffix
    for count in range(1, _TRIES + 1):
        path = folder / (name if count == 1 else f"{stem}_{count}{ending}")
        with suppress(FileExistsError):
            files.write_new(path, data)
            return path
    raise StorageFailure(place=str(folder / name))


def _discard(path: Path, files: Files) -> None:
    with suppress(StorageFailure):
        files.delete(path)


def _manifest(data: bytes, name: str) -> _Manifest:
    if len(data) > _MANIFEST_LIMIT:
        raise TooLarge(name=name, size=f"{len(data) // MEGABYTE + 1} MB", limit=f"{_MANIFEST_LIMIT // MEGABYTE} MB")
    try:
        version = json.loads(data, object_pairs_hook=_without_duplicates).get("format")
        if type(version) is int and FORMAT < version <= _LAST_THINKABLE:
            raise NewerVersion(name=name, version=version)
        manifest = _Manifest.model_validate_json(data)
    except RecursionError:
        raise TooDeep(name=name) from None
    except (ValueError, AttributeError) as problem:
        raise BadContent(name=name, path=_place(problem), problem=Term(_NOT_A_LIST)) from None
    return manifest


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key occurs twice")
    return dict(pairs)


def _place(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        return ".".join(("manifest.json", *map(str, problem.errors()[0]["loc"])))
    return "manifest.json"


def _compare(parts: dict[str, bytes], manifest: _Manifest, name: str) -> None:
    listed = {item.name: item for item in manifest.files}
    if set(parts) - set(listed):
        raise UnsafeArchive(name=name, problem=Term(_UNLISTED))
    if set(listed) - set(parts) or len(listed) != len(manifest.files):
        raise CutOff(name=name)
    for label, content in parts.items():
        if (listed[label].size, listed[label].sha256) != (len(content), _sha256(content)):
            raise CutOff(name=name)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
