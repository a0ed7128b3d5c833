"""What is said before a report is begun from earlier ones, in window and command line alike. Values only, no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lapreporter.document.beginning import Beginning, Earlier
from lapreporter.document.carry_over import Dropped, Why
from lapreporter.document.history import Conflict, Source
from lapreporter.document.origin import Seal
from lapreporter.errors import AnotherState, BrokenSeal, RefusedFile
from lapreporter.report.paths import leaf_at
from lapreporter.report.report import Report
from lapreporter.report.shape import pattern_of
from lapreporter.ui.beginning.labels import Labels
from lapreporter.words import Country, Language, Listing, Year, mark, mark_plural

REPORT_OF = mark("Report of {state} for {year}")
UNNAMED = mark("A report that does not say for which State or year it is")
MADE_WITH = mark("Made with {program}")
SEALS = {
    Seal.INTACT: mark("Seal intact"),
    Seal.ABSENT: mark("Not sealed"),
    Seal.BROKEN: mark("Seal broken"),
}
ON_THIS_COMPUTER = mark("On this computer")
BASE = mark("The new report begins from this one.")
HISTORY = mark("Serves as history: charts and checks compare with it.")
SAME = mark("Says the same as another, or was amended later. It is not needed.")
NO_ROOM = mark("Left out: a report takes along its {count} latest earlier reports at most.")
WAITS = mark("Waits for you to decide.")
CARRIED = mark_plural("{count} answer is filled in", "{count} answers are filled in")
CARRIED_LEAD = mark("Each waits to be confirmed or changed.")
EMPTY = mark_plural("{count} answer starts empty", "{count} answers start empty")
EMPTY_LEAD = mark("They belong to {year} alone: movements, amounts and dates of that year.")
BEHIND = mark_plural("{count} thing stays behind", "{count} things stay behind")
BEHIND_LEAD = mark("Nothing is lost: the earlier report keeps them, and goes along as history.")
NOTHING_BEHIND = mark("Nothing stays behind")
SET_ANEW = mark("Set anew by the program: {names}.")
FORM_COUNT = mark("{form}: {count}")
FINISHED = mark("{table}, {row}: came to its end.")
FINISHED_ROW = mark("{table}: a row came to its end.")
NO_ANSWER = mark("{name}: {value}. It spoke of an answer that is not in the new report.")
COVER_MARKS = mark("Marks of the forms on the cover page")
YEARS_BETWEEN = mark("No report was found for {years}.")
YEARS_OWED = mark("No report was found for {years}. The cover page has a row for each of these years.")
MISSING_FILE = mark("The attached file {name} did not come with the report. Attach it again where it is needed.")
UNREAD = mark("{name}: the text “{value}” could not be understood last year.")
CONTRADICT = mark_plural(
    "Two reports for {year} differ in {count} answer", "Two reports for {year} differ in {count} answers"
)
FROM_ITS_FILE = mark("{name}, seal broken")


@dataclass(frozen=True, slots=True)
class Line:
    """What was found: a title, what is known of it, and what it is good for."""

    title: str
    detail: str
    role: str


def title_of(report: Report, language: Language) -> str:
    """A report by its State and year."""
    state, year = report.cover.state, report.year()
    if state is None or year is None:
        return language.text(UNNAMED)
    return language.text(REPORT_OF, {"state": Country(state), "year": Year(year)})


def line_of(one: Earlier, beginning: Beginning | None, language: Language) -> Line:
    """What is said of an earlier report that was read."""
    name = language.text(ON_THIS_COMPUTER) if one.report_id and not one.name.endswith(".lap") else one.name
    program = [language.text(MADE_WITH, {"program": one.made_with})] if one.made_with else []
    parts = [name, *program, *([] if one.report_id and one.seal is Seal.ABSENT else [language.text(SEALS[one.seal])])]
    role = _role(one.source, beginning, language) if beginning is not None else ""
    return Line(title_of(one.content.report, language), " · ".join(parts), role)


def _role(source: Source, beginning: Beginning, language: Language) -> str:
    history = beginning.history
    if source == beginning.base and not history.conflicts:
        return language.text(BASE)
    if source in history.sources:
        return language.text(HISTORY)
    if any(source in (conflict.first, conflict.second) for conflict in history.conflicts):
        return language.text(WAITS)
    if source in history.left_out:
        return language.text(NO_ROOM, {"count": len(history.sources)})
    return language.text(SAME) if source in history.superseded else ""


def carried_counts(beginning: Beginning) -> Mapping[str, int]:
    """How many answers are filled in, by form, in the order of the report."""
    carried = beginning.carried.carried if beginning.carried else {}
    return _in_order(Counter(path.split(".")[0] for path in carried))


def empty_counts(beginning: Beginning) -> Mapping[str, int]:
    """How many answers of the last report start empty because they belong to its year, by form."""
    dropped = beginning.carried.dropped if beginning.carried else ()
    return _in_order(Counter(one.path.split(".")[0] for one in dropped if one.why is Why.YEARLY))


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {form: counts[form] for form in Report.model_fields if form in counts}


def left_behind(beginning: Beginning, labels: Labels) -> list[str]:
    """What cannot go on, whole rows in one line each: rows at their end, answers about these, texts and files."""
    language, dropped = labels.language, beginning.carried.dropped if beginning.carried else ()
    rows: dict[str, list[Dropped]] = {}
    for one in dropped:
        if one.why is Why.FINISHED:
            rows.setdefault(_row_of(one.path), []).append(one)
    lines = [_finished(row, answers, labels) for row, answers in rows.items()]
    for one in dropped:
        if one.why is Why.NO_ANSWER:
            said = {"name": labels.name(one.path), "value": labels.value(one.value, leaf_at(pattern_of(one.path)))}
            lines.append(language.text(NO_ANSWER, said))
    lines += [
        language.text(UNREAD, {"name": labels.name(path), "value": typed}) for path, typed in beginning.unread.items()
    ]
    return [*lines, *(language.text(MISSING_FILE, {"name": file.name}) for file in beginning.missing)]


def _row_of(path: str) -> str:
    return path[: path.find("]") + 1]


def _finished(row: str, answers: Iterable[Dropped], labels: Labels) -> str:
    """A row by the first text in it, which names it."""
    table = labels.name(row)
    name = next((one.value for one in answers if isinstance(one.value, str) and not isinstance(one.value, StrEnum)), "")
    if not name:
        return labels.language.text(FINISHED_ROW, {"table": table})
    return labels.language.text(FINISHED, {"table": table, "row": labels.value(name, None)})


def set_anew(beginning: Beginning, labels: Labels) -> str:
    """What the program sets itself, by name, or nothing; last year's openings gave way to last year's closings."""
    dropped = beginning.carried.dropped if beginning.carried else ()
    paths = [one.path for one in dropped if one.why is Why.REPLACED]
    marks = labels.language.text(COVER_MARKS)
    names = tuple(dict.fromkeys(marks if path.startswith("cover.marks.") else labels.name(path) for path in paths))
    return labels.language.text(SET_ANEW, {"names": Listing(names)}) if names else ""


def years_between(beginning: Beginning, language: Language) -> str:
    """The years between the last report and this one, or nothing where there are none."""
    last = beginning.base.report.year() if beginning.base else None
    years = range((last or beginning.year) + 1, beginning.year)
    owed = beginning.carried is not None and beginning.carried.report.cover.missing_years
    message = YEARS_OWED if owed else YEARS_BETWEEN
    return language.text(message, {"years": Listing(tuple(Year(year) for year in years))}) if years else ""


def emptied(beginning: Beginning, labels: Labels) -> list[str]:
    """The answers that belong to the year of the last report, by name, each once."""
    dropped = beginning.carried.dropped if beginning.carried else ()
    return list(dict.fromkeys(labels.name(one.path) for one in dropped if one.why is Why.YEARLY))


def counted(counts: Mapping[str, int], labels: Labels) -> list[str]:
    """One line for each form with its count."""
    say = labels.language.text
    return [say(FORM_COUNT, {"form": labels.form(key), "count": count}) for key, count in counts.items()]


def contradiction(conflict: Conflict, labels: Labels) -> list[tuple[str, str, str]]:
    """The answers in which two reports differ: what each is called, and what the first and the second say."""
    return [
        (labels.name(change.path), labels.value(change.old, change.leaf), labels.value(change.new, change.leaf))
        for change in conflict.changes
    ]


def names_of(conflict: Conflict, language: Language) -> tuple[str, str]:
    """The names of two files that contradict each other."""
    first, second = conflict.first, conflict.second
    return _named(first, language), _named(second, language)


def _named(source: Source, language: Language) -> str:
    return language.text(FROM_ITS_FILE, {"name": source.name}) if source.seal is Seal.BROKEN else source.name


def broken(found: Iterable[Earlier]) -> list[BrokenSeal]:
    """A failure for each file whose seal is broken."""
    return [BrokenSeal(name=one.name) for one in found if one.seal is Seal.BROKEN]


def other_state(refused: Iterable[tuple[Source, RefusedFile]]) -> str | None:
    """The one State that all refused reports are of, if that is why each of them was refused."""
    pairs = list(refused)
    states = {source.report.cover.state for source, _ in pairs}
    strangers = pairs and all(isinstance(failure, AnotherState) for _, failure in pairs)
    return states.pop() if strangers and len(states) == 1 else None
