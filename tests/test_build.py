"""What surrounds the built program: its icon, version, licences, bill of materials and hash list."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import babel
import pypdfium2
import pytest
import segno
from PIL import Image
from PyInstaller.utils.win32.winmanifest import create_application_manifest
from PySide6 import QtWidgets
from PySide6.QtWidgets import QApplication

from lapreporter import __version__
from tools.build import pack
from tools.build_again import differences
from tools.build_choice import LOCALES, QT_PLUGINS, from_the_system, kept
from tools.build_contents import Contents, read_contents
from tools.build_papers import short, write_bill, write_hashes, write_licences
from tools.build_unicode import FUNCTIONS, asked_of_icu, read_items, write_unicode
from tools.build_windows import SIZES, STARTERS, write_icon, write_manifest, write_versions
from tools.built import whole

MOMENT = datetime(2026, 4, 30, tzinfo=UTC)
WORDS = {"VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo", "VarStruct"}
SPEAKING = '''
from PySide6.QtCore import QCollator, QLocale, QStringDecoder, QTimeZone
words = """zebra \u00c4pfel apfel \u00e9cole 10 9 \u0416\u0443\u043a \u0451\u043b\u043a\u0430 \u5317\u4eac
\u4e0a\u6d77 \u062b\u0648\u0628 \u0628\u064a\u062a""".split()
said = []
for code in ("ar", "zh", "en", "fr", "pt", "ru", "es", "de", "lo", "bg", "tr"):
    locale = QLocale(code)
    sorting = QCollator(locale)
    for sorting_numbers in (False, True):
        sorting.setNumericMode(sorting_numbers)
        said.append(sorted(words, key=sorting.sortKey))
    said.append(locale.toUpper("istanbul \u0131 stra\u00dfe"))
    zone = QTimeZone(b"Asia/Vientiane")
    said.append(zone.displayName(QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, locale))
said += [QStringDecoder(name).isValid() for name in ("gb18030", "windows-1256", "koi8-r", "big5", "shift_jis")]
with open("/proc/self/maps") as maps:
    print({line.split()[-1] for line in maps if "icudata" in line})
print(*said, sep="\\n")
'''


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


def test_the_version_resource_is_one_that_pyinstaller_can_build(tmp_path: Path) -> None:
    write_versions(tmp_path)
    for name in STARTERS:
        tree = ast.parse((tmp_path / f"{name}.version").read_text(encoding="utf-8"), mode="eval")
        calls = {
            node.func.id: node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert calls.keys() == WORDS
        fixed = {one.arg: ast.literal_eval(one.value) for one in calls["FixedFileInfo"].keywords}
        assert fixed["filevers"] == fixed["prodvers"] == (*(int(part) for part in __version__.split(".")), 0)


def test_the_manifest_asks_for_no_administrator_and_for_sharp_letters_long_paths_and_utf8(tmp_path: Path) -> None:
    write_manifest(tmp_path / "starter.manifest")
    # What PyInstaller really lays into the starters.
    embedded = create_application_manifest((tmp_path / "starter.manifest").read_bytes())
    found = {part.tag.rpartition("}")[2]: part for part in ET.fromstring(embedded).iter()}
    assert found["requestedExecutionLevel"].attrib == {"level": "asInvoker", "uiAccess": "false"}
    assert found["dpiAwareness"].text == "PerMonitorV2"
    assert found["longPathAware"].text == "true"
    assert found["activeCodePage"].text == "UTF-8"
    assert found["supportedOS"].attrib == {"Id": "{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"}
    assert found["assemblyIdentity"].attrib["name"] == "Microsoft.Windows.Common-Controls"


@pytest.mark.parametrize(
    "place",
    [
        *("PySide6/Qt6Core.dll", "PySide6/Qt6Svg.dll", "PySide6/plugins/platforms/qwindows.dll"),
        *("PySide6/plugins/styles/qmodernwindowsstyle.dll", "PySide6\\plugins\\iconengines\\qsvgicon.dll"),
        *("PySide6/translations/qtbase_zh_CN.qm", "PySide6/QtWidgets.pyd", "PySide6/pyside6.abi3.dll"),
        *("PySide6/msvcp140.dll", "python311.dll", "VCRUNTIME140.dll", "pikepdf.libs/qpdf30-14efc7ee.dll"),
        *("PySide6/Qt/lib/libQt6Widgets.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so"),
        *("PySide6/Qt/lib/libQt6XcbQpa.so.6", "PySide6/Qt/translations/qtbase_ar.qm", "babel\\locale-data\\ar.dat"),
    ],
)
def test_what_the_window_needs_is_taken_along_under_the_names_of_each_system(place: str) -> None:
    assert kept(place)


@pytest.mark.parametrize(
    "place",
    [
        *("PySide6/Qt6Network.dll", "PySide6/Qt6OpenGL.dll", "PySide6/opengl32sw.dll", "PySide6/D3Dcompiler_47.dll"),
        *("PySide6/plugins/platforms/qdirect2d.dll", "PySide6\\plugins\\tls\\qopensslbackend.dll"),
        *(
            "PySide6/plugins/imageformats/qjpeg.dll",
            "PySide6/plugins/platforminputcontexts/qtvirtualkeyboardplugin.dll",
        ),
        *("PySide6/translations/qtbase_de.qm", "PySide6/translations/assistant_fr.qm", "babel\\locale-data\\de.dat"),
        *("PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt/plugins/platforms/libqeglfs.so"),
        *("PySide6/Qt/translations/qt_ar.qm", "lxml\\isoschematron\\resources\\a.xsl", "certifi/cacert.pem"),
    ],
)
def test_what_nothing_asks_for_stays_behind_under_the_names_of_each_system(place: str) -> None:
    assert not kept(place)


def test_every_kind_of_plug_in_that_is_taken_along_is_one_that_qt_brings() -> None:
    brought = Path(QtWidgets.__file__).parent / "Qt" / "plugins"
    here = {folder.name: {file.name[3:-3] for file in folder.iterdir()} for folder in brought.iterdir()}
    windows_only = {"qwindows", "qmodernwindowsstyle"}
    for kind, names in QT_PLUGINS.items():
        assert names - windows_only <= here.get(kind, set()), kind


def test_every_locale_that_is_taken_along_is_one_that_babel_brings() -> None:
    brought = {file.stem for file in (Path(babel.__file__).parent / "locale-data").glob("*.dat")}
    assert brought >= LOCALES


def test_libraries_that_every_desktop_has_are_left_to_it() -> None:
    assert from_the_system("libX11.so.6")
    assert from_the_system("libstdc++.so.6")
    assert not from_the_system("libxcb-cursor.so.0")
    assert not from_the_system("Qt6Core.dll")


def test_unicode_s_data_are_cut_and_qt_sorts_and_reads_as_before(tmp_path: Path) -> None:
    (library,) = (Path(QtWidgets.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    smaller = write_unicode(library, tmp_path)
    assert smaller.stat().st_size < library.stat().st_size * 0.55
    (before, _), (after, _) = read_items(library.read_bytes()), read_items(smaller.read_bytes())
    assert after.keys() < before.keys()
    *kept_names, _last = after
    assert all(after[name].rstrip(b"\0") == before[name].rstrip(b"\0") for name in kept_names)
    ask = [sys.executable, "-c", SPEAKING]
    told = [
        subprocess.run(ask, env={**os.environ, **more}, capture_output=True, text=True, check=True)
        for more in ({}, {"LD_LIBRARY_PATH": str(tmp_path)})
    ]
    assert str(tmp_path) in told[1].stdout
    assert told[0].stdout.splitlines()[1:] == told[1].stdout.splitlines()[1:]
    assert told[0].stderr == told[1].stderr


def test_qt_asks_icu_only_for_what_was_kept() -> None:
    assert asked_of_icu(Path(QtWidgets.__file__).parent / "Qt" / "lib") <= FUNCTIONS


def test_an_archive_that_could_not_be_pressed_to_its_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press, folder = tmp_path / "tools" / "xz", tmp_path / "dist" / "LAP-Reporter"
    press.parent.mkdir()
    press.write_text("#!/bin/sh\ncat > /dev/null\nexit 1\n")
    press.chmod(0o755)
    folder.mkdir(parents=True)
    (folder / "file").touch()
    assert pack(folder, MOMENT).stat().st_size
    monkeypatch.setenv("PATH", str(press.parent), prepend=os.pathsep)
    with pytest.raises(subprocess.CalledProcessError):
        pack(folder, MOMENT)


def test_two_builds_are_compared_to_the_last_byte(tmp_path: Path) -> None:
    for name, last in (("one", b"1"), ("two", b"2")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "same").write_bytes(b"same")
        (folder / "differs").write_bytes(b"sam" + last)
        (folder / "longer").write_bytes(last * int(last))
        (folder / f"only in {name}").touch()
        write_hashes(folder)
    assert differences(tmp_path / "one", tmp_path / "two") == {
        "only in one": "only in one of the two",
        "only in two": "only in one of the two",
        "differs": "1 bytes of 4, the first at 3",
        "longer": "1 and 2 bytes",
    }
