"""The ways to what keeps a report safe, in the shell of the place where it is worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance

from lapreporter.ui.keeping import PROTECTION, VERSIONS, KeepingLinks, Telling
from lapreporter.ui.protection.way import Place as PlaceOfProtection
from lapreporter.ui.protection.way import ProtectionWay
from lapreporter.ui.versions.way import VersionsWay


class Place(PlaceOfProtection, Protocol):
    """What both need of the place."""

    @property
    def noticed(self) -> SignalInstance:
        """Tells what there is to say."""

    @property
    def troubled(self) -> SignalInstance:
        """Tells a failure."""

    def open(self, key: str) -> None:
        """Open a page by its key."""


class KeepingWay:
    """Leads to earlier versions and to protection."""

    def __init__(self, place: Place) -> None:
        self._place = place
        telling = Telling(place.noticed.emit, place.troubled.emit)
        self._versions = VersionsWay(place, telling)
        self._protection = ProtectionWay(place, telling)

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by its key."""
        return {VERSIONS: self._versions.show, PROTECTION: self._protection.show}

    def links(self) -> KeepingLinks:
        """The links for the task list."""
        links = KeepingLinks(self._place.desk, self._place.document.key is not None)
        links.opened.connect(self._place.open)
        return links
