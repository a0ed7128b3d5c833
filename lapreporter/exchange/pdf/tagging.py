"""The structure tree, the outline and the signature field as PDF objects."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from lapreporter.exchange.pdf.pages import Bookmark
from lapreporter.exchange.pdf.sheet import HEIGHT
from lapreporter.exchange.pdf.structure import Box, CellFacts, Mark, Node, SignatureField

_PRINTED_AND_LOCKED = 4 + 128
_SIGNATURES_EXIST_APPEND_ONLY = 3


class Tagger:
    """Writes one tree of nodes into one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.identified: dict[str, pikepdf.Object] = {}
        self.widgets: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self._names: dict[str, Name] = {}
        self._facts: dict[CellFacts, pikepdf.Object] = {}

    def write(self, document: Node) -> None:
        """Put the tree into the catalogue and bind every page's marked content to it; the nodes are given up."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(document, root)
        numbers = []
        for i, (page, owned) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = i
            page.Tabs = Name.S
            numbers += [i, self.pdf.make_indirect(Array([owned[mark] for mark in range(len(owned))]))]
        for key, (widget, element) in enumerate(self.widgets, start=len(self.pages)):
            widget.StructParent = key
            numbers += [key, element]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self.pages) + len(self.widgets)
        if self.identified:
            names = [part for key in sorted(self.identified) for part in (String(key), self.identified[key])]
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        element = self.pdf.make_indirect(Dictionary(S=self._name(node.role), P=parent))
        self._describe(node, element)
        kids = [kid for kid in node.kids if not _hollow(kid)]
        if len(kids) == 1 and isinstance(kids[0], Mark):
            element.Pg = self.pages[kids[0].page]
            element.K = self._kid(kids[0], element, alone=True)
        elif kids:
            element.K = Array([self._kid(kid, element) for kid in kids])
        # A large tree is not in memory twice.
        node.kids.clear()
        return element

    def _kid(self, kid: Node | Mark | SignatureField, element: pikepdf.Object, *, alone: bool = False) -> object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        if isinstance(kid, SignatureField):
            return self._field(kid, element)
        self.owners[kid.page][kid.number] = element
        return kid.number if alone else Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _describe(self, node: Node, element: pikepdf.Object) -> None:
        for key, value in (
            ("/ActualText", node.actual),
            ("/Alt", node.alt),
            ("/Lang", node.language),
            ("/T", node.title),
        ):
            if value:
                element[key] = String(value)
        if node.identifier:
            element.ID = String(node.identifier)
            self.identified[node.identifier] = element
        if node.cell:
            element.A = self._cell(node.cell)
        if node.box:
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=_rectangle(node.box))
            element.Pg = self.pages[node.box.page]

    def _cell(self, facts: CellFacts) -> pikepdf.Object:
        if facts not in self._facts:
            entries = Dictionary(O=Name.Table)
            if facts.scope:
                entries.Scope = Name("/" + facts.scope)
            if facts.columns > 1:
                entries.ColSpan = facts.columns
            if facts.rows > 1:
                entries.RowSpan = facts.rows
            if facts.headers:
                entries.Headers = Array([String(header) for header in facts.headers])
            self._facts[facts] = self.pdf.make_indirect(entries)
        return self._facts[facts]

    def _field(self, field: SignatureField, element: pikepdf.Object) -> pikepdf.Object:
        box, page = field.box, self.pages[field.box.page]
        extent = Array([0, 0, round(box.right - box.left, 2), round(box.top - box.bottom, 2)])
        empty = self.pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=extent, Resources=Dictionary())
        widget = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.tooltip),
                Rect=_rectangle(box),
                F=_PRINTED_AND_LOCKED,
                P=page,
                AP=Dictionary(N=empty),
            )
        )
        page.Annots = Array([widget])
        self.pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=_SIGNATURES_EXIST_APPEND_ONLY)
        element.Pg = page
        self.widgets.append((widget, element))
        return Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)

    def _name(self, role: str) -> Name:
        if role not in self._names:
            self._names[role] = Name("/" + role)
        return self._names[role]


def outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """The bookmarks, nested by level."""
    if not bookmarks:
        return
    with pdf.open_outline() as tree:
        above: list[pikepdf.OutlineItem] = []
        for mark in bookmarks:
            top = HEIGHT - mark.place.top + 6
            item = pikepdf.OutlineItem(mark.title, mark.place.page, "XYZ", top=round(top, 1))
            del above[mark.level - 1 :]
            (above[-1].children if above else tree.root).append(item)
            above.append(item)
    pdf.Root.PageMode = Name.UseOutlines


def _hollow(kid: Node | Mark | SignatureField) -> bool:
    """Whether a span or paragraph has nothing to say; empty cells are kept, they hold a column's place."""
    return isinstance(kid, Node) and not kid.kids and kid.role in ("Span", "P", "Lbl", "Caption")


def _rectangle(box: Box) -> Array:
    return Array([round(side, 2) for side in (box.left, box.bottom, box.right, box.top)])
