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
    """Writes one tree of nodes into one file. ``marks`` counts the marked content of each page."""

    def __init__(self, pdf: pikepdf.Pdf, marks: Sequence[int]) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.owned: dict[int, pikepdf.Object] = {}
        self.marks = marks
        self.identified: dict[str, pikepdf.Object] = {}
        self.widgets: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self._names: dict[str, Name] = {}
        self._facts: dict[CellFacts, pikepdf.Object] = {}

    def write(self, document: Node) -> None:
        """Put the tree into the catalogue and bind every page's marked content to it; the nodes are given up."""
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(document, root)
        numbers = []
        for i, page in enumerate(self.pages):
            page.StructParents = i
            page.Tabs = Name.S
            if i not in self.owned:
                self._bind(i)
            numbers += [i, self.owned[i]]
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
        entries = self._entries(node, parent)
        kids = [kid for kid in node.kids if not _hollow(kid)]
        # A large tree is not in memory twice.
        node.kids.clear()
        alone = kids[0] if len(kids) == 1 else None
        if isinstance(alone, Mark):
            # Nearly all elements: written in one go, they take a tenth less memory.
            entries["/Pg"], entries["/K"] = self.pages[alone.page], alone.number
        element = self.pdf.make_indirect(Dictionary(entries))
        if node.identifier:
            self.identified[node.identifier] = element
        if isinstance(alone, Mark):
            self._own(alone, element)
        elif kids:
            element.K = Array([self._kid(kid, element) for kid in kids])
        return element

    def _kid(self, kid: Node | Mark | SignatureField, element: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Node):
            return self._element(kid, element)
        if isinstance(kid, SignatureField):
            return self._field(kid, element)
        self._own(kid, element)
        return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.number)

    def _own(self, mark: Mark, element: pikepdf.Object) -> None:
        """Note whose content a mark is; once that is known of all marks of a page, write it down and forget it."""
        self.owners[mark.page][mark.number] = element
        if len(self.owners[mark.page]) == self.marks[mark.page]:
            self._bind(mark.page)

    def _bind(self, page: int) -> None:
        owners, self.owners[page] = self.owners[page], {}
        self.owned[page] = self.pdf.make_indirect(Array([owners[number] for number in range(len(owners))]))

    def _entries(self, node: Node, parent: pikepdf.Object) -> dict[str, object]:
        entries: dict[str, object] = {"/S": self._name(node.role), "/P": parent}
        if node.actual:
            entries["/ActualText"] = String(node.actual)
        if node.alt:
            entries["/Alt"] = String(node.alt)
        if node.language:
            entries["/Lang"] = String(node.language)
        if node.title:
            entries["/T"] = String(node.title)
        if node.identifier:
            entries["/ID"] = String(node.identifier)
        if node.cell:
            entries["/A"] = self._cell(node.cell)
        if node.box:
            entries["/A"] = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=_rectangle(node.box))
            entries["/Pg"] = self.pages[node.box.page]
        return entries

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
