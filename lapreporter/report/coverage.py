"""What a report says about a plan of action, kept as data so that a receiver need not compute it again."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from lapreporter.report.node import Node

Code = Annotated[str, StringConstraints(max_length=60)]
Number = Annotated[int, Field(ge=0)]


class GroupRecord(Node):
    """Whether the State belongs to a group the plan speaks to, and how that is known."""

    belongs: bool
    basis: Code


class IndicatorRecord(Node):
    """The status of one indicator, the addresses of its evidence, and of what is missing."""

    id: Code
    status: Code
    evidence: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class ActionRecord(Node):
    """The status of one action; ``own_word`` is the State's own word on whether it is concerned."""

    number: Number
    status: Code
    own_word: bool | None = None
    indicators: tuple[IndicatorRecord, ...]


class CoverageRecord(Node):
    """The coverage of a plan: how many indicators concern the State, how many are answered, and each of them."""

    plan: Code
    wording: Annotated[str, StringConstraints(max_length=300)]
    answered: Number
    concerning: Number
    groups: dict[Code, GroupRecord]
    actions: tuple[ActionRecord, ...]
