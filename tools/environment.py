"""Set up ``.venv`` for running or for testing; when nothing has changed since the last time, do nothing.

Works on a bare Python 3.11: it uses the standard library alone. Python packages come, with their hashes, from the
requirements files. Debian's packages are installed where that is allowed; otherwise the command to type is printed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)

REQUIREMENTS = {
    "run": ROOT / "requirements.txt",
    "test": ROOT / "requirements-dev.txt",
    "torture": ROOT / "requirements-dev.txt",
    "build": ROOT / "requirements-dev.txt",
}
# Whoever can test can also run.
SERVES = {
    "run": ("run",),
    "test": ("run", "test"),
    "torture": ("run", "test", "torture"),
    "build": ("run", "test", "build"),
}


@dataclass(frozen=True)
class Need:
    """Something from the system, and the Debian package that brings it.

    ``sign`` tells that it is there: the name of a shared library or of a program.
    """

    package: str
    sign: str

    def met(self) -> bool:
        """Whether it is on this machine, wherever it came from."""
        if ".so." not in self.sign:
            return shutil.which(self.sign) is not None
        try:
            ctypes.CDLL(self.sign)
        except OSError:
            return False
        return True


QT = (
    Need("libegl1", "libEGL.so.1"),
    Need("libgl1", "libGL.so.1"),
    Need("libglib2.0-0", "libglib-2.0.so.0"),
    Need("libdbus-1-3", "libdbus-1.so.3"),
    Need("libfontconfig1", "libfontconfig.so.1"),
    Need("libxkbcommon0", "libxkbcommon.so.0"),
)
QT_ON_X11 = (
    Need("libxcb-cursor0", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "libxcb-icccm.so.4"),
    Need("libxcb-image0", "libxcb-image.so.0"),
    Need("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    Need("libxcb-render-util0", "libxcb-render-util.so.0"),
    Need("libxcb-shape0", "libxcb-shape.so.0"),
    Need("libxcb-xkb1", "libxcb-xkb.so.1"),
    Need("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
)
JUDGES = (
    Need("poppler-utils", "pdfsig"),
    Need("qpdf", "qpdf"),
    Need("libnss3-tools", "certutil"),
    Need("openssl", "openssl"),
    Need("softhsm2", "softhsm2-util"),
    Need("strace", "strace"),
    Need("binutils", "ld"),
)
EMULATION = (
    Need("qemu-system-x86", "qemu-system-x86_64"),
    Need("busybox-static", "busybox"),
    Need("kmod", "depmod"),
    Need("dosfstools", "mkfs.fat"),
    Need("exfatprogs", "mkfs.exfat"),
    Need("e2fsprogs", "mkfs.ext4"),
)
SPREADSHEET = (Need("gnumeric", "ssconvert"),)
PACKING = (Need("xz-utils", "xz"), Need("xvfb", "Xvfb"))
_THIS = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
# Debian keeps the library of its Python, which goes along in the built folder, in a package of its own.
PYTHON_ITSELF = (Need(_THIS, f"{_THIS}.so.1.0"),) if sys.base_prefix == "/usr" else ()
NEEDS = {
    "run": QT + QT_ON_X11,
    "test": QT + JUDGES,
    "torture": QT + JUDGES + EMULATION + SPREADSHEET,
    # What a window needs goes along in the built folder, so it must be here when that is made.
    "build": QT + QT_ON_X11 + JUDGES + PACKING + PYTHON_ITSELF,
}


class CannotGoOnError(Exception):
    """Something is missing that only the user can bring."""


def main(purpose: str) -> int:
    """Set up for a purpose, ``run``, ``test``, ``torture`` or ``build``; the exit code."""
    mark = fingerprint(purpose)
    if is_ready(purpose, mark):
        return 0
    try:
        if sys.version_info < OLDEST:
            raise CannotGoOnError("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
        lacking = bring_from_debian(purpose)
        create_venv()
        install(REQUIREMENTS[purpose])
    except CannotGoOnError as reason:
        print(reason, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print("Setting up stopped: " + " ".join(map(str, failure.cmd)), file=sys.stderr)
        return 1
    for served in SERVES[purpose]:
        stamp(served).write_text("\n".join([fingerprint(served), *lacking]), encoding="ascii")
    return 0


def stamp(purpose: str) -> Path:
    """The file that says for which requirements the environment was set up, and what a window would still lack."""
    return VENV / f"ready-to-{purpose}"


def fingerprint(purpose: str) -> str:
    """What the environment depends on, as one hash: requirements, project file, this file, Python, place."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for file in (REQUIREMENTS[purpose], ROOT / "pyproject.toml", Path(__file__)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_ready(purpose: str, mark: str) -> bool:
    """Whether the environment was set up for exactly this, and a window can open if there is a display."""
    file = stamp(purpose)
    if not (PYTHON.exists() and file.is_file()):
        return False
    done, *lacking = file.read_text(encoding="ascii").split()
    return done == mark and not (lacking and has_display())


def bring_from_debian(purpose: str) -> Sequence[str]:
    """Install the system packages that are missing, or say which command does; what only a window lacks."""
    missing = [need.package for need in NEEDS[purpose] if not need.met()]
    essential = purpose != "run" or has_display()
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
        essential = True
    if not missing:
        return ()
    prefix = administrator()
    if prefix is not None and shutil.which("apt-get"):
        install_from_debian(prefix, missing)
        return ()
    command = "    sudo apt-get install --no-install-recommends " + " ".join(missing)
    if essential:
        raise CannotGoOnError(f"Some system packages are missing. Type this, then try again:\n{command}")
    say(f"The window will need some system packages. This brings them:\n{command}")
    return missing


def install_from_debian(prefix: Sequence[str], packages: Sequence[str]) -> None:
    """Install Debian packages without a question; only what goes wrong is shown."""
    say("Installing from Debian: " + " ".join(packages))
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=False)
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run(install, check=True, stdout=subprocess.DEVNULL)


def has_display() -> bool:
    """Whether a window can be shown."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def administrator() -> Sequence[str] | None:
    """What to put before a command so that it may install packages without a question; None if nothing does."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    unasked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if unasked.returncode == 0 else None


def create_venv() -> None:
    """Make the virtual environment, anew if its Python is gone or of another version."""
    if PYTHON.exists():
        question: list[str | Path] = [PYTHON, "-c", "import sys; print(sys.version)"]
        answer = subprocess.run(question, capture_output=True, text=True, check=False)
        if answer.stdout.strip() == sys.version.strip():
            return
    say("Creating .venv")
    # A fresh process: this one may have started before Debian brought the module.
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(requirements: Path) -> None:
    """Install the locked packages, each checked against its hash, and the project itself in place."""
    say(f"Installing the packages of {requirements.name}; the first time takes about a minute")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, "--require-hashes", "--only-binary=:all:", "-r", requirements], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT], check=True)


def say(sentence: str) -> None:
    """Tell what is being done, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
