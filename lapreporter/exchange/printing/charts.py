"""Charts on paper: grey for what was reported, the accent for the reporting year, hatched for what is projected."""

from __future__ import annotations

from dataclasses import replace

from lapreporter.exchange.charts.shapes import Anchor, Bar, Chart, Drawn, Fill, Line, Stroke, Tone, Words
from lapreporter.exchange.charts.years import YearsChart
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.drawing import Drawing
from lapreporter.exchange.pdf.styles import ACCENT, CHART, INK, LABEL, MM, SMALL, Colour
from lapreporter.exchange.pdf.table import Column, Kind, Table, row
from lapreporter.exchange.pdf.text import Text
from lapreporter.exchange.printing.job import Job
from lapreporter.exchange.printing.notes import Notes
from lapreporter.words import mark

_READING = mark("Solid: reported. Hatched: what would be left at the present pace.")
_NO_REPORT = mark("No figure for this year is at hand.")
_LINE = SMALL.leading
_SLACK = 0.5
"""Points by which a box is wider than its words, so that rounding breaks no line."""
_FILLS: dict[Fill, Colour] = {
    Fill.REPORTED: CHART,
    Fill.PRESENT: ACCENT,
    Fill.FEMALE: ACCENT,
    Fill.MALE: CHART,
}
_STYLES = {
    Tone.PLAIN: SMALL,
    Tone.STRONG: replace(SMALL, bold=True),
    Tone.SLANTED: replace(SMALL, italic=True),
    Tone.DEADLINE: replace(SMALL, size=7.6, bold=True),
}


def print_chart(page: Compositor, job: Job, chart: Chart, *, titled: bool = False) -> None:
    """A chart over the width of the frame with its conclusion; ``titled`` says above it what is shown."""
    language = job.language
    height = chart.lines() * _LINE
    drawn = chart.drawn(language, page.pages.width, height, _LINE)

    def whole() -> None:
        if titled:
            page.paragraph(chart.title(language), LABEL, after=1.5)
        page.figure(
            height / MM,
            chart.alternative(language),
            lambda canvas: draw(canvas, drawn),
            caption=_caption(job, chart),
            mirrored=drawn.mirrored,
        )

    page.together(whole)


def figures_table(job: Job, chart: Chart, notes: Notes) -> Table:
    """The figures of a chart over years."""
    figures = chart.figures(job.language)
    subject, figure, standing = figures.heads
    heads = [
        Column(subject, heads_rows=True, weight=0.25),
        Column(figure, Kind.NUMBER, weight=0.35),
        Column(standing, weight=1.0),
    ]
    rows = [
        row(about, notes.unknown(job.say(_NO_REPORT)) if said is None else said, words)
        for about, said, words in figures.rows
    ]
    return Table(heads, rows, notes.taken())


def draw(canvas: Drawing, drawn: Drawn) -> None:
    """Put the shapes of a chart on the page."""
    for shape in drawn.shapes:
        match shape:
            case Bar():
                _bar(canvas, shape)
            case Line():
                dash = (1.2, 2.4) if shape.stroke is Stroke.DEADLINE else ()
                weight = 1.4 if shape.stroke is Stroke.DEADLINE else 0.7
                canvas.line((shape.x1, shape.y1), (shape.x2, shape.y2), weight=weight, colour=INK, dash=dash)
            case Words():
                _words(canvas, shape)


def _bar(canvas: Drawing, bar: Bar) -> None:
    place = (bar.x, bar.y, bar.width, bar.height)
    if bar.fill is Fill.PROJECTED:
        canvas.hatched_bar(*place)
    elif bar.fill is Fill.UNKNOWN:
        canvas.frame(*place, weight=0.6)
    else:
        canvas.bar(*place, _FILLS[bar.fill])


def _words(canvas: Drawing, words: Words) -> None:
    style = _STYLES[words.tone]
    extent = canvas.extent(words.text, style) + _SLACK
    left = words.x - {Anchor.LEFT: 0.0, Anchor.MIDDLE: extent / 2, Anchor.RIGHT: extent}[words.anchor]
    canvas.words(words.text, left, words.y, extent, style=style)


def _caption(job: Job, chart: Chart) -> Text:
    said = chart.conclusion(job.language)
    ahead = isinstance(chart, YearsChart) and any(one.projected and one.left is not None for one in chart.years)
    return f"{said} {job.say(_READING)}" if ahead else said
