from __future__ import annotations

import hashlib
import io
import json
import random
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.document.archive import MIMETYPE
from lapreporter.document.files import Files
from lapreporter.document.pack import FILE_LIMIT, Pack, from_bytes, read, to_bytes
from lapreporter.errors import (
    BadContent,
    CutOff,
    NewerVersion,
    NotOurs,
    RefusedFile,
    StorageFailure,
    TooDeep,
    TooLarge,
    UnsafeArchive,
)
from lapreporter.words import Term
from tests.document.samples import REPORT
from tests.document.zips import MIMETYPE_PART, Part, crafted

NAME = "sent.lap"
PAYLOAD = b'{"n": 1}'
LAW = b"the law"
LAW_NAME = f"attachments/{hashlib.sha256(LAW).hexdigest()}.pdf"


def manifest(changes: dict[str, object] | None = None, **contents: bytes) -> Part:
    files = [
        {"name": name.replace("__", "."), "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in (contents or {"report__json": PAYLOAD}).items()
    ]
    told = {"format": 1, "kind": "report", "report_id": REPORT, "revision": 1, "parents": [], "files": files}
    return Part("manifest.json", json.dumps(told | (changes or {})).encode())


REPORT_PART = Part("report.json", PAYLOAD)
GOOD = (manifest(), REPORT_PART)
WHOLE = to_bytes(Pack("report", REPORT, 1, (), PAYLOAD * 50, {LAW_NAME.removeprefix("attachments/"): LAW}))
LINK = (stat.S_IFLNK | 0o777) << 16
ZEROS = bytes(20_000_000)


def with_extra(name: str) -> bytes:
    return crafted([*GOOD, Part(name, b"x")])


UNSAFE = {
    "climbing out": (with_extra("../../evil"), "outside"),
    "climbing out from within": (with_extra("attachments/../../evil"), "outside"),
    "absolute": (with_extra("/etc/passwd"), "outside"),
    "drive letter": (with_extra("C:/evil"), "outside"),
    "drive letter without slash": (with_extra("C:evil"), "outside"),
    "backslash": (with_extra("attachments\\evil"), "outside"),
    "share": (with_extra("\\\\server\\share"), "outside"),
    "nul in a name": (with_extra("report.json\0.exe"), "outside"),
    "duplicate": (crafted([*GOOD, Part("report.json", b"other")]), "same name"),
    "symlink": (crafted([*GOOD, Part("attachments/" + "0" * 64 + ".txt", b"/etc/passwd", attributes=LINK)]), "link"),
    "symlink under a known name": (crafted([manifest(), Part("report.json", PAYLOAD, attributes=LINK)]), "link"),
    "encrypted": (crafted([manifest(), Part("report.json", PAYLOAD, flags=1)]), "encrypted"),
    "unknown name": (with_extra("setup.exe"), "no report"),
    "folder": (with_extra("attachments/"), "no report"),
    "other letters": (with_extra("Report.json"), "no report"),
    "over-long ending": (with_extra("attachments/" + "0" * 64 + ".longerthan8"), "no report"),
    "data descriptor": (crafted([manifest(), Part("report.json", PAYLOAD, flags=8)]), "unusual"),
    "extra field": (crafted([manifest(), Part("report.json", PAYLOAD, extra=b"\x01\x99\0\0")]), "unusual"),
    "other packing": (crafted([manifest(), Part("report.json", PAYLOAD, method=14)]), "unusual"),
    "program attributes": (crafted([manifest(), Part("report.json", PAYLOAD, attributes=0o755 << 16)]), "unusual"),
    "two names for one part": (
        crafted([manifest(), Part("report.json", PAYLOAD, local_name="repord.json")]),
        "two ways",
    ),
    "same bytes twice": (
        crafted([manifest(), REPORT_PART, Part(LAW_NAME, LAW, offset=0)]),
        "overlap",
    ),
    "one part inside another": (crafted([manifest(), Part("report.json", PAYLOAD, offset=60)]), "overlap"),
    "gap": (crafted([manifest(), Part("report.json", PAYLOAD, gap=b"MZ hidden program")]), "gaps"),
    "claimed longer than it is": (crafted([manifest(), Part("report.json", PAYLOAD, packed=10**6)]), "gaps"),
    "too many": (crafted([Part(f"attachments/{n:064x}.txt") for n in range(1000)]), "1,000"),
    "many claimed": (crafted(GOOD, count=60_000), "1,000"),
    "fewer claimed than there are": (crafted(GOOD, count=2), "list of parts"),
    "more claimed than there are": (crafted(GOOD, count=4), "list of parts"),
    "bomb": (crafted([manifest(), Part("report.json", ZEROS, deflate=True)]), "hundred times"),
    "not on the list": (crafted([*GOOD, Part(LAW_NAME, LAW)]), "its own list"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_an_archive_built_to_do_harm_is_refused_with_the_reason(case: str) -> None:
    data, reason = UNSAFE[case]
    with pytest.raises(UnsafeArchive) as caught:
        from_bytes(data, NAME)
    problem = caught.value.parameters["problem"]
    assert isinstance(problem, Term)
    assert reason in problem.text


OTHER = {
    "more than 500 MB": (crafted([manifest(), Part("report.json", PAYLOAD, size=500_000_001)]), TooLarge),
    "many that are 600 MB together": (
        crafted([Part(f"attachments/{n:064x}.txt", size=6_000_000, deflate=True) for n in range(100)]),
        TooLarge,
    ),
    "hash differs": (crafted([manifest(), Part("report.json", b'{"n": 2}')]), CutOff),
    "sum differs": (crafted([manifest(), Part("report.json", PAYLOAD, crc=1)]), CutOff),
    "size differs": (crafted([manifest(), Part("report.json", PAYLOAD, size=3)]), CutOff),
    "unpacks to more than claimed": (
        crafted([manifest(), Part("report.json", PAYLOAD * 99, deflate=True, size=8)]),
        CutOff,
    ),
    "not what deflate writes": (crafted([manifest(), Part("report.json", b"\xff" * 9, method=8)]), CutOff),
    "listed but missing": (crafted([manifest(report__json=PAYLOAD, other=b""), REPORT_PART]), CutOff),
    "listed twice": (crafted([manifest({"files": json.loads(manifest().content)["files"] * 2}), REPORT_PART]), CutOff),
    "no report": (crafted([manifest()]), CutOff),
    "no manifest": (crafted([REPORT_PART]), CutOff),
    "trailing bytes": (WHOLE + b"\0", CutOff),
    "comment": (crafted(GOOD, comment=b"hello"), CutOff),
    "empty file": (b"", CutOff),
    "only zeros": (bytes(4096), CutOff),
    "something in front": (b"MZ" + WHOLE, NotOurs),
    "text": (b"Dear colleague", NotOurs),
    "PDF": (b"%PDF-1.7\n", NotOurs),
    "other kind of zip": (crafted(GOOD, opening=Part("mimetype", b"application/epub+zip")), NotOurs),
    "mimetype packed": (crafted(GOOD, opening=Part("mimetype", MIMETYPE, deflate=True)), NotOurs),
    "mimetype not first": (crafted([MIMETYPE_PART, REPORT_PART], opening=manifest()), NotOurs),
    "newer": (crafted([manifest({"format": 2, "surprise": True}), REPORT_PART]), NewerVersion),
    "manifest with a key too many": (crafted([manifest({"surprise": 1}), REPORT_PART]), BadContent),
    "manifest with a wrong type": (crafted([manifest({"revision": "1"}), REPORT_PART]), BadContent),
    "manifest with a yes for a number": (crafted([manifest({"revision": True}), REPORT_PART]), BadContent),
    "manifest with a path as identity": (crafted([manifest({"report_id": "../x"}), REPORT_PART]), BadContent),
    "manifest that is a list": (crafted([Part("manifest.json", b"[]"), REPORT_PART]), BadContent),
    "manifest with NaN": (crafted([Part("manifest.json", b'{"format": NaN}'), REPORT_PART]), BadContent),
    "manifest with a key twice": (
        crafted([Part("manifest.json", manifest().content[:-1] + b', "format": 1}'), REPORT_PART]),
        BadContent,
    ),
    "manifest in UTF-16": (crafted([Part("manifest.json", "{}".encode("utf-16")), REPORT_PART]), BadContent),
    "manifest with a huge number": (
        crafted([Part("manifest.json", b'{"format": ' + b"9" * 10_000 + b"}"), REPORT_PART]),
        BadContent,
    ),
    "deep manifest": (crafted([Part("manifest.json", b"[" * 200_000), REPORT_PART]), TooDeep),
    "long manifest": (crafted([Part("manifest.json", b" " * 2_000_000), REPORT_PART]), TooLarge),
    "attachment under a wrong hash": (
        crafted(
            [
                manifest(
                    {
                        "files": [
                            *json.loads(manifest().content)["files"],
                            {
                                "name": LAW_NAME.replace(LAW_NAME[12:20], "00000000"),
                                "size": len(LAW),
                                "sha256": hashlib.sha256(LAW).hexdigest(),
                            },
                        ]
                    }
                ),
                REPORT_PART,
                Part(LAW_NAME.replace(LAW_NAME[12:20], "00000000"), LAW),
            ]
        ),
        CutOff,
    ),
}


@pytest.mark.parametrize("case", OTHER)
def test_a_file_that_cannot_be_taken_is_refused_for_what_it_is(case: str) -> None:
    data, kind = OTHER[case]
    with pytest.raises(kind) as caught:
        from_bytes(data, NAME)
    assert type(caught.value) is kind
    assert caught.value.parameters["name"] == NAME


def test_the_crafted_archives_differ_from_good_ones_only_where_they_should() -> None:
    assert from_bytes(crafted(GOOD), NAME).payload == PAYLOAD


def test_a_pack_written_by_another_zip_program_is_told_from_ours() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        for part in GOOD:
            archive.writestr(part.name, part.content)
    with pytest.raises(RefusedFile):
        from_bytes(stream.getvalue(), NAME)


@pytest.mark.parametrize("length", range(0, len(WHOLE), 7))
def test_a_pack_cut_off_anywhere_is_called_incomplete(length: int) -> None:
    with pytest.raises(CutOff):
        from_bytes(WHOLE[:length], NAME)


def test_no_flipped_bit_goes_unnoticed() -> None:
    chance = random.Random(8)
    for _ in range(400):
        data = bytearray(WHOLE)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        with pytest.raises(RefusedFile):
            from_bytes(bytes(data), NAME)


@given(st.data())
def test_no_change_of_a_pack_leads_to_anything_but_a_refusal(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(at, min(len(WHOLE), at + 60)))
    changed = WHOLE[:at] + data.draw(st.binary(max_size=60)) + WHOLE[end:]
    try:
        assert from_bytes(changed, NAME).payload == PAYLOAD * 50
    except RefusedFile:
        assert changed != WHOLE


def test_a_file_beyond_the_limit_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with path.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 10_000_000_000)
    with pytest.raises(TooLarge):
        read(path, Files())


def test_a_pack_that_is_no_longer_there_is_a_failure_of_reading(tmp_path: Path) -> None:
    with pytest.raises(StorageFailure):
        read(tmp_path / NAME, Files())
