"""The flow over pages: what stays together, what repeats, what is taken back leaves no trace."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.facts import Fact
from lapreporter.exchange.pdf.metadata import Particulars
from lapreporter.exchange.pdf.pages import Running
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.structure import Mark, Node
from lapreporter.exchange.pdf.styles import TINT
from lapreporter.exchange.pdf.text import plain

MOMENT = datetime(2026, 4, 30, 9, 15, tzinfo=UTC)


def pages_of(node: Node) -> set[int]:
    own = {kid.page for kid in node.kids if isinstance(kid, Mark)}
    return own.union(*(pages_of(kid) for kid in node.kids if isinstance(kid, Node)))


def filled(lines: int) -> Compositor:
    page = Compositor()
    for _ in range(lines):
        page.paragraph("A line.", after=0)
    return page


def test_what_is_kept_together_stands_on_one_page_and_only_once() -> None:
    page = filled(45)
    page.heading(2, "Together")

    def parts_of_one_thing() -> None:
        for i in range(20):
            page.paragraph(f"Part {i}")

    page.together(parts_of_one_thing)
    parts = [kid for kid in page.pages.root.kids if isinstance(kid, Node)][45:]
    assert len(parts) == 21
    assert {frozenset(pages_of(part)) for part in parts} == {frozenset({1})}


def test_a_statement_longer_than_a_page_runs_on() -> None:
    page = filled(30)
    page.statement("The State keeps a register of all areas. " * 300, "Statement")
    quote = page.pages.root.kids[-1]
    assert isinstance(quote, Node)
    assert pages_of(quote) == {0, 1, 2, 3}


def test_a_long_answer_in_a_list_of_facts_runs_on() -> None:
    page = Compositor()
    page.fact_list([Fact("Measures", "A law is in force. " * 600), Fact("Plan", "None")], voluntary=True)
    assert len(page.pages.sheets) == 3
    assert all(sheet.code for sheet in page.pages.sheets)


def test_a_running_head_holds_from_its_page_on() -> None:
    page = Compositor(running=Running(header_start="First"))
    page.paragraph("One.")
    page.new_page(Running(header_start="Second"))
    page.paragraph("Two.")
    assert [plain(running.header_start) for running in page.pages.furniture] == ["First", "Second"]


def test_a_panel_frames_what_is_set_inside() -> None:
    page = Compositor()
    with page.panel(fill=TINT):
        page.paragraph("Inside.")
    assert f"{TINT.parts} rg" in str(page.pages.sheet.code[1])


def test_gaps_do_not_add_up_and_vanish_at_the_top() -> None:
    page = Compositor()
    top = page.pages.y
    page.gap(10)
    page.paragraph("First.", after=0)
    after_first = page.pages.y
    page.gap(3)
    page.gap(5)
    page.pages.need(0)
    assert after_first - top < 20
    assert round((page.pages.y - after_first) / 72 * 25.4, 1) == 5.0


def test_a_document_of_another_language_says_so_at_the_passage() -> None:
    page = Compositor()
    page.paragraph("Une loi est en vigueur.", language="fr")
    content = written(page, Particulars("t", "a", "s", "en", MOMENT))
    with pikepdf.open(BytesIO(content)) as pdf:
        assert str(pdf.Root.StructTreeRoot.K.K[0].Lang) == "fr"
