"""Every rule is registered, has words, and is proved both ways."""

from __future__ import annotations

import ast
import re
from collections import Counter
from operator import attrgetter
from pathlib import Path

import pytest

from lapreporter.checks import registry
from lapreporter.checks.checker import HIDES
from lapreporter.checks.finding import ReportRule, RowRule, Rule, Severity
from lapreporter.checks.registry import MODULES, rule_of, rules
from lapreporter.report.node import Node
from lapreporter.report.report import Report

CODE = re.compile(r"[A-Z]{3}-\d{2}")
PLACE = re.compile(r"\{[^{}]*\}")
HOME = Path(__file__).parent
CHECKS = Path(registry.__file__).parent
BESIDES = {"today", "unread", "history", "partners", "imported_headings", "waiting"}


def judge(rule: Rule) -> str:
    assert isinstance(rule, ReportRule | RowRule)
    return rule.judge.__name__


def proved(how: str) -> set[str]:
    """The codes that some test names when it calls ``raises`` or ``silent``."""
    return {
        node.args[0].value
        for file in HOME.glob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == how
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def spoken(rule: Rule) -> list[str]:
    """Every sentence of a rule, for one and for many."""
    words = (rule.what, rule.why, rule.how)
    return [one for each in words for one in ((each,) if isinstance(each, str) else each)]


CODES = {rule.code for rule in rules()}


def test_each_rule_has_a_test_that_raises_it() -> None:
    assert CODES - proved("raises") == set()


def test_each_rule_has_a_test_that_does_not_raise_it() -> None:
    assert CODES - proved("silent") == set()


def test_no_code_is_given_twice() -> None:
    assert [code for code, count in Counter(rule.code for rule in rules()).items() if count > 1] == []


def test_every_module_with_rules_is_registered() -> None:
    holding = {
        ".".join(file.relative_to(CHECKS).with_suffix("").parts)
        for file in CHECKS.rglob("*.py")
        if re.search(r"^@(row_)?rule\($", file.read_text("utf-8"), re.MULTILINE)
    }
    assert {module.__name__.removeprefix("lapreporter.checks.") for module in MODULES} == holding


def test_every_function_named_like_a_code_is_a_rule_and_the_reverse() -> None:
    named = {
        node.name
        for module in MODULES
        for node in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and CODE.fullmatch(node.name.upper().replace("_", "-"))
    }
    assert named == {judge(rule) for rule in rules()}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_says_what_it_stands_on(rule: Rule) -> None:
    assert CODE.fullmatch(rule.code)
    assert judge(rule) == rule.code.lower().replace("-", "_")
    assert isinstance(rule, ReportRule | RowRule)
    assert (rule.judge.__doc__ or "").endswith((".", ".\n    "))
    assert rule.basis
    for sentence in spoken(rule):
        assert PLACE.sub("", sentence).rstrip(" ")[-1] in ".?", sentence
        for word in ("invalid", "please", "oops", "!"):
            assert word not in sentence.lower(), sentence


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_a_rule_reads_what_exists(rule: Rule) -> None:
    for path in {*rule.reads, *([rule.each] if isinstance(rule, RowRule) else [])} - BESIDES:
        node = attrgetter(path)(Report())
        assert node is None or isinstance(node, Node | tuple | dict | str)


def test_what_hides_another_exists() -> None:
    order = list(Severity)
    for code, hidden in HIDES.items():
        for other in hidden:
            assert order.index(rule_of(code).severity) <= order.index(rule_of(other).severity)


def test_every_rule_of_the_catalogue_is_built() -> None:
    built = Counter(rule.code[:3] for rule in rules())
    del built["ENT"]
    assert built == {
        "COV": 24,
        "SHO": 12,
        "LAW": 13,
        "STK": 26,
        "TEC": 7,
        "RET": 15,
        "PRO": 4,
        "CLR": 32,
        "EDU": 11,
        "VIC": 17,
        "RES": 16,
        "OTH": 7,
        "YOY": 11,
        "DEC": 6,
        "EXT": 8,
        "PRI": 8,
        "NUM": 8,
        "TXT": 13,
    }
    assert built.total() == 238
