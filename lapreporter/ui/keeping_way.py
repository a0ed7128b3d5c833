"""The ways to what keeps a report safe, in the shell of the place where it is worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, SignalInstance

from lapreporter.exchange.public import read_restrictions
from lapreporter.locations import shipped, user_data
from lapreporter.ui.keeping import PROTECTION, VERSIONS, KeepingLinks, Telling
from lapreporter.ui.protection.choices import Declined, Rule, rule_of
from lapreporter.ui.protection.offer import ProtectionOffer
from lapreporter.ui.protection.way import Place as PlaceOfProtection
from lapreporter.ui.protection.way import ProtectionWay
from lapreporter.ui.versions.way import VersionsWay
from lapreporter.words import PRACTICE_STATE


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

    def __init__(self, place: Place, parent: QObject) -> None:
        self._place = place
        telling = Telling(place.noticed.emit, place.troubled.emit)
        self._versions = VersionsWay(place, telling)
        self._protection = ProtectionWay(place, telling)
        restrictions = read_restrictions(shipped("forms", "restricted.toml"))
        ProtectionOffer(place, restrictions, Declined(user_data()), parent)

    @property
    def pages(self) -> dict[str, Callable[[], None]]:
        """What one can open here, by its key."""
        return {VERSIONS: self._versions.show, PROTECTION: self._protection.show}

    def begin(self, first: str) -> None:
        """Show the page that comes first, by its key; where that is the rule here, protection before it."""
        place = self._place
        new = place.document.current.header.number == 1 and place.document.key is None
        practice = place.session.report.cover.state == PRACTICE_STATE
        if new and not practice and rule_of((shipped(), user_data())) is Rule.ALWAYS:
            self._protection.show(then=lambda: place.open(first))
        else:
            place.open(first)

    def links(self) -> KeepingLinks:
        """The links for the task list."""
        links = KeepingLinks(self._place.desk, self._place.document.key is not None)
        links.opened.connect(self._place.open)
        return links
