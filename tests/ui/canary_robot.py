"""A robot that works on a protected report full of canaries until it is killed, and a look at all it left on the disk.

    python -m tests.ui.canary_robot PHOTO STICK [open]

Every text answer of the practice report becomes a canary, and so do private notes; a photo is attached, a copy taken
along, the pages are drawn, and a mistake of the program is made. Then it types canaries until it is killed. With
``open`` it does the same without protection, to show that there is something to find.
"""

from __future__ import annotations

import itertools
import logging
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from lapreporter.app import build, rescue
from lapreporter.document.content import Content, summary, to_bytes
from lapreporter.document.protection import new_recovery, protect, recipient_of
from lapreporter.form.comparison import answers
from lapreporter.journal import Journal
from lapreporter.locations import user_data
from lapreporter.report import paths
from lapreporter.report.kinds import Kind
from lapreporter.report.shape import leaves
from lapreporter.ui.attaching import attached
from lapreporter.ui.screens.finish import FinishPage

CHECKOUT = Path(__file__).resolve().parents[2]
CANARY = "Kanarek"
NEEDLES = tuple(CANARY.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n")
CANARIES = 20
TEXTS = (Kind.SHORT_TEXT, Kind.LONG_TEXT)


@dataclass(frozen=True)
class Remains:
    """What a death left: every file, those that hold a canary, those that hold a picture, and those made elsewhere."""

    files: int
    telling: list[Path]
    pictures: list[Path]
    strays: list[str]


def planted(content: Content) -> Content:
    """The content with a canary in every text answer, and in notes."""
    report, count = content.report, itertools.count(1)
    for answer in tuple(answers(report)):
        if isinstance(answer.value, str) and answer.leaf is not None and answer.leaf.kind in TEXTS:
            report = paths.replace(report, answer.path, f"{CANARY}{next(count):04}")
    if next(count) <= CANARIES:
        raise SystemExit("too few canaries")
    notes = {
        leaf.pattern: f"{CANARY}-note" for leaf in itertools.islice(leaves(type(report)), 20) if leaf.kind in TEXTS
    }
    return content.model_copy(update={"report": report, "notes": notes})


def work_until_killed(photo: Path, stick: Path, protected: bool) -> None:
    """Do all of it; says how many canaries there are once everything was done."""
    application = QApplication([])
    logging.getLogger().addHandler(Journal(user_data()))
    window = build(application)
    sys.excepthook = rescue(window)
    window.show()
    window.practise()
    place = window.workplace
    if place is None:
        raise SystemExit("no report is open")
    content = place.session.content
    if protected:
        key, told = protect("lamp ocean tiger", recipient_of(new_recovery())), summary(content.report, content.origins)
        place.document.rekey(key, to_bytes(content), summary=told, now=place.desk.clock())
    place.session.take(planted(content), "cover")
    attached(photo, place.document)
    place.autosave.finish()
    window.store.office().library.take_along(place.document, place.session.content, stick)
    place.show_finish()
    count = itertools.count(1)

    def type_on() -> None:
        if isinstance(window.shell.page, FinishPage) and not window.shell.page.page_count:
            return
        number = next(count)
        place.session.edit("cover.help_offered", f"{CANARY} {number}")
        if number == 3:
            print("ready", flush=True)
            raise ValueError(f"{CANARY} in the message of an error")

    robot = QTimer()
    robot.timeout.connect(type_on)
    robot.start(50)
    application.exec()


def remains(home: Path, photo: Path, seed: int, protected: bool = True) -> Remains:
    """Let a robot work under the eyes of strace where there is one, kill it at a moment of chance, and look."""
    stick, trace = home / "stick", home.with_name(f"{home.name}-trace")
    for folder in (stick, home / "tmp"):
        folder.mkdir(parents=True)
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
    quiet = {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.ui.canary_robot", str(photo), str(stick), *([] if protected else ["open"])]
    if shutil.which("strace"):
        command = ["strace", "-f", "-qq", "-e", "trace=openat,creat", "-o", str(trace), *command]
    robot = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT, env=os.environ | folders | quiet)
    try:
        assert robot.stdout is not None
        assert robot.stdout.readline() == "ready\n", "the robot ended by itself"
        time.sleep(random.Random(seed).uniform(0, 2))
    finally:
        _kill(robot)
    files = [file for file in home.rglob("*") if file.is_file()]
    return Remains(
        len(files),
        [file for file in files if any(needle in part for needle in NEEDLES for part in _parts(file))],
        [file for file in files if file.suffix != ".svg" and file.read_bytes().startswith(PICTURES)],
        sorted(set(_made_elsewhere(trace, home))),
    )


def _parts(file: Path) -> list[bytes]:
    """What is in a file, as it stands and unpacked as anybody could unpack it."""
    data = file.read_bytes()
    parts = [data]
    with suppress(zlib.error):
        parts.append(zlib.decompressobj().decompress(data[data.find(b"\n") + 1 :]))
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            parts += [archive.read(name) for name in archive.namelist()]
    return parts


def _kill(robot: subprocess.Popen[str]) -> None:
    """End the robot itself without a word; strace ends with it."""
    children = Path(f"/proc/{robot.pid}/task/{robot.pid}/children")
    for child in children.read_text().split() if children.exists() else ():
        os.kill(int(child), 9)
    if not children.exists() or not shutil.which("strace"):
        robot.kill()
    robot.communicate()


def _made_elsewhere(trace: Path, home: Path) -> list[str]:
    lines = trace.read_text(errors="replace").splitlines() if trace.exists() else []
    made = [line.split('"')[1] for line in lines if "O_CREAT" in line and "ENOENT" not in line and line.count('"') > 1]
    return [path for path in made if not path.startswith((str(home), "/dev/", "/proc/"))]


if __name__ == "__main__":
    work_until_killed(Path(sys.argv[1]), Path(sys.argv[2]), protected=sys.argv[3:] != ["open"])
