"""The promise that no network is ever reached, kept by the interpreter itself.

Every library asks Python for its sockets, so a hook on Python's own audit events sees them all and refuses. Qt would
not be seen; its network library is left out of the program that ships. Sockets of the desktop (``AF_UNIX``) are free.
"""

from __future__ import annotations

import sys
from typing import Any

from lapreporter.errors import NetworkRefused

# socket.AF_UNIX, on every system that has it; to import the module would be a first step towards the network.
_WITHIN_THIS_COMPUTER = 1

_LOOK_UPS = frozenset(
    f"socket.{name}" for name in ("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo", "getservbyname")
)
_ACTS_WITH_AN_ADDRESS = frozenset(f"socket.{name}" for name in ("connect", "bind", "sendto", "sendmsg"))


def stay_offline() -> None:
    """From now on refuse every network socket, connection and name look-up of this process with `NetworkRefused`.

    This cannot be taken back, and the programs this process starts are not bound by it.
    """
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event == "socket.__new__":
        refused = arguments[1] != _WITHIN_THIS_COMPUTER
    elif event in _ACTS_WITH_AN_ADDRESS:
        refused = arguments[0].family != _WITHIN_THIS_COMPUTER
    else:
        refused = event in _LOOK_UPS
    if refused:
        raise NetworkRefused(attempt=event)
