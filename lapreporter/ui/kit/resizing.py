"""What a widget does when its size changes: a mistake in it is told once Qt is through with its layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, TypeVar, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

Handler = TypeVar("Handler", bound=Callable[[Any, QResizeEvent], None])


def told_later(handle: Handler) -> Handler:
    """A ``resizeEvent`` out of which no mistake comes. In the middle of a layout one would end the whole process."""

    @wraps(handle)
    def handled(widget: Any, event: QResizeEvent) -> None:
        try:
            handle(widget, event)
        except Exception as problem:  # noqa: BLE001 - it takes the way of every mistake, only later
            QTimer.singleShot(0, partial(_tell, problem))

    return cast("Handler", handled)


def _tell(problem: Exception) -> None:
    raise problem
