"""Prove the built program: moved to a folder of another name, alone, it does the whole main job and opens its window.

Nothing of this checkout or of an installed Python is in its reach. Where the system allows it, its system calls are
watched and the job is done once more without any network interface.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from lapreporter.errors import NoDisplay
from lapreporter.exchange.darkroom import WORD
from tools.build import FOLDER
from tools.build_papers import HASHES
from tools.built_tongues import languages_shown, letters

# A stick has a name like this one.
ELSEWHERE = "Clé USB 2026/LAP Reporter"
STARTERS = ("lapreporter.exe", "LAP Reporter.exe") if sys.platform == "win32" else ("lapreporter", "lapreporter")
WINDOW_WITHIN = 0.5
STARTS = 7
# Qt says so when it hands a window's first picture to the screen.
PAINTED = "needing flush"
EXAMPLE = Path("program", "resources", "examples", "deu-2017.json")
KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF")
SECRET, DATUM = b"CAMERA-SERIAL-0042", "PLACE-ON-EARTH-0042"
_CAMERA, _PLACE, _DATUM = 0x0110, 0x8825, 0x0012


def main() -> int:
    """Prove it step by step, printing each; the exit code."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        # Windows has a starter of its own for the window.
        program, window = (home / ELSEWHERE / name for name in STARTERS)
        shutil.copytree(FOLDER, program.parent)
        surroundings = alone(home)
        steps: Mapping[str, Callable[[], str]] = {
            "every file is as the hash list says": lambda: whole(program.parent),
            "the command line answers": lambda: called(program, ["--help"], surroundings, "Commands:"),
            "the main job: checked, sealed, signed, verified, put under a passphrase and opened again": lambda: toured(
                program, home / "out", surroundings
            ),
            "a report checked": lambda: checked(program, surroundings),
            "a pair exported, and verified as unsigned": lambda: exported(program, home / "pair", surroundings),
            "reports with the letters of every language": lambda: letters(
                program, program.parent / EXAMPLE, home / "letters", surroundings
            ),
            "photographs decoded in a process of its own": lambda: developed(program, surroundings),
            "no network in the system calls of main job and window": lambda: watched(
                program, home / "trace", surroundings
            ),
            "the main job without network interfaces": lambda: cut_off(program, home / "cut off", surroundings),
            "a calm refusal without a screen": lambda: without_screen(program, surroundings),
            "a window in each language, Arabic from the right": lambda: languages_shown(
                program, home / "screen", surroundings
            ),
            "the first window opens": lambda: opened(window, surroundings),
            "nothing was written into its folder": lambda: whole(program.parent),
        }
        failed = [claim for claim, step in steps.items() if not proved(claim, step)]
        return 1 if failed else 0


def proved(claim: str, step: Callable[[], str]) -> bool:
    """Take a step and print how it went; whether it succeeded."""
    try:
        told, good = step(), True
    except (AssertionError, subprocess.SubprocessError, OSError) as problem:
        told, good = str(problem), False
    print(f"  {'yes' if good else 'NO '}  {claim}{': ' if told else ''}{told}", flush=True)
    return good


def alone(home: Path) -> dict[str, str]:
    """Surroundings in which nothing but the system and an empty home is found."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP") if name in os.environ}
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    return {
        **kept,
        **folders,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }


def run(command: Sequence[object], surroundings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command in its home and wait; at most two minutes."""
    words = [str(word) for word in command]
    home = surroundings["HOME"]
    return subprocess.run(
        words, cwd=home, env=dict(surroundings), capture_output=True, encoding="utf-8", timeout=120, check=False
    )


def expect(ended: subprocess.CompletedProcess[str], code: int, text: str) -> None:
    """Insist on an exit code and on a text in the output."""
    if ended.returncode != code or text not in ended.stdout:
        raise AssertionError(f"exit code {ended.returncode}; {(ended.stderr or ended.stdout).strip()[-400:]}")


def whole(folder: Path) -> str:
    """Every file, and no other, is as the hash list says; how many there are."""
    lines = (folder / HASHES).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} - {HASHES}
    odd = listed.keys() ^ there
    odd |= {name for name in listed.keys() & there if _sha256(folder / name) != listed[name]}
    if odd:
        raise AssertionError(", ".join(sorted(odd)))
    return f"{len(listed)} files"


def called(program: Path, arguments: Sequence[object], surroundings: Mapping[str, str], text: str) -> str:
    """One call that must succeed and say something."""
    expect(run([program, *arguments], surroundings), 0, text)
    return ""


def toured(program: Path, out: Path, surroundings: Mapping[str, str]) -> str:
    """The main job, which leaves three files; the seconds it took."""
    start = time.monotonic()
    ended = run([program, "tour", out], surroundings)
    expect(ended, 0, "The signature covers the whole file.")
    expect(ended, 0, "Without the passphrase it stays shut.")
    took = time.monotonic() - start
    (pdf,) = out.glob("*.pdf")
    expect(run([program, "verify", pdf], surroundings), 6, "Unchanged")
    return f"{took:.1f} s, {len(list(out.iterdir()))} files"


def checked(program: Path, surroundings: Mapping[str, str]) -> str:
    """An example that shows a known finding."""
    expect(run([program, "check", program.parent / EXAMPLE], surroundings), 0, "Germany")
    return ""


def exported(program: Path, folder: Path, surroundings: Mapping[str, str]) -> str:
    """PDF and JSON for signing by hand."""
    folder.mkdir()
    example = program.parent / EXAMPLE
    pair = [folder / "report.pdf", folder / "report.json"]
    expect(run([program, "export", example, "--pdf", pair[0], "--json", pair[1]], surroundings), 0, "")
    expect(run([program, "verify", pair[0]], surroundings), 1, "")
    return ", ".join(f"{file.stat().st_size / 1000:.0f} kB" for file in pair)


def developed(program: Path, surroundings: Mapping[str, str]) -> str:
    """Photographs of each kind come back without what they hide, and one that would fill the memory is refused."""
    notes = Image.Exif()
    notes[_CAMERA] = SECRET.decode()
    notes.get_ifd(_PLACE).update({1: "N", 2: (17.0, 57.0, 46.8), 3: "E", 4: (102.0, 36.0, 53.0), _DATUM: DATUM})
    told = []
    for kind in KINDS:
        photo = BytesIO()
        Image.linear_gradient("L").convert("RGB").save(photo, kind, exif=notes, comment=SECRET)
        head, _, picture = decoded(program, photo.getvalue(), surroundings).partition(b"\n")
        if "media_type" not in json.loads(head) or not hidden_in(photo.getvalue()) or hidden_in(picture):
            raise AssertionError(f"{kind}: {head.decode()}")
        told.append(f"{kind} {json.loads(head)['width']} wide")
    bomb = BytesIO()
    Image.new("1", (13_000, 13_000)).save(bomb, "PNG")
    if b"too_many_pixels" not in decoded(program, bomb.getvalue(), surroundings):
        raise AssertionError("169 megapixels were not refused")
    return ", ".join(told) + "; 169 megapixels refused"


def hidden_in(picture: bytes) -> bool:
    """Whether a photograph tells its camera or its place on the earth."""
    with Image.open(BytesIO(picture)) as shown:
        notes = shown.getexif()
        return bool(notes.get(_CAMERA) or notes.get_ifd(_PLACE)) or any(
            one in picture for one in (SECRET, DATUM.encode())
        )


def without_screen(program: Path, surroundings: Mapping[str, str]) -> str:
    """Two sentences and an exit code where no window can open."""
    bare = {name: value for name, value in surroundings.items() if name != "QT_QPA_PLATFORM"}
    if sys.platform == "win32":
        return "not tried, Windows always has a screen"
    ended = run([program], bare)
    if ended.returncode != 1 or ended.stderr.splitlines() != [NoDisplay.what, NoDisplay.remedy]:
        raise AssertionError(f"exit code {ended.returncode}; {ended.stderr[-400:]}")
    return ""


def decoded(program: Path, picture: bytes, surroundings: Mapping[str, str]) -> bytes:
    """What the hidden command that decodes a picture answers."""
    asked = json.dumps({"widest": None}).encode() + b"\n" + picture
    ended = subprocess.run(
        [program, WORD], input=asked, env=dict(surroundings), capture_output=True, timeout=60, check=False
    )
    if ended.returncode:
        raise AssertionError(f"exit code {ended.returncode}; {ended.stderr.decode(errors='replace')[-400:]}")
    return ended.stdout


def watched(program: Path, folder: Path, surroundings: Mapping[str, str]) -> str:
    """The families of sockets that the main job asked the system for; none but those of the desktop may be."""
    if shutil.which("strace") is None:
        return "not watched, strace is not here"
    folder.mkdir()
    trace = folder / "calls"
    watch = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", trace]
    expect(run([*watch, program, "tour", folder / "out"], surroundings), 0, "")
    calls = trace.read_text(encoding="ascii").splitlines()
    # 124 says that the time was up, so the window was open until then.
    expect(run([*watch, "timeout", "3", program], surroundings), 124, "")
    calls += trace.read_text(encoding="ascii").splitlines()
    families = {family for call in calls for family in re.findall(r"\b[AP]F_\w+", call)}
    if families - {"AF_UNIX"}:
        raise AssertionError(", ".join(sorted(families)))
    return f"{len(calls)} calls"


def cut_off(program: Path, out: Path, surroundings: Mapping[str, str]) -> str:
    """The main job in a space of its own that has no network interface."""
    shut = ["unshare", "--net"]
    if shutil.which("unshare") is None or run([*shut, "true"], surroundings).returncode:
        return "not tried, the system does not allow it here"
    expect(run([*shut, program, "tour", out], surroundings), 0, "The signature covers the whole file.")
    return ""


def opened(program: Path, surroundings: Mapping[str, str]) -> str:
    """The median time to the first painted window, after one start to warm up; a busy machine is no failure."""
    times = [first_window(program, surroundings) for _ in range(STARTS + 1)][1:]
    missed = "" if statistics.median(times) <= WINDOW_WITHIN else "  MISSED"
    return f"{statistics.median(times):.2f} s, {min(times):.2f} to {max(times):.2f}; at most {WINDOW_WITHIN} s{missed}"


def first_window(program: Path, surroundings: Mapping[str, str]) -> float:
    """Seconds from the start of the process until its window is painted; the window is then closed."""
    talkative = {**surroundings, "QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_ASSUME_STDERR_HAS_CONSOLE": "1"}
    start = time.monotonic()
    with subprocess.Popen([program], env=talkative, stderr=subprocess.PIPE, text=True) as running:
        try:
            for line in running.stderr or ():
                if PAINTED in line:
                    return time.monotonic() - start
        finally:
            running.send_signal(signal.SIGTERM)
    raise AssertionError("no window was painted")


def _sha256(file: Path) -> str:
    with file.open("rb") as opened_file:
        return hashlib.file_digest(opened_file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
