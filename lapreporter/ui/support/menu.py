"""The menu below Help: help with the question, and the report for the makers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from lapreporter.ui.desk import Front
from lapreporter.ui.kit.buttons import Button
from lapreporter.ui.support.page import TITLE
from lapreporter.words import mark

THIS_PAGE = mark("Help with this page")


def help_menu(
    front: Front, help_asked: Callable[[], None] | None, makers_asked: Callable[[], None], parent: QWidget
) -> QMenu:
    """The menu; without a report open there is no page to help with."""
    menu = QMenu(parent)
    if help_asked is not None:
        menu.addAction(f"{front.say(THIS_PAGE)}\tF1").triggered.connect(help_asked)
    menu.addAction(front.say(TITLE)).triggered.connect(makers_asked)
    return menu


def show_below(menu: QMenu, button: Button, parent: QWidget) -> None:
    """Open a menu below a button, within the window."""
    start = button.width() - menu.sizeHint().width() if not parent.isRightToLeft() else 0
    menu.popup(button.mapToGlobal(QPoint(start, button.height())))
