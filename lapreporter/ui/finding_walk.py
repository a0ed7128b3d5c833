"""Going from finding to finding, worst first, round and round."""

from __future__ import annotations

from lapreporter.ui.session import Session


class FindingWalk:
    """Remembers where one is; a finding that was dealt with is passed over."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last: tuple[str, str] | None = None

    def step(self, by: int) -> str | None:
        """The address of the next finding (1) or of the one before (-1); None while there is none."""
        stops = [(finding.code, finding.spot) for finding in self._session.open_findings() if finding.spot]
        if not stops:
            return None
        if self._last in stops:
            self._last = stops[(stops.index(self._last) + by) % len(stops)]
        else:
            self._last = stops[0 if by > 0 else -1]
        return self._last[1]
