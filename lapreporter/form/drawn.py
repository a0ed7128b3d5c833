"""An edition drawn from another: the same forms and words under its own letters, with some of the questions only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from lapreporter.form.edition import BrokenForm, Edition, Form, Page, Question

_Asks: TypeAlias = Callable[[str], bool]
"""Whether the drawn edition asks for the answer at an address."""


def draw(source: Edition, head: Mapping[str, Any], letters: Mapping[str, str], drawn: Mapping[str, Any]) -> Edition:
    """The edition that keeps, or leaves out, the answers at the listed addresses and at all those within them.

    The source may be drawn itself: its forms are drawn from, and what it is a part of stays at hand as a whole.
    ``drawn`` names the forms under ``parts``, the addresses under ``keep`` or ``leave_out``, and under ``reason`` why
    the rest is not asked; ``actions = false`` takes the actions of the plan from the pages. BrokenForm names an address
    at which the source asks nothing.
    """
    named = {form.key: replace(form, letter=letters.get(form.key, "")) for form in source.forms}
    listed = tuple(drawn.get("keep", drawn.get("leave_out", ())))
    keeps = "keep" in drawn
    _all_known(listed, source)

    def asks(address: str) -> bool:
        return any(_holds(place, address) for place in listed) is keeps

    forms = tuple(_form(named[part], asks, with_actions=drawn.get("actions", True)) for part in drawn["parts"])
    asked = {address for form in forms for address in _addresses(form)}
    left_out = (address for form in source.forms for address in _addresses(form) if address not in asked)
    silent = dict.fromkeys(left_out, drawn["reason"])
    whole = tuple(replace(form, letter=letters.get(form.key, "")) for form in source.whole)
    return Edition(head["key"], head["name"], forms, {**source.not_asked, **silent}, whole)


def _holds(place: str, address: str) -> bool:
    return address == place or address.startswith((place + ".", place + "["))


def _all_known(listed: tuple[str, ...], source: Edition) -> None:
    known = {address for form in source.forms for address in _addresses(form)}
    for place in listed:
        if not any(_holds(place, address) for address in known):
            raise BrokenForm(f"{place}: not asked by the edition {source.key}")


def _addresses(form: Form) -> Iterator[str]:
    for _, question in form.questions():
        yield question.path
        for column in question.columns:
            yield f"{question.path}[].{column.name}"


def _form(form: Form, asks: _Asks, *, with_actions: bool) -> Form:
    pages = tuple(_page(page, asks, with_actions=with_actions) for page in form.pages)
    return replace(form, pages=tuple(page for page in pages if page.questions))


def _page(page: Page, asks: _Asks, *, with_actions: bool) -> Page:
    questions = (_question(question, asks) for question in page.questions if asks(question.path))
    return replace(
        page,
        actions=page.actions if with_actions else (),
        questions=tuple(question for question in questions if question.columns or not question.is_table),
    )


def _question(question: Question, asks: _Asks) -> Question:
    columns = tuple(column for column in question.columns if asks(f"{question.path}[].{column.name}"))
    names = {column.name for column in columns}
    return replace(question, columns=columns, totals=tuple(name for name in question.totals if name in names))
