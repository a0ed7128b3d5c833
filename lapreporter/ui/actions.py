"""Buttons in the words of the window, each with what it does when it is pressed."""

from __future__ import annotations

from collections.abc import Callable

from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.icons import Icon


def action(
    front: Front,
    label: str,
    act: Callable[..., object],
    icon: Icon | None = None,
    kind: ButtonKind = ButtonKind.QUIET,
) -> Button:
    """A button with a marked ``label``."""
    button = Button(front.theme, front.say(label), kind, icon=icon)
    button.clicked.connect(act)
    return button
