"""A small document that uses every block of the page engine. `python -m tests.exchange.pdf.specimen FOLDER` writes it.

The Republic of Practice and all figures are invented.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from lapreporter.exchange.pdf.cells import (
    Cell,
    Sign,
    box,
    not_answered,
    not_applicable,
    not_known,
    signed,
    stacked,
    styled,
    wide,
)
from lapreporter.exchange.pdf.compositor import Compositor
from lapreporter.exchange.pdf.drawing import CENTRED_SMALL, Drawing
from lapreporter.exchange.pdf.facts import Fact, KeyFigure
from lapreporter.exchange.pdf.headings import Framed, Shaded
from lapreporter.exchange.pdf.metadata import Attached, Particulars
from lapreporter.exchange.pdf.pages import Running
from lapreporter.exchange.pdf.pictures import read_picture
from lapreporter.exchange.pdf.press import written
from lapreporter.exchange.pdf.styles import (
    ACCENT,
    BODY,
    CHART,
    INK,
    LABEL,
    NARRATIVE,
    NOTE,
    STATE_NAME,
    STATEMENT,
    SUBTITLE,
    TABLE_GROUP,
)
from lapreporter.exchange.pdf.table import Column, Kind, Note, Table, group, row, subtotal, total
from lapreporter.exchange.pdf.text import bold, coloured, note_mark, page_of
from lapreporter.exchange.seal import SIGNATURE_FIELD

MOMENT = datetime(2026, 6, 12, 10, 42, tzinfo=UTC)
CODE = "48213 90577 16240 33908"
RUNNING = Running(
    header_start=bold("Republic of Practice"),
    header_end="Article 7 report for 2025 \u00b7 Form F",
    footer_start=("Seal code  ", bold(CODE), "  \u00b7  revision 2"),
    page_label=lambda page, pages: f"Page {page} of {pages}",
)
ATTACHED = (
    Attached("report.json", b'{"format": 1}\n', "application/json", "Data", "All answers of this report"),
    Attached("A-1 act.txt", b"An act.\n", "text/plain", "Supplement", "Cluster Munitions Act"),
)


def specimen() -> bytes:
    """The English document."""
    page = Compositor(running=Running(footer_start=RUNNING.footer_start, page_label=RUNNING.page_label))
    cover(page)
    page.new_page(RUNNING)
    summary(page)
    page.new_page(with_tab("F", 5))
    form_f(page)
    page.new_page(with_tab("H", 7))
    form_h(page)
    page.new_page(RUNNING)
    annex(page)
    page.new_page()
    signature(page)
    return written(page, particulars("en", "Article 7 report of the Republic of Practice for 2025"), ATTACHED)


def particulars(language: str, title: str) -> Particulars:
    return Particulars(title, "Republic of Practice", "Transparency report", language, MOMENT, language == "ar")


def with_tab(letter: str, step: int) -> Running:
    head = f"Article 7 report for 2025 \u00b7 Form {letter}"
    return Running(RUNNING.header_start, head, RUNNING.footer_start, RUNNING.page_label, letter, step)


def cover(page: Compositor) -> None:
    with page.section("Cover"):
        page.abreast(
            [
                (1, lambda: convention(page)),
                (1, lambda: page.badge("AMENDED REPORT", "replaces the report of 24 April 2026: Forms F, H")),
            ]
        )
        page.push_down(22)
        page.title("Republic of Practice", anchor="cover", bookmark="Cover", style=STATE_NAME, ruled=False)
        page.paragraph("Report for the calendar year 2025", SUBTITLE)
        page.push_down(12)
        page.double_rule()
        page.gap(3)
        page.facts(
            [
                Fact("Kind of report", "Annual, amended"),
                Fact("Period covered", "1 January 2025 \u2013\n31 December 2025"),
                Fact("Submitted on", "12 June 2026"),
                Fact("Status under the Convention", "State Party since\n1 March 2013"),
            ]
        )
        page.heading(2, "Institutions", aside=["Art. 7.1 (l)"], bookmark=False)
        page.table(
            Table(
                [Column("Role"), Column("Institution and post"), Column("Contact")],
                [
                    row(
                        "Informs about the measures",
                        "Ministry of Foreign Affairs, Disarmament Unit, Focal Point for the Convention",
                        "+000 00 111 22 33\ndisarmament@mfa.example",
                    ),
                    row("Victim assistance", "Ministry of Health, Rehabilitation Department", "rehab@health.example"),
                ],
            )
        )
        page.heading(2, "What has changed", aside=["since the report of 28 April 2025"], bookmark=False)
        page.table(marks())
        page.push_down(0, from_bottom=13)
        page.abreast([(2, lambda: addressees(page)), (1, lambda: seal(page))])


def convention(page: Compositor) -> None:
    page.paragraph(bold("Convention on Cluster Munitions"), after=0)
    page.paragraph("Transparency report under Article 7")


def addressees(page: Compositor) -> None:
    page.paragraph("To: Secretary-General of the United Nations, Office for Disarmament Affairs.", LABEL, after=0)
    page.paragraph("Copy: Implementation Support Unit of the Convention.", LABEL, after=0)


def seal(page: Compositor) -> None:
    page.code("Seal code", [CODE])


def marks() -> Table:
    yes, no = box("marked", ticked=True), box("not marked", ticked=False)
    return Table(
        [
            Column("Form", weight=0),
            Column("Subject"),
            Column("changed", Kind.CENTRED),
            Column("unchanged", Kind.CENTRED),
            Column("not applicable", Kind.CENTRED),
            Column("last submitted on"),
            Column("page", Kind.NUMBER),
        ],
        [
            row(bold("A"), "National implementation measures", no, yes, "", "28 April 2025", page_of("A")),
            row(
                bold("F"), ("Contaminated areas", note_mark("1", "cover-1")), yes, no, no, "28 April 2025", page_of("F")
            ),
            row(bold("H"), "Victim assistance", yes, no, no, "28 April 2025", page_of("H")),
        ],
        [Note("1", "Amended on 12 June 2026; the reasons stand in the corrections table of the form.", "cover-1")],
        padding=4.5,
    )


def summary(page: Compositor) -> None:
    with page.section("Summary"):
        page.title("Summary", anchor="summary", bookmark="Summary")
        page.paragraph("Drawn from the answers in Forms A to J.", NOTE)
        page.paragraph(
            "In 2025 the Republic of Practice released 2.14 square kilometres of land and confirmed the extent of nine "
            "further areas. No cluster munition is held, none is retained, none was ever produced.",
            STATEMENT,
        )
        page.gap(4)
        page.key_figures(
            [
                KeyFigure(
                    "Area contaminated",
                    "5.41",
                    "km\u00b2",
                    ["31 Dec 2025; 2024: 7.24", ("Form F, page ", page_of("F"))],
                ),
                KeyFigure("Released in 2025", "2.14", "km\u00b2", ["of it cleared 0.83"]),
                KeyFigure("People reached", "38,460", "", ["risk education; 2024: 31,215"]),
                KeyFigure("New casualties", "11", "", ["3 killed, 8 injured; 2024: 15"]),
            ]
        )
        page.gap(6)
        page.abreast([(58, lambda: areas_chart(page)), (42, lambda: people_chart(page))], gutter=20)


def areas_chart(page: Compositor) -> None:
    page.heading(2, "Contaminated area and the deadline", bookmark=False)
    values = [("2022", 11.71), ("2023", 9.36), ("2024", 7.24), ("2025", 5.41), ("2026", 3.44), ("2027", 1.46)]

    def draw(canvas: Drawing) -> None:
        step = canvas.width / len(values)
        base = canvas.height - 14
        for i, (year, value) in enumerate(values):
            tall = (base - 14) * value / 11.71
            if year > "2025":
                canvas.hatched_bar(i * step + 5, base - tall, step - 10, tall)
            else:
                canvas.bar(i * step + 5, base - tall, step - 10, tall, *([ACCENT] if year == "2025" else []))
            canvas.words(f"{value:.2f}", i * step, base - tall - 11, step, style=CENTRED_SMALL)
            canvas.words(year, i * step, base + 4, step, style=CENTRED_SMALL)
        canvas.line((0, base), (canvas.width, base))
        canvas.line((canvas.width - 8, 0), (canvas.width - 8, base), weight=1, dash=(2, 2))

    page.figure(
        52,
        "Column chart, contaminated area in square kilometres, 2022 to 2027: from 11.71 down to 1.46.",
        draw,
        caption="Solid: reported. Hatched: at the mean pace of the last two years.",
        mirrored=False,
    )


def people_chart(page: Compositor) -> None:
    page.heading(2, "People by sex and age", bookmark=False)
    values = [("Women", 9870), ("Men", 8450), ("Girls", 10316), ("Boys", 9824)]

    def draw(canvas: Drawing) -> None:
        for i, (who, count) in enumerate(values):
            long = (canvas.width - 80) * count / 10316
            canvas.words(who, 0, i * 20 + 4, 40)
            canvas.bar(42, i * 20 + 1, long, 15, ACCENT if i % 2 == 0 else CHART)
            canvas.words(f"{count:,}", 46 + long, i * 20 + 4, 40)

    page.figure(30, "Bar chart, persons reached by sex and age.", draw)
    page.heading(2, "Obligations", bookmark=False)
    page.fact_list(
        [Fact("Stockpile (Article 3)", "completed 12 Nov 2019"), Fact("Victims (Article 5)", "lasting")],
        label_share=0.55,
    )


def form_f(page: Compositor) -> None:
    with page.section("Form F"):
        page.form_head(
            "F",
            "Contaminated areas and clearance",
            "Form F  \u00b7  Article 7, paragraph 1 (h) and (i)",
            [
                Fact("Position", "31 December 2025"),
                Fact("Mark on the cover", "changed, amended"),
                Fact("Deadline (Article 4)", "1 March 2028"),
                Fact("Actions of the plan", "2, 6, 7, 18\u201326, 44, 50"),
            ],
            anchor="F",
        )
        page.heading(
            2,
            "Areas known or suspected to be contaminated",
            number="F.1",
            aside=["Art. 7.1 (h)", Framed("Actions 18, 24")],
        )
        page.paragraph(
            "Coordinates: centre of the area, WGS 84, degrees. Sizes in square metres.", NOTE_GREY, after=0.6
        )
        page.table(areas())
        page.heading(2, "Land released in 2025", number="F.2", aside=["Art. 7.1 (i)", Framed("Action 24")])
        page.table(released())
        page.heading(2, "Balance of contaminated area", number="F.3", aside=["Art. 7.1 (h), (i)"])
        page.table(balance())
        page.heading(
            2, "Supplementary information", number="F.4", aside=[Shaded("voluntary"), Framed("Actions 47, 48")]
        )
        page.fact_list(
            [
                Fact("Ban on investment in producers", not_answered("not answered")),
                Fact("Obstacles to further measures", "none"),
                Fact("Help with drafting wanted", not_applicable("not applicable")),
            ],
            voluntary=True,
        )


NOTE_GREY = LABEL
PLACES = ["Arden Ridge", "Belmont Flats", "Calder Ford", "Dunmore Hill", "Elder Grove", "Garth Meadow"]


def areas() -> Table:
    unknown = not_known("not known", "a", "F1-a")
    confirmed = [
        row(
            f"N-{i + 1:03}",
            f"{PLACES[i % 6]}, North",
            f"2.{184 + 31 * i} N, 12.{917 - 23 * i} W",
            f"{134_400 + i * 7_100:,}",
            unknown if i == 4 else "BLU-63" if i % 2 else "M42/M46",
            unknown if i in (4, 9) else str(93 + i * 7),
            "1998\u20131999" if i % 3 else "1999",
            not_answered("not answered") if i == 12 else "partly" if i % 2 else "yes",
        )
        for i in range(21)
    ]
    suspected = [
        row(
            f"L-{i:03}",
            f"{PLACES[i % 6]}, Lakes",
            f"2.{392 + i} N, 11.{880 - i} W",
            f"{53_000 + i * 3_100:,}",
            "M77",
            not_known("not known", "b", "F1-b"),
            "1998",
            not_applicable("not applicable") if i == 27 else "no",
        )
        for i in range(22, 30)
    ]
    return Table(
        [
            Column("Ref.", heads_rows=True, weight=0),
            Column("Area, district"),
            Column("Centre", fine=True),
            Column("Size, m\u00b2", Kind.NUMBER),
            Column("Type", group="Remnants"),
            Column("Quantity", Kind.NUMBER, group="Remnants"),
            Column("When used"),
            Column("Marked", voluntary=True),
        ],
        [
            group("Confirmed hazardous areas (CHA)"),
            *confirmed,
            subtotal(wide("Subtotal CHA: 21 areas", 3), "4,062,200", "", ("2,530", note_mark("c", "F1-c")), "", ""),
            group("Suspected hazardous areas (SHA)"),
            *suspected,
            subtotal(wide("Subtotal SHA: 8 areas", 3), "1,347,800", "", not_known("not known", "b", "F1-b"), "", ""),
            total(wide("Total of F.1: 29 areas", 3), "5,410,000", "", ("2,530", note_mark("c", "F1-c")), "", ""),
        ],
        [
            Note(
                "a", "Not known: no evidence found by survey so far. Expected after technical survey in 2026.", "F1-a"
            ),
            Note("b", "Not known: quantities in suspected areas are estimated only after survey.", "F1-b"),
            Note("c", "Without the area whose quantity is not known.", "F1-c"),
        ],
    )


def released() -> Table:
    return Table(
        [
            Column("Square metres", heads_rows=True),
            Column("Cancelled after non-technical survey", Kind.NUMBER, voluntary=True),
            Column("Reduced after technical survey", Kind.NUMBER, voluntary=True),
            Column("Cleared", Kind.NUMBER),
            Column("Released", Kind.NUMBER),
        ],
        [
            row("Confirmed (CHA)", "0", "402,200", "830,900", bold("1,233,100")),
            row("Suspected (SHA)", "812,500", "96,400", not_applicable("not applicable"), bold("908,900")),
            total("Total", "812,500", "498,600", "830,900", "2,142,000"),
        ],
    )


def balance() -> Table:
    return Table(
        [Column("", weight=0), Column("Square metres"), *(Column(t, Kind.NUMBER) for t in ("CHA", "SHA", "Total"))],
        [
            row("", "On 1 January 2025", "4,912,400", "2,327,600", "7,240,000"),
            row("+", "Newly found", "118,600", "193,400", "312,000"),
            row("\u00b1", "Suspected areas confirmed by survey", "+264,300", "\u2212264,300", "0"),
            total("=", "On 31 December 2025", "4,062,200", "1,347,800", "5,410,000"),
        ],
    )


def form_h(page: Compositor) -> None:
    unknown = not_known("not known", "a", "H1-a")
    with page.section("Form H"):
        page.form_head(
            "H",
            "Victim assistance",
            "Form H  \u00b7  Article 7, paragraph 1 (k), and Article 5",
            [Fact("Position", "31 December 2025"), Fact("Victims known", "yes, see H.1")],
            anchor="H",
        )
        page.statement(
            "The State has victims of cluster munitions on its territory. Assistance to them is a lasting obligation "
            "and continues.",
            "Statement \u00b7 Article 5 \u00b7 as of 31 December 2025",
        )
        page.heading(2, "New casualties in 2025", number="H.1", aside=["Art. 5, 7.1 (k)", Framed("Actions 29, 31")])
        page.table(
            Table(
                [
                    Column("Persons", heads_rows=True),
                    Column("Women", Kind.NUMBER, group="Adults"),
                    Column("Men", Kind.NUMBER, group="Adults"),
                    Column("Girls", Kind.NUMBER, group="Children"),
                    Column("Boys", Kind.NUMBER, group="Children"),
                    Column("Sex or age\nnot recorded", Kind.NUMBER),
                    Column("Total", Kind.NUMBER),
                    Column("of them with\ndisability", Kind.NUMBER, voluntary=True),
                ],
                [
                    row("Killed", "1", "1", "0", "1", "0", "3", unknown),
                    row("Injured", "2", "3", "1", "2", "0", "8", unknown),
                    total("Total", "3", "4", "1", "3", "0", "11", unknown),
                ],
                [Note("a", "Not collected by the hospitals. Collected from January 2026 on.", "H1-a")],
            )
        )
        page.heading(2, "Legal and other measures", number="H.2")
        page.table(
            Table(
                [Column("No.", weight=0), Column("Measure and what it provides"), Column("Kind"), Column("Dates")],
                [
                    row(
                        bold("1"),
                        stacked(
                            styled("Act on the Rights of Persons with Disabilities", TABLE_GROUP),
                            "Gives survivors access to health care, rehabilitation and work without discrimination. "
                            * 3,
                        ),
                        "Specific act",
                        stacked("Adopted 6 June 2017", "In force 1 July 2017"),
                    ),
                    row(bold("2"), not_answered("not answered"), "Directive", not_answered("not answered")),
                ],
            )
        )
        page.heading(3, "What comes next")
        page.paragraph(
            ("The register is opened to ", bold("all provinces"), " in 2026. ", coloured("See Form I.", ACCENT)),
            NARRATIVE,
        )
        picture = read_picture(photograph(), "photograph.jpg", 226)
        page.abreast(
            [
                (
                    1,
                    lambda: page.photograph(
                        picture, "Photograph of a prosthesis workshop.", width=80, caption="Workshop"
                    ),
                ),
                (1, lambda: page.bullets(["One.", "Two."])),
            ]
        )
        page.bullets(["A survey of survivors in three provinces.", "A guide for health workers, in both languages."])


def photograph() -> bytes:
    """A grey gradient as a camera would hand it over."""
    written_to = BytesIO()
    Image.linear_gradient("L").resize((400, 260)).convert("CMYK").save(written_to, "JPEG")
    return written_to.getvalue()


def annex(page: Compositor) -> None:
    with page.section("Annex 1"):
        page.title("Annex 1  Answers by action of the plan", anchor="annex-1", bookmark="Annex 1")
        page.paragraph("Fifty actions; what this report answers to each, and where.", BODY)
        page.table(
            Table(
                [
                    Column("No.", weight=0),
                    Column("Action"),
                    Column("State of the answer"),
                    Column("Answer in short"),
                    Column("Stands in", weight=0),
                ],
                [
                    group(coloured("Guiding principles", ACCENT)),
                    row(
                        bold("1"),
                        "Show national ownership",
                        signed(Sign.FULL, "answered"),
                        "Two national plans.",
                        "I.1",
                    ),
                    row(bold("2"), "Adopt strategies", signed(Sign.HALF, "partly"), "Strategy adopted 2023.", "F.4"),
                    group(coloured("Survey and clearance", ACCENT)),
                    row(
                        bold("9"),
                        "Pay contributions",
                        signed(Sign.SQUARE, "measured elsewhere"),
                        "Counted by the UN.",
                        Cell(),
                    ),
                    row(bold("17"), "Review retained munitions", signed(Sign.DASH, "not for this State"), "None.", "D"),
                    row(bold("20"), "Submit sound requests", signed(Sign.RING, "open"), "In preparation.", "F.4"),
                ],
            )
        )


def signature(page: Compositor) -> None:
    with page.section("Signature"):
        page.title("Signature", anchor="signature", bookmark="Signature")
        page.paragraph(
            "For the Republic of Practice I submit this report to the Secretary-General of the United Nations under "
            "Article 7 of the Convention on Cluster Munitions.",
            STATEMENT,
        )
        page.heading(2, "Electronic signature", number="1", bookmark=False)
        page.together(lambda: signature_box(page))
        page.gap(4)
        page.paragraph(
            (
                bold("What this signature proves. "),
                "Nothing in this document or its attachments has changed since it was signed.",
            ),
            NARRATIVE,
        )
        page.heading(2, "Signature by hand, where it is preferred", number="2", bookmark=False)
        page.abreast([(102, lambda: lines_for_hand(page)), (52, lambda: page.stamp_field("Official stamp"))], gutter=22)
        page.heading(2, "Inside this file", number="3", bookmark=False)
        page.table(
            Table(
                [Column("Attachment"), Column("What it is"), Column("Size", Kind.NUMBER)],
                [row("report.json", "All answers of this report, for computers", "318 kB")],
            )
        )


def signature_box(page: Compositor) -> None:
    with page.panel(stroke=INK):
        page.abreast([(75, lambda: signer(page)), (25, lambda: qr(page))])


def signer(page: Compositor) -> None:
    page.facts(
        [
            Fact("Signed by", "Amina Example"),
            Fact("Post", "Director, Disarmament Unit"),
            Fact("Institution", "Ministry of Foreign Affairs"),
            Fact("Time, according to this computer\u2019s clock", "12 June 2026, 10:42 (UTC)"),
        ],
        columns=2,
    )
    page.code(
        "Fingerprint of the signer\u2019s key: compare by telephone or letter",
        ["20418  77359  06142  91880  35527  64013", "58896  12704  49371  83265  70058  26943"],
    )
    page.signature_field(SIGNATURE_FIELD, "Electronic signature of the reporting official", height=12)


def qr(page: Compositor) -> None:
    text = "LAP1:204187735906142918803552764013"
    page.figure(
        30,
        "QR code with the fingerprint and the seal code",
        lambda canvas: canvas.qr(text, 0, 0, canvas.height),
        mirrored=False,
    )


def lines_for_hand(page: Compositor) -> None:
    for label in ("Name and post", "Signature", "Place and date"):
        page.line_for_hand(label)


ARABIC_LINE = "في سنة 2025 طهرت جمهورية التمرين 830,900 متر مربع من الأراضي (المادة 4) بأمان"
"""Fourteen words, figures and a bracket, to see what readers copy out."""


def arabic_specimen() -> bytes:
    """A form in Arabic, pages mirrored."""
    running = Running(
        header_start=bold("جمهورية التمرين"),
        header_end="تقرير المادة ٧ عن سنة ٢٠٢٥ \u00b7 الاستمارة واو",
        footer_start=("رمز الختم  ", bold(f"\u2066{CODE}\u2069"), "  \u00b7  النسخة ٢"),
        page_label=lambda page, pages: f"صفحة {eastern(page)} من {eastern(pages)}",
        tab="و",
        tab_step=5,
    )
    page = Compositor(right_to_left=True, running=running)
    with page.section("واو"):
        page.form_head(
            "و",
            "المناطق الملوثة والتطهير",
            "الاستمارة واو (\u2066F\u2069)  \u00b7  المادة ٧، الفقرة ١ (ح) و(ط)",
            [
                Fact("الحالة في", "٣١ كانون الأول/ديسمبر ٢٠٢٥"),
                Fact("العلامة على الغلاف", "متغيرة، معدَّلة"),
                Fact("الموعد النهائي (المادة ٤)", "١ آذار/مارس ٢٠٢٨"),
                Fact("إجراءات خطة العمل", "٢، ٦، ٧، ١٨\u2013٢٦، ٤٤، ٥٠"),
            ],
            anchor="F",
        )
        page.statement("تلتزم الدولة بتطهير جميع المناطق الملوثة قبل الموعد النهائي.", "بيان \u00b7 المادة ٤")
        page.paragraph(ARABIC_LINE, NARRATIVE)
        page.heading(
            2,
            "المناطق المعروف أو المشتبه في أنها ملوثة",
            number="واو-١",
            aside=["المادة ٧-١ (ح)", Framed("الإجراءان ١٨ و٢٤")],
        )
        page.table(arabic_areas())
    return written(page, particulars("ar", "تقرير المادة ٧ لجمهورية التمرين عن سنة ٢٠٢٥"), ATTACHED)


def eastern(number: int) -> str:
    """The number in Arabic-Indic figures, grouped."""
    return f"{number:,}".translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩\u066c"))


def arabic_areas() -> Table:
    unknown = not_known("غير معروف", "أ", "F1-a")
    places = ["حافة أردن، الشمال", "سهل بلمونت، الشمال", "مخاضة كالدر، الشمال", "طرف المستنقع، البحيرات"]
    rows = [
        row(
            f"\u2066N-{i + 1:03}\u2069",
            places[i % 4],
            f"\u20662.{184 + 31 * i} N, 12.{917 - 23 * i} W\u2069",
            eastern(134_400 + i * 7_100),
            unknown if i == 4 else "\u2066BLU-63\u2069" if i % 2 else "\u2066M42/M46\u2069",
            unknown if i == 4 else eastern(93 + i * 7),
            "١٩٩٨\u2013١٩٩٩" if i % 3 else "١٩٩٩",
            not_answered("لم يُجَب") if i == 7 else "جزئياً" if i % 2 else "نعم",
        )
        for i in range(12)
    ]
    return Table(
        [
            Column("الرمز", heads_rows=True, weight=0),
            Column("المنطقة والقضاء"),
            Column("المركز", fine=True),
            Column("المساحة، م\u00b2", Kind.NUMBER),
            Column("النوع", group="المخلفات"),
            Column("الكمية", Kind.NUMBER, group="المخلفات"),
            Column("زمن الاستخدام"),
            Column("معلَّمة", voluntary=True),
        ],
        [
            group("المناطق الخطرة المؤكدة (\u2066CHA\u2069)"),
            *rows,
            subtotal(
                wide("المجموع الفرعي: ١٢ منطقة مؤكدة", 3),
                eastern(4_062_200),
                "",
                (eastern(2530), note_mark("ب", "F1-b")),
                "",
                "",
            ),
        ],
        [
            Note("أ", "غير معروف: لم يعثر المسح بعد على أدلة.", "F1-a"),
            Note("ب", "لا يشمل المنطقة غير المعروفة كميتها.", "F1-b"),
        ],
    )


if __name__ == "__main__":
    Path(sys.argv[1], "specimen.pdf").write_bytes(specimen())
    Path(sys.argv[1], "specimen-ar.pdf").write_bytes(arabic_specimen())
