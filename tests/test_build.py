"""What surrounds the built program: its icon, version, licences, bill of materials and hash list."""

from __future__ import annotations

import ast
import json
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image
from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication

from lapreporter import __version__
from tools.build_contents import Contents, read_contents
from tools.build_papers import short, write_bill, write_hashes, write_licences
from tools.build_windows import SIZES, STARTERS, write_icon, write_versions
from tools.built import whole

MOMENT = datetime(2026, 4, 30, tzinfo=UTC)


@pytest.fixture
def contents(tmp_path: Path) -> Contents:
    """Some of what a build packs: modules, a library of Qt, and a library that nobody knows."""
    stray = tmp_path / "libstray.so.1"
    stray.write_bytes(b"machine code")
    noted = {
        "modules": [segno.__file__, pypdfium2.__file__, __file__],
        "files": [["PySide6/QtWidgets.abi3.so", QtWidgets.__file__], ["libstray.so.1", str(stray)]],
    }
    (tmp_path / "contents.json").write_text(json.dumps(noted), encoding="utf-8")
    return read_contents(tmp_path / "contents.json")


def test_the_libraries_that_were_packed_are_known_by_their_files(contents: Contents) -> None:
    names = {one.name.lower() for one in contents.distributions}
    assert names == {"pyinstaller", "pypdfium2", "pyside6_essentials", "segno"}
    assert list(contents.strays) == ["libstray.so.1"]


def test_every_library_leaves_with_its_licence(contents: Contents, tmp_path: Path) -> None:
    write_licences(contents, tmp_path / "licences")
    for one in contents.distributions:
        texts = [file for file in (tmp_path / "licences" / f"{one.name}-{one.version}").rglob("*") if file.is_file()]
        assert sum(file.stat().st_size for file in texts) > 500, one.name


def test_the_bill_names_everything_once_and_is_the_same_each_time(contents: Contents, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_bill(contents, tmp_path / name, MOMENT)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    bill = json.loads((tmp_path / "one").read_bytes())
    references = [part["bom-ref"] for part in bill["components"]]
    assert len(references) == len(set(references)) == len(contents.distributions) + 2
    assert bill["dependencies"][0]["dependsOn"] == references
    assert f"pkg:pypi/segno@{segno.__version__}" in references


def test_a_changed_a_missing_and_an_added_file_are_noticed(tmp_path: Path) -> None:
    for name in ("kept", "changed", "missing"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    write_hashes(tmp_path)
    assert whole(tmp_path) == "3 files"
    (tmp_path / "changed").write_text("otherwise", encoding="utf-8")
    (tmp_path / "missing").unlink()
    (tmp_path / "added").touch()
    with pytest.raises(AssertionError, match="added, changed, missing"):
        whole(tmp_path)


def test_the_release_hash_can_be_read_aloud() -> None:
    assert short("0123456789abcdef0123456789abcdef") == "01234 56789 abcde f0123"


@pytest.mark.usefixtures("qapp")
def test_the_icon_of_windows_has_every_size(tmp_path: Path) -> None:
    assert QApplication.instance() is not None
    write_icon(tmp_path / "icon.ico")
    with Image.open(tmp_path / "icon.ico") as icon:
        assert icon.info["sizes"] == {(size, size) for size in SIZES}


def test_each_starter_of_windows_tells_its_version(tmp_path: Path) -> None:
    write_versions(tmp_path)
    for name in STARTERS:
        tree = ast.parse((tmp_path / f"{name}.version").read_text(encoding="utf-8"), mode="eval")
        words = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        assert {__version__, f"{name}.exe"} <= set(words)
