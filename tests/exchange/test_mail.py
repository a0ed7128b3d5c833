"""The draft of the e-mail, read back as a mail program reads it."""

from __future__ import annotations

import email
import email.policy
import hashlib
import tomllib
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.mail import LONGEST_NAME, Addressee, Cargo, Draft, attached_name, mail_draft
from lapreporter.exchange.seal import seal_code
from lapreporter.i18n import SpokenLanguage
from lapreporter.locations import shipped
from tests.exchange.sealing import REPORT_JSON, Sealed

UN = Addressee(
    "Secretary-General of the United Nations, through the Office for Disarmament Affairs, Geneva", "un@a.example"
)
UNIT = Addressee("Unité d’appui à l’application", "isu@b.example")
CARGO = Cargo("XPR_A7_2025_report_r0003", b"%PDF-1.7\r\n\x00\xff\n.\n", REPORT_JSON, "XPR", 2025, "Amina Idris")


def read(draft: Draft) -> EmailMessage:
    message = email.message_from_bytes(draft.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def files(draft: Draft) -> dict[str, bytes]:
    return {str(part.get_filename()): part.get_payload(decode=True) for part in read(draft).iter_attachments()}  # type: ignore[misc]


def test_the_pair_comes_out_as_it_went_in(sealed: Sealed, english: SpokenLanguage) -> None:
    cargo = Cargo("XPR_A7_2025_report_r0003", sealed.pdf, sealed.json, "XPR", 2025, "Amina Idris")
    out = files(mail_draft(cargo, [UN], [UNIT], english))
    assert list(out) == ["XPR_A7_2025_report_r0003.pdf", "XPR_A7_2025_report_r0003.json"]
    assert [hashlib.sha256(content).digest() for content in out.values()] == [
        hashlib.sha256(content).digest() for content in (sealed.pdf, sealed.json)
    ]


@given(st.binary(max_size=500), st.binary(max_size=500))
def test_any_bytes_survive_the_way(english: SpokenLanguage, pdf: bytes, report_json: bytes) -> None:
    cargo = Cargo("report", pdf, report_json, "XPR", 2025, None)
    assert files(mail_draft(cargo, [UN], [], english)) == {"report.pdf": pdf, "report.json": report_json}


def test_it_goes_to_the_un_and_in_copy_to_the_support_unit(english: SpokenLanguage) -> None:
    message = read(mail_draft(CARGO, [UN], [UNIT], english))
    name = "Secretary-General of the United Nations - through the Office for Disarmament Affairs - Geneva"
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [(name, UN.email)]
    assert [(one.display_name, one.addr_spec) for one in message["Cc"].addresses] == [(UNIT.name, UNIT.email)]
    assert message["X-Unsent"] == "1"
    assert {"From", "Date", "Message-ID"} & set(message.keys()) == set()


def test_subject_and_body_say_state_year_and_seal_code(english: SpokenLanguage) -> None:
    message = read(mail_draft(CARGO, [UN], [UNIT], english))
    assert message["Subject"] == "Article 7 report of Republic of Practice for 2025, Convention on Cluster Munitions"
    body = message.get_body()
    assert body is not None
    said = body.get_content()
    assert seal_code(REPORT_JSON) in said
    assert "Amina Idris" in said
    assert "{" not in said


def test_the_words_are_those_of_the_reports_language(bracketed: SpokenLanguage) -> None:
    message = read(mail_draft(CARGO, [UN], [], bracketed))
    body = message.get_body()
    assert body is not None
    assert message["Subject"].startswith("⟦")
    assert all(part.startswith("⟦") for part in body.get_content().strip().split("\n\n"))


def test_every_line_fits_what_mail_allows(sealed: Sealed, english: SpokenLanguage) -> None:
    cargo = Cargo("x" * 300, sealed.pdf, sealed.json, "XPR", 2025, "Ж" * 64)
    content = mail_draft(cargo, [UN, UNIT], [UNIT], english).content
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.count(b"\n") == content.count(b"\r\n")


@given(st.text(max_size=120))
def test_names_of_files_are_ascii_short_and_have_one_ending(name: str) -> None:
    for ending in (".pdf", ".json"):
        file = attached_name(name) + ending
        assert file.isascii()
        assert len(file) <= LONGEST_NAME
        assert file.count(".") == 1
        assert " " not in file


def test_a_heavy_pair_is_said_to_be_too_large(english: SpokenLanguage) -> None:
    light = mail_draft(CARGO, [UN], [], english)
    heavy = mail_draft(Cargo("r", bytes(6_000_000), b"{}", "XPR", 2025, None), [UN], [], english)
    assert not light.too_large
    assert light.sentence(english) == "The e-mail has 1 MB."
    assert heavy.too_large
    assert "9 MB" in heavy.sentence(english)


@pytest.mark.parametrize("key", ["united_nations", "support_unit"])
def test_the_addresses_that_ship_can_be_written_to(english: SpokenLanguage, key: str) -> None:
    entries = tomllib.loads(shipped("forms", "reference", "addresses.toml").read_text(encoding="utf-8"))["address"]
    (entry,) = [one for one in entries if one["key"] == key]
    message = read(mail_draft(CARGO, [Addressee(entry["name"], entry["email"])], [], english))
    assert [one.addr_spec for one in message["To"].addresses] == [entry["email"]]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120))
def test_no_name_makes_another_address(english: SpokenLanguage, name: str) -> None:
    message = read(mail_draft(CARGO, [Addressee(name, "a@b.example")], [], english))
    assert [one.addr_spec for one in message["To"].addresses] == ["a@b.example"]
