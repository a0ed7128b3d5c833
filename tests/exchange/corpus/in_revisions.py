"""Manipulations that add a revision to the end, as editors and shadow attacks do; and files written anew."""

from __future__ import annotations

import re
from collections.abc import Callable

from asn1crypto import cms
from pikepdf import Dictionary, Name, Pdf, Stream, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name as name

from lapreporter.exchange.identity import Identity
from lapreporter.exchange.pyhanko_loading import IncrementalPdfFileWriter
from lapreporter.exchange.signing import sign_json
from lapreporter.exchange.verdict import Outcome
from tests.exchange.corpus.material import OTHER_REPORT, Manipulation, Material, resaved, revised, updated
from tests.exchange.sealing import NOW

_PLACEHOLDER = 9_999_999_999
_ROOM = 8192


def page_of(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    reference, _ = writer.find_page_for_modification(0)
    writer.mark_update(reference)
    page: generic.DictionaryObject = reference.get_object()
    return page


def other_text(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page[name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 9 Tf (0 retained) Tj ET"))


def annotated(writer: IncrementalPdfFileWriter, kind: str) -> None:
    note = generic.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name(kind),
            name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 200, 200))),
            name("/Contents"): generic.TextStringObject("0"),
        }
    )
    page = page_of(writer)
    page[name("/Annots")] = generic.ArrayObject([*page["/Annots"], writer.add_object(note)])


def in_catalog(key: str, value: generic.PdfObject) -> Callable[[IncrementalPdfFileWriter], None]:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[name(key)] = value
        writer.update_root()

    return change


def file_stream(writer: IncrementalPdfFileWriter, wanted: str) -> generic.StreamObject:
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    at = next(i for i in range(0, len(names), 2) if str(names[i]) == wanted)
    stream: generic.StreamObject = names[at + 1]["/EF"]["/F"]
    return stream


def exchanged(writer: IncrementalPdfFileWriter, wanted: str, content: bytes) -> None:
    stream = file_stream(writer, wanted)
    stream._data, stream._encoded_data = content, None
    writer.update_container(stream)


def file_added(writer: IncrementalPdfFileWriter) -> None:
    stream = writer.add_object(generic.StreamObject(stream_data=b"extra"))
    specification = generic.DictionaryObject(
        {
            name("/Type"): name("/Filespec"),
            name("/UF"): generic.TextStringObject("extra.txt"),
            name("/EF"): generic.DictionaryObject({name("/F"): stream}),
        }
    )
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    names += [generic.TextStringObject("extra.txt"), writer.add_object(specification)]
    writer.update_container(names)


def page_dropped(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    pages[name("/Kids")], pages[name("/Count")] = generic.ArrayObject(), generic.NumberObject(0)
    writer.update_container(pages)


def field_added(writer: IncrementalPdfFileWriter) -> None:
    field = generic.DictionaryObject({name("/FT"): name("/Sig"), name("/T"): generic.TextStringObject("Signature2")})
    writer.root["/AcroForm"]["/Fields"].append(writer.add_object(field))
    writer.update_container(writer.root["/AcroForm"]["/Fields"])


def form_switched(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/AcroForm"][name("/NeedAppearances")] = generic.BooleanObject(True)
    writer.update_container(writer.root["/AcroForm"])


def permissions_removed(writer: IncrementalPdfFileWriter) -> None:
    writer.root[name("/Perms")] = generic.DictionaryObject()
    writer.update_root()


def signature_taken_out(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def signed_again(pdf: bytes, identity: Identity) -> bytes:
    """A second signature field with a signature over everything, made by hand as an attacker would."""

    def add(writer: IncrementalPdfFileWriter) -> None:
        signature = generic.DictionaryObject(
            {
                name("/Type"): name("/Sig"),
                name("/Filter"): name("/Adobe.PPKLite"),
                name("/SubFilter"): name("/ETSI.CAdES.detached"),
                name("/ByteRange"): generic.ArrayObject(
                    [generic.NumberObject(0), *(generic.NumberObject(_PLACEHOLDER) for _ in range(3))]
                ),
                name("/Contents"): generic.ByteStringObject(bytes(_ROOM)),
            }
        )
        field = generic.DictionaryObject(
            {
                name("/FT"): name("/Sig"),
                name("/T"): generic.TextStringObject("Signature2"),
                name("/V"): writer.add_object(signature),
            }
        )
        writer.root["/AcroForm"]["/Fields"].append(writer.add_object(field))
        writer.update_container(writer.root["/AcroForm"]["/Fields"])

    return _filled(updated(pdf, add), identity)


def _filled(pdf: bytes, identity: Identity) -> bytes:
    gap = pdf.rindex(b"<" + b"00" * _ROOM + b">")
    after = gap + 2 * _ROOM + 2
    numbers = re.compile(rb"\[\s*0 9999999999 9999999999 9999999999\s*\]")
    (match,) = numbers.finditer(pdf)
    written = f"[0 {gap} {after} {len(pdf) - after}]".encode().ljust(len(match[0]))
    pdf = pdf[: match.start()] + written + pdf[match.end() :]
    container = sign_json(pdf[:gap] + pdf[after:], identity, NOW)
    assert cms.ContentInfo.load(container)["content_type"].native == "signed_data"
    return pdf[: gap + 1] + container.hex().encode().ljust(2 * _ROOM, b"0") + pdf[after - 1 :]


def body_only(pdf: bytes) -> bytes:
    """Objects without a table of their places: readers that repair take the last one."""
    return pdf + b"\n4 0 obj\n<</Length 9>>\nstream\nBT ET    \nendstream\nendobj\n%%EOF\n"


def table_only(pdf: bytes) -> bytes:
    """A table that points to objects that were signed, but under other numbers: nothing new, and another page."""
    place = pdf.rindex(b"startxref") + 9
    before = int(pdf[place:].split()[0])
    at = len(pdf)
    return (
        pdf
        + (
            f"xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 99/Prev {before}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
        ).encode()
    )


# --- shadow attacks: prepared before signing, triggered after -------------------------------------------------


def cover_prepared(document: Pdf) -> None:
    """A white cover that hides the figures is drawn last; the official signs what is seen with it."""
    page = document.pages[0].obj
    box = [0, 0, 420, 300]
    cover = Stream(document, b"1 g 0 0 420 300 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)
    page.Resources.XObject = Dictionary(Cover=document.make_indirect(cover))
    original = page.Contents.read_bytes()
    page.Contents = document.make_stream(original + b"\n/Artifact BMC /Cover Do EMC\n")


def cover_taken_away(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    stream = page["/Resources"]["/XObject"]["/Cover"]
    stream._data, stream._encoded_data = b"", None
    writer.update_container(stream)


def font_replaced(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    fonts = page["/Resources"]["/Font"]
    font = next(iter(fonts.values())).get_object()
    font[name("/BaseFont")] = name("/Other")
    writer.update_container(font)


def second_tree_prepared(document: Pdf) -> None:
    """A second tree of pages lies in the file, unused, when it is signed."""
    page = document.make_indirect(
        Dictionary(
            Type=Name.Page, MediaBox=[0, 0, 420, 300], Contents=document.make_stream(b""), Resources=Dictionary()
        )
    )
    tree = document.make_indirect(Dictionary(Type=Name.Pages, Kids=[page], Count=1))
    page.Parent = tree
    document.pages[0].obj.Resources.Shadow = tree


def second_tree_taken(writer: IncrementalPdfFileWriter) -> None:
    writer.root[name("/Pages")] = page_of(writer)["/Resources"].raw_get("/Shadow")
    writer.update_root()


def layer_prepared(document: Pdf) -> None:
    """The cover is a layer that is shown; hiding it later needs no new content."""
    cover_prepared(document)
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("cover")))
    document.pages[0].obj.Resources.XObject.Cover.OC = group
    document.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(ON=[group], OFF=[]))


def layer_switched(writer: IncrementalPdfFileWriter) -> None:
    settings = writer.root["/OCProperties"]["/D"]
    settings[name("/ON")], settings[name("/OFF")] = settings["/OFF"], settings["/ON"]
    writer.update_container(settings)


def text_resigned(material: Material) -> bytes:
    return signed_again(updated(material.pdf, other_text), material.impostor)


def data_exchanged(document: Pdf) -> None:
    names = document.Root.Names.EmbeddedFiles.Names
    at = next(i for i in range(0, len(names), 2) if str(names[i]) == "report.json")
    names[at + 1].EF.F.write(OTHER_REPORT)


def unsigned_again(document: Pdf) -> None:
    del document.Root.AcroForm.Fields[0].V
    if "/Perms" in document.Root:
        del document.Root.Perms


SCRIPT = generic.DictionaryObject(
    {name("/S"): name("/JavaScript"), name("/JS"): generic.TextStringObject("app.alert(1)")}
)

MANIPULATIONS = [
    *(
        Manipulation(said, revised(change), Outcome.EXTENDED)
        for said, change in {
            "text replaced": other_text,
            "figure covered by a note": lambda w: annotated(w, "/FreeText"),
            "figure covered by a stamp": lambda w: annotated(w, "/Stamp"),
            "embedded data replaced": lambda w: exchanged(w, "report.json", OTHER_REPORT),
            "attachment replaced": lambda w: exchanged(w, "law.pdf", b"%PDF another law"),
            "attachment added": file_added,
            "page dropped": page_dropped,
            "script added": in_catalog("/OpenAction", SCRIPT),
            "form switched": form_switched,
            "title changed": in_catalog("/Lang", generic.TextStringObject("fr")),
            "layers added": in_catalog("/OCProperties", generic.DictionaryObject()),
            "empty field for a signature added": field_added,
            "permissions removed": permissions_removed,
            "signature taken out": signature_taken_out,
            "shadow: font replaced": font_replaced,
        }.items()
    ),
    Manipulation("body-only update", lambda m: body_only(m.pdf), Outcome.EXTENDED),
    Manipulation("table-only update", lambda m: table_only(m.pdf), Outcome.EXTENDED),
    Manipulation("second signature by a stranger", lambda m: signed_again(m.pdf, m.impostor), Outcome.EXTENDED),
    Manipulation("second signature by the official", lambda m: signed_again(m.pdf, m.official), Outcome.EXTENDED),
    Manipulation("text replaced and signed again", text_resigned, Outcome.EXTENDED),
    Manipulation("updated twice", lambda m: updated(updated(m.pdf, other_text), form_switched), Outcome.EXTENDED),
    Manipulation(
        "shadow: cover taken away",
        lambda m: updated(m.signed_after(cover_prepared), cover_taken_away),
        Outcome.EXTENDED,
    ),
    Manipulation(
        "shadow: tree of pages exchanged",
        lambda m: updated(m.signed_after(second_tree_prepared), second_tree_taken),
        Outcome.EXTENDED,
    ),
    Manipulation("shadow: layer prepared", lambda m: m.signed_after(layer_prepared), Outcome.UNEXPECTED),
    Manipulation(
        "shadow: layer switched", lambda m: updated(m.signed_after(layer_prepared), layer_switched), Outcome.EXTENDED
    ),
    Manipulation("saved anew by another tool", lambda m: resaved(m.pdf, lambda _: None), Outcome.CHANGED),
    Manipulation("saved anew with other data", lambda m: resaved(m.pdf, data_exchanged), Outcome.CHANGED),
    Manipulation("saved anew without signature", lambda m: resaved(m.pdf, unsigned_again), Outcome.NOT_SIGNED),
]
