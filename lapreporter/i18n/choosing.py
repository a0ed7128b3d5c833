"""Which language to begin with, from what the user's system asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lapreporter.i18n.manners import ENGLISH, Manner

_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the language of messages, the strongest first (POSIX)."""


def fitting(wanted: Iterable[str], offered: Sequence[Manner]) -> str:
    """The code of the first wanted language that is offered, otherwise English.

    ``wanted`` are BCP 47 codes or names of locales, the dearest first: ``pt-BR`` finds Portuguese, ``fr_CH.UTF-8``
    French, ``zh-CN`` simplified Chinese. Whoever asks for the traditional script is not given the simplified one.
    """
    codes = {manner.code for manner in offered}
    found = (_code_of(name) for name in wanted)
    return next((code for code in found if code in codes), ENGLISH.code)


def wanted_by(environment: Mapping[str, str]) -> list[str]:
    """What the environment of a command asks for: the variable that counts most among those that are set."""
    return [next((environment[name] for name in _ENVIRONMENT if environment.get(name)), "")]


def _code_of(name: str) -> str:
    parts = name.partition(".")[0].partition("@")[0].replace("_", "-").lower().split("-")
    if parts[0] == "zh":
        return "" if {"hant", "tw", "hk", "mo"} & set(parts) and "hans" not in parts else "zh-Hans"
    return parts[0]
