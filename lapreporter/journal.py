"""The journal of errors: kinds and places in the program, and nothing of a report, a person or a folder.

The message of an error is never written down: it may quote an answer or a path.
"""

from __future__ import annotations

import hashlib
import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

LIMIT = 2_000_000
"""Bytes of the journal at most, its older half included."""
LAST = 40
NAME = "journal.txt"
_LONGEST = 2_000
_PACKAGE = Path(__file__).parent


class Journal(logging.Handler):
    """Writes errors into a file that never grows beyond `LIMIT`; a disk that is full or gone costs only the journal."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self._file, self._older = folder / NAME, folder / f"older-{NAME}"

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line: time, weight, kind of error, and the places it passed through."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="ascii", errors="replace") as stream:
                stream.write(entry(record) + "\n")
                full = stream.tell() > LIMIT // 2
            if full:
                os.replace(self._file, self._older)  # noqa: PTH105 - replaces on every system

    def last(self, count: int = LAST) -> list[str]:
        """The last lines, oldest first."""
        lines: list[str] = []
        for file in (self._older, self._file):
            with suppress(OSError):
                lines += file.read_text(encoding="ascii", errors="replace").splitlines()
        return lines[-count:]


def entry(record: logging.LogRecord) -> str:
    """A record as one line without any value in it."""
    at = datetime.fromtimestamp(record.created, UTC)
    own = record.name.split(".")[0] == "lapreporter"
    parts = [f"{at:%Y-%m-%d %H:%M:%S}", record.levelname, f"{record.name if own else 'library'}:{record.lineno}"]
    if record.exc_info and record.exc_info[0] is not None:
        kind, problem, trace = record.exc_info
        parts += [code(kind, trace), *_kinds(problem, kind), *_places(trace)]
    return " ".join(parts)[:_LONGEST]


def code(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A short code for a mistake of the program, the same whenever it happens again in this version: ``3F7A2C``."""
    return hashlib.sha256(" ".join([kind.__name__, *_places(trace)]).encode()).hexdigest()[:6].upper()


def _kinds(problem: BaseException | None, kind: type[BaseException]) -> list[str]:
    """The kind of an error and of those that led to it."""
    kinds = [kind.__name__]
    while problem is not None and len(kinds) < 5:
        problem = problem.__cause__ or problem.__context__
        if problem is not None:
            kinds.append(f"from {type(problem).__name__}")
    return kinds


def _places(trace: TracebackType | None) -> list[str]:
    """Where in the program an error passed; places in libraries by the name of their file alone."""
    places = []
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        own = file.is_relative_to(_PACKAGE)
        places.append(f"{file.relative_to(_PACKAGE).as_posix() if own else file.name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-12:]
