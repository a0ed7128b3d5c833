"""What the installable package takes along beside its modules: the data read by `lapreporter.locations.shipped`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA = {"forms": ("*.toml", "*.csv"), "translations": ("*.mo",), "resources": ("*",)}


class DataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the data into the package; in a checkout they lie beside it already."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name each file and its place in the package."""
        if version == "editable":
            return
        root = Path(self.root)
        for folder, kinds in DATA.items():
            for file in (file for kind in kinds for file in (root / folder).rglob(kind)):
                if file.is_file() and file.suffix not in (".py", ".pyc"):
                    build_data["force_include"][str(file)] = f"lapreporter/data/{file.relative_to(root).as_posix()}"
