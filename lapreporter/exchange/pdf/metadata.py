"""What the file says about itself: XMP, document information, colours, language, embedded files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms

from lapreporter import __version__

PROGRAM = f"LAP Reporter {__version__}"
"""What made a PDF, with its version: another version may print the same data in other words."""
_NAMESPACES = (
    ("pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
    ("pdfuaid", "http://www.aiim.org/pdfua/ns/id/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("xmp", "http://ns.adobe.com/xap/1.0/"),
    ("pdf", "http://ns.adobe.com/pdf/1.3/"),
)
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the file says about itself. ``language`` is a BCP 47 code; ``created`` knows its time zone."""

    title: str
    author: str
    subject: str
    language: str
    created: datetime
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the file. ``relationship`` is one of PDF's words: Data, Source, Supplement, Alternative."""

    name: str
    content: bytes
    mime: str
    relationship: str
    description: str


def describe(pdf: pikepdf.Pdf, particulars: Particulars) -> None:
    """Set title, language, dates, conformance and colours."""
    root = pdf.Root
    root.Lang = String(particulars.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if particulars.right_to_left:
        root.ViewerPreferences.Direction = Name.R2L
    root.OutputIntents = Array([_output_intent(pdf)])
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    for key, value in (
        ("/Title", particulars.title),
        ("/Author", particulars.author),
        ("/Subject", particulars.subject),
        ("/Creator", PROGRAM),
        ("/Producer", PROGRAM),
        ("/CreationDate", pdf_date(particulars.created)),
        ("/ModDate", pdf_date(particulars.created)),
    ):
        pdf.docinfo[key] = String(value)
    root.Metadata = pdf.make_stream(_xmp(particulars).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)


def attach(pdf: pikepdf.Pdf, files: Sequence[Attached], changed: datetime) -> None:
    """Embed the files and associate them with the document."""
    if not files:
        return
    specified = {file.name: _specification(pdf, file, changed) for file in files}
    names = [part for name in sorted(specified) for part in (String(name), specified[name])]
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))
    pdf.Root.AF = Array(list(specified.values()))


def pdf_date(moment: datetime) -> str:
    """A time as PDF writes it, such as ``D:20260612104200+00'00'``."""
    zone = f"{moment:%z}"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _specification(pdf: pikepdf.Pdf, file: Attached, changed: datetime) -> pikepdf.Object:
    stream = pdf.make_stream(
        file.content,
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + file.mime),
        Params=Dictionary(
            ModDate=String(pdf_date(changed)),
            Size=len(file.content),
            CheckSum=String(hashlib.md5(file.content, usedforsecurity=False).digest()),
        ),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(file.name),
            UF=String(file.name),
            AFRelationship=Name("/" + file.relationship),
            Desc=String(file.description),
            EF=Dictionary(F=stream, UF=stream),
        )
    )


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07b2 0001 0001 0000 0000 0000")  # the time it was made: fixed, not the clock's
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=pdf.make_stream(bytes(profile), N=3),
        )
    )


def _xmp(particulars: Particulars) -> str:
    moment = particulars.created.isoformat(timespec="seconds")
    spaces = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES)
    title, author, subject = (
        escape(t, quote=False) for t in (particulars.title, particulars.author, particulars.subject)
    )
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {spaces}>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(particulars.language, quote=False)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PROGRAM}</pdf:Producer><xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
{_EXTENSION}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
