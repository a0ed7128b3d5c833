"""The emulated computer: a kernel of Debian, a first file system with busybox, and QEMU without hardware support."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[3]
WORK = CHECKOUT / "build" / "powercut"
MODULES = (
    "virtio_pci", "virtio_blk", "9pnet_virtio", "9p", "loop", "ext4", "crc32c_generic", "vfat", "exfat", "nls_cp437",
    "nls_ascii", "nls_utf8", "nls_iso8859_1",
)  # fmt: skip


def start(job: Mapping[str, object], drive: str, log: Path) -> subprocess.Popen[str]:
    """Switch the computer on; ``drive`` is its disk in QEMU's words, its serial line is the output."""
    kernel, first = prepared()
    words = {**job, "python": sys.executable, "checkout": CHECKOUT}
    # Where others keep the processor busy, the kernel may find its emulated timer too slow and give up.
    parameters = "console=ttyS0 quiet loglevel=3 panic=-1 no_timer_check "
    parameters += " ".join(f"{name}={word}" for name, word in words.items())
    command = ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "512", "-smp", "1", "-display", "none"]
    command += ["-monitor", "none", "-serial", "stdio", "-no-reboot", "-kernel", str(kernel), "-initrd", str(first)]
    command += ["-append", parameters, "-drive", f"{drive},format=raw,if=virtio", "-net", "none"]
    # The whole machine, because Python and its libraries lie in several places; nothing can be written there.
    command += ["-virtfs", "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap"]
    with log.open("wb") as errors:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, text=True, errors="replace"
        )


def prepared() -> tuple[Path, Path]:
    """Kernel and first file system; made when they are not there."""
    WORK.mkdir(parents=True, exist_ok=True)
    first = WORK / "first.cpio.gz"
    if not list(WORK.glob("kernel/boot/vmlinuz-*")):
        fetch_kernel()
    (kernel,) = WORK.glob("kernel/boot/vmlinuz-*")
    newest = max(Path(__file__).stat().st_mtime, _init().stat().st_mtime)
    if not first.exists() or first.stat().st_mtime < newest:
        first.write_bytes(gzip.compress(b"".join(_archive(_first_files(kernel.name.removeprefix("vmlinuz-")))), 1))
    return kernel, first


def fetch_kernel() -> None:
    """Unpack the kernel package of the distribution, without installing it."""
    asked = subprocess.run(["apt-cache", "depends", "linux-image-amd64"], capture_output=True, text=True, check=True)
    (package,) = re.findall(r"Depends: (linux-image-\S+)", asked.stdout)
    folder = WORK / "package"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subprocess.run(["apt-get", "-qq", "download", package], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    (file,) = folder.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", file, WORK / "kernel"], check=True)
    shutil.rmtree(folder)


def _init() -> Path:
    return Path(__file__).with_name("init.sh")


def _first_files(version: str) -> Iterator[tuple[str, bytes]]:
    subprocess.run(["depmod", "-b", WORK / "kernel", version], check=True)
    root = WORK / "kernel" / "lib" / "modules" / version
    order = list(_with_what_they_need(root))
    yield "init", _init().read_bytes()
    yield "bin/busybox", Path("/bin/busybox").read_bytes()
    yield "modules/order", "\n".join(module.name for module in order).encode()
    for module in order:
        yield f"modules/{module.name}", module.read_bytes()


def _with_what_they_need(root: Path) -> Iterator[Path]:
    """The files of the modules in the order in which the kernel can take them; what is built in needs no file."""
    needs: dict[str, list[str]] = {}
    for line in (root / "modules.dep").read_text(encoding="ascii").splitlines():
        file, needed = line.split(":", 1)
        needs[Path(file).name.removesuffix(".ko").replace("-", "_")] = [*reversed(needed.split()), file]
    given: set[str] = set()
    for name in MODULES:
        for file in needs.get(name, []):
            if file not in given:
                given.add(file)
                yield root / file


def _archive(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    """A cpio archive in the form `newc`, which the kernel unpacks into memory."""
    folders = [("bin", None), ("modules", None)]
    for number, (name, data) in enumerate([*folders, *files, ("TRAILER!!!", b"")], 1):
        mode, content = (0o040755, b"") if data is None else (0o100755, data)
        fields = (number, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(name) + 1, 0)
        head = b"070701" + "".join(f"{field:08x}" for field in fields).encode() + name.encode() + b"\0"
        yield head + bytes(-len(head) % 4) + content + bytes(-len(content) % 4)
