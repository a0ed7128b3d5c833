"""Faces as PDF font objects: the glyphs used, their widths, and the text each stands for."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, String

from lapreporter.exchange.pdf.shaping import Face

_SHAPING_TABLES = ("GSUB", "GPOS", "GDEF", "kern", "STAT", "DSIG", "vhea", "vmtx", "VORG", "BASE")
_SYMBOLIC = 4
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def embedded(pdf: pikepdf.Pdf, face: Face) -> pikepdf.Object:
    """The face as an indirect Type0 font with exactly the glyphs it has drawn."""
    program = _subset(face)
    name = Name(f"/{_tag(program)}+{re.sub('[^A-Za-z0-9-]', '', face.name)}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(_descriptor(pdf, face, name, program)),
        DW=1000,
        W=Array([0, Array([_number(width) for width in face.advances])]),
        CIDToGIDMap=pdf.make_stream(b"".join(glyph.to_bytes(2, "big") for glyph, _ in face.used)),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(face)),
        )
    )


def _subset(face: Face) -> bytes:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update({glyph for glyph, _ in face.used})
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    for table in _SHAPING_TABLES:
        wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
    return bytes(wanted.subset(face.face).blob.data)


def _tag(program: bytes) -> str:
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _descriptor(pdf: pikepdf.Pdf, face: Face, name: Name, program: bytes) -> Dictionary:
    per_mille = 1000 / face.face.upem
    extents = face.font.get_font_extents("ltr")
    ascent, descent = round(extents.ascender * per_mille), round(extents.descender * per_mille)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array([-1000, descent, 3000, ascent]),
        ItalicAngle=-12 if "Italic" in face.name else 0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=714,
        StemV=140 if "Bold" in face.name else 80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )


def _number(value: float) -> Any:
    return int(value) if value == int(value) else round(value, 3)


def _to_unicode(face: Face) -> bytes:
    lines = [
        f"<{number:04X}> <{source.encode('utf-16-be').hex().upper()}>\n"
        for number, (_, source) in enumerate(face.used)
        if number
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return _CMAP.format(blocks=body).encode("ascii")
