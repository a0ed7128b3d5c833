"""What leaves the house beside the modules: the data read by `lapreporter.locations.shipped`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = {"forms": ("*.toml", "*.csv"), "translations": ("*.mo",), "resources": ("*",)}


def shipped_files(root: Path) -> Iterator[tuple[Path, Path]]:
    """Each file that ships, and its place relative to the checkout."""
    for folder, kinds in DATA.items():
        for file in sorted(file for kind in kinds for file in (root / folder).rglob(kind)):
            if file.is_file() and file.suffix not in (".py", ".pyc"):
                yield file, file.relative_to(root)


class DataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the data into the package; in a checkout they lie beside it already."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place in the package."""
        if version == "editable":
            return
        for file, place in shipped_files(Path(self.root)):
            build_data["force_include"][str(file)] = f"lapreporter/data/{place.as_posix()}"
