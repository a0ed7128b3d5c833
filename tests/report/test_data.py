"""The JSON format: exact bytes out, nothing untrusted in."""

import json
from datetime import date

import jsonschema
import pytest

from lapreporter.errors import BadContent, CutOff, Failure, NewerVersion, NotOurs, TooDeep, TooLarge
from lapreporter.locations import shipped
from lapreporter.report import data, paths
from lapreporter.report.contamination import ContaminatedArea
from lapreporter.report.report import Report

HEAD = b'{"format":"ccm-article-7-report","format_version":1,'


def filled() -> Report:
    report = paths.replace(Report(), "cover.state", "NZL")
    report = paths.replace(report, "cover.submitted_on", date(2014, 4, 22))
    return paths.with_row(report, "contamination.areas", ContaminatedArea(id="k7f2", name="Ñandú", size_m2=617_300))


def test_a_report_survives_export_and_import() -> None:
    assert data.load(data.dump(filled()), "r.json") == filled()


def test_equal_reports_give_equal_bytes() -> None:
    assert data.dump(filled()) == data.dump(data.load(data.dump(filled()), "r.json"))


def test_the_file_ends_with_one_newline_and_is_sorted() -> None:
    text = data.dump(filled()).decode()
    assert text.endswith("}\n")
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_exported_reports_fit_the_published_schema() -> None:
    published = json.loads(shipped("resources", "schema", "report-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(published).validate(json.loads(data.dump(filled())))


def test_the_published_schema_is_the_models() -> None:
    published = json.loads(shipped("resources", "schema", "report-1.json").read_text(encoding="utf-8"))
    assert published == data.schema()


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        (b"PK\x03\x04 something", NotOurs),
        (b"[1, 2]", NotOurs),
        (b'{"title": "another program"}', NotOurs),
        (b"", NotOurs),
        (HEAD + b'"cover":{"state":"NZ', CutOff),
        (b"\xff\xfe{" + HEAD, NotOurs),
        (HEAD + b'"cover":{"state":"\xff\xff\xff"}}', CutOff),
        (b'{"format":"ccm-article-7-report","format_version":2,"cover":{}}', NewerVersion),
        (HEAD + b'"hidden":1}', BadContent),
        (HEAD + b'"cover":{"hidden":1}}', BadContent),
        (HEAD + b'"cover":{"state":7}}', BadContent),
        (HEAD + b'"cover":{"submitted_on":"01/31/2012"}}', BadContent),
        (HEAD + b'"stockpiles":{"stated_total":{"munitions":NaN}}}', BadContent),
        (HEAD + b'"stockpiles":{"stated_total":{"munitions":1e999}}}', BadContent),
        (HEAD + b'"stockpiles":{"stated_total":{"munitions":true}}}', BadContent),
        (HEAD + b'"stockpiles":{"stated_total":{"munitions":-4}}}', BadContent),
        (HEAD + b'"stockpiles":{"stated_total":{"munitions":' + b"9" * 5000 + b"}}}", BadContent),
        (HEAD + b'"cover":{"state":"NZL","state":"DEU"}}', BadContent),
        (HEAD + b'"cover":{"state":"\\ud800"}}', BadContent),
        (HEAD + b'"cover":' + b"[" * 1_000_000, TooDeep),
        (b'{"a":"' + b" " * 20_000_000 + b'"}', TooLarge),
    ],
)
def test_what_is_not_a_report_is_refused_with_a_sentence(written: bytes, refusal: type[Failure]) -> None:
    with pytest.raises(refusal) as caught:
        data.load(written, "letter.json")
    assert "letter.json" in str(caught.value)
    assert "{" not in str(caught.value)


def test_the_refusal_names_the_answer() -> None:
    with pytest.raises(BadContent, match=r"cover\.submitted_on: no possible date"):
        data.load(HEAD + b'"cover":{"submitted_on":"01/31/2012"}}', "r.json")
