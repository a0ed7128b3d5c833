"""`make offline`: the whole test run, with its system calls watched, in a space without any network interface.

    python -m tools.offline [ARGUMENTS OF PYTEST]

Fails when a test fails there, and when any process asked the system for a socket of another family than the desktop's
own. Left out is a test that makes a network socket on purpose, to see it refused, and those that watch system calls
themselves. Then main job and window of the built program are watched in the same way, if it was built (`tools.built`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tools.build import FOLDER, ROOT
from tools.built import alone, cut_off, proved, watched

LEFT_OUT = (
    "tests/test_offline.py::test_a_socket_made_before_the_hook_may_not_be_used",
    "tests/test_offline.py::test_the_main_job_asks_the_system_for_no_network",
    "tests/ui/protection/test_canaries.py",
)
DESKTOP = "AF_UNIX"


def main(arguments: Sequence[str]) -> int:
    """Watch everything and print what was asked for; the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        good = tested(arguments, Path(folder) / "calls")
        if (program := FOLDER / "lapreporter").exists():
            home = Path(folder)
            surroundings = alone(home)
            good &= proved(
                "the built program, main job and window", lambda: watched(program, home / "trace", surroundings)
            )
            good &= proved("the built program without interfaces", lambda: cut_off(program, home / "out", surroundings))
        else:
            print("  the built program was not watched; `make build` makes it")
    return 0 if good else 1


def tested(arguments: Sequence[str], trace: Path) -> bool:
    """Run the tests; whether they passed and asked for nothing but the desktop."""
    start = time.monotonic()
    watch = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=%network", "-o", str(trace)]
    command = [*watch, *without_network(), sys.executable, "-m", "pytest", "-q"]
    command += [f"--deselect={test}" for test in LEFT_OUT]
    ended = subprocess.run(
        [*command, *arguments], cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False
    )
    families = asked_for(trace)
    told = ", ".join(f"{name} {count:,}" for name, count in sorted(families.items())) or "none"
    good = ended.returncode == 0 and set(families) <= {DESKTOP}
    took = time.monotonic() - start
    print(f"  {'yes' if good else 'NO '}  the tests without interfaces, {took:.0f} s; sockets asked for: {told}")
    return good


def without_network() -> Sequence[str]:
    """What to put before a command so that it has no network interface."""
    return ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def asked_for(trace: Path) -> Counter[str]:
    """How often each family of sockets or addresses stands in a trace."""
    found: Counter[str] = Counter()
    with trace.open(encoding="utf-8", errors="replace") as calls:
        for call in calls:
            found.update(set(re.findall(r"\b[AP]F_\w+", call)))
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
