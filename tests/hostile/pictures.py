"""Pictures and documents built for harm, and photographs as cameras and telephones write them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, PngImagePlugin

SECRETS = ("Anna Ilunga", "CANON-SERIAL-0042", "EOS Canary", "2025:03:04 05:06:07", "the depot behind the mill")
"""What a photograph must not give away."""

GPS, DETAILS = 0x8825, 0x8769


def photograph(size: tuple[int, int] = (640, 480), kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """A photograph with place, owner, camera, time, notes and a smaller copy, turned on its side."""
    notes = Image.Exif()
    notes[0x010F], notes[0x0110], notes[0x013B], notes[0x0112] = "Canon", SECRETS[2], SECRETS[0], 6
    notes[0x0132] = SECRETS[3]
    notes.get_ifd(DETAILS).update({0xA431: SECRETS[1], 0x9003: SECRETS[3], 0x927C: b"maker's " + SECRETS[1].encode()})
    notes.get_ifd(GPS).update({1: "N", 2: (18.0, 31.0, 12.5), 3: "W", 4: (9.0, 41.0, 3.25)})
    written = BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    more = {"comment": SECRETS[4].encode(), "xmp": b"<x:xmpmeta>" + SECRETS[4].encode()} if kind == "JPEG" else {}
    picture.save(written, kind, exif=notes, **more)
    return written.getvalue()


def with_copy(photo: bytes) -> bytes:
    """The photograph with a thumbnail in the second directory of its notes, as cameras put it."""
    with Image.open(BytesIO(photo)) as image:
        small = BytesIO()
        image.resize((80, 60)).save(small, "JPEG", comment=SECRETS[4].encode())
    copy = small.getvalue()
    head = b"II*\0" + struct.pack("<L", 8)
    first = struct.pack("<HHHLLL", 1, 0x010F, 2, 4, int.from_bytes(b"Abc\0", "little"), 26)
    second = struct.pack("<HHHLLHHLL", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(copy))
    notes = b"Exif\0\0" + head + first + second + struct.pack("<L", 0) + copy
    segment = b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes
    bare = BytesIO()
    with Image.open(BytesIO(photo)) as image:
        image.convert("RGB").save(bare, "JPEG")
    return bare.getvalue()[:2] + segment + bare.getvalue()[2:]


def painting() -> bytes:
    """A PNG with transparency and texts about its author."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", SECRETS[0])
    texts.add_itxt("Description", SECRETS[4], "en", "")
    written = BytesIO()
    Image.new("RGBA", (60, 40), (200, 10, 10, 90)).save(written, "PNG", pnginfo=texts)
    return written.getvalue()


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that says to be this large, with little inside."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">L", len(content)) + name + content + struct.pack(">L", zlib.crc32(name + content))

    head = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def flat(width: int, height: int, kind: str = "PNG", mode: str = "L") -> bytes:
    """A picture of one colour: few bytes, many pixels."""
    written = BytesIO()
    Image.new(mode, (width, height)).save(written, kind)
    return written.getvalue()


def noted(size: int) -> bytes:
    """A PNG whose note swells to this many bytes."""
    small = flat(4, 4)
    note = b"zTXt" + b"Comment\0\0" + zlib.compress(bytes(size), 9)
    chunk = struct.pack(">L", len(note) - 4) + note + struct.pack(">L", zlib.crc32(note))
    return small[:33] + chunk + small[33:]


def pages(count: int) -> bytes:
    """A TIFF of several pages."""
    written = BytesIO()
    images = [Image.new("L", (8, 8), shade) for shade in range(count)]
    images[0].save(written, "TIFF", save_all=True, append_images=images[1:])
    return written.getvalue()


def animation(count: int, size: int) -> bytes:
    """A moving GIF."""
    written = BytesIO()
    images = [Image.effect_noise((size, size), 50 + shade).convert("P") for shade in range(count)]
    images[0].save(written, "GIF", save_all=True, append_images=images[1:])
    return written.getvalue()
