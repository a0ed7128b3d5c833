"""Reading a plan of action from the data in ``forms/plans``. Unknown keys, addresses and values are refused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lapreporter.checks.plan.binding import All, AnyOf, Given, HowMany, Is, Item, Rows
from lapreporter.checks.plan.plan import Action, Binding, Group, Indicator, Plan, Predicate, Source, Wording
from lapreporter.report.answers import OmissionKind
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import Leaf, NoSuchAddress, codes_of, leaf

_PLAN = frozenset(
    "id name period text source source_note actions indicators adopted_on adopted_period adopted_difference".split()
)
_ACTION = frozenset("number section title summary applies_to reported_in deadline adopted_difference indicator".split())
_INDICATOR = frozenset("id measure source evidence question applies_to paths predicate".split())
_TOP = frozenset(("plan", "section", "action"))


class BrokenPlan(ValueError):
    """The data of a plan do not fit the report or the format; the message says where."""


def load_plan(file: Path, predicates: Mapping[str, Predicate]) -> Plan:
    """The plan written in ``file``, bound to these predicates. BrokenPlan says what does not fit."""
    with file.open("rb") as stream:
        try:
            data = tomllib.load(stream)
        except tomllib.TOMLDecodeError as error:
            raise BrokenPlan(f"{file.name}: {error}") from error
    try:
        plan = _plan(data, predicates)
    except (KeyError, ValueError) as error:
        raise BrokenPlan(f"{file.name}: {error}") from error
    head = data["plan"]
    counted = (len(plan.actions), sum(1 for _ in plan.indicators()))
    if counted != (head["actions"], head["indicators"]):
        raise BrokenPlan(f"{file.name}: {counted[0]} actions and {counted[1]} indicators are written")
    unused = sorted(set(predicates) - {indicator.binding.name for _, indicator in plan.indicators()})
    if unused:
        raise BrokenPlan(f"{file.name}: no indicator uses the predicate {', '.join(unused)}")
    return plan


def _plan(data: Mapping[str, Any], predicates: Mapping[str, Predicate]) -> Plan:
    _only(data, _TOP, "plan")
    head = data["plan"]
    _only(head, _PLAN, "plan")
    sections = {section["key"]: section["title"] for section in data["section"]}
    return Plan(
        id=head["id"],
        name=head["name"],
        period=head["period"],
        wording=Wording(
            status=head["text"],
            source=head["source"],
            note=head.get("source_note", ""),
            adopted_on=head.get("adopted_on", ""),
            adopted_period=head.get("adopted_period", ""),
            adopted_difference=head.get("adopted_difference", ""),
        ),
        sections=sections,
        headings={section["key"]: section.get("short", section["title"]) for section in data["section"]},
        actions=tuple(_action(action, sections, predicates) for action in data["action"]),
    )


def _action(data: Mapping[str, Any], sections: Mapping[str, str], predicates: Mapping[str, Predicate]) -> Action:
    where = f"action {data.get('number')}"
    _only(data, _ACTION, where)
    if data["section"] not in sections:
        raise BrokenPlan(f"{where}: no such section {data['section']}")
    groups = tuple(Group(group) for group in data["applies_to"])
    return Action(
        number=data["number"],
        section=data["section"],
        title=data["title"],
        summary=data["summary"],
        applies_to=groups,
        reported_in=tuple(data["reported_in"]),
        deadline=data["deadline"],
        adopted_difference=data.get("adopted_difference", ""),
        indicators=tuple(_indicator(indicator, groups, predicates) for indicator in data["indicator"]),
    )


def _indicator(data: Mapping[str, Any], groups: tuple[Group, ...], predicates: Mapping[str, Predicate]) -> Indicator:
    where = f"indicator {data.get('id')}"
    _only(data, _INDICATOR, where)
    return Indicator(
        id=data["id"],
        measure=data["measure"],
        source=Source(data["source"]),
        evidence=data["evidence"],
        question=data["question"],
        applies_to=tuple(Group(group) for group in data["applies_to"]) if "applies_to" in data else groups,
        binding=_binding(data, where, predicates),
    )


def _binding(data: Mapping[str, Any], where: str, predicates: Mapping[str, Predicate]) -> Binding:
    if ("paths" in data) is ("predicate" in data):
        raise BrokenPlan(f"{where}: needs either paths or a predicate")
    if "predicate" in data:
        name = data["predicate"]
        if name not in predicates:
            raise BrokenPlan(f"{where}: no such predicate {name}")
        return Binding(name=name, predicate=predicates[name])
    items = tuple(read_item(item, where) for item in data["paths"])
    if not items and data["source"] == "report":
        raise BrokenPlan(f"{where}: names no answer")
    return Binding(items=items)


def read_item(data: Any, where: str, table: str = "") -> Item:
    """One item of the vocabulary from its data; within a row of ``table`` where that is named."""
    match data:
        case str():
            _leaf(table + data, where)
            return Given(data)
        case {"path": str(path), "is": list(values), **rest} if not rest and values:
            _possible(_leaf(table + path, where), values, where)
            return Is(path, tuple(values))
        case {"path": str(path), "said": list(kinds), **rest} if not rest:
            _leaf(table + path, where)
            return Given(path, tuple(OmissionKind(kind) for kind in kinds))
        case {"all": list(parts), **rest} if not rest and parts:
            return All(tuple(read_item(part, where, table) for part in parts))
        case {"any": list(parts), **rest} if not rest and parts:
            return AnyOf(tuple(read_item(part, where, table) for part in parts))
        case {"with": list(parts), **rest} if parts:
            return _rows({str(key): value for key, value in rest.items()}, parts, where, table)
    raise BrokenPlan(f"{where}: cannot read {data}")


def _rows(data: dict[str, Any], parts: list[Any], where: str, table: str) -> Rows:
    which = data.pop("where", [])
    if len(data) != 1:
        raise BrokenPlan(f"{where}: cannot read {data}")
    ((how_many, rows),) = data.items()
    if _leaf(table + str(rows), where).kind is not Kind.TABLE:
        raise BrokenPlan(f"{where}: {rows} is no table")
    inside = f"{table}{rows}[]."
    return Rows(
        HowMany(how_many),
        str(rows),
        tuple(read_item(part, where, inside) for part in parts),
        tuple(read_item(part, where, inside) for part in which),
    )


def _leaf(pattern: str, where: str) -> Leaf:
    try:
        return leaf(pattern, Report)
    except NoSuchAddress as error:
        raise BrokenPlan(f"{where}: no such answer {pattern}") from error


def _possible(found: Leaf, values: list[Any], where: str) -> None:
    choices: set[Any] = {choice.value for choice in found.choices or ()}
    if found.kind is Kind.STATEMENT and found.node is not None:
        choices = {code.value for code in codes_of(found.node)}
    for value in values:
        fits = value in choices if choices else isinstance(value, bool) is (found.kind is Kind.YES_NO)
        if not fits or not isinstance(value, str | bool | int):
            raise BrokenPlan(f"{where}: {found.pattern} cannot be {value}")


def _only(data: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise BrokenPlan(f"{where}: unknown key {', '.join(unknown)}")
