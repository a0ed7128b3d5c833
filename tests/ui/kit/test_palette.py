from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from lapreporter.ui.kit.palette import DARK, LIGHT, Palette, Role, high_contrast, system_colours


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Palette, one: Role, other: Role) -> float:
    high, low = sorted((luminance(palette.color(one)), luminance(palette.color(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


STATED = [
    (Role.INK, Role.SHEET, 16.1, 14.1),
    (Role.INK, Role.PAPER, 14.7, 15.9),
    (Role.INK2, Role.SHEET, 7.9, 9.1),
    (Role.INK2, Role.PAPER, 7.2, 10.2),
    (Role.INK3, Role.SHEET, 5.5, 6.5),
    (Role.INK3, Role.PAPER, 5.0, 7.3),
    (Role.EDGE, Role.SHEET, 3.9, 4.7),
    (Role.EDGE, Role.PAPER, 3.5, 5.2),
    (Role.HAIRLINE, Role.SHEET, 1.4, 1.4),
    (Role.HAIRLINE, Role.PAPER, 1.2, 1.6),
    (Role.ACCENT, Role.SHEET, 8.3, 8.0),
    (Role.ACCENT, Role.PAPER, 7.6, 9.0),
    (Role.ON_ACCENT, Role.ACCENT, 8.3, 8.7),
    (Role.ON_ACCENT, Role.ACCENT_STRONG, 11.0, 11.3),
    (Role.ACCENT, Role.ACCENT_TINT, 7.3, 6.6),
    (Role.ERROR, Role.SHEET, 6.8, 8.1),
    (Role.ERROR, Role.PAPER, 6.2, 9.1),
    (Role.ERROR, Role.ERROR_TINT, 6.0, 7.5),
    (Role.WARNING, Role.SHEET, 6.6, 9.2),
    (Role.WARNING, Role.PAPER, 6.1, 10.4),
    (Role.WARNING, Role.WARNING_TINT, 6.0, 7.8),
    (Role.DONE, Role.SHEET, 6.8, 8.5),
    (Role.DONE, Role.PAPER, 6.2, 9.6),
    (Role.DONE, Role.DONE_TINT, 6.0, 7.2),
]


@pytest.mark.parametrize(("one", "other", "light", "dark"), STATED)
def test_contrasts_are_as_stated(one: Role, other: Role, light: float, dark: float) -> None:
    assert contrast(LIGHT, one, other) == pytest.approx(light, abs=0.06)
    assert contrast(DARK, one, other) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ground", [Role.PAPER, Role.SHEET, Role.SUNKEN, Role.NEUTRAL])
@pytest.mark.parametrize("ink", [Role.INK, Role.INK2, Role.INK3])
def test_text_can_be_read_on_every_ground(palette: Palette, ground: Role, ink: Role) -> None:
    assert contrast(palette, ink, ground) >= 4.6


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("tint", [Role.ACCENT_TINT, Role.ERROR_TINT, Role.WARNING_TINT, Role.DONE_TINT])
def test_text_can_be_read_on_every_tint(palette: Palette, tint: Role) -> None:
    assert contrast(palette, Role.INK, tint) >= 7
    assert contrast(palette, Role.INK2, tint) >= 4.5


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_colour(role: Role) -> None:
    for palette in (LIGHT, DARK, high_contrast(QPalette(QColor("white"), QColor("black")))):
        assert palette.color(role).isValid()


def test_high_contrast_uses_the_colours_of_the_system_alone() -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#ffff00"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#00ff00"))
    system.setColor(QPalette.ColorRole.HighlightedText, QColor("#000000"))
    given = {high_contrast(system).color(role).name() for role in Role}
    assert given == {"#000000", "#ffff00", "#00ff00"}


def test_qt_draws_selections_in_the_accent() -> None:
    assert system_colours(DARK).color(QPalette.ColorRole.Highlight) == DARK.color(Role.ACCENT)
