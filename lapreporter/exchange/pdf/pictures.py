"""Photographs and coats of arms: decoded, freed of what cameras add, made fit for the page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Name
from PIL import Image, ImageOps, UnidentifiedImageError

from lapreporter.errors import RefusedFile

_DOTS_PER_POINT = 300 / 72
_JPEG_QUALITY = 88


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in RGB without transparency. ``jpeg`` says how ``data`` is written; else it is plain samples."""

    width: int
    height: int
    data: bytes
    jpeg: bool

    def embedded(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The picture as an image object."""
        image = pdf.make_stream(
            self.data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=self.width,
            Height=self.height,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )
        if self.jpeg:
            image.Filter = Name.DCTDecode
        return image


def read_picture(content: bytes, name: str, widest: float) -> Picture:
    """A picture of at most ``widest`` points across, at 300 dots per inch, upright, without hidden data.

    Cameras write place and owner into photographs: both are left out. Raises `RefusedFile` if it is no picture.
    """
    try:
        with Image.open(BytesIO(content)) as source:
            jpeg = source.format == "JPEG"
            image = _flat(ImageOps.exif_transpose(source))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise RefusedFile(name=name) from error
    pixels = max(1, round(widest * _DOTS_PER_POINT))
    if image.width > pixels:
        image = image.resize((pixels, max(1, round(image.height * pixels / image.width))), Image.Resampling.LANCZOS)
    if not jpeg:
        return Picture(image.width, image.height, image.tobytes(), jpeg=False)
    written = BytesIO()
    image.save(written, "JPEG", quality=_JPEG_QUALITY)
    return Picture(image.width, image.height, written.getvalue(), jpeg=True)


def _flat(image: Image.Image) -> Image.Image:
    """The picture in RGB on white paper."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
