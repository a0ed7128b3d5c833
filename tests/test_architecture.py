"""The walls of the house, read from the sources: who may import whom, what may be slow to load, how large a room is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lapreporter"

# The ground everybody stands on, and what it stands on itself.
GROUND = {"words": set[str](), "locations": set[str](), "errors": {"words"}}

BELOW = {
    "report": set[str](),
    "form": {"report"},
    "checks": {"form", "report"},
    "document": {"checks", "form", "report"},
    "exchange": {"checks", "form", "report"},
    "i18n": set[str](),
    "offline": set[str](),
    "journal": set[str](),
    "diagnostics": {"journal", "__version__"},
    "ui": {"document", "exchange", "checks", "form", "report", "i18n", "diagnostics"},
    "app": {"ui", "document", "exchange", "checks", "form", "report", "i18n", "journal"},
    "cli": {"ui", "document", "exchange", "checks", "form", "report", "i18n", "app", "diagnostics"},
    "tour": {"cli", "document", "exchange", "checks", "form", "report", "i18n"},
    "__main__": {"app", "cli", "tour", "offline"},
}

# Slow to load, and therefore loaded when first needed.
HEAVY = {
    *("reportlab", "pikepdf", "pypdfium2", "uharfbuzz", "PIL", "segno", "openpyxl", "lxml"),
    *("pyhanko", "pyhanko_certvalidator", "asn1crypto", "cryptography", "pkcs11", "pyrage", "mnemonic"),
}

# Each library has its room; a library that is missing here has none yet.
ROOMS_OF = {
    # The composition root makes the application that every window needs.
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui"},
    "pydantic": {"report", "document"},
    "pydantic_core": {"report", "document"},
    "babel": {"i18n"},
    "typer": {"cli"},
    "platformdirs": {"locations"},
    **{library: {"exchange"} for library in HEAVY},
    # What protects a document on the disk is the document's own matter (docs/decisions/0005).
    "cryptography": {"exchange", "document"},
    "pyrage": {"document"},
    "mnemonic": {"document"},
}

# Of a room that holds a library for one purpose, the one module that may import it.
MODULES_OF = {
    ("document", "cryptography"): "document/protection.py",
    ("document", "pyrage"): "document/protection.py",
    ("document", "mnemonic"): "document/passphrases.py",
}

# Imports inside functions, beside those of heavy libraries: who, what, why.
LATE = {
    ("app", "*"): "the composition root loads what the start needs, in the order in which it needs it",
    ("cli", "*"): "a command loads only what it uses, so that help answers at once",
    ("__main__", "*"): "the window does not load the command line, nor the command line the window",
    ("tour", "*"): "says what it does before the slow libraries load",
    ("ui", "lapreporter.exchange"): "PDF and signature libraries load with the first export, not with the window",
    ("ui", "lapreporter.diagnostics"): "asked for rarely, and slow to find the versions of all parts",
    ("exchange", "lapreporter.exchange"): "the modules that hold the heavy libraries load with the first use",
    ("i18n", "lapreporter.i18n.cldr"): "Babel costs some 60 ms; sentences and numbers do without it",
    ("locations", "platformdirs"): "30 ms that a command without the user's folder does not pay",
}

NETWORK = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "aiohttp", "requests", "PySide6.QtNetwork"}

CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}

LARGEST_UI_MODULE = 300


@dataclass(frozen=True)
class Import:
    """One import: the room and file it stands in, what it names, and whether it waits inside a function."""

    room: str
    place: str
    target: str
    late: bool

    @property
    def top(self) -> str:
        return self.target.split(".")[0]

    @property
    def target_room(self) -> str:
        return [*self.target.split("."), ""][1]


def sources() -> Iterator[tuple[str, Path, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        yield room, file, ast.parse(file.read_text(encoding="utf-8"))


def imports() -> Iterator[Import]:
    for room, file, tree in sources():
        inside = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            for target in targets(node, file):
                yield Import(room, f"{file.relative_to(ROOT)}:{node.lineno}", target, id(node) in inside)  # type: ignore[attr-defined]


def targets(node: ast.AST, file: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        folder = file.parent.relative_to(ROOT).parts
        base = ".".join([*folder[: len(folder) - node.level + 1], *([base] if base else [])])
    # `from lapreporter import words` names a room by its member.
    return [f"{base}.{name.name}" for name in node.names] if base == "lapreporter" else [base]


HOUSE = [found for found in imports() if found.top == "lapreporter"]
OUTSIDE = [found for found in imports() if found.top not in sys.stdlib_module_names and found.top != "lapreporter"]


def test_arrows_point_inwards_only() -> None:
    def allowed(found: Import) -> bool:
        if found.target_room in ("", "__version__", found.room):
            return True
        if found.room in GROUND:
            return found.target_room in GROUND[found.room]
        return found.target_room in BELOW.get(found.room, set()) | set(GROUND)

    assert [f"{found.place} imports {found.target}" for found in HOUSE if not allowed(found)] == []


def test_every_room_is_on_the_plan() -> None:
    assert {room for room, _, _ in sources()} - set(BELOW) - set(GROUND) - {"__init__"} == set()


def test_each_library_stays_in_its_room() -> None:
    strays = [found for found in OUTSIDE if found.room not in ROOMS_OF.get(found.top, set())]
    assert [f"{found.place} imports {found.target}" for found in strays] == []


def test_ciphers_stay_in_their_module() -> None:
    strays = [
        found
        for found in OUTSIDE
        if (place := MODULES_OF.get((found.room, found.top))) and not found.place.startswith(f"lapreporter/{place}:")
    ]
    assert [f"{found.place} imports {found.target}" for found in strays] == []


def test_late_imports_have_a_reason() -> None:
    def reasoned(found: Import) -> bool:
        if found.top in HEAVY:
            return True
        return any(
            found.room == room and (what == "*" or found.target == what or found.target.startswith(what + "."))
            for room, what in LATE
        )

    late = [found for found in HOUSE + OUTSIDE if found.late and not reasoned(found)]
    assert [f"{found.place} imports {found.target} inside a function" for found in late] == []


def test_modules_of_the_standard_library_are_imported_at_the_top() -> None:
    late = [found for found in imports() if found.late and found.top in sys.stdlib_module_names]
    assert [f"{found.place} imports {found.target} inside a function" for found in late] == []


def test_nothing_reaches_for_the_network() -> None:
    found = [each for each in imports() if each.target in NETWORK or each.top in NETWORK]
    assert [f"{each.place} imports {each.target}" for each in found] == []


def test_below_the_window_nobody_asks_for_the_time() -> None:
    asked = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for room, file, tree in sources()
        if room in ("report", "form", "checks", "document", "exchange", "i18n")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (ast.unparse(node.func.value).split(".")[-1], node.func.attr) in CLOCKS
    ]
    assert asked == []


def test_nothing_is_imported_by_a_name_made_up_at_run_time() -> None:
    hidden = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for _, file, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("__import__", "import_module", "importlib.import_module", "eval", "exec")
    ]
    assert hidden == []


def test_no_module_of_the_window_grows_into_a_world() -> None:
    large = {
        str(file.relative_to(ROOT)): lines
        for file in (PACKAGE / "ui").rglob("*.py")
        if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LARGEST_UI_MODULE
    }
    assert large == {}


@pytest.mark.parametrize("modules", ["every module of the window", "the application"])
def test_the_start_loads_nothing_heavy(modules: str) -> None:
    rooms = {"every module of the window": ["ui"], "the application": ["app"]}[modules]
    names = [name for room, name in module_names() if room in rooms]
    program = f"import sys, {', '.join(['lapreporter', *names])}; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert HEAVY & set(ended.stdout.split()) == set()


def module_names() -> Iterator[tuple[str, str]]:
    for room, file, _ in sources():
        yield room, ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
