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
from lapreporter.exchange.pdf.metadata import Attached, Particulars, attach, describe
from lapreporter.exchange.pdf.pages import Pages
from lapreporter.exchange.pdf.sheet import HEIGHT, WIDTH
from lapreporter.exchange.pdf.tagging import Tagger, outline


def written(composed: Compositor, particulars: Particulars, files: Sequence[Attached] = ()) -> bytes:
    """The file. The compositor may not be used afterwards."""
    pages = composed.pages
    pages.finish()
    furnish(pages)
    drawn = _drawn(pages)
    pages.layout.forget()
    with pikepdf.open(BytesIO(drawn)) as pdf:
        _give_fonts(pdf, pages)
        Tagger(pdf).write(pages.root)
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


def _drawn(pages: Pages) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1)
    # The canvas would select Helvetica on each page, which no page uses and PDF/A does not allow unembedded.
    canvas._preamble = ""  # noqa: SLF001
    for sheet in pages.sheets:
        canvas.addLiteral(sheet.written())
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _give_fonts(pdf: pikepdf.Pdf, pages: Pages) -> None:
    fonts = pdf.make_indirect(Dictionary())
    for face in pages.layout.fonts.faces:
        if len(face.used) > 1:
            fonts["/" + face.resource] = embedded(pdf, face)
    resources = pdf.make_indirect(Dictionary(Font=fonts))
    for page in pdf.pages:
        page.obj.Resources = resources
        if Name.Trans in page.obj:
            del page.obj.Trans
