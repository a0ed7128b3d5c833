"""What was changed after signing, as far as a file can tell: pages, fields, attachments, answers.

Where something was added behind the signed part, the signed part is still there and is compared with the whole. Where
the signed part itself was changed, its original is gone; but embedded files and pages carry checks of their own, and
the data have their own signature.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream

from lapreporter.exchange.cms import read_cms
from lapreporter.exchange.differences import Difference, first_difference
from lapreporter.exchange.envelope import envelopes
from lapreporter.exchange.seal import JSON_NAME, JSON_SIGNATURE_NAME
from lapreporter.exchange.swelling import swells
from lapreporter.exchange.verdict import NO_PARAMETERS
from lapreporter.words import Language, Parameter, Parameters, mark

_PAGE_CHANGED = mark("Page {page} shows something else than what was signed.")
_PAGE_ADDED = mark("Page {page} was added.")
_PAGES_REMOVED = mark("Pages were taken out: {count} of {signed} are left.")
_PAGE_DAMAGED = mark("Page {page} is damaged.")
_NOTE_ADDED = mark("Something was laid over page {page}, such as a note or a stamp.")
_FIELD_ADDED = mark("The form field {name} was added.")
_FIELD_REMOVED = mark("The form field {name} was taken out.")
_FIELD_CHANGED = mark("The form field {name} was changed.")
_FILE_ADDED = mark("The attachment {name} was added.")
_FILE_REMOVED = mark("The attachment {name} was taken out.")
_FILE_CHANGED = mark("The attachment {name} was changed.")
_DOCUMENT = mark("Something that holds for the whole document was changed: {thing}.")
_BYTES_ONLY = mark("Only bytes were added that no program shows.")
_SAVED_ANEW = mark("The file was written anew by another program, which ends every signature.")
_DATA_HOLD = mark("The data inside are still as they were signed; the change lies elsewhere in the PDF.")
_DATA_CHANGED = mark("The data inside are not those that were signed.")
_UNTOLD = mark("Where it was changed cannot be told.")

_LAYOUT = {"/Pages", "/AcroForm", "/Names", "/AF", "/Type"}
_BACKWARDS = {"/Parent", "/P", "/Pg", "/StructParents", "/StructParent", "/Length", "/Annots"}
_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed, as a marked sentence; ``difference`` names the answer where data were changed."""

    message: str
    parameters: Parameters = field(default_factory=lambda: NO_PARAMETERS)
    difference: Difference | None = None

    def sentence(self, language: Language) -> str:
        """The change in plain words."""
        said = language.text(self.message, self.parameters)
        return said if self.difference is None else f"{said} {self.difference.sentence(language)}"


def what_changed(pdf: bytes) -> tuple[Change, ...]:
    """What can be told about a file that was called changed or extended; never empty and never raises."""
    try:
        found = tuple(_told(pdf))
    except Exception:  # noqa: BLE001 - parsers raise whatever they like on a hostile file
        found = ()
    return found or (Change(_UNTOLD),)


def _told(pdf: bytes) -> Iterator[Change]:
    ends = [envelope.end for envelope in envelopes(pdf)]
    if not ends:
        yield Change(_SAVED_ANEW)
        yield from _by_its_own_checks(pdf)
    elif min(ends) < len(pdf):
        yield from _added(pdf[: min(ends)], pdf)
    else:
        yield from _by_its_own_checks(pdf)


def _added(signed: bytes, whole: bytes) -> Iterator[Change]:
    with _opened(signed) as before, _opened(whole) as after:
        found = [*_pages(before, after), *_fields(before, after), *_files(before, after), *_rest(before, after)]
    yield from found or [Change(_BYTES_ONLY)]


def _opened(pdf: bytes) -> Pdf:
    if swells(pdf):
        raise ValueError("would swell when it is opened")
    return pikepdf.open(BytesIO(pdf), suppress_warnings=True)


def _pages(before: Pdf, after: Pdf) -> Iterator[Change]:
    signed, now = len(before.pages), len(after.pages)
    if now < signed:
        yield _change(_PAGES_REMOVED, count=now, signed=signed)
    old, new = _Fingers(), _Fingers()
    for number in range(1, now + 1):
        if number > signed:
            yield _change(_PAGE_ADDED, page=number)
            continue
        left, right = before.pages[number - 1].obj, after.pages[number - 1].obj
        if old.of(left) != new.of(right):
            yield _change(_PAGE_CHANGED, page=number)
        if [old.of(one) for one in _annotations(left)] != [new.of(one) for one in _annotations(right)]:
            yield _change(_NOTE_ADDED, page=number)


def _annotations(page: Object) -> list[Object]:
    return list(page.get("/Annots", Array()))


def _fields(before: Pdf, after: Pdf) -> Iterator[Change]:
    yield from _listed(_named_fields(before), _named_fields(after), _FIELD_ADDED, _FIELD_REMOVED, _FIELD_CHANGED)


def _named_fields(pdf: Pdf) -> dict[str, str]:
    fingers = _Fingers()
    fields = pdf.Root.get("/AcroForm", Dictionary()).get("/Fields", Array())
    return {str(one.get("/T", "?")): fingers.of(one) for one in fields}


def _files(before: Pdf, after: Pdf) -> Iterator[Change]:
    signed, now = _embedded(before), _embedded(after)
    hashes = [{name: hashlib.sha256(content).hexdigest() for name, content in part.items()} for part in (signed, now)]
    for change in _listed(hashes[0], hashes[1], _FILE_ADDED, _FILE_REMOVED, _FILE_CHANGED):
        if change.message == _FILE_CHANGED and change.parameters["name"] == JSON_NAME:
            yield Change(_DATA_CHANGED, difference=first_difference(signed[JSON_NAME], now[JSON_NAME]))
        else:
            yield change


def _listed(
    before: Mapping[str, str], after: Mapping[str, str], added: str, removed: str, changed: str
) -> Iterator[Change]:
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            yield _change(added, name=name)
        elif name not in after:
            yield _change(removed, name=name)
        elif before[name] != after[name]:
            yield _change(changed, name=name)


def _rest(before: Pdf, after: Pdf) -> Iterator[Change]:
    old, new = _Fingers(), _Fingers()
    for key in sorted((set(before.Root.keys()) | set(after.Root.keys())) - _LAYOUT):
        if old.of(before.Root.get(key)) != new.of(after.Root.get(key)):
            yield _change(_DOCUMENT, thing=key.lstrip("/"))
    if {k: str(v) for k, v in before.docinfo.items()} != {k: str(v) for k, v in after.docinfo.items()}:
        yield _change(_DOCUMENT, thing="Info")


class _Fingers:
    """Hashes of objects by what they hold and refer to, not by their numbers."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], str] = {}

    def of(self, node: Object | None, depth: int = 0) -> str:
        if not isinstance(node, Object) or not isinstance(node, Dictionary | Stream | Array):
            return repr(node)
        if node.is_indirect:
            if node.objgen in self._known:
                return self._known[node.objgen]
            self._known[node.objgen] = "above"
        digest = hashlib.sha256(self._parts(node, depth).encode())
        if isinstance(node, Stream):
            digest.update(node.read_raw_bytes())
        if node.is_indirect:
            self._known[node.objgen] = digest.hexdigest()
        return digest.hexdigest()

    def _parts(self, node: Object, depth: int) -> str:
        if depth > _DEEPEST:
            return "deep"
        if isinstance(node, Array):
            return ",".join(self.of(one, depth + 1) for one in node)
        keys = sorted(set(node.keys()) - _BACKWARDS)
        return ";".join(f"{key}={self.of(node.get(key), depth + 1)}" for key in keys)


def _by_its_own_checks(pdf: bytes) -> Iterator[Change]:
    with _opened(pdf) as document:
        damaged = [number for number, page in enumerate(document.pages, 1) if not _page_reads(page.obj)]
        yield from (_change(_PAGE_DAMAGED, page=number) for number in damaged)
        files = _embedded(document)
        broken = [name for name, stream in _streams(document) if not _fits_its_check(stream)]
    signature = files.get(JSON_SIGNATURE_NAME)
    holds = signature is not None and JSON_NAME in files and _holds(signature, files[JSON_NAME])
    if not holds:
        yield Change(_DATA_CHANGED)
    yield from (_change(_FILE_CHANGED, name=name) for name in broken if name != JSON_NAME)
    if holds and not damaged and not broken:
        yield Change(_DATA_HOLD)


def _page_reads(page: Object) -> bool:
    contents = page.get("/Contents", Array())
    return all(_unpacks(stream) for stream in (contents if isinstance(contents, Array) else [contents]))


def _unpacks(stream: Object) -> bool:
    """Whether the stream's own sum fits; qpdf reads on where zlib's sum at the end does not."""
    try:
        if stream.get("/Filter") == Name.FlateDecode:
            zlib.decompress(stream.read_raw_bytes())
        else:
            stream.read_bytes()
    except (zlib.error, PdfError):
        return False
    return True


def _fits_its_check(stream: Object) -> bool:
    check = stream.get("/Params", Dictionary()).get("/CheckSum")
    if not _unpacks(stream):
        return False
    content = stream.read_bytes()
    # The sum is PDF's own, against accidents; whoever changes a file on purpose can change it too.
    return check is None or hashlib.md5(content, usedforsecurity=False).digest() == bytes(check)


def _embedded(pdf: Pdf) -> dict[str, bytes]:
    found = {}
    for name, stream in _streams(pdf):
        try:
            found[name] = stream.read_bytes()
        except PdfError:
            found[name] = b""
    return found


def _streams(pdf: Pdf) -> Iterator[tuple[str, Object]]:
    tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
    for node in (tree, *tree.get("/Kids", Array())):
        for specification in list(node.get("/Names", Array()))[1::2]:
            name = str(specification.get("/UF", specification.get("/F", "")))
            yield name, specification.get(Name.EF, Dictionary()).get(Name.F)


def _holds(signature: bytes, report_json: bytes) -> bool:
    try:
        return read_cms(signature, [report_json]).holds
    except Exception:  # noqa: BLE001 - a signature that cannot be read does not hold
        return False


def _change(message: str, **parameters: Parameter) -> Change:
    return Change(message, parameters)
