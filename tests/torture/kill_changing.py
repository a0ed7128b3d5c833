"""Kill a process that protects a report, changes its key and unprotects it without pause, and look at what is left.

    python -m tests.torture.kill_changing ROOT KEYS

Every content, milestone and attached file holds a telling word. The process says what it tries and what was done, one
line each; the last word of a line is the way in which the report is kept: ``open``, ``first`` or ``second``.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import subprocess
import sys
import time
import zlib
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lapreporter.document.files import Files
from lapreporter.document.generation import FOOTER
from lapreporter.document.lock import Owner
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.protection import Key, Keyring, Protection, new_recovery, protect, recipient_of
from lapreporter.document.shelf import Shelf
from lapreporter.errors import NothingIntact, Protected
from tests.document.samples import REPORT, START
from tests.torture.kill_saving import CHECKOUT, until_attempt

CANARY = b"Kanarek"
PHOTO = CANARY + b" on a picture" * 20_000
KEPT = 15
"""Of so many changes, saves among them, each must be found among the versions."""
OPEN, FIRST, SECOND = "open", "first", "second"
_OPENING = 0.03
"""Seconds within which a report is open, more or less."""
_NEXT = {OPEN: (FIRST, SECOND), FIRST: (SECOND, OPEN), SECOND: (OPEN, FIRST)}


@dataclass
class Result:
    """Counts of kills, of those inside a change of the key and inside opening, and of what must never happen.

    ``shut`` opened with no key that may fit, ``lost`` is acknowledged work, ``readable`` were protected and still told
    a word, ``scraps`` had files left over.
    """

    kills: int = 0
    inside: int = 0
    opening: int = 0
    shut: int = 0
    lost: int = 0
    readable: int = 0
    scraps: int = 0
    faults: list[str] = field(default_factory=list)


def payload(number: int) -> bytes:
    """A document that says which one it is, with a telling word."""
    return b"%d " % number + CANARY + random.Random(number).randbytes(60_000).hex().encode()


def change_forever(root: Path, keys: dict[str, Key | None]) -> None:
    """Open the report, then change its key and save, over and over; each is announced and acknowledged."""
    shelf, owner = Shelf(root, Files(), "0.1.0"), Owner.of_this_process(datetime.now(UTC))
    print("O", flush=True)
    document = shelf.open(REPORT, owner, ring(keys.values()))
    number, way = _number(document), next(way for way, key in keys.items() if key == document.key)
    print("D", number, way, flush=True)
    chance, following = random.Random(number), itertools.count(number + 1)
    while True:
        number = next(following)
        now = START + timedelta(minutes=number)
        if chance.random() < 0.4:
            print("A", number, way, flush=True)
            document.save(payload(number), summary={}, now=now)
        else:
            way = chance.choice(_NEXT[way])
            print("A", number, way, flush=True)
            document.rekey(keys[way], payload(number), summary={}, now=now)
        print("D", number, way, flush=True)


def kill_changers(folder: Path, kills: int, seed: int) -> Result:
    """Start, kill and inspect a process ``kills`` times on one report in a folder."""
    chance, result, times = random.Random(seed), Result(), deque([0.05], maxlen=20)
    recovery = recipient_of(new_recovery())
    keys = {OPEN: None, FIRST: protect("lamp ocean tiger", recovery), SECOND: protect("meadow violin", recovery)}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "keys").write_text(json.dumps({way: _plain(key) for way, key in keys.items() if key}))
    with Shelf(folder / "reports", Files(), "0.1.0").create(
        REPORT, payload(0), summary={}, now=START, owner=Owner.of_this_process(START)
    ) as document:
        document.attach(PHOTO)
        document.save(payload(1), summary={}, now=START, milestone="signed")
    known, maybe = (1, OPEN), {(1, OPEN)}
    while result.kills < kills:
        known, maybe = _one_life(folder, chance, times, (known, maybe), result)
        if chance.random() < 0.8:  # else the next process opens what this one left, and may be killed while it does
            found = _inspect(folder / "reports", keys, known, maybe, result)
            known, maybe = found or known, {found} if found else maybe
    return result


Place = tuple[int, str]
"""The number of a content, and the way in which it is kept."""


def _one_life(
    folder: Path, chance: random.Random, times: deque[float], before: tuple[Place, set[Place]], result: Result
) -> tuple[Place, set[Place]]:
    """What is known to be done, and all that may be, once a process was killed inside one of its first changes."""
    command = [sys.executable, "-m", "tests.torture.kill_changing", str(folder / "reports"), str(folder / "keys")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=CHECKOUT) as process:
        assert process.stdout is not None
        wanted = chance.choice((0, 1, 1, 2, 3))
        said = until_attempt(process.stdout, wanted, times)
        time.sleep(chance.uniform(0, 1.2 * sum(times) / len(times) if wanted else _OPENING))
        process.kill()
        said += process.stdout.read().splitlines()
    result.kills += 1
    known, maybe = before
    for line in (line.split() for line in said if not line.startswith("O")):
        place = (int(line[1]), line[2])
        known, maybe = (place, {place}) if line[0] == "D" else (known, {*maybe, place})
    result.opening += said[-1] == "O"
    result.inside += said[-1].startswith("A") and known[1] != said[-1].split()[2]
    return known, maybe


def _inspect(root: Path, keys: dict[str, Key | None], known: Place, maybe: set[Place], result: Result) -> Place | None:
    """Open the report as the next user would, and count what is wrong; what was found."""
    try:
        document = Shelf(root, Files(), "0.1.0").open(
            REPORT, Owner.of_this_process(datetime.now(UTC)), ring(keys.values())
        )
    except (NothingIntact, Protected) as failure:
        result.shut += 1
        result.faults.append(f"{failure!r} after {known}")
        return None
    with document:
        way = next(way for way, key in keys.items() if key == document.key)
        number = _number(document)
        if document.loaded.payload != payload(number) or number < known[0] or not _fits((number, way), maybe):
            result.lost += 1
            result.faults.append(f"{(number, way)} instead of {sorted(maybe)}")
        result.lost += _lost(document, known[0], result.faults)
    if document.key is not None:
        told = [file.name for file in root.rglob("*") if file.is_file() and tells(file)]
        result.readable += bool(told)
        result.faults += told
    scraps = [file.name for file in (root / REPORT / "g").iterdir() if not _stands(file, document.key)]
    scraps += [file.name for file in list((root / REPORT / "b").iterdir())[1:]]
    result.scraps += bool(scraps)
    result.faults += scraps
    return number, way


def _fits(found: Place, maybe: set[Place]) -> bool:
    """Whether a content may be kept in this way: a change first saves the content in the way of before."""
    numbers, ways = {number for number, _ in maybe}, {way for _, way in maybe}
    return found in maybe or (found[0] in numbers and found[1] in ways and found[0] > min(numbers))


def _lost(document: OpenDocument, known: int, faults: list[str]) -> int:
    """How much is missing of what was acknowledged: recent saves, the milestone, the attached file."""
    versions = document.versions()
    numbers = {int(document.version(one).split(b" ", 1)[0]) for one in versions}
    missing = set(range(max(0, known - KEPT), known + 1)) - numbers
    milestones = [document.version(one) for one in versions if one.header.milestone]
    whole = document.attachment(_sha256(PHOTO)) == PHOTO
    if missing or milestones != [payload(1)] or not whole:
        faults.append(f"missing {sorted(missing)}, {len(milestones)} milestones, picture {whole}")
    return len(missing) + (milestones != [payload(1)]) + (not whole)


def tells(file: Path) -> bool:
    """Whether a telling word can be read in a file, as it stands or unpacked."""
    data = file.read_bytes()
    with suppress(zlib.error):
        data += zlib.decompressobj().decompress(data[data.find(b"\n") + 1 :])
    return CANARY in data


def _stands(file: Path, key: Key | None) -> bool:
    """Whether a save was written to its end and is kept in the way of the report."""
    data = file.read_bytes()
    sealed = b'"protection"' in data[: data.find(b"\n")]
    return data[-FOOTER:].startswith(b"\nsha256 ") and sealed == (key is not None)


def _number(document: OpenDocument) -> int:
    return int(document.loaded.payload.split(b" ", 1)[0])


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def ring(keys: Iterable[Key | None]) -> Keyring:
    """These keys at hand."""
    made = Keyring()
    for key in keys:
        if key is not None:
            made.add(key)
    return made


def _plain(key: Key) -> dict[str, object]:
    return {"protection": key.protection.plain(), "identity": key.identity, "labels": b64encode(key.labels).decode()}


def _keys(file: Path) -> dict[str, Key | None]:
    told = json.loads(file.read_text())
    read = {way: Key(Protection.of(one["protection"]), one["identity"], b64decode(one["labels"]))
            for way, one in told.items()}  # fmt: skip
    return {OPEN: None, **read}


if __name__ == "__main__":
    change_forever(Path(sys.argv[1]), _keys(Path(sys.argv[2])))
