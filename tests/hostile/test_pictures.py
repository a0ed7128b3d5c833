"""Pictures of strangers: decoded elsewhere within limits, and told of nothing but what one sees."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from lapreporter.document.files import Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.shelf import Shelf
from lapreporter.errors import TooLarge, UnusablePicture
from lapreporter.exchange.darkroom import WORD, developed, is_picture
from lapreporter.exchange.photographs import Trace, cleaned
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import own_command
from lapreporter.ui.attaching import TRACES, attached
from tests.document.samples import OWNER, REPORT, SUMMARY
from tests.hostile.pictures import SECRETS, animation, flat, noted, pages, painting, photograph, png, with_copy

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nine hundred megapixels": (lambda: png(30_000, 30_000), "megapixels"),
    "a hundred and sixty-nine megapixels in a few kilobytes": (lambda: flat(13_000, 13_000, mode="1"), "megapixels"),
    "forty-one megapixels": (lambda: flat(6_410, 6_400, mode="1"), "megapixels"),
    "a line across the room": (lambda: flat(20_001, 1), "20,000"),
    "four thousand million on a side": (lambda: png(2**31 - 1, 2**31 - 1), "megapixels"),
    "no width": (lambda: png(0, 10), "not written"),
    "a picture without its pixels": (lambda: png(2_000, 2_000), "damaged"),
    "a photograph cut off": (lambda: photograph()[:3_000], "damaged"),
    "a photograph's first bytes": (lambda: b"\xff\xd8\xff", "not written as a picture"),
    "a note that swells to a hundred megabytes": (lambda: noted(100_000_000), "damaged"),
    "several pages": (lambda: pages(3), "several pages"),
    "sixteen bits a pixel": (lambda: flat(10, 10, mode="I;16"), "of a kind"),
    "a telephone's own kind": (lambda: b"\0\0\0\x18ftypheic" + bytes(100), "not written as a picture"),
    "a program in a picture's clothes": (lambda: b"\x89PNG\r\n\x1a\nMZ" + bytes(300), "picture"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_picture_built_for_harm_is_refused_in_a_sentence(name: str, english: SpokenLanguage) -> None:
    build, words = REFUSED[name]
    content = build()
    assert is_picture(content)
    with pytest.raises(UnusablePicture) as caught:
        developed(content, "IMG_1.jpg")
    what, remedy = caught.value.sentences(english)
    assert words in what
    assert what.startswith("IMG_1.jpg cannot be used as a picture: ")
    assert "JPEG or PNG" in remedy


CARRYING: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a camera's": (photograph, {"place", "names", "device", "time", "texts"}),
    "with a smaller copy": (lambda: with_copy(photograph()), {"copy", "device", "texts"}),
    "in the colours of print": (lambda: photograph(mode="CMYK"), {"place", "names", "device", "time", "texts"}),
    "grey": (lambda: photograph(mode="L"), {"place", "names", "device", "time", "texts"}),
    "of the web": (lambda: photograph(kind="WEBP"), {"place", "names", "device", "time"}),
    "scanned": (lambda: photograph(kind="TIFF"), {"names", "device", "time"}),
    "painted": (painting, {"names", "texts"}),
    "moving": (lambda: animation(3, 40), set()),
}


@pytest.mark.parametrize("name", CARRYING)
def test_nothing_but_what_one_sees_is_left_of_a_picture(name: str) -> None:
    build, traces = CARRYING[name]
    content = build()
    clean = developed(content, "a")
    assert clean.traces == traces
    assert not any(secret.encode() in clean.data for secret in (*SECRETS, "Canon", "xmp", "Exif"))
    with Image.open(BytesIO(clean.data)) as image:
        assert Image.MIME[image.format or ""] == clean.media_type
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "transparency"}
        assert not image.getexif()


def test_thirty_photographs_give_nothing_away() -> None:
    for number in range(30):
        content = photograph((60 + number, 40))
        assert all(secret.encode() in content for secret in SECRETS)
        clean = cleaned(content)
        assert not any(secret.encode() in clean.data for secret in SECRETS)
        assert {Trace.PLACE, Trace.DEVICE, Trace.NAMES} <= clean.traces


def test_a_photograph_stands_upright() -> None:
    clean = developed(photograph((640, 480)), "a.jpg")
    assert (clean.width, clean.height) == (480, 640)


def test_colours_are_brought_to_those_of_every_screen() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = BytesIO()
    Image.new("RGB", (8, 8), (200, 10, 10)).save(broken, "JPEG", icc_profile=b"not a profile" + wide)
    with Image.open(BytesIO(developed(broken.getvalue(), "a.jpg").data)) as image:
        assert "icc_profile" not in image.info
        red = image.convert("RGB").getpixel((4, 4))
    assert isinstance(red, tuple)
    assert red[0] > 180
    assert red[2] < 40


def test_a_picture_can_be_made_smaller_on_the_way() -> None:
    assert developed(flat(5_000, 4_000, "JPEG"), "a.jpg", widest=500).width == 500
    assert developed(flat(100, 80), "a.png", widest=500).width == 100


def test_the_name_fits_how_the_picture_is_written_now() -> None:
    assert developed(photograph(kind="WEBP"), "bridge.webp").name_for("bridge.webp") == "bridge.jpg"
    assert developed(photograph(), "a").name_for("BRIDGE.JPEG") == "BRIDGE.JPEG"
    assert developed(painting(), "a").name_for("map") == "map.png"


@pytest.mark.skipif(sys.platform == "win32", reason="memory is limited in another way there")
def test_the_process_that_decodes_has_little_memory_and_time() -> None:
    program = (
        "from lapreporter.exchange.confinement import confine\nimport resource\nconfine()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_CPU)[0])\n"
        "try:\n    bytes(700_000_000)\nexcept MemoryError:\n    print('no more')\n"
        "try:\n    open('/tmp/written-in-the-darkroom', 'wb').write(b'x' * 9)\nexcept OSError:\n    print('no file')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    Path("/tmp/written-in-the-darkroom").unlink(missing_ok=True)
    assert ended.stdout.split() == ["600000000", "10", "no", "more"] or "no more" in ended.stdout


def test_the_process_tells_one_line_and_the_picture() -> None:
    asked = json.dumps({"widest": None}).encode() + b"\n" + photograph()
    ended = subprocess.run([*own_command(), WORD], input=asked, capture_output=True, check=True)
    head, _, data = ended.stdout.partition(b"\n")
    assert json.loads(head)["media_type"] == "image/jpeg"
    assert data.startswith(b"\xff\xd8\xff")
    assert ended.stderr == b""


@pytest.fixture
def document(tmp_path: Path) -> Iterator[OpenDocument]:
    shelf = Shelf(tmp_path / "reports", Files(), "0")
    with shelf.create(REPORT, b"{}", summary=SUMMARY, now=datetime(2026, 3, 1, tzinfo=UTC), owner=OWNER) as opened:
        yield opened


def test_an_attached_photograph_is_told_of_what_was_left_out(
    document: OpenDocument, tmp_path: Path, english: SpokenLanguage
) -> None:
    file = tmp_path / "IMG_0042.JPG"
    file.write_bytes(photograph())
    taken = attached(file, document)
    assert taken.notice is not None
    sentence = english.text(*taken.notice)
    assert sentence.startswith("Left out of IMG_0042.JPG: where it was taken, names of people, which camera it was")
    stored = document.attachment(taken.attachment.sha256)
    assert taken.attachment.size == len(stored)
    assert not any(secret.encode() in stored for secret in SECRETS)
    assert file.read_bytes() == photograph()


def test_every_trace_has_words() -> None:
    assert set(TRACES) == {trace.value for trace in Trace}


def test_a_received_pdf_is_stored_as_it_is_and_never_opened(document: OpenDocument, tmp_path: Path) -> None:
    file = tmp_path / "law.png"
    file.write_bytes(b"%PDF-1.7 which would break every reader")
    kept = attached(file, document).attachment
    assert kept.media_type == "application/pdf"
    assert kept.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.attachment(kept.sha256) == file.read_bytes()


def test_what_is_called_a_picture_and_is_none_is_not_taken(document: OpenDocument, tmp_path: Path) -> None:
    file = tmp_path / "drawing.svg"
    file.write_bytes(b"<svg onload='alert(1)'/>")
    with pytest.raises(UnusablePicture):
        attached(file, document)


def test_a_picture_called_a_pdf_is_still_freed_of_what_it_hides(document: OpenDocument, tmp_path: Path) -> None:
    file = tmp_path / "law.pdf"
    file.write_bytes(photograph())
    kept = attached(file, document).attachment
    assert (kept.name, kept.media_type) == ("law.jpg", "image/jpeg")


def test_a_file_beyond_the_limit_is_not_read(document: OpenDocument, tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as stream:
        stream.truncate(20_000_001)
    with pytest.raises(TooLarge):
        attached(file, document)
