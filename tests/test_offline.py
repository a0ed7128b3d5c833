"""The program reaches no network: a hook refuses it, and the system saw the main job ask for none."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BEGIN = "import socket\nfrom lapreporter.offline import stay_offline\nstay_offline()\n"

ATTEMPTS = {
    "a socket of the old network": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "a socket of the new network": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "a raw socket": "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
    "a connection": "socket.create_connection(('127.0.0.1', 9))",
    "a listener": "socket.create_server(('127.0.0.1', 0))",
    "a look-up of a name": "socket.getaddrinfo('localhost', 9)",
    "a look-up of an address": "socket.gethostbyaddr('127.0.0.1')",
    "a page of the web": "__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",
}


def python(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_every_way_to_the_network_is_refused(attempt: str) -> None:
    ended = python(BEGIN + attempt)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("lapreporter.errors.NetworkRefused: ")


def test_a_socket_made_before_the_hook_may_not_be_used() -> None:
    ended = python("import socket\nearly = socket.socket()\n" + BEGIN + "early.connect(('127.0.0.1', 9))")
    assert ended.stderr.splitlines()[-1].startswith("lapreporter.errors.NetworkRefused: ")


def test_sockets_of_the_desktop_are_free(tmp_path: Path) -> None:
    ended = python(
        BEGIN + f"one, two = socket.socketpair()\nsocket.socket(socket.AF_UNIX).bind({str(tmp_path / 's')!r})"
    )
    assert ended.stderr == ""


def test_the_program_begins_with_the_hook() -> None:
    begin = "import sys\nfrom lapreporter.__main__ import main\nsys.argv = ['lapreporter', '--version']\nmain()\n"
    ended = python(begin + "import socket\nsocket.socket()")
    assert ended.stderr.splitlines()[-1].startswith("lapreporter.errors.NetworkRefused: ")


def test_the_main_job_asks_the_system_for_no_network(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    watch = ["strace", "-f", "-qq", "-e", "trace=%network", "-o", str(trace)]
    program = [sys.executable, "-m", "lapreporter", "tour", str(tmp_path / "out")]
    subprocess.run([*watch, *program], cwd=ROOT, check=True, capture_output=True)
    assert len(list((tmp_path / "out").iterdir())) == 3
    calls = trace.read_text(encoding="ascii").splitlines()
    families = {family for call in calls for family in re.findall(r"\b[AP]F_\w+", call)}
    assert families <= {"AF_UNIX"}
