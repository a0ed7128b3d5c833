from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from lapreporter.document import pack
from lapreporter.document.archive import packed, unpacked
from lapreporter.document.files import Files
from lapreporter.document.open_document import OpenDocument
from lapreporter.document.pack import Pack
from lapreporter.document.passphrases import Strength, bits_of, strength, words
from lapreporter.document.protection import (
    Key,
    Keyring,
    Protection,
    new_recovery,
    open_with_passphrase,
    open_with_recovery,
    protect,
    recipient_of,
)
from lapreporter.document.recovery_code import GROUPS, groups_of, identity_of, is_sound
from lapreporter.errors import (
    BadContent,
    CutOff,
    Protected,
    SlipInRecoveryCode,
    TooCostly,
    WrongPassphrase,
    WrongRecoveryCode,
)
from tests.document.conftest import Desk
from tests.document.samples import OWNER, REPORT, SUMMARY, content

SECRET = b"Depot Canary-7731 stands at the old mill"
PHOTO = b"a picture of Canary-7731"
PASSPHRASE = "lamp ocean tiger violin"


@pytest.fixture(scope="module")
def recovery() -> str:
    return new_recovery()


@pytest.fixture(scope="module")
def key(recovery: str) -> Key:
    return protect(PASSPHRASE, recipient_of(recovery))


def ring(*keys: Key) -> Keyring:
    made = Keyring()
    for one in keys:
        made.add(one)
    return made


def rekey(desk: Desk, document: OpenDocument, key: Key | None, payload: bytes = SECRET) -> None:
    document.rekey(key, payload, summary=SUMMARY, now=desk.now)


def stored(root: Path) -> bytes:
    return b"".join(file.read_bytes() + file.name.encode() for file in sorted(root.rglob("*")) if file.is_file())


def test_a_passphrase_opens_what_it_protects(key: Key) -> None:
    opened = open_with_passphrase(Protection.of(key.protection.plain()), PASSPHRASE)
    assert opened.open(key.seal(SECRET)) == SECRET
    assert opened.label("ab") == key.label("ab")


@pytest.mark.parametrize("typed", ["lamp  ocean tiger violin ", "lamp océan tiger violin"])
def test_spaces_and_accents_make_no_difference(key: Key, typed: str) -> None:
    assert open_with_passphrase(key.protection, typed).identity == key.identity


def test_another_passphrase_is_told_in_one_sentence(key: Key) -> None:
    with pytest.raises(WrongPassphrase) as told:
        open_with_passphrase(key.protection, "lamp ocean tiger viola")
    assert str(told.value) == "This passphrase does not open the report."


def test_the_recovery_identity_opens_it_as_well(key: Key, recovery: str) -> None:
    opened = open_with_recovery(key.protection, recovery)
    assert opened.open(key.seal(SECRET)) == SECRET
    with pytest.raises(WrongRecoveryCode):
        open_with_recovery(key.protection, new_recovery())


@pytest.mark.parametrize("asked", [(1_048_577, 3, 1), (65_536, 51, 1), (65_536, 3, 17)])
def test_a_file_that_asks_for_too_much_is_refused_before_anything_is_computed(
    key: Key, asked: tuple[int, int, int]
) -> None:
    memory, passes, lanes = asked
    with pytest.raises(TooCostly):
        open_with_passphrase(replace(key.protection, memory=memory, passes=passes, lanes=lanes), PASSPHRASE)


def test_the_cost_and_the_recipients_cannot_be_changed_unseen(key: Key, recovery: str) -> None:
    cheaper = replace(key.protection, passes=1)
    joined = replace(key.protection, recipients=(*key.protection.recipients, recipient_of(new_recovery())))
    for changed in (cheaper, joined):
        with pytest.raises(WrongPassphrase):
            open_with_passphrase(changed, PASSPHRASE)


def test_any_changed_bit_is_noticed(key: Key) -> None:
    sealed, chance = key.seal(SECRET * 50), Random(3)
    for _ in range(200):
        changed = bytearray(sealed)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        with pytest.raises(ValueError, match="not sealed"):
            key.open(bytes(changed))


@pytest.mark.parametrize("plain", [None, 1, {}, {"recipients": []}, {"recipients": ["a", "b"], "argon2id": 1}])
def test_what_describes_no_protection_is_none(plain: object) -> None:
    with pytest.raises(ValueError, match="protection"):
        Protection.of(plain)


def test_the_key_does_not_print_its_secrets(key: Key) -> None:
    assert key.identity not in repr(key)
    assert b64encode(key.labels).decode() not in repr(key)


def test_the_recovery_code_reads_as_it_was_written(recovery: str) -> None:
    groups = groups_of(recovery)
    assert len(groups) == GROUPS
    assert identity_of(" ".join(groups)) == identity_of("".join(groups)) == identity_of(recovery.lower()) == recovery
    arabic = "".join(groups).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert identity_of(arabic) == recovery


def test_a_wrong_digit_and_two_that_changed_places_are_told_by_group(recovery: str) -> None:
    groups = list(groups_of(recovery))
    for at in range(6):
        for digit in "0123456789":
            changed = groups[3][:at] + digit + groups[3][at + 1 :]
            assert is_sound(changed) == (changed == groups[3])
    slipped = [*groups[:3], f"{(int(groups[3]) + 1) % 1_000_000:06}", *groups[4:]]
    with pytest.raises(SlipInRecoveryCode, match="Group 4"):
        identity_of(" ".join(slipped))
    with pytest.raises(WrongRecoveryCode):
        identity_of(" ".join(groups[:-1]))


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "ru", "ar", "zh-Hans"])
def test_six_random_words_are_offered_in_every_language(language: str) -> None:
    offered = words(language)
    assert len(offered) == 6
    assert offered != words(language)
    assert strength(" ".join(offered)) is Strength.STRONG


@pytest.mark.parametrize("poor", ["Password1", "Summer2026!", "12345678", "aaaaaaaaaaaaaa", "abcdefgh", "a a a a"])
def test_what_many_would_choose_is_called_weak(poor: str) -> None:
    assert strength(poor) is Strength.WEAK


def test_longer_is_never_weaker() -> None:
    text = "Our depot 17 at the river, opened in 1984"
    estimates = [bits_of(text[:end]) for end in range(0, len(text), 8)]
    assert estimates == sorted(estimates)


def test_a_protected_report_asks_for_its_passphrase_and_an_unprotected_one_never(desk: Desk, key: Key) -> None:
    desk.filled(2)
    with desk.open() as document:
        assert document.key is None
        rekey(desk, document, key)
    with pytest.raises(Protected) as asked:
        desk.open()
    assert asked.value.protection == key.protection
    with desk.shelf().open(REPORT, OWNER, ring(key)) as document:
        assert document.loaded.payload == SECRET


def test_nothing_readable_is_left_once_a_report_is_protected(desk: Desk, key: Key) -> None:
    with desk.create(SECRET + b" first") as document:
        sha256 = document.attach(PHOTO)
        desk.save(document, SECRET + b" second", milestone="signed")
        rekey(desk, document, key)
        desk.save(document, SECRET + b" third")
        document.attach(PHOTO + b" too")
        assert document.attachment(sha256) == PHOTO
    left = stored(desk.root)
    assert b"Canary" not in left
    assert sha256.encode() not in left
    assert b'"protection"' in left


def test_earlier_saves_and_milestones_are_kept_under_the_key(desk: Desk, key: Key) -> None:
    with desk.create(content(1)) as document:
        desk.save(document, content(2), milestone="signed")
        desk.save(document, content(3))
        times = [one.header.saved_at for one in document.versions()]
        rekey(desk, document, key)
        kept = document.versions()
        assert [one.header.milestone for one in kept] == [None, None, "signed", None]
        assert [one.header.saved_at for one in kept][1:] == times
        assert [document.version(one) for one in kept][1:] == [content(3), content(2), content(1)]
        assert document.milestones()[0].header.saved_at == times[1]
    with desk.shelf().open(REPORT, OWNER, ring(key)) as document:
        assert document.loaded.rivals == ()
        assert document.loaded.damaged == ()


def test_protection_can_be_turned_off_again(desk: Desk, key: Key) -> None:
    with desk.create(content(1)) as document:
        sha256 = document.attach(PHOTO)
        rekey(desk, document, key)
        rekey(desk, document, None, content(9))
    with desk.open() as document:
        assert document.loaded.payload == content(9)
        assert document.attachment(sha256) == PHOTO
        assert [document.version(one) for one in document.versions()] == [content(9), SECRET, content(1)]


def test_after_a_new_passphrase_the_old_one_opens_nothing(desk: Desk, key: Key) -> None:
    new = protect("another passphrase", key.protection.recipients[1])
    with desk.create(content(1)) as document:
        sha256 = document.attach(PHOTO)
        rekey(desk, document, key)
        rekey(desk, document, new)
        assert {one.header.protection for one in document.versions()} == {new.protection}
    with pytest.raises(Protected):
        desk.shelf().open(REPORT, OWNER, ring(key))
    with desk.shelf().open(REPORT, OWNER, ring(new)) as document:
        assert document.attachment(sha256) == PHOTO


def test_a_report_can_begin_protected(desk: Desk, key: Key) -> None:
    shelf = desk.shelf()
    with shelf.create(REPORT, SECRET, summary=SUMMARY, now=desk.now, owner=OWNER, key=key) as document:
        document.attach(PHOTO)
    assert b"Canary" not in stored(desk.root)
    assert shelf.protection_of(REPORT) == key.protection
    assert shelf.read(REPORT, ring(key))[0].payload == SECRET


def test_a_pack_of_a_protected_report_tells_nothing_without_the_key(tmp_path: Path, key: Key) -> None:
    attached = {pack.attachment_name(_sha256(PHOTO), "photo.jpg"): PHOTO}
    made = Pack("report", REPORT, 3, ("a" * 64,), SECRET, attached, key)
    path = pack.write(made, tmp_path, "copy.lap", Files())
    assert b"Canary" not in path.read_bytes()
    assert _sha256(PHOTO).encode() not in path.read_bytes()
    with pytest.raises(Protected):
        pack.read(path, Files())
    assert pack.read(path, Files(), ring(key)) == made


def test_a_sealed_pack_that_lies_about_itself_is_refused(key: Key) -> None:
    parts = unpacked(pack.to_bytes(Pack("report", REPORT, 3, (), b"{}", {}, key)), "copy.lap")
    parts.pop("mimetype")
    for told, other in ((b'"revision": 3', b'"revision": 4'), (b'"memory"', b'"memories"')):
        changed = {**parts, "manifest.json": parts["manifest.json"].replace(told, other)}
        with pytest.raises((CutOff, BadContent)):
            pack.from_bytes(packed(changed.items()), "copy.lap", ring(key))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("described", [None, 7, {}, {"recipients": ["age1", "age2"]}])
def test_a_save_that_describes_no_protection_is_damaged_and_the_one_before_opens(desk: Desk, described: object) -> None:
    desk.filled(2)
    line, _, rest = desk.path(2).read_bytes().partition(b"\n")
    header = json.dumps({**json.loads(line), "protection": described}, separators=(",", ":"), ensure_ascii=False)
    body = header.encode() + b"\n" + rest[: rest.rfind(b"\nsha256 ")]
    footer = b"\nsha256 " + hashlib.sha256(body).hexdigest().encode() + b"\n"
    desk.path(2).write_bytes(body + footer)
    with desk.open() as document:
        assert document.loaded.payload == content(1)
        assert [one.number for one in document.loaded.damaged] == [2]
