"""The look as a value: palette, text size, script. Handed to every widget; no part of it is global.

A widget of the kit takes a `Theme` first and has ``wear(theme)``. `redress` walks a window and lets every such widget
put on a new theme, so that a change of colour or text size shows at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from lapreporter.ui.kit.palette import DARK, LIGHT, Palette, Role, high_contrast, system_colours

TEXT_SIZES: Final = (100, 125, 150, 200)
"""The sizes of text one can choose, in per cent."""


_SHIPPED: Final = {
    QFontDatabase.WritingSystem.Cyrillic: ("NotoSans-Regular", "NotoSans-Bold"),
    QFontDatabase.WritingSystem.Arabic: ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    QFontDatabase.WritingSystem.SimplifiedChinese: ("NotoSansSC-Regular",),
}
"""The shipped faces by the script a system may lack; Chinese has one weight, from which Qt makes the bold one."""


class Space:
    """The grid of distances, in pixels. Distances do not grow with the text."""

    HAIR: Final = 4
    SMALL: Final = 8
    MEDIUM: Final = 12
    LARGE: Final = 16
    WIDE: Final = 24
    HUGE: Final = 36
    PAGE: Final = 48


class Radius:
    """Roundness of corners, in pixels."""

    FIELD: Final = 5
    BUTTON: Final = 6
    CARD: Final = 8
    LARGE: Final = 10


class Least:
    """The least heights, in pixels, of what one reads and hits."""

    ROW: Final = 42
    CONTROL: Final = 36
    TARGET: Final = 32


class Tone(Enum):
    """What a coloured thing says. The values are the roles of its ink, its tint and its line."""

    NEUTRAL = (Role.INK2, Role.NEUTRAL, Role.HAIRLINE)
    ACCENT = (Role.ACCENT, Role.ACCENT_TINT, Role.ACCENT_LINE)
    ERROR = (Role.ERROR, Role.ERROR_TINT, Role.ERROR_LINE)
    WARNING = (Role.WARNING, Role.WARNING_TINT, Role.WARNING_LINE)
    DONE = (Role.DONE, Role.DONE_TINT, Role.DONE_LINE)

    @property
    def ink(self) -> Role:
        """The role of text and icons."""
        return self.value[0]

    @property
    def tint(self) -> Role:
        """The role of the ground."""
        return self.value[1]

    @property
    def line(self) -> Role:
        """The role of the outline."""
        return self.value[2]


class TextStyle(NamedTuple):
    """Size in pixels at 100 %, weight, colour, and whether figures stand in columns."""

    size: int
    weight: QFont.Weight = QFont.Weight.Normal
    ink: Role = Role.INK
    figures: bool = False


_BOLD = QFont.Weight.Bold
_SEMIBOLD = QFont.Weight.DemiBold


class Type:
    """The type scale. Nothing that is read stands under 13 px; chart axes alone have 12."""

    HEADLINE: Final = TextStyle(34, _BOLD)
    TITLE: Final = TextStyle(28, _BOLD)
    TITLE_SMALL: Final = TextStyle(26, _BOLD)
    SECTION: Final = TextStyle(20, _BOLD)
    QUESTION: Final = TextStyle(17, _BOLD)
    TOTAL: Final = TextStyle(17, _BOLD, figures=True)
    LEAD: Final = TextStyle(17, ink=Role.INK2)
    SUBTITLE: Final = TextStyle(16, ink=Role.INK2)
    ROW: Final = TextStyle(16, _SEMIBOLD)
    BODY: Final = TextStyle(15)
    STRONG: Final = TextStyle(15, _SEMIBOLD)
    FIGURE: Final = TextStyle(15, figures=True)
    HELP: Final = TextStyle(14, ink=Role.INK2)
    HELP_STRONG: Final = TextStyle(14, _SEMIBOLD)
    HINT: Final = TextStyle(14, ink=Role.INK3)
    LINK: Final = TextStyle(14, ink=Role.ACCENT)
    META: Final = TextStyle(13, ink=Role.INK2)
    COLUMN: Final = TextStyle(13, _SEMIBOLD, Role.INK2)
    AXIS: Final = TextStyle(12, ink=Role.INK2)


class Appearance(Enum):
    """What the user chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Theme:
    """A palette, a text size in per cent, the families of the font and the line height as a multiple of the size."""

    palette: Palette = LIGHT
    percent: int = 100
    families: tuple[str, ...] = ()
    leading: float = 1.35

    def color(self, role: Role) -> QColor:
        """The colour of a role, ready for a painter."""
        return self.palette.color(role)

    def px(self, size: float) -> int:
        """A size that belongs to text, such as an icon's, at the chosen text size."""
        return round(size * self.percent / 100)

    def font(self, style: TextStyle) -> QFont:
        """The font of a style at the chosen text size."""
        font = QFont(list(self.families)) if self.families else QFont()
        font.setPixelSize(self.px(style.size))
        font.setWeight(style.weight)
        if style.figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, style: TextStyle) -> float:
        """The height of a line of a style, in pixels."""
        return self.px(style.size) * self.leading

    def chars(self, count: float, style: TextStyle = Type.BODY) -> int:
        """The width of so many average characters of a style, in pixels."""
        return round(QFontMetricsF(self.font(style)).horizontalAdvance("n") * count)


def leading_for(language: str) -> float:
    """The line height a language needs: Arabic and Chinese stand wider apart than the alphabets."""
    return {"ar": 1.6, "zh": 1.5}.get(language.partition("-")[0], 1.35)


def palette_for(application: QApplication, appearance: Appearance) -> Palette:
    """The palette for the user's choice; a system in high contrast wins over it."""
    hints = application.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        application.setPalette(QPalette())
        return high_contrast(application.palette())
    if appearance is Appearance.SYSTEM:
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def window_families(application: QApplication, fonts: Path) -> tuple[str, ...]:
    """The families to write the window in, best first: the system's own, then shipped ones for what it cannot write.

    ``fonts`` is the folder of shipped fonts; they are registered with Qt when they are used. Where there is no system,
    the window is written in them alone. A report may hold any script, whatever the window speaks.
    """
    alone = application.platformName() in ("offscreen", "minimal")
    known = QFontDatabase.families
    names = [name for script, faces in _SHIPPED.items() if alone or not known(script) for name in faces]
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    # By its true name: of an alias such as "Sans Serif" the shipped Chinese face would be made, Latin letters and all.
    families = [] if alone or not names else [QFontInfo(general).family()]
    for name in names:
        handle = QFontDatabase.addApplicationFont(str(fonts / f"{name}.ttf"))
        families += QFontDatabase.applicationFontFamilies(handle) if handle >= 0 else []
    return tuple(dict.fromkeys(families))


def dress(application: QApplication, theme: Theme) -> None:
    """Give Qt's own parts (menus, lists, tool tips, selections) the colours and the font of the theme."""
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    colours = system_colours(theme.palette)
    application.setPalette(colours)
    application.setFont(theme.font(Type.BODY))
    QToolTip.setPalette(colours)
    QToolTip.setFont(theme.font(Type.META))


def redress(root: QWidget, theme: Theme) -> None:
    """Let a window and everything in it put on a theme, outer widgets before inner ones."""
    root.setUpdatesEnabled(False)
    try:
        for widget in (root, *root.findChildren(QWidget)):
            wear: Callable[[Theme], None] | None = getattr(widget, "wear", None)
            if wear is not None:
                wear(theme)
    finally:
        root.setUpdatesEnabled(True)
