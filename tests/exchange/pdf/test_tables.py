"""Tables: cells are never cut, heads repeat, rows stay where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.pdf.cells import lay_cell, not_answered, words_of
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.fonts import Fonts
from lapreporter.exchange.pdf.layout import Layout
from lapreporter.exchange.pdf.pages import FIELD_WIDTH
from lapreporter.exchange.pdf.structure import Mark, Node
from lapreporter.exchange.pdf.styles import TABLE_HEAD, TABLE_NUMBER
from lapreporter.exchange.pdf.table import Column, Kind, Row, RowKind, Table, group, row, subtotal, total
from lapreporter.exchange.pdf.table_breaks import Parting
from lapreporter.exchange.pdf.table_lines import LONG
from lapreporter.exchange.pdf.table_widths import body_style, paddings, widths


def nodes(node: Node, role: str) -> list[Node]:
    below = [kid for kid in node.kids if isinstance(kid, Node)]
    return [kid for kid in below if kid.role == role] + [found for kid in below for found in nodes(kid, role)]


def composed(table: Table, *, right_to_left: bool = False) -> Compositor:
    page = Compositor(right_to_left=right_to_left)
    page.table(table)
    return page


def test_the_head_is_content_once_and_an_artifact_on_later_pages() -> None:
    page = composed(Table([Column("Place"), Column("Size", Kind.NUMBER)], [row("A", "1")] * 200))
    assert len(page.pages.sheets) > 3
    assert len(nodes(page.pages.root, "THead")) == 1
    for sheet in page.pages.sheets[1:]:
        assert sheet.written().startswith("/Artifact <</Type /Pagination>> BDC")


@pytest.mark.parametrize("right_to_left", [False, True])
def test_fifteen_columns_fit_and_no_word_is_cut(right_to_left: bool) -> None:
    words = [f"incomprehensibilities{i}" for i in range(15)]
    table = Table([Column(f"Column {i}") for i in range(15)], [row(*words)])
    layout = Layout(Fonts(), right_to_left=right_to_left)
    found = widths(layout, table, FIELD_WIDTH)
    assert sum(found) == pytest.approx(FIELD_WIDTH)
    page = composed(table, right_to_left=right_to_left)
    assert len(nodes(page.pages.root, "TD")) == 15


def test_a_row_taller_than_a_third_of_a_page_runs_on_and_keeps_its_cells() -> None:
    text = "The survey found no evidence in this district. " * 200
    page = composed(Table([Column("No."), Column("Text"), Column("Answer")], [row("1", text, not_answered("none"))]))
    cells = nodes(page.pages.root, "TD")
    assert len(page.pages.sheets) > 1
    assert len(cells) == 3
    assert {mark.page for mark in cells[1].kids if isinstance(mark, Mark)} >= {0, 1}


def test_the_least_width_of_numbers_keeps_them_on_one_line() -> None:
    text = "a long text that is glad to wrap over many lines " * 4
    table = Table(
        [Column("A"), Column("B", Kind.NUMBER), Column("C")],
        [row(text, "4,062,200", text), total("Total", "123,456,789", "")],
    )
    layout = Layout(Fonts(), right_to_left=False)
    _, number, _ = widths(layout, table, FIELD_WIDTH)
    assert number >= layout.extent("123,456,789", replace(TABLE_NUMBER, bold=True)).natural


def test_a_word_without_end_does_not_starve_the_other_columns() -> None:
    table = Table([Column("A"), Column("B"), Column("C")], [row("x" * 400, "one", "two words and more " * 9)])
    found = widths(Layout(Fonts(), right_to_left=False), table, FIELD_WIDTH)
    assert min(found[0], found[2]) > FIELD_WIDTH / 4


def test_a_crowded_table_breaks_long_words_and_leaves_short_ones_whole() -> None:
    layout = Layout(Fonts(), right_to_left=False)
    titles = ["Form", "Subject", "changed", "n" * 60, "m" * 60, "page"]
    found = widths(layout, Table([Column(title, least=150) for title in titles], []), 300)
    assert sum(found) == pytest.approx(300)
    for title, width in zip(titles, found, strict=True):
        if len(title) < 10:
            assert width > layout.extent(title, TABLE_HEAD).least


def test_a_table_without_rows_shows_one_empty_row() -> None:
    page = composed(Table([Column("A"), Column("B")], []))
    assert len(nodes(page.pages.root, "TD")) == 2


def test_heads_of_two_stories_are_named_by_their_cells() -> None:
    columns = [Column("Ref."), Column("Type", group="Remnants"), Column("Count", Kind.NUMBER, group="Remnants")]
    page = composed(Table(columns, [row("1", "M77", "3")]))
    heads = {head.identifier: head for head in nodes(page.pages.root, "TH")}
    (cell,) = [one for one in nodes(page.pages.root, "TD") if one.cell and len(one.cell.headers) == 2][:1]
    assert cell.cell is not None
    assert all(header in heads for header in cell.cell.headers)
    assert len(nodes(page.pages.root, "TR")) == 3


def test_a_total_stands_in_the_foot_and_a_group_in_its_own_body() -> None:
    rows = [group("A"), row("1"), row("2"), subtotal("2"), group("B"), row("3"), total("3")]
    page = composed(Table([Column("x")], rows))
    assert len(nodes(page.pages.root, "TBody")) == 2
    assert len(nodes(page.pages.root, "TFoot")) == 1


def test_a_heading_stays_with_its_table() -> None:
    page = Compositor()
    for _ in range(60):
        page.paragraph("A line.")
        page.heading(2, "Areas")
        page.table(Table([Column("Place")], [row("x")] * 3))
    for head, table in zip(nodes(page.pages.root, "H2"), nodes(page.pages.root, "TH"), strict=True):
        assert [mark.page for mark in head.kids if isinstance(mark, Mark)] == [
            mark.page for mark in table.kids if isinstance(mark, Mark)
        ]


def test_words_of_a_cell_are_those_it_shows_or_says() -> None:
    assert words_of(not_answered("not answered")) == "not answered"


KINDS = st.sampled_from([*[RowKind.PLAIN] * 4, RowKind.GROUP, RowKind.SUBTOTAL])


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    kinds = draw(st.lists(KINDS, min_size=1, max_size=60))
    return [Row(("x",), kind) for kind in kinds]


@dataclass(frozen=True)
class Tall:
    """A row of which only its height and its part in the table matter."""

    height: float = 17.0
    leads: bool = False
    closes: bool = False
    continues: bool = False
    repeated: float = 0.0


def pages_of(steps: list[Tall], first: float, room: float) -> list[list[Tall]]:
    parting = Parting(iter(steps))
    found = [parting.page(max(first, parting.least()))]
    while page := parting.page(room):
        found.append(page)
    return found


@given(rows=tables(), first=st.integers(60, 400))
def test_pages_hold_every_row_once_and_in_order(rows: list[Row], first: int) -> None:
    steps = [Tall(leads=r.kind is RowKind.GROUP, closes=r.kind is RowKind.SUBTOTAL) for r in rows]
    taken = [step for page in pages_of(steps, first, 400) for step in page]
    assert [id(step) for step in taken] == [id(step) for step in steps]


@given(groups=st.lists(st.integers(3, 30), min_size=1, max_size=8))
def test_a_page_never_begins_with_a_sum_nor_ends_with_a_group_heading(groups: list[int]) -> None:
    steps: list[Tall] = []
    for count in groups:
        steps += [Tall(leads=True), *[Tall(repeated=17.0)] * count, Tall(closes=True, repeated=17.0)]
    pages = pages_of(steps, 200, 400)
    assert not any(page[0].closes for page in pages[1:])
    assert not any(page[-1].leads for page in pages)
    assert all(sum(step.height for step in page) + page[0].repeated <= 400 for page in pages[1:])


def test_a_long_table_is_set_page_by_page() -> None:
    taken = 0

    def steps() -> Iterator[Tall]:
        nonlocal taken
        for _ in range(1_000):
            taken += 1
            yield Tall()

    Parting(steps()).page(400)
    assert taken < 30


def test_the_rows_of_a_long_table_have_as_few_lines_as_the_page_allows() -> None:
    columns = [
        Column("Reference"),
        Column("Area, region"),
        Column("Size", Kind.NUMBER),
        Column("Centre"),
        Column("Use"),
    ]
    cells = ("PR-2018-07358", "Northern Hills 1473, Northern Hills", "12,345", "12.272246 N, 44.669578 E", "Fields")
    shares = [tallest(Table(columns, [row(*cells)] * count), 296) for count in (LONG - 1, LONG)]
    assert shares == [3, 2]


def test_one_long_note_does_not_decide_for_all_rows() -> None:
    columns = [Column("Reference"), Column("Centre"), Column("Note")]
    rows = [row("PR-2018-07358", "12.272246 N, 44.669578 E", "Fenced")] * LONG
    assert tallest(Table(columns, [*rows, row("PR-1", "12 N", "Fenced by the school " * 12)]), 270) == 1


def tallest(table: Table, available: float) -> int:
    """How many lines the first row of a table has in this width."""
    layout = Layout(Fonts(), right_to_left=False)
    found = widths(layout, table, available)
    pads = [start + end for start, end in paddings(table.columns)]
    styles = [body_style(column) for column in table.columns]
    cells = zip(table.rows[0].cells, styles, found, pads, strict=True)
    return max(lay_cell(layout, cell, style, width - pad).lines for cell, style, width, pad in cells)
