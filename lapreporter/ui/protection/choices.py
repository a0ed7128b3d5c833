"""What was decided about protection on this computer: by whoever looks after it, and by the user for one report."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QSettings

_log = logging.getLogger(__name__)

POLICY = "policy.toml"
_DECLINED = "declined"


class Rule(StrEnum):
    """What the policy file says under ``protection``: offer it when there is reason to, or begin every report with it.

    Neither forces anybody: losing both the passphrase and the sheet is a more frequent harm than a stolen computer.
    """

    OFFER = "offer"
    ALWAYS = "always"


def rule_of(folders: Iterable[Path]) -> Rule:
    """What the first policy file in these folders says; without one, or where it cannot be read, `Rule.OFFER`.

    ``folders`` are the program's own and then the user's, so that a ministry can hand out the one with the other.
    """
    for folder in folders:
        try:
            return Rule(tomllib.loads((folder / POLICY).read_text(encoding="utf-8-sig"))["protection"])
        except FileNotFoundError:
            continue
        except (OSError, KeyError, ValueError) as problem:
            _log.warning("the policy file cannot be read", exc_info=problem)
    return Rule.OFFER


class Declined:
    """The reports of this computer whose user does not want to be offered protection again; no report knows of it."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "protection.ini"), QSettings.Format.IniFormat)

    def __contains__(self, report_id: str) -> bool:
        return self._store.contains(f"{_DECLINED}/{report_id}")

    def add(self, report_id: str) -> None:
        """Remember that it was declined for a report."""
        self._store.setValue(f"{_DECLINED}/{report_id}", "yes")
