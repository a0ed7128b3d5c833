"""A small tagged PDF made for signing, and a report sealed with it the way the program seals one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from lapreporter.exchange.identity import Identity
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME, SIGNATURE_FIELD
from lapreporter.exchange.signing import sign_json, sign_pdf
from lapreporter.locations import shipped

NOW = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)
AT_ANY_TIME = pytest.mark.parametrize(
    "clock",
    [pytest.param(NOW.replace(year=year), id=str(year)) for year in (2009, 2026, 2040)],
    indirect=True,
    scope="session",
)
"""Marks a module whose tests hold whatever year the computer's clock shows."""
REPORT_JSON = b'{"format_version": 1, "retained": {"count": 120}}\n'

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 pdfaid:part="3" pdfaid:conformance="A" pdfuaid:part="1">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Test</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True)
class Sealed:
    """A sealed report as it leaves: the PDF, the data, and their detached signature."""

    pdf: bytes
    json: bytes
    p7s: bytes

    def with_pdf(self, pdf: bytes) -> Sealed:
        return replace(self, pdf=pdf)


def drawing(words: str, width: float, height: float) -> bytes:
    """One tagged page with a line of text in an embedded font, as reportlab writes it."""
    pdfmetrics.registerFont(TTFont("Sans", str(shipped("resources", "fonts", "NotoSans-Regular.ttf"))))
    output = BytesIO()
    canvas = Canvas(output, pagesize=(width, height), invariant=True, initialFontName="Sans")
    canvas._code.append("/P <</MCID 0>> BDC")
    canvas.setFont("Sans", 10)
    canvas.drawString(10, height - 14, words)
    canvas._code.append("EMC")
    canvas.save()
    with pikepdf.open(output) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            if "/ToUnicode" in font:
                # reportlab maps unused codes to U+0000, which PDF/A forbids.
                font.ToUnicode.write(font.ToUnicode.read_bytes().replace(b"<0000>", b"<FFFD>"))
        return saved(pdf)


def page_to_sign(report_json: bytes, files: dict[str, bytes]) -> bytes:
    """A PDF/A-3a and PDF/UA-1 page with embedded files and one empty signature field."""
    with pikepdf.open(BytesIO(drawing("Report of the Republic of Practice", 420, 300))) as pdf:
        root, page = pdf.Root, pdf.pages[0].obj
        _tag(pdf, page)
        root.Lang, root.MarkInfo = String("en"), Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    DestOutputProfile=pdf.make_indirect(Stream(pdf, profile, N=3)),
                )
            ]
        )
        _embed(pdf, {JSON_NAME: report_json, **files})
        root.Metadata = pdf.make_indirect(Stream(pdf, XMP.encode(), Type=Name.Metadata, Subtype=Name.XML))
        for key in list(pdf.docinfo.keys()):
            del pdf.docinfo[key]
        pdf.docinfo.Title = String("Test")
        for font in [key for key, value in page.Resources.Font.items() if value.Subtype == Name.Type1]:
            del page.Resources.Font[font]
        if "/Trans" in page:
            del page.Trans
        for key in ("/PageMode", "/Outlines"):
            if key in root:
                del root[key]
        return saved(pdf)


def saved(pdf: Pdf) -> bytes:
    output = BytesIO()
    pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return output.getvalue()


def _tag(pdf: Pdf, page: pikepdf.Object) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(S=Name.Document, P=tree))
    paragraph = pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=0))
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(SIGNATURE_FIELD),
            TU=String("Signature of the reporting official"),
            Rect=Array([10, 10, 310, 60]),
            F=132,
            P=page,
            StructParent=1,
        )
    )
    empty = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 50]), Resources=Dictionary())
    widget.AP = Dictionary(N=pdf.make_indirect(empty))
    form = pdf.make_indirect(Dictionary(S=Name.Form, P=document, Alt=String("Signature"), Pg=page))
    form.K = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
    document.K = Array([paragraph, form])
    tree.K = document
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, pdf.make_indirect(Array([paragraph])), 1, form])))
    tree.ParentTreeNextKey = 2
    page.StructParents, page.Tabs, page.Annots = 0, Name.S, Array([widget])
    pdf.Root.StructTreeRoot = tree
    pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)


def _embed(pdf: Pdf, files: dict[str, bytes]) -> None:
    names, associated = Array(), Array()
    for name, content in sorted(files.items()):
        kind = Name("/application/json") if name == JSON_NAME else Name("/application/octet-stream")
        parameters = Dictionary(
            ModDate=String("D:20260430091500Z"), Size=len(content), CheckSum=String(hashlib.md5(content).digest())
        )
        stream = pdf.make_indirect(Stream(pdf, content, Type=Name.EmbeddedFile, Subtype=kind, Params=parameters))
        file = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(name),
                UF=String(name),
                AFRelationship=Name.Data,
                Desc=String(name),
                EF=Dictionary(F=stream, UF=stream),
            )
        )
        names.extend([String(name), file])
        associated.append(file)
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
    pdf.Root.AF = associated


def seal(identity: Identity, report_json: bytes = REPORT_JSON, files: dict[str, bytes] | None = None) -> Sealed:
    """A sealed report by this person, made the way the program makes it."""
    p7s = sign_json(report_json, identity, NOW)
    page = page_to_sign(report_json, {JSON_SIGNATURE_NAME: p7s, **(files or {})})
    stamp = drawing("Amina Idris, Ministry of Practice", 300, 50)
    return Sealed(sign_pdf(page, identity, NOW, place="Practice City", stamp_pdf=stamp), report_json, p7s)
