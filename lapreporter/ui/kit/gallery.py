"""All controls and their states on one page, or the shell, as a picture.

``python -m lapreporter.ui.kit.gallery out.png [shell] [dark] [rtl] [150] [1024x768]``
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from lapreporter.i18n import open_language
from lapreporter.locations import shipped
from lapreporter.ui.kit.buttons import Button, ButtonKind
from lapreporter.ui.kit.choices import Check, Choice
from lapreporter.ui.kit.fields import FieldState, LineField, Select, TextField
from lapreporter.ui.kit.figures import KeyFigure, ProgressTens
from lapreporter.ui.kit.folding import FoldingSection
from lapreporter.ui.kit.groups import CheckGroup, ChoiceGroup, SegmentedSwitch
from lapreporter.ui.kit.icons import Icon, Mark
from lapreporter.ui.kit.layouts import Column, Flow, Item, Row
from lapreporter.ui.kit.messages import CarriedNote, MessageLine
from lapreporter.ui.kit.navigation import NavigationContent, PageEntry
from lapreporter.ui.kit.palette import DARK, LIGHT
from lapreporter.ui.kit.rows import Count, RowButton, RowColumns, RowContent, RowList
from lapreporter.ui.kit.scroll import Scroll
from lapreporter.ui.kit.shell import Shell, SidePanel
from lapreporter.ui.kit.surfaces import Banner, Hairline, Pill, Sheet, SheetLook
from lapreporter.ui.kit.text import Text, marked
from lapreporter.ui.kit.theme import Theme, Tone, Type, dress, window_families
from lapreporter.words import Language


def gallery(theme: Theme) -> QWidget:
    """A page with every control."""
    start = Column(_fields(theme), _findings(theme), None, spacing=20)
    end = Column(_choices(theme), _buttons(theme), _words(theme), _figures(theme), None, spacing=16)
    both = Row(spacing=20)
    both.addLayout(start, 1)
    both.addLayout(end, 1)
    return Scroll(theme, Text(theme, "Controls and their states", Type.TITLE_SMALL), both, _rows(theme), spacing=24)


def _labelled(theme: Theme, label: str, *items: Item) -> Row:
    name = Text(theme, label, Type.META)
    name.setFixedWidth(theme.px(106))
    return Row(name, *items, None)


def _fields(theme: Theme) -> Sheet:
    said, warned = MessageLine(theme), MessageLine(theme)
    said.say(Mark.ERROR, "Use figures only, for example 2400.")
    warned.say(Mark.WARNING, "That is 75 km².", "Did you mean 75 ha?")
    plain = _field(theme, "Karst Ridge north", FieldState.PLAIN)
    wrong = _field(theme, "2,4OO", FieldState.ERROR)
    large = _field(theme, "75,030,000 m²", FieldState.WARNING)
    carried = _field(theme, "IMSMA Core", FieldState.CARRIED)
    computed = LineField(theme, "computed", chars=30, read_only=True)
    computed.setText("1,740,000 m², computed")
    long = TextField(theme, "Long text", least=2)
    long.setPlainText("Two teams worked from April to October; the ridge was closed by snow until May.")
    amount = LineField(theme, "Amount", chars=8, figures=True)
    amount.setText("42")
    unit = Select(theme, "Unit", [("ha", "ha"), ("m2", "m²"), ("km2", "km²")])
    note = CarriedNote(theme, "From your report for 2024", "Still true", "Change")
    return Sheet(
        theme,
        Text(theme, "Short text and number", Type.QUESTION),
        _labelled(theme, "Normal", plain),
        _labelled(theme, "Error beside", Column(wrong, said, spacing=4)),
        _labelled(theme, "Warning beside", Column(large, warned, spacing=4)),
        _labelled(theme, "Carried over", Column(carried, note, spacing=4)),
        _labelled(
            theme, "Not known", Pill(theme, "Not known", icon=Icon.CANNOT_SAY),
            Text(theme, "Survey ends in June 2027.", Type.HELP), Button(theme, "Change", ButtonKind.QUIET),
        ),
        _labelled(theme, "Read only", computed),
        Row(_labelled(theme, "Long text"), long),
        _labelled(theme, "Quantity", amount, unit, Text(theme, "= 420,000 m²", Type.HELP)),
    )  # fmt: skip


def _field(theme: Theme, text: str, state: FieldState) -> LineField:
    field = LineField(theme, text, chars=30)
    field.setText(text)
    field.set_state(state)
    return field


def _findings(theme: Theme) -> Sheet:
    warning = Banner(
        theme, Mark.WARNING, "2 areas are unmarked, and no date is given",
        "Civilians can walk in. The plan’s date for marking has passed.", word="Warning",
    )  # fmt: skip
    warning.add_action(Button(theme, "Give a reason", ButtonKind.QUIET))
    warning.add_action(Button(theme, "Show the areas", ButtonKind.QUIET))
    return Sheet(
        theme,
        warning,
        Banner(
            theme, Mark.NOTE, "Three cells are still empty in this row", "If nobody was served, enter 0.", word="Note"
        ),
        Sheet(
            theme,
            Text(theme, "New in this post?", Type.QUESTION),
            Text(theme, "A tinted sheet."),
            look=SheetLook.TINTED,
        ),
        Sheet(theme, Text(theme, "By what day will every area be marked?", Type.QUESTION), look=SheetLook.FOCUSED),
        Sheet(theme, Text(theme, "Who was asked during the survey?", Type.QUESTION), look=SheetLook.CARRIED),
        spacing=12,
    )


def _choices(theme: Theme) -> Sheet:
    chosen = ChoiceGroup(theme, "Chosen", [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")])
    chosen.set_value("yes")
    several = CheckGroup(theme, "Several", [("women", "Women"), ("men", "Men"), ("girls", "Girls")])
    several.set_value(["women", "men"])
    standing = ChoiceGroup(theme, "Standing", [("true", "Still true"), ("changed", "Has changed")], framed=True)
    standing.set_value("true")
    file = Choice(theme, "With a signature file", detail="Minister’s Office, valid until 12 March 2027", framed=True)
    file.setChecked(True)
    switch = SegmentedSwitch(theme, "Minutes", [("15", "15 min"), ("30", "30 min"), ("all", "All")], "15")
    sizes = [("100", "A"), ("125", "A "), ("150", "A  "), ("200", "A   ")]
    letters = SegmentedSwitch(theme, "Size of text", sizes, "125", sizes=(13, 17, 21, 26))
    return Sheet(
        theme,
        Text(theme, "Yes or no, one of, several of", Type.QUESTION),
        ChoiceGroup(theme, "Normal", [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]),
        chosen, several, Check(theme, "One alone"), standing, file, switch, letters,
    )  # fmt: skip


def _buttons(theme: Theme) -> Sheet:
    return Sheet(
        theme,
        Text(theme, "Buttons", Type.QUESTION),
        Flow(
            Button(theme, "Next: Survey", ButtonKind.FILLED, icon_after=Icon.NEXT),
            Button(theme, "Back", icon=Icon.BACK),
            Button(theme, "Start the report", ButtonKind.FILLED, icon_after=Icon.NEXT, large=True),
            line_spacing=12,
        ),
        Flow(
            Button(theme, "Add an area", ButtonKind.QUIET, icon=Icon.PLUS),
            Button(theme, "We cannot say yet…", ButtonKind.QUIET, icon=Icon.CANNOT_SAY),
            Button(theme, "See all findings", ButtonKind.QUIET, icon_after=Icon.NEXT),
        ),
        FoldingSection(theme, "Official wording, Form F table 1", Text(theme, "Article 7, paragraph 1.", Type.HELP)),
    )


def _words(theme: Theme) -> Sheet:
    states = ("Not started", "In progress", "Done", "Unchanged", "Error", "Warning", "Advice", "Note")
    words: Sequence[Text] = [marked(theme, mark, word) for mark, word in zip(Mark, states, strict=True)]
    return Sheet(
        theme,
        Text(theme, "Words for state and finding", Type.QUESTION),
        Flow(*words[:4], spacing=24),
        Flow(*words[4:], spacing=24),
        Flow(
            Pill(theme, "Practice", Tone.WARNING),
            Pill(theme, "Found 2025", Tone.ACCENT),
            Pill(theme, "Done", Tone.DONE),
        ),
    )


def _figures(theme: Theme) -> Sheet:
    totals = Flow(
        KeyFigure(theme, "Confirmed, 3 areas", "1,220,000 m²"),
        KeyFigure(theme, "All 5 areas", "1,740,000 m²"),
        spacing=36,
    )
    progress = ProgressTens(theme, "5 of 10 forms are settled", (1, 1, 1, 1, 1, 0.5, 0.5, 0, 0, 0))
    return Sheet(theme, totals, Hairline(theme), progress)


def _rows(theme: Theme) -> Column:
    counts = (Count(Mark.ERROR, "1", "1 error"), Count(Mark.WARNING, "2", "2 warnings"))
    forms = RowList(theme, captions=("Form", "Findings", "Time left", "Status"))
    rows = [
        RowContent(Icon.COVER, "Cover page and contacts", status=Mark.DONE, word="Done"),
        RowContent("D", "Retained and transferred munitions", status=Mark.UNCHANGED, word="Unchanged"),
        RowContent(
            "F", "Contaminated areas and clearance", "", counts, "about 14 min", Mark.IN_PROGRESS, "In progress", True
        ),
        RowContent("J", "Other matters", "", (), "about 2 min", Mark.NOT_STARTED, "Not started", True),
    ]
    forms.set_rows([(row.name, row) for row in rows])
    reports = RowList(theme, RowColumns(marker=60, counts=0, time=0))
    reports.set_rows(
        [
            ("2024", RowContent("2024", "Annual report", "Sent 24 April 2025, signed", status=Mark.DONE, word="Sent")),
            ("2022", RowContent("2022", "Annual report", "Copy from a stick", status=Icon.FILE, word="Read only")),
        ]
    )
    tile = RowContent(Icon.PLAN, "Plan of action", "21 of 50 answered", open_work=True)
    return Column(
        forms, reports, RowButton(theme, tile, RowColumns(counts=0, time=0, status=0), framed=True), spacing=16
    )


def shell_page(theme: Theme, language: Language) -> Shell:
    """The shell with a page of a form in it."""
    shell = Shell(theme, language, "English")
    shell.header.show_report("Republic of Practice", "Report for 2025", "2025", practice=True)
    shell.header.show_saved(datetime(2026, 3, 3, 10, 42))  # noqa: DTZ001
    pages = (
        PageEntry("position", "Our position under Article 4", Mark.DONE, "Done"),
        PageEntry("areas", "Contaminated areas", Mark.IN_PROGRESS, "In progress", Mark.ERROR, "Error"),
        PageEntry("marking", "Survey and marking", Mark.IN_PROGRESS, "In progress", Mark.WARNING, "Warning"),
        PageEntry("released", "Land released in 2025", Mark.DONE, "Done"),
        PageEntry("plan", "Plan, cost and pace", Mark.NOT_STARTED, "Not started"),
        PageEntry("standards", "Standards and priorities", Mark.UNCHANGED, "Unchanged"),
    )
    shell.show_navigation(NavigationContent("Form F", "Contaminated areas and clearance", pages, "marking"))
    shell.show_path(("Form F", "Page 3 of 6"))
    shell.footer.show_next("Next: Land released", "Next")
    shell.footer.show_hint("14 minutes left in this form")
    shell.show_page(_page(theme), _panel(theme))
    return shell


def _page(theme: Theme) -> Scroll:
    days = ChoiceGroup(theme, "Survey", [("no", "Not started"), ("way", "Under way"), ("done", "Completed")])
    days.set_value("way")
    day = Row(*(LineField(theme, name, chars=chars, figures=True) for name, chars in (("Day", 3), ("Year", 5))), None)
    cannot = Button(theme, "We cannot say yet…", ButtonKind.QUIET, icon=Icon.CANNOT_SAY)
    example = Text(theme, "For example 30 9 2026. Two of five areas are not marked yet.", Type.HELP)
    question = Text(theme, "By what day will every area be marked?", Type.QUESTION)
    return Scroll(
        theme,
        Column(
            Text(theme, "Survey and marking", Type.TITLE),
            Text(
                theme, "Page 3 of 6. Answer in any order; everything is saved as you type.", Type.SUBTITLE, measure=None
            ),
            spacing=4,
        ),
        Sheet(theme, Text(theme, "Is the baseline survey complete?", Type.QUESTION), days, look=SheetLook.RESTING),
        Sheet(theme, question, example, day, cannot, look=SheetLook.FOCUSED),
    )


def _panel(theme: Theme) -> SidePanel:
    warning = Banner(
        theme, Mark.WARNING, "2 areas are unmarked, and no date is given",
        "Civilians can walk in. The plan’s date for marking has passed.", word="Warning",
    )  # fmt: skip
    warning.add_action(Button(theme, "Give a reason", ButtonKind.QUIET))
    meaning = "Signs, fences or guards that keep people out of an area until it is safe."
    return SidePanel(theme, warning, 8, Text(theme, "What it means", Type.HELP_STRONG), Text(theme, meaning, Type.HELP))


def main(application: QApplication, arguments: Sequence[str]) -> None:
    """Draw the gallery, or with the word ``shell`` the shell, into a file."""
    percent = next((int(word) for word in arguments[1:] if word.isdigit()), 100)
    size = next((word.split("x") for word in arguments[1:] if "x" in word), ["1280", str(1500 * percent // 100)])
    families = window_families(application, shipped("resources", "fonts"))
    theme = Theme(DARK if "dark" in arguments else LIGHT, percent, families)
    dress(application, theme)
    page = shell_page(theme, open_language("en")) if "shell" in arguments else gallery(theme)
    if "rtl" in arguments:
        page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.resize(int(size[0]), int(size[1]))
    page.show()
    application.processEvents()
    page.grab().save(arguments[0])


if __name__ == "__main__":
    main(QApplication([]), sys.argv[1:])
