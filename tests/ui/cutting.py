"""What is cut on the screen: texts higher or wider than their room, and what sticks out of the widget around it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.window import Window
from tools.pictures import SCREENS, show

SLACK = 1


def cut(window: Window) -> list[str]:
    """The visible widgets that do not show all they have to say."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _looks_into_more(widget):
            found += [f"{named(widget)}: {what}" for what in _faults(widget)]
    return found


def named(widget: QWidget) -> str:
    """A widget by its class and what it says."""
    text = widget.text() if isinstance(widget, QLabel | QPushButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:50]!r}"


def _faults(widget: QWidget) -> list[str]:
    faults = []
    if widget.hasHeightForWidth() and widget.heightForWidth(widget.width()) > widget.height() + SLACK:
        faults.append(f"{widget.height()} high, needs {widget.heightForWidth(widget.width())}")
    if widget.minimumSizeHint().width() > widget.width() + SLACK:
        faults.append(f"{widget.width()} wide, needs {widget.minimumSizeHint().width()}")
    if isinstance(widget, Scroll) and widget.horizontalScrollBar().maximum() > 0:
        faults.append(f"scrolls sideways by {widget.horizontalScrollBar().maximum()}")
    around = widget.parentWidget()
    if around is not None and not _looks_into_more(around) and not _contains(around, widget):
        faults.append(f"sticks out of {type(around).__name__}")
    return faults


def _contains(around: QWidget, widget: QWidget) -> bool:
    room = around.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    return room.contains(widget.geometry()) or widget.isWindow()


def _looks_into_more(widget: QWidget) -> bool:
    """Whether a widget is the part of a scrolled whole that one sees, or belongs to one of Qt's own lists."""
    around = widget.parentWidget()
    inside = isinstance(around, QAbstractScrollArea) and not isinstance(around, Scroll)
    return inside or (isinstance(around, Scroll) and around.viewport() is widget)


def walked(window: Window, part: slice = slice(None)) -> list[str]:
    """What is cut anywhere: at the start, on the screens of the practice report, and on a part of its pages."""
    found = [*_cut_on(window, "start")]
    window.show_new_report()
    found += _cut_on(window, "new report")
    window.show_verify()
    found += _cut_on(window, "check a report")
    window.practise()
    assert window.workplace is not None
    screens = [place for place in SCREENS if place != "finish"]
    for place in [*screens, *[page.key for page in window.workplace.desk.edition.pages()][part]]:
        show(window, place)
        found += _cut_on(window, place)
    return found


def _cut_on(window: Window, place: str) -> list[str]:
    # A page is laid out in turns: a bar that appears leaves less room, and lines wrap anew.
    for _ in range(8):
        QApplication.processEvents()
    return [f"{place}: {fault}" for fault in cut(window)]
