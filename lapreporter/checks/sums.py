"""Sums that have to come out: a year's movements, and figures of a table against their total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lapreporter.checks.settings import Settings
from lapreporter.report.contamination import AreaBalance
from lapreporter.report.retained import RetainedBalance
from lapreporter.report.stockpiles import Balance


@dataclass(frozen=True, slots=True)
class Sum:
    """A year that does not add up: what it starts with, what the movements make, and what is reported."""

    opening: int
    calc: int
    closing: int

    @property
    def difference(self) -> int:
        """What is reported and not explained; the size of it, without sign."""
        return abs(self.closing - self.calc)


def stock_gap(balance: Balance) -> Sum | None:
    """The year of a stock that does not add up, or None; silent unless opening and closing are given."""
    return _gap(
        balance.opening,
        (balance.discovered, balance.received, balance.returned, balance.correction),
        (balance.destroyed, balance.transferred, balance.to_retained),
        balance.closing,
    )


def retained_gap(balance: RetainedBalance) -> Sum | None:
    """The year of retained items that does not add up, or None; silent unless opening and closing are given."""
    return _gap(
        balance.opening,
        (balance.acquired, balance.correction),
        (balance.consumed, balance.destroyed, balance.transferred),
        balance.closing,
    )


def area_gap(balance: AreaBalance, rows: int, settings: Settings) -> Sum | None:
    """The year of contaminated land that does not add up, or None; silent unless opening and closing are given."""
    plus = (balance.found_m2, balance.resurvey_m2)
    minus = (balance.cancelled_m2, balance.reduced_m2, balance.cleared_m2)
    gap = _gap(balance.opening_m2, plus, minus, balance.closing_m2)
    if gap is None or gap.difference <= area_slack(
        (gap.opening, gap.closing, *given(*plus, *minus)), gap.calc, rows, settings
    ):
        return None
    return gap


def area_slack(figures: Iterable[int], total: int, rows: int, settings: Settings) -> int:
    """Square metres by which a sum of areas may be off: little for exact figures, a share for rounded ones."""
    exact = settings.area_slack_m2 * max(rows, 1)
    if any(figure % settings.hectare_m2 for figure in figures):
        return exact
    return max(exact, int(abs(total) * settings.rounded_share))


def given(*figures: int | None) -> list[int]:
    """The figures that are given."""
    return [figure for figure in figures if figure is not None]


def total(*figures: int | None) -> int:
    """The sum of the figures that are given."""
    return sum(given(*figures))


def _gap(
    opening: int | None, plus: tuple[int | None, ...], minus: tuple[int | None, ...], closing: int | None
) -> Sum | None:
    if opening is None or closing is None:
        return None
    calc = opening + total(*plus) - total(*minus)
    return None if calc == closing else Sum(opening, calc, closing)
