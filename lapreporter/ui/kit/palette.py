"""The colours by role: light, dark, and what the system says when it asks for high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QPalette


class Role(StrEnum):
    """What a colour is for. The value is the attribute of `Palette` that holds it."""

    PAPER = "paper"
    SHEET = "sheet"
    SUNKEN = "sunken"
    NEUTRAL = "neutral"
    INK = "ink"
    INK2 = "ink2"
    INK3 = "ink3"
    EDGE = "edge"
    HAIRLINE = "hairline"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ACCENT_STRONG = "accent_strong"
    ACCENT_TINT = "accent_tint"
    ACCENT_LINE = "accent_line"
    ERROR = "error"
    ERROR_TINT = "error_tint"
    ERROR_LINE = "error_line"
    WARNING = "warning"
    WARNING_TINT = "warning_tint"
    WARNING_LINE = "warning_line"
    DONE = "done"
    DONE_TINT = "done_tint"
    DONE_LINE = "done_line"


@dataclass(frozen=True, slots=True)
class Palette:
    """One colour for each role, written ``#rrggbb``."""

    paper: str
    sheet: str
    sunken: str
    neutral: str
    ink: str
    ink2: str
    ink3: str
    edge: str
    hairline: str
    accent: str
    on_accent: str
    accent_strong: str
    accent_tint: str
    accent_line: str
    error: str
    error_tint: str
    error_line: str
    warning: str
    warning_tint: str
    warning_line: str
    done: str
    done_tint: str
    done_line: str

    def color(self, role: Role) -> QColor:
        """The colour of a role, ready for a painter."""
        return QColor(getattr(self, role.value))


LIGHT = Palette(
    paper="#F6F5F1",
    sheet="#FFFFFF",
    sunken="#FAF9F6",
    neutral="#EFEEEA",
    ink="#18222D",
    ink2="#47535F",
    ink3="#5F6B76",
    edge="#78838E",
    hairline="#DFDDD6",
    accent="#1F4E8C",
    on_accent="#FFFFFF",
    accent_strong="#173C6D",
    accent_tint="#EAF1FA",
    accent_line="#B7CCE7",
    error="#B0231B",
    error_tint="#FCEEEC",
    error_line="#EBC1BD",
    warning="#865000",
    warning_tint="#FDF3DF",
    warning_line="#E8CD9A",
    done="#1C6843",
    done_tint="#E7F4EC",
    done_line="#B2D8C2",
)

DARK = Palette(
    paper="#12171D",
    sheet="#1B222A",
    sunken="#171D24",
    neutral="#262E37",
    ink="#EDF1F5",
    ink2="#BAC4CE",
    ink3="#9AA6B2",
    edge="#7F8C99",
    hairline="#323D48",
    accent="#8FBAF2",
    on_accent="#0C1A2B",
    accent_strong="#B4D2F8",
    accent_tint="#20304A",
    accent_line="#3C557A",
    error="#FF9F96",
    error_tint="#3A2120",
    error_line="#6B3A37",
    warning="#F0BC66",
    warning_tint="#382C17",
    warning_line="#6A5327",
    done="#80CDA4",
    done_tint="#1A3327",
    done_line="#33604A",
)


def high_contrast(system: QPalette) -> Palette:
    """The system's own colours in every role; shapes and words alone tell states apart."""
    ground = system.color(QPalette.ColorRole.Window).name()
    sheet = system.color(QPalette.ColorRole.Base).name()
    ink = system.color(QPalette.ColorRole.WindowText).name()
    accent = system.color(QPalette.ColorRole.Highlight).name()
    on_accent = system.color(QPalette.ColorRole.HighlightedText).name()
    return Palette(
        paper=ground, sheet=sheet, sunken=ground, neutral=ground,
        ink=ink, ink2=ink, ink3=ink, edge=ink, hairline=ink,
        accent=accent, on_accent=on_accent, accent_strong=accent, accent_tint=sheet, accent_line=ink,
        error=ink, error_tint=sheet, error_line=ink,
        warning=ink, warning_tint=sheet, warning_line=ink,
        done=ink, done_tint=sheet, done_line=ink,
    )  # fmt: skip


def system_colours(palette: Palette) -> QPalette:
    """Qt's own palette in our colours, for the parts that Qt draws: selections, menus, lists, tool tips."""
    colours = QPalette()
    groups = QPalette.ColorRole
    for group, role in (
        (groups.Window, Role.PAPER),
        (groups.WindowText, Role.INK),
        (groups.Base, Role.SHEET),
        (groups.AlternateBase, Role.SUNKEN),
        (groups.Text, Role.INK),
        (groups.PlaceholderText, Role.INK3),
        (groups.Button, Role.SHEET),
        (groups.ButtonText, Role.INK),
        (groups.Mid, Role.HAIRLINE),
        (groups.Highlight, Role.ACCENT),
        (groups.HighlightedText, Role.ON_ACCENT),
        (groups.Link, Role.ACCENT),
        (groups.ToolTipBase, Role.SHEET),
        (groups.ToolTipText, Role.INK),
    ):
        colours.setColor(group, palette.color(role))
    for group in (groups.WindowText, groups.Text, groups.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, group, palette.color(Role.INK3))
    return colours
