"""Photographs made fit for the page; they may have come with a stranger's file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Name
from PIL import Image

from lapreporter.exchange.darkroom import developed

_DOTS_PER_POINT = 300 / 72


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

    The stranger's bytes are decoded elsewhere, see `lapreporter.exchange.darkroom`; what is read here was written by
    this program. Raises `UnusablePicture`.
    """
    picture = developed(content, name, max(1, round(widest * _DOTS_PER_POINT)))
    with Image.open(BytesIO(picture.data)) as written:
        if written.format == "JPEG" and written.mode == "RGB":
            return Picture(picture.width, picture.height, picture.data, jpeg=True)
        flat = _flat(written)
        return Picture(flat.width, flat.height, flat.tobytes(), jpeg=False)


def _flat(image: Image.Image) -> Image.Image:
    """The picture in RGB on white paper."""
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(paper, layered).convert("RGB")
