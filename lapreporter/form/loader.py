"""Reading an edition from the data in ``forms/``. Unknown keys and addresses are refused, never passed over."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lapreporter.form.conditions import Condition, UnknownCondition, read_condition
from lapreporter.form.drawn import draw
from lapreporter.form.edition import BrokenForm, Column, Duty, Edition, Form, Layout, Page, Question, Words
from lapreporter.report.kinds import Kind
from lapreporter.report.report import Report
from lapreporter.report.shape import NoSuchAddress, leaf

_WORDS = ("label", "help", "example", "article", "isu", "official", "print")
_QUESTION = {*_WORDS, "path", "duty", "indicators", "when", "wide"}
_TABLE = {*_QUESTION, "column", "layout", "row_name", "add", "title_column", "totals", "group", "none", "continued"}
_COLUMN = {*_WORDS, "path", "question", "duty", "indicators", "when", "width"}
_PAGE = {"id", "title", "heading", "intro", "article", "actions", "when", "print", "question"}
_DRAWN = {"from", "parts", "actions", "reason", "keep", "leave_out"}
_FORM = {"key", "title", "article", "mark", "minutes", "intro"}


def load_edition(folder: Path) -> Edition:
    """The edition whose data lie in ``folder``. BrokenForm says what does not fit.

    An edition that is drawn from another takes its forms and words from there, so that each text stands once.
    """
    head = _table(folder / "form.toml")
    letters: Mapping[str, str] = head.get("letters", {})
    if "drawn" in head:
        _only(head["drawn"], _DRAWN, folder.name)
        return draw(load_edition(folder.parent / head["drawn"]["from"]), head["edition"], letters, head["drawn"])
    forms = tuple(_form(_table(folder / f"{part}.toml"), letters) for part in head["edition"]["parts"])
    not_asked = {entry["path"]: entry["reason"] for entry in head.get("not_asked", [])}
    return Edition(head["edition"]["key"], head["edition"]["name"], forms, not_asked)


def _table(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        try:
            return tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise BrokenForm(f"{path.name}: {error}") from error


def _form(data: Mapping[str, Any], letters: Mapping[str, str]) -> Form:
    head = data["form"]
    key = head["key"]
    _only(head, _FORM, key)
    return Form(
        key=key,
        letter=letters.get(key, ""),
        title=head["title"],
        article=head.get("article", ""),
        mark=head.get("mark", ""),
        minutes=head["minutes"],
        intro=head.get("intro", ""),
        pages=tuple(_page(page, key) for page in data["page"]),
    )


def _page(data: Mapping[str, Any], form: str) -> Page:
    where = f"{form}/{data.get('id')}"
    _only(data, _PAGE, where)
    return Page(
        form=form,
        id=data["id"],
        title=data["title"],
        heading=data.get("heading", ""),
        intro=data.get("intro", ""),
        article=data.get("article", ""),
        actions=tuple(data.get("actions", ())),
        when=_when(data, where),
        questions=tuple(_question(question, where) for question in data["question"]),
        print=data.get("print", ""),
    )


def _question(data: Mapping[str, Any], where: str) -> Question:
    path = data["path"]
    where = f"{where}: {path}"
    try:
        found = leaf(path, Report)
    except NoSuchAddress as error:
        raise BrokenForm(f"{where}: no such answer in the report") from error
    _only(data, _TABLE if found.kind is Kind.TABLE else _QUESTION, where)
    columns = tuple(_column(column, path, where) for column in data.get("column", ()))
    return Question(
        path=path,
        leaf=found,
        words=_words(data),
        duty=Duty(data.get("duty", "voluntary")),
        indicators=tuple(data.get("indicators", ())),
        when=_when(data, where),
        wide=data.get("wide", False),
        columns=columns,
        layout=Layout(data.get("layout", "sheet")),
        add=data.get("add", ""),
        title_column=data.get("title_column", columns[0].name if columns else ""),
        totals=tuple(data.get("totals", ())),
        group=data.get("group", ""),
        none=data.get("none", ""),
        continued=data.get("continued", False),
    )


def _column(data: Mapping[str, Any], table: str, where: str) -> Column:
    name = data["path"]
    where = f"{where}[].{name}"
    _only(data, _COLUMN, where)
    try:
        found = leaf(f"{table}[].{name}", Report)
    except NoSuchAddress as error:
        raise BrokenForm(f"{where}: no such answer in a row") from error
    return Column(
        name=name,
        leaf=found,
        words=_words(data),
        question=data.get("question", data["label"]),
        duty=Duty(data.get("duty", "voluntary")),
        indicators=tuple(data.get("indicators", ())),
        width=float(data.get("width", 10)),
        when=_when(data, where),
    )


def _words(data: Mapping[str, Any]) -> Words:
    return Words(**{name: data[name] for name in _WORDS if name in data})


def _when(data: Mapping[str, Any], where: str) -> Condition | None:
    if "when" not in data:
        return None
    try:
        return read_condition(data["when"])
    except UnknownCondition as error:
        raise BrokenForm(f"{where}: unknown condition {error}") from error


def _only(data: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(data) - known)
    if unknown:
        raise BrokenForm(f"{where}: unknown key {', '.join(unknown)}")
