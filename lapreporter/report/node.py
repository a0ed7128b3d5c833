"""The base of everything a report is made of: frozen, closed, every answer optional."""

from __future__ import annotations

import secrets
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

RowId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,16}$")]


def new_id() -> str:
    """A fresh row id: eight letters and digits without those that look alike."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


class Node(BaseModel):
    """A part of a report. It never changes; a changed report is a new one that shares the unchanged parts."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, validate_default=False)


class Row(Node):
    """One row of a table. It keeps its id for life, whatever its position."""

    id: RowId
