"""From composed pages to the bytes of the file: tagged PDF/A-3a and PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

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
    marks = [sheet.marks for sheet in pages.sheets]
    with pikepdf.open(_drawn(pages)) as pdf:
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
    buffer = BytesIO()
    canvas = _canvas(buffer, width, height)
    canvas.addLiteral(f"1 0 0 1 0 {height - HEIGHT:.2f} cm {sheet.written()}")
    canvas.showPage()
    canvas.save()
    with pikepdf.open(buffer) as pdf:
        _give_resources(pdf, layout, ())
        result = BytesIO()
        pdf.save(result, deterministic_id=True)
    return result.getvalue()


def _drawn(pages: Pages) -> BytesIO:
    """All pages, untagged; each sheet is given up once it is drawn, so that many pages are not in memory twice."""
    buffer = BytesIO()
    canvas = _canvas(buffer, WIDTH, HEIGHT)
    pages.sheets.reverse()
    while pages.sheets:
        canvas.addLiteral(pages.sheets.pop().written())
        canvas.showPage()
    canvas.save()
    return buffer


def _canvas(buffer: BytesIO, width: float, height: float) -> Canvas:
    canvas = Canvas(buffer, pagesize=(width, height), pageCompression=0, invariant=1)
    # The canvas would select Helvetica on each page, which no page uses and PDF/A does not allow unembedded.
    canvas._preamble = ""  # noqa: SLF001
    return canvas


def _give_resources(pdf: pikepdf.Pdf, layout: Layout, pictures: Sequence[Picture]) -> None:
    fonts = pdf.make_indirect(Dictionary())
    for face in layout.fonts.faces:
        if len(face.used) > 1:
            fonts["/" + face.resource] = embedded(pdf, face)
    images = Dictionary({f"/P{i}": picture.embedded(pdf) for i, picture in enumerate(pictures)})
    resources = pdf.make_indirect(Dictionary(Font=fonts, XObject=images))
    for page in pdf.pages:
        page.obj.Resources = resources
        if Name.Trans in page.obj:
            del page.obj.Trans
