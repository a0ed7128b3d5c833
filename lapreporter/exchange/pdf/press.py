"""From composed pages to the bytes of the file: tagged PDF/A-3a and PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.embedding import embedded
from lapreporter.exchange.pdf.furniture import furnish
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.metadata import Attached, Particulars, attach, describe
from lapreporter.exchange.pdf.pages import Pages
from lapreporter.exchange.pdf.pictures import Picture
from lapreporter.exchange.pdf.sheet import HEIGHT, WIDTH, Sheet
from lapreporter.exchange.pdf.tagging import Tagger, outline


def written(composed: Compositor, particulars: Particulars, files: Sequence[Attached] = ()) -> bytes:
    """The file. The compositor may not be used afterwards."""
    pages = composed.pages
    pages.finish()
    furnish(pages)
    pages.layout.forget()
    with pikepdf.new() as pdf:
        marks = [sheet.marks for sheet in pages.sheets]
        _draw(pdf, pages)
        _give_resources(pdf, pages.layout, pages.pictures)
        Tagger(pdf, marks).write(pages.root)
        outline(pdf, pages.bookmarks)
        describe(pdf, particulars)
        attach(pdf, files, particulars.created)
        result = BytesIO()
        pdf.save(
            result,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return result.getvalue()


def bare_page(sheet: Sheet, layout: Layout, width: float, height: float) -> bytes:
    """One untagged page of another size, drawn from its top left corner: content for a signature's field."""
    with pikepdf.new() as pdf:
        _add_page(pdf, f"1 0 0 1 0 {height - HEIGHT:.2f} cm {sheet.written()}", width, height)
        _give_resources(pdf, layout, ())
        result = BytesIO()
        pdf.save(result, deterministic_id=True)
    return result.getvalue()


def _draw(pdf: pikepdf.Pdf, pages: Pages) -> None:
    """All pages, untagged; each sheet is given up once it is drawn, so that many pages are not in memory twice."""
    pages.sheets.reverse()
    while pages.sheets:
        _add_page(pdf, pages.sheets.pop().written(), WIDTH, HEIGHT)


def _add_page(pdf: pikepdf.Pdf, operators: str, width: float, height: float) -> None:
    content = pdf.make_stream(zlib.compress(operators.encode("ascii")), Filter=Name.FlateDecode)
    box = Array([0, 0, round(width, 4), round(height, 4)])
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=box, Contents=content))))


def _give_resources(pdf: pikepdf.Pdf, layout: Layout, pictures: Sequence[Picture]) -> None:
    fonts = pdf.make_indirect(Dictionary())
    for face in layout.fonts.faces:
        if len(face.used) > 1:
            fonts["/" + face.resource] = embedded(pdf, face)
    images = Dictionary({f"/P{i}": picture.embedded(pdf) for i, picture in enumerate(pictures)})
    resources = pdf.make_indirect(Dictionary(Font=fonts, XObject=images))
    for page in pdf.pages:
        page.obj.Resources = resources
