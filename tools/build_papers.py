"""The papers that go with the program: licences, a bill of materials, a hash of every file, and a page to read."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import sys
import uuid
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

from lapreporter import __version__
from tools.build_contents import ROOT, Contents

LICENCE = re.compile(r"(licen[cs]es?|sboms)/|licen[cs]e|copying|notice|authors", re.IGNORECASE)
# Wheels of Qt for Python name their licence and do not bring its text; the texts lie in tools/licences.
WITHOUT_TEXT = {"pyside6_essentials", "pyside6-essentials", "shiboken6"}
HASHES = "hashes.txt"
# A fixed place for names, so that the same build bears the same number.
NAMES = uuid.UUID("6f0a53c2-7b4d-4c53-9f3e-2b8f4c1de5a7")

READ_ME = """\
LAP Reporter {version}

The offline assistant for the yearly report under Article 7 of the Convention on Cluster Munitions.

To start, open {starter}. Nothing is installed, nothing needs an administrator, and nothing is written into
this folder: your reports lie in your own user folder. Copy the whole folder, not single files out of it.

Without a window:     {command} --help
To see it work:       {command} tour FOLDER
To check this folder: {check}
                      and compare the hash of hashes.txt with the one the sender gave you by another way.

licences                      the terms of everything in here
bill-of-materials.cdx.json    the list of all parts with their versions (CycloneDX 1.6)

Qt and Qt for Python are used unchanged under the GNU Lesser General Public License, version 3. They lie in
program/PySide6 and program/shiboken6 as libraries of their own and may be replaced there by other builds of the same
version. Their sources are offered at https://download.qt.io. The data library of ICU beside Qt for Linux holds only
what Qt asks for; the whole one of the same version may be put in its place.
"""


def write_read_me(file: Path) -> None:
    """The page to read first."""
    windows = sys.platform == "win32"
    check = "certutil -hashfile FILE SHA256, for each file in hashes.txt" if windows else "sha256sum -c hashes.txt"
    starter, command = ("LAP Reporter.exe", "lapreporter.exe") if windows else ("lapreporter", "./lapreporter")
    text = READ_ME.format(version=__version__, starter=starter, command=command, check=check)
    file.write_text(text, encoding="utf-8")


def write_licences(contents: Contents, folder: Path) -> None:
    """The licence of each part. Raises `LookupError` for a library that brings none."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "LAP Reporter.txt")
    shutil.copyfile(_licence_of_python(), folder / "Python.txt")
    for one in contents.distributions:
        texts = _texts_of_qt() if one.name.lower() in WITHOUT_TEXT else dict(_texts(one))
        if not texts:
            raise LookupError(f"{one.name} brings no licence")
        for place, source in texts.items():
            target = folder / _base(one) / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for package in contents.packages:
        terms = Path("/usr/share/doc", package.name, "copyright")
        if terms.is_file():
            (folder / "system").mkdir(exist_ok=True)
            shutil.copyfile(terms, folder / "system" / f"{package.name}.txt")


def write_bill(contents: Contents, file: Path, moment: datetime) -> None:
    """The bill of materials in CycloneDX 1.6: what was really packed, not what was installed to build it."""
    own = _component(
        "application", "lapreporter", __version__, "pkg:generic", {"licenses": [{"license": {"id": "MIT"}}]}
    )
    parts = list(_components(contents))
    number = uuid.uuid5(NAMES, json.dumps([own, parts], sort_keys=True))
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"timestamp": moment.isoformat().replace("+00:00", "Z"), "component": own},
        "components": parts,
        "dependencies": [{"ref": own["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    file.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def write_hashes(folder: Path) -> str:
    """A list of the SHA-256 of every file, as ``sha256sum`` reads it; the hash of that list stands for the release."""
    listed = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / HASHES)
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in listed]
    (folder / HASHES).write_bytes("".join(lines).encode())
    return _sha256(folder / HASHES)


def short(digest: str) -> str:
    """The first 80 bits of a hash in groups of five, for reading aloud."""
    return " ".join(digest[start : start + 5] for start in range(0, 20, 5))


def _components(contents: Contents) -> Iterator[dict[str, Any]]:
    python = {"licenses": [{"license": {"id": "PSF-2.0"}}]}
    yield _component("platform", "python", platform.python_version(), "pkg:generic", python)
    for one in contents.distributions:
        yield _component("library", one.name, one.version, "pkg:pypi", _terms(one) | _inner_bills(one))
    for package in contents.packages:
        yield _component("library", package.name, package.version, "pkg:deb/debian", {})
    for place, source in contents.strays.items():
        found = {"hashes": [{"alg": "SHA-256", "content": _sha256(source)}]}
        yield {"type": "file", "bom-ref": f"file:{place}", "name": place, **found}


def _component(kind: str, name: str, version: str, space: str, more: dict[str, Any]) -> dict[str, Any]:
    address = f"{space}/{name.lower().replace('_', '-')}@{version.replace('+', '%2B').replace(':', '%3A')}"
    return {"type": kind, "bom-ref": address, "name": name, "version": version, "purl": address, **more}


def _terms(one: Distribution) -> dict[str, Any]:
    said = one.metadata["License-Expression"]
    if said:
        return {"licenses": [{"expression": said}]}
    named = (one.metadata["License"] or "").splitlines()
    return {"licenses": [{"license": {"name": named[0]}}]} if named else {}


def _inner_bills(one: Distribution) -> dict[str, Any]:
    """Bills that a wheel brings for the libraries compiled into it; they lie beside its licence."""
    inner = [place for place in dict(_texts(one)) if place.startswith("sboms/")]
    bills = [{"type": "bom", "url": f"licences/{_base(one)}/{place}"} for place in inner]
    return {"externalReferences": bills} if bills else {}


def _texts(one: Distribution) -> Iterator[tuple[str, Path]]:
    """The licences and bills of a distribution: their place among its metadata, and where they lie."""
    for file in one.files or ():
        place = re.fullmatch(r"[^/]+\.dist-info/(.+)", file.as_posix())
        if place and LICENCE.match(place[1]):
            yield place[1], Path(str(one.locate_file(file)))


def _texts_of_qt() -> dict[str, Path]:
    return {file.name: file for file in sorted((ROOT / "tools" / "licences").iterdir())}


def _licence_of_python() -> Path:
    library = Path(platform.__file__).parent
    known = (
        library / "LICENSE.txt",
        Path(sys.base_prefix, "LICENSE.txt"),
        *Path("/usr/share/doc").glob("python3.*/copyright"),
    )
    return next(file for file in known if file.is_file())


def _base(one: Distribution) -> str:
    return f"{one.name}-{one.version}"


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
