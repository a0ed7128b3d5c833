"""Write the requirements files from ``pyproject.toml``: exact versions with hashes, and no address of an index."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
GROUPS = {"requirements.txt": ("install",), "requirements-dev.txt": ("dev",)}


def main() -> None:
    """Resolve for running first; what tests and tools add must agree with it."""
    for file, groups in GROUPS.items():
        Path(ROOT, file).unlink(missing_ok=True)
        subprocess.run(command(file, groups), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def command(file: str, groups: tuple[str, ...]) -> list[str]:
    """The call of uv that resolves the project with some groups into a file, for every platform."""
    line = [str(UV), "pip", "compile", "pyproject.toml", "--output-file", file]
    line += ["--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"]
    line += ["--no-emit-index-url", "--no-annotate", "--custom-compile-command", "make lock"]
    line += [part for group in groups for part in ("--group", group)]
    if file != "requirements.txt":
        line += ["--constraints", "requirements.txt"]
    return line


if __name__ == "__main__":
    main()
