"""The fixed profile of a sealed report: what its PDF may hold, and nothing else.

A signature says that nothing changed; it does not say that what one sees is what was signed. Scripts, layers that
switch and floating annotations can show different things to different people, so a report has none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pikepdf.models.metadata import decode_pdf_date

from lapreporter.exchange.seal import SIGNATURE_FIELD
from lapreporter.exchange.swelling import swells
from lapreporter.words import Parameter, Parameters, mark

_CATALOG = frozenset(
    {"/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/PageMode", "/PageLayout", "/Names", "/Outlines"}
    | {"/ViewerPreferences", "/AcroForm", "/Metadata", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents"}
    | {"/AF", "/Perms"}
)
_PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate"}
    | {"/Contents", "/Group", "/StructParents", "/Tabs", "/Annots"}
)
_NAMES = frozenset({"/EmbeddedFiles", "/Dests"})
_FORM = frozenset({"/Fields", "/SigFlags", "/DA", "/DR"})
_SIGNATURE_KIND = Name("/ETSI.CAdES.detached")
_NO_CHANGES = 1
_LINK_ACTIONS = frozenset({"/GoTo", "/URI"})

_HIDDEN = mark("Holds something that a report never holds: {thing}.")
_OTHER_FIELDS = mark("Holds other form fields than the one signature.")
_NOT_CERTIFIED = mark("The signature does not forbid later changes, as that of a report does.")
_OTHER_ANNOTATION = mark("Holds an annotation on page {page} that could cover or change what one sees.")
_TWICE = mark("Holds {name} more than once.")
_SWELLS = mark("The file would swell to many times its size when it is opened.")
_ENCRYPTED = mark("The file is locked with a password; a report never is.")


class NotInProfile(Exception):
    """The PDF holds something that a sealed report never holds; ``message`` is marked."""

    def __init__(self, message: str, **parameters: Parameter) -> None:
        super().__init__(message)
        self.message = message
        self.parameters: Parameters = parameters


@dataclass(frozen=True, slots=True)
class SignatureField:
    """The one signature as the PDF's own structure tells it."""

    byte_range: tuple[int, ...]
    contents: bytes
    claimed_time: datetime | None


def open_strictly(pdf: bytes) -> Pdf:
    """The parsed PDF, without any repair; raises `pikepdf.PdfError` where repair would be needed.

    Raises `NotInProfile` for one that would swell when it is unpacked.
    """
    if swells(pdf):
        raise NotInProfile(_SWELLS)
    return pikepdf.open(BytesIO(pdf), attempt_recovery=False, suppress_warnings=True)


def has_signature(document: Pdf) -> bool:
    """Whether any form field claims to be signed."""
    fields = document.Root.get("/AcroForm", Dictionary()).get("/Fields", Array())
    return any("/V" in field for field in fields)


def signature_field(document: Pdf) -> SignatureField:
    """The one certification signature, at the level that allows no change. Raises `NotInProfile`."""
    form = document.Root.AcroForm
    fields = list(form.Fields)
    if len(fields) != 1 or "/Kids" in fields[0] or fields[0].get("/FT") != Name.Sig or set(form.keys()) - _FORM:
        raise NotInProfile(_OTHER_FIELDS)
    if str(fields[0].get("/T", "")) != SIGNATURE_FIELD:
        raise NotInProfile(_OTHER_FIELDS)
    signature = fields[0].V
    if not _forbids_changes(document, signature):
        raise NotInProfile(_NOT_CERTIFIED)
    time = signature.get("/M")
    return SignatureField(
        byte_range=tuple(int(number) for number in signature.ByteRange),
        contents=bytes(signature.Contents),
        claimed_time=decode_pdf_date(str(time)) if time is not None else None,
    )


def check_profile(document: Pdf) -> None:
    """Raise `NotInProfile` for the first thing that a report never holds."""
    if document.is_encrypted:
        raise NotInProfile(_ENCRYPTED)
    _only(document.Root, _CATALOG)
    _only(document.Root.get("/Names", Dictionary()), _NAMES)
    field = document.Root.AcroForm.Fields[0]
    widgets = 0
    for number, page in enumerate(document.pages, 1):
        _only(page.obj, _PAGE)
        for annotation in page.obj.get("/Annots", Array()):
            if annotation.objgen == field.objgen and "/AA" not in annotation and "/A" not in annotation:
                widgets += 1
            elif not _is_plain_link(annotation):
                raise NotInProfile(_OTHER_ANNOTATION, page=number)
    if widgets != 1:
        raise NotInProfile(_OTHER_FIELDS)
    _check_bookmarks(document)


def attachments(document: Pdf) -> Mapping[str, bytes]:
    """The embedded files by name. Raises `NotInProfile` when one name or file has two contents."""
    found: dict[str, bytes] = {}
    listed = set()
    for specification in _listed_files(document):
        name = str(specification.get("/UF", specification.get("/F", "")))
        listed.add(specification.objgen)
        streams = {stream.read_bytes() for _, stream in specification.EF.items()}
        if name in found or len(streams) != 1:
            raise NotInProfile(_TWICE, name=name)
        found[name] = streams.pop()
    for specification in document.Root.get("/AF", Array()):
        if specification.objgen not in listed:
            raise NotInProfile(_HIDDEN, thing="AF")
    return found


def _forbids_changes(document: Pdf, signature: Object) -> bool:
    permissions = document.Root.get("/Perms", Dictionary())
    certified = set(permissions.keys()) == {"/DocMDP"} and permissions.DocMDP.objgen == signature.objgen
    if not certified or signature.objgen == (0, 0) or signature.get("/SubFilter") != _SIGNATURE_KIND:
        return False
    references = list(signature.get("/Reference", Array()))
    return (
        len(references) == 1
        and references[0].TransformMethod == Name.DocMDP
        and references[0].TransformParams.P == _NO_CHANGES
    )


def _only(node: Object, allowed: frozenset[str]) -> None:
    for key in sorted(set(node.keys()) - allowed):
        raise NotInProfile(_HIDDEN, thing=key.lstrip("/"))


def _is_plain_link(annotation: Object) -> bool:
    if annotation.get("/Subtype") != Name.Link or "/AA" in annotation or "/AP" in annotation:
        return False
    return _is_plain_action(annotation)


def _is_plain_action(node: Object) -> bool:
    action = node.get("/A")
    if action is None:
        return True
    return "/Next" not in action and str(action.get("/S", "")) in _LINK_ACTIONS


def _check_bookmarks(document: Pdf) -> None:
    seen = set()
    waiting = [document.Root.get("/Outlines")]
    while waiting:
        item = waiting.pop()
        if item is None:
            continue
        if item.objgen in seen or not _is_plain_action(item):
            raise NotInProfile(_HIDDEN, thing="Outlines")
        seen.add(item.objgen)
        waiting += [item.get("/First"), item.get("/Next")]


def _listed_files(document: Pdf) -> Iterator[Object]:
    seen = set()
    waiting = [document.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())]
    while waiting:
        node = waiting.pop()
        if node.is_indirect:
            if node.objgen in seen:
                raise NotInProfile(_HIDDEN, thing="EmbeddedFiles")
            seen.add(node.objgen)
        names = list(node.get("/Names", Array()))
        yield from names[1::2]
        waiting += list(node.get("/Kids", Array()))
