"""The commands for reports: check, export, verify, schema, new."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from lapreporter.cli.passwords import PASSPHRASE_FILE, PASSWORD_FILE, keys_for
from lapreporter.cli.program import NO_LANGUAGE, Code, told
from lapreporter.cli.signatories import CARD, CARD_LABEL, KeyAsked, signatory, signatory_or_nobody
from lapreporter.errors import Failure
from lapreporter.i18n import languages, open_language
from lapreporter.locations import known_signers, shipped
from lapreporter.words import PRACTICE_STATE, Language, Year, mark

CHECK = mark("Check reports by all rules and print what they find.")
EXPORT = mark("Make the PDF and the JSON of a report, signed or for signing by hand.")
VERIFY = mark("Tell who signed a report, and whether anything was changed since.")
SCHEMA = mark("Print the JSON Schema of the data format.")
NEW = mark("Start the report of a State for a year; without --out it is printed as JSON.")

REPORTS = mark("Reports: .json, .lap, or PDF files that this program made.")
REPORT = mark("A report: .json, .lap, or a PDF that this program made.")
MACHINE = mark("Print JSON for a machine.")
LEAST = mark("The least serious findings to print.")
TODAY = mark("Check as of this day instead of today.")
EARLIER = mark("An earlier report of the State to compare with: .json, .lap or PDF; repeat as needed.")
PARTNER = mark("A report of another State, to compare transfers with: .json, .lap or PDF; repeat as needed.")
PDF = mark("Write the PDF under exactly this name.")
JSON = mark("Write the JSON under exactly this name.")
FOLDER = mark("Write into this folder, under names of the program's own; it is made if need be.")
SIGN = mark("Sign with this PKCS#12 file (.p12, .pfx); without one the last page is for signing by hand.")
SIGN_WITH = mark("Sign with this PKCS#12 file (.p12, .pfx).")
APPROVAL_OUT = mark("Write the approval under exactly this name; by default beside the file.")
DRAFT = mark("Write only a PDF to be read, marked as a draft; errors do not hold it back.")
APPROVAL = mark("An approval of exactly these data by somebody who signed before; repeat in their order.")
PUBLIC = mark("Make the public version: restricted parts and attached files are left out, totals stay.")
PUBLIC_FILE = mark(
    "An attached file that goes out with the public version all the same, by its name; repeat as needed."
)
APPROVE = mark("Sign the data of a report before somebody else closes it; the signature is written beside them.")
REPORT_LANGUAGE = mark("Print the report in this language, such as fr; what the State typed stays as it is.")
PLACE = mark("The town where the report is signed.")
ATTACH = mark("A file that the report names and a JSON file cannot hold; repeat as needed.")
SEALED = mark("A PDF, or a JSON with its .p7s beside it.")
BESIDE = mark("The JSON that came with the PDF; by default the one of the same name.")
P7S = mark("The detached signature that came with it; by default the one of the same name.")
COMPARED = mark("The twelve groups that you have from the signer by another way.")
STATE_OF_NEW = mark("The State, by three letters (ISO 3166-1); with --from, that of the newest report unless given.")
YEAR_OF_NEW = mark("The calendar year reported on; with --from, the one after the newest report unless given.")
FROM = mark("Begin from this earlier report, .json, .lap or PDF; repeat it for the history. What was found is told.")
FIRST = mark("Begin the first report of a State; its period starts when the Convention took effect.")
STATE_NEEDED = mark("Give the State, or an earlier report with --from.")
FIRST_ALONE = mark("A first report begins from no earlier one.")
DESPITE_SEAL = mark("Use files whose seal is broken all the same; the new report notes it.")
OUT = mark("Write to this new file, .lap or .json.")

NO_STATE = mark("There is no State {code}. Use three letters, such as DEU.")
NO_YEAR = mark("A report covers a year from {first} to {last}.")
NO_DATE = mark("{text} is no date. Write it as 2026-04-30.")

Severity = Literal["error", "warning", "advice", "note"]
Machine = Annotated[bool, typer.Option("--json", help=MACHINE)]
Earlier = Annotated[list[Path] | None, typer.Option(metavar="FILE", help=EARLIER)]
Partner = Annotated[list[Path] | None, typer.Option(metavar="FILE", help=PARTNER)]


def add_reports(app: typer.Typer) -> None:
    """Add the commands for reports."""
    app.command(help=CHECK)(check)
    app.command(help=EXPORT)(export)
    app.command(help=APPROVE)(approve)
    app.command(help=VERIFY)(verify)
    app.command(help=SCHEMA)(schema)
    app.command(help=NEW)(new)


def check(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=REPORTS)],
    machine: Machine = False,
    least: Annotated[Severity, typer.Option(help=LEAST)] = "note",
    today: Annotated[str | None, typer.Option(metavar="DATE", help=TODAY)] = None,
    earlier: Earlier = None,
    partner: Partner = None,
    passphrase_file: PASSPHRASE_FILE = None,
) -> None:
    """Check each file; the exit code is that of the worst."""
    from lapreporter.cli.earlier import read_sources
    from lapreporter.cli.examination import as_data, as_text, examine, refused_as_data
    from lapreporter.cli.sources import read_source

    day, before, partners = _day(today, ctx.obj), read_sources(earlier), read_sources(partner)
    worst, records = Code.DONE, []
    for number, file in enumerate(files):
        try:
            source = read_source(file, keys_for(file, passphrase_file, ctx.obj))
            examination = examine(source, day, before, partners)
        except Failure as failure:
            worst = max(worst, told(failure, ctx.obj))
            records.append(refused_as_data(file, *failure.sentences(ctx.obj)))
            continue
        worst = max(worst, Code.HELD if examination.held else Code.DONE)
        if machine:
            records.append(as_data(examination, ctx.obj, least))
        else:
            typer.echo(("\n\n" if number else "") + as_text(examination, ctx.obj, least, _width()))
    if machine:
        _print({"reports": records})
    raise typer.Exit(worst)


def export(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=REPORT)],
    pdf: Annotated[Path | None, typer.Option(help=PDF)] = None,
    json: Annotated[Path | None, typer.Option(help=JSON)] = None,
    folder: Annotated[Path, typer.Option(help=FOLDER)] = Path(),
    sign: Annotated[Path | None, typer.Option(metavar="P12", help=SIGN)] = None,
    password_file: PASSWORD_FILE = None,
    place: Annotated[str, typer.Option(help=PLACE)] = "",
    attach: Annotated[list[Path] | None, typer.Option(help=ATTACH)] = None,
    draft: Annotated[bool, typer.Option("--draft", help=DRAFT)] = False,
    card: CARD = None,
    card_label: CARD_LABEL = None,
    approval: Annotated[list[Path] | None, typer.Option(metavar="P7S", help=APPROVAL)] = None,
    public: Annotated[bool, typer.Option("--public", help=PUBLIC)] = False,
    public_file: Annotated[list[str] | None, typer.Option(metavar="NAME", help=PUBLIC_FILE)] = None,
    report_language: Annotated[str, typer.Option(metavar="CODE", help=REPORT_LANGUAGE)] = "",
    earlier: Earlier = None,
    partner: Partner = None,
) -> None:
    """Make the pair, or a draft; write it, and print where it lies."""
    from lapreporter.cli.delivery import Place, for_the_public, seal, sketch, turned, write
    from lapreporter.cli.earlier import read_sources
    from lapreporter.cli.examination import as_text, examine
    from lapreporter.cli.sources import read_source

    now = _now()
    examination = examine(read_source(file), now.date(), read_sources(earlier), read_sources(partner))
    if report_language:
        examination = turned(examination, _known_language(report_language, ctx.obj))
    if examination.held and not draft:
        typer.echo(as_text(examination, ctx.obj, "error", _width()), err=True)
        raise typer.Exit(Code.HELD)
    if public:
        examination = for_the_public(examination, public_file or (), open_language)
    place_of_files = Place(folder, pdf, json)
    if draft:
        typer.echo(sketch(examination, open_language, place_of_files, now))
        return
    with signatory_or_nobody(KeyAsked(sign, card, card_label, password_file), ctx.obj) as signer:
        pair = seal(examination, attach or (), signer, open_language, now, place, approval or ())
    written = write(pair, examination.source.report, place_of_files, public=public)
    for path in (written.pdf, written.json, written.signature):
        if path is not None:
            typer.echo(path)


def approve(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=REPORT)],
    sign: Annotated[Path | None, typer.Option(metavar="P12", help=SIGN_WITH)] = None,
    card: CARD = None,
    card_label: CARD_LABEL = None,
    password_file: PASSWORD_FILE = None,
    out: Annotated[Path | None, typer.Option(help=APPROVAL_OUT)] = None,
) -> None:
    """Approve the exact bytes of a JSON, or of the one inside an unsigned PDF, and print where the approval lies."""
    from lapreporter.cli.approval import approve_file

    with signatory(KeyAsked(sign, card, card_label, password_file), ctx.obj) as signer:
        typer.echo(approve_file(file, signer, out, _now()))


def verify(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=SEALED)],
    beside: Annotated[Path | None, typer.Option(metavar="JSON", help=BESIDE)] = None,
    p7s: Annotated[Path | None, typer.Option(help=P7S)] = None,
    compared: Annotated[str | None, typer.Option(metavar="DIGITS", help=COMPARED)] = None,
    machine: Machine = False,
) -> None:
    """Print the verdict by the strict rule."""
    from lapreporter.cli.proof import as_data, as_text, prove
    from lapreporter.exchange.contacts import open_book
    from lapreporter.exchange.verdict import Outcome

    received = prove(file, beside, p7s, compared, _now().date(), open_book(known_signers()).known())
    if machine:
        _print(as_data(received, file, ctx.obj))
    else:
        typer.echo(as_text(received, file, ctx.obj))
    amber = (Outcome.SIGNER_UNKNOWN, Outcome.KEY_CHANGED, Outcome.KEY_RETIRED, Outcome.EXPIRED)
    codes = {Outcome.INTACT: Code.DONE, **dict.fromkeys(amber, Code.NOT_VOUCHED)}
    raise typer.Exit(codes.get(received.verdict.outcome, Code.HELD))


def schema() -> None:
    """Print the published schema; a test keeps it equal to the model, which would take longer to load."""
    typer.echo(shipped("resources", "schema", "report-1.json").read_text(encoding="utf-8"), nl=False)


def new(
    ctx: typer.Context,
    state: Annotated[str, typer.Option(metavar="ABC", help=STATE_OF_NEW)] = "",
    year: Annotated[int, typer.Option(help=YEAR_OF_NEW, show_default=False)] = 0,
    out: Annotated[Path | None, typer.Option(help=OUT)] = None,
    earlier: Annotated[list[Path] | None, typer.Option("--from", metavar="FILE", help=FROM)] = None,
    first: Annotated[bool, typer.Option("--first", help=FIRST)] = False,
    despite_seal: Annotated[bool, typer.Option("--despite-seal", help=DESPITE_SEAL)] = False,
) -> None:
    """Start a report."""
    from lapreporter.cli.beginning import DECIDE, begin, begin_first, start_from, told, write
    from lapreporter.document.content import Content
    from lapreporter.report.data import dump

    language, code = ctx.obj, _state(state, ctx.obj, needed=not earlier)
    _check_year(year, language, needed=not (earlier or first))
    if first and earlier:
        raise typer.BadParameter(language.text(FIRST_ALONE), param_hint="--first")
    if earlier:
        start = start_from(earlier, code or None, year or None, _now().date(), despite_seal=despite_seal)
        typer.echo("\n".join(told(start, language)), err=True)
        if not start.beginning.ready:
            typer.echo(language.text(DECIDE), err=True)
            raise typer.Exit(Code.HELD)
        content, files = start.content, start.attachments()
    else:
        content, files = Content(report=begin_first(code, _now().date()) if first else begin(code, year)), {}
    if out is None:
        typer.echo(dump(content.report), nl=False)
    else:
        write(content, out, files)
        typer.echo(out)


def _state(code: str, language: Any, *, needed: bool) -> str:
    """A State's code in capitals; wrong usage where there is no such State, or none is given and one is needed."""
    if needed and not code:
        raise typer.BadParameter(language.text(STATE_NEEDED), param_hint="--state")
    if code and code.upper() not in (*language.state_codes(), PRACTICE_STATE):
        raise typer.BadParameter(language.text(NO_STATE, {"code": code}), param_hint="--state")
    return code.upper()


def _known_language(code: str, language: Language) -> str:
    known = [manner.code for manner in languages()]
    if code not in known:
        said = language.text(NO_LANGUAGE, {"code": code, "codes": ", ".join(known)})
        raise typer.BadParameter(said, param_hint="--report-language")
    return code


def _check_year(year: int, language: Language, *, needed: bool) -> None:
    from lapreporter.checks.fresh_report import EARLIEST, LATEST

    if (year or needed) and not EARLIEST <= year <= LATEST:
        years = {"first": Year(EARLIEST), "last": Year(LATEST)}
        raise typer.BadParameter(language.text(NO_YEAR, years), param_hint="--year")


def _day(text: str | None, language: Language) -> date:
    if text is None:
        return _now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(language.text(NO_DATE, {"text": text}), param_hint="--today") from error


def _now() -> datetime:
    return datetime.now().astimezone()


def _width() -> int:
    """Columns for text: as wide as the screen, but no wider than one reads with ease."""
    return min(100, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 100


def _print(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))
