"""A stranger's picture decoded and written anew, so that nothing but what one sees is left of it.

This is done in a process of its own; see `lapreporter.exchange.darkroom`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

MEGAPIXELS = 40
LONGEST_SIDE = 20_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr"})
_QUALITY = 90
_LARGEST_PNG = 15_000_000

_NAMES = frozenset({0x013B, 0x8298, 0x9C9D, 0xA430, 0x013C})
_DEVICE = frozenset({0x010F, 0x0110, 0xA431, 0xA433, 0xA434, 0xA435, 0xC62F, 0x927C, 0xA420})
_TIMES = frozenset({0x0132, 0x9003, 0x9004})
_TEXTS = frozenset({"xmp", "XML:com.adobe.xmp", "photoshop", "comment", "Comment", "Description", "Title"})
_AUTHORS = frozenset({"Author", "Artist", "Copyright"})


class Trace(StrEnum):
    """What a picture carried beside what one sees."""

    PLACE = "place"
    NAMES = "names"
    DEVICE = "device"
    TIME = "time"
    COPY = "copy"
    TEXTS = "texts"


class Flaw(StrEnum):
    """Why a picture cannot be used."""

    NO_PICTURE = "no_picture"
    ANOTHER_KIND = "another_kind"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MUCH = "too_much"
    SEVERAL_PAGES = "several_pages"


class Flawed(Exception):
    """The picture cannot be used."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Clean:
    """A picture written anew, upright, in sRGB; ``traces`` is what was left out."""

    data: bytes
    media_type: str
    width: int
    height: int
    traces: frozenset[Trace]


def cleaned(content: bytes, widest: int | None = None) -> Clean:
    """The picture as JPEG or PNG, at most ``widest`` pixels across. Raises `Flawed`.

    Its size is judged from the header, before anything is decoded; a warning of the decoder counts as an error.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # Many cameras write their notes with small mistakes, and these notes are left out in any case.
        warnings.filterwarnings("ignore", "(?i).*(exif|metadata)")
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as source:
                _refuse(source)
                return _written(source, widest)
        except Flawed:
            raise
        except UnidentifiedImageError:
            raise Flawed(Flaw.NO_PICTURE) from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Flawed(Flaw.TOO_MANY_PIXELS) from None
        except MemoryError:
            raise Flawed(Flaw.TOO_MUCH) from None
        except Exception:  # noqa: BLE001 - whatever a decoder raises on a hostile file, the answer is the same
            raise Flawed(Flaw.DAMAGED) from None


def _refuse(source: Image.Image) -> None:
    if source.width * source.height > MEGAPIXELS * 1_000_000 or max(source.size) > LONGEST_SIDE:
        raise Flawed(Flaw.TOO_MANY_PIXELS)
    if source.mode not in _PLAIN_MODES:
        raise Flawed(Flaw.ANOTHER_KIND)
    if source.format == "TIFF" and getattr(source, "n_frames", 1) > 1:
        raise Flawed(Flaw.SEVERAL_PAGES)


def _written(source: Image.Image, widest: int | None) -> Clean:
    photograph = source.format in ("JPEG", "MPO")
    traces = frozenset(_traces(source))
    if widest is not None and photograph:
        source.draft(None, (widest, max(1, source.height * widest // source.width)))
    source.load()
    image = ImageOps.exif_transpose(source)
    if widest is not None and image.width > widest:
        image = image.convert("RGBA" if _see_through(image) else "RGB")
        image = image.resize((widest, max(1, round(image.height * widest / image.width))), Image.Resampling.LANCZOS)
    image = _in_srgb(image, source.info.get("icc_profile"))
    photograph = photograph or (source.format == "WEBP" and not _see_through(image))
    data = _as_jpeg(image) if photograph else _as_png(image)
    if not photograph and len(data) > _LARGEST_PNG and not _see_through(image):
        photograph, data = True, _as_jpeg(image)
    return Clean(data, "image/jpeg" if photograph else "image/png", image.width, image.height, traces)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in the colours every screen expects; a profile may name a device and is not kept."""
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    if image.mode in ("1", "L", "RGB", "RGBA", "LA"):
        return image
    return image.convert("RGBA" if _see_through(image) else "RGB")


def _see_through(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _as_jpeg(image: Image.Image) -> bytes:
    written = BytesIO()
    _bare(image if image.mode in ("L", "RGB") else image.convert("RGB")).save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _as_png(image: Image.Image) -> bytes:
    written = BytesIO()
    _bare(image).save(written, "PNG", compress_level=4)
    return written.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """The same picture knowing of nothing but its pixels and, if it has one, its transparent colour."""
    bare = image.copy()
    bare.info = {key: value for key, value in image.info.items() if key == "transparency"}
    return bare


def _traces(source: Image.Image) -> Iterator[Trace]:
    if _TEXTS & source.info.keys():
        yield Trace.TEXTS
    if _AUTHORS & source.info.keys():
        yield Trace.NAMES
    if "mp" in source.info:
        yield Trace.COPY
    try:
        notes = source.getexif()
        known = {*notes, *notes.get_ifd(ExifTags.IFD.Exif)}
        if notes.get_ifd(ExifTags.IFD.GPSInfo):
            yield Trace.PLACE
        if notes.get_ifd(ExifTags.IFD.IFD1):
            yield Trace.COPY
    except Exception:  # noqa: BLE001 - notes that cannot be read are left out like all others
        yield Trace.TEXTS
        return
    for trace, tags in ((Trace.NAMES, _NAMES), (Trace.DEVICE, _DEVICE), (Trace.TIME, _TIMES)):
        if known & tags:
            yield trace
