"""A disk for an emulated computer, served by the protocol of network block devices over a local socket.

The protocol is described in doc/proto.md of the project NetworkBlockDevice/nbd; this is the part QEMU asks for.
"""

from __future__ import annotations

import random
import socket
import struct
import threading
from collections.abc import Callable
from pathlib import Path

from tests.torture.powercut.volatile_disk import VolatileDisk

_MAGIC, _OPTIONS, _OPTION_REPLY = b"NBDMAGIC", b"IHAVEOPT", 0x3E889045565A9
_REPLY = 0x67446698
_FIXED_NEWSTYLE, _NO_ZEROES = 1, 2
_HAS_FLAGS, _SEND_FLUSH = 1, 4
_GO, _ACKNOWLEDGED, _INFORMATION, _NOT_SUPPORTED = 7, 1, 3, 0x80000001
_READ, _WRITE, _DISCONNECT, _FLUSH = 0, 1, 2, 3
_BAD_REQUEST = 22


class BlockServer(threading.Thread):
    """Serves one disk to one client; ``after_write`` is called after a tenth of all writes, inside of them."""

    def __init__(self, disk: VolatileDisk, path: Path, after_write: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self._disk, self._after_write, self._chance = disk, after_write, random.Random(path.name)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(path))
        self._listening.listen(1)
        self._client = self._listening

    def run(self) -> None:
        """Serve until the client leaves."""
        self._client, _ = self._listening.accept()
        try:
            self._greet()
            while self._serve():
                pass
        except (EOFError, ConnectionError):
            return
        finally:
            self._client.close()
            self._listening.close()

    def _receive(self, length: int) -> bytes:
        received = bytearray()
        while len(received) < length:
            piece = self._client.recv(length - len(received))
            if not piece:
                raise EOFError
            received += piece
        return bytes(received)

    def _greet(self) -> None:
        self._client.sendall(_MAGIC + _OPTIONS + struct.pack(">H", _FIXED_NEWSTYLE | _NO_ZEROES))
        self._receive(4)
        option = 0
        while option != _GO:
            _, option, length = struct.unpack(">8sII", self._receive(16))
            self._receive(length)
            if option == _GO:
                about = struct.pack(">HQH", 0, self._disk.size, _HAS_FLAGS | _SEND_FLUSH)
                self._answer(option, _INFORMATION, about)
                self._answer(option, _ACKNOWLEDGED)
            else:
                self._answer(option, _NOT_SUPPORTED)

    def _answer(self, option: int, kind: int, data: bytes = b"") -> None:
        self._client.sendall(struct.pack(">QIII", _OPTION_REPLY, option, kind, len(data)) + data)

    def _serve(self) -> bool:
        _, _, command, handle, offset, length = struct.unpack(">IHHQQI", self._receive(28))
        problem, data = 0, b""
        if command == _READ:
            data = self._disk.read(offset, length)
        elif command == _WRITE:
            self._disk.write(offset, self._receive(length))
            if self._chance.random() < 0.1:
                self._after_write()
        elif command == _FLUSH:
            self._disk.flush()
        else:
            problem = _BAD_REQUEST
        if command == _DISCONNECT:
            return False
        self._client.sendall(struct.pack(">IIQ", _REPLY, problem, handle) + data)
        return True
