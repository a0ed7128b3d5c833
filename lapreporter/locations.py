"""Where things lie: the data shipped with the program, and the user's own folders."""

from __future__ import annotations

import sys
from pathlib import Path


def shipped(*parts: str) -> Path:
    """A file or folder shipped with the program, such as ``shipped("forms", "reference")``.

    Found in the frozen program's folder, beside the package in a checkout, or inside an installed package.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent
    home = Path(frozen) if frozen else package.parent
    if not (home / "forms").is_dir():
        home = package / "data"
    return home.joinpath(*parts)


def own_command() -> list[str]:
    """How this program starts itself again, frozen or not; what follows are its arguments."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "lapreporter"]


def user_data() -> Path:
    """The user's data folder for reports and identities; created by whoever writes there first."""
    from platformdirs import user_data_path

    return user_data_path("LAP Reporter", appauthor=False)


def known_signers() -> Path:
    """The folder of the user's book of signers whose keys were compared; created by whoever writes there first."""
    return user_data() / "known-signers"
