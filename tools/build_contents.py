"""Where each file of the built program comes from: our sources, a Python library, Python itself, or the system."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution, distributions
from os.path import normcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class SystemPackage:
    """A package of Debian or of one of its children that brought a library."""

    name: str
    version: str


@dataclass(frozen=True)
class Contents:
    """What was packed. ``strays`` are libraries no package owned up to, by their place in the program."""

    distributions: tuple[Distribution, ...]
    packages: tuple[SystemPackage, ...]
    strays: Mapping[str, Path]


def read_contents(file: Path) -> Contents:
    """Sort what ``build.spec`` noted down."""
    noted = json.loads(file.read_text(encoding="utf-8"))
    # PyInstaller and the system may not agree on capitals where a file system knows none.
    owners = {normcase(path): one for one in distributions() for path in _files(one)}
    places = {normcase(source): place for place, source in noted["files"]}
    sources = {*map(normcase, noted["modules"]), *places}
    # Its starter is packed, though none of its modules.
    found = {one.name: one for one in [*(owners[source] for source in sources & owners.keys()), _starter()]}
    found.pop("lapreporter", None)
    rest = {Path(source): places[source] for source in places if source not in owners and _is_foreign(Path(source))}
    packages = {source: package for source in rest for package in _package(source)}
    return Contents(
        tuple(sorted(found.values(), key=lambda one: one.name.lower())),
        tuple(sorted(set(packages.values()), key=lambda package: package.name)),
        {place: source for source, place in rest.items() if source not in packages},
    )


def _files(one: Distribution) -> Iterable[Path]:
    return [Path(str(one.locate_file(file))) for file in one.files or ()]


def _starter() -> Distribution:
    return distribution("pyinstaller")


def _is_foreign(source: Path) -> bool:
    """Whether a file is neither ours, nor made by the build, nor Python's own."""
    homes = [ROOT, Path(sys.prefix), Path(sysconfig.get_path("stdlib"))]
    if sys.platform == "win32":
        # Python for Windows brings its libraries beside its starter.
        homes.append(Path(sys.base_prefix))
    return not (source.name.startswith("libpython") or any(source.is_relative_to(home) for home in homes))


def _package(source: Path) -> list[SystemPackage]:
    """The system's package that owns a file, if the system can tell."""
    if shutil.which("dpkg-query") is None:
        return []
    real = source.resolve()
    for path in (real, Path("/", *real.parts[2:])):
        asked = _told(["dpkg-query", "--search", str(path)])
        if asked:
            name = asked.splitlines()[0].split(":")[0].split(",")[0]
            return [SystemPackage(name, _told(["dpkg-query", "--show", "--showformat", "${Version}", name]))]
    return []


def _told(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
