"""The recovery identity as people copy it: sixteen groups of six digits, each of which tells a slip of the pen.

Each group is a sixteenth of the secret, times eleven: one wrong digit, or two neighbours that changed places, make a
number that is no multiple of eleven. Digits exist on every keyboard, whatever its script.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lapreporter.errors import SlipInRecoveryCode, WrongRecoveryCode

GROUPS = 16
DIGITS = 6
_BYTES = 32
_PREFIX = "AGE-SECRET-KEY-1"
_ALPHABET = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
_CHECKS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_HUMAN = "AGE-SECRET-KEY-"


def groups_of(identity: str) -> tuple[str, ...]:
    """The groups of an identity of age, in order."""
    secret = _secret(identity)
    parts = (secret[at : at + 2] for at in range(0, _BYTES, 2))
    return tuple(f"{int.from_bytes(part) * 11:0{DIGITS}}" for part in parts)


def identity_of(typed: str) -> str:
    """The identity in what was typed: the groups with or without spaces, or the text of the QR code.

    `SlipInRecoveryCode` names the first group that cannot be right; `WrongRecoveryCode` for a wrong length.
    """
    if typed.strip().upper().startswith(_PREFIX):
        return typed.strip().upper()
    found = digits_in(typed)
    if len(found) != GROUPS * DIGITS:
        raise WrongRecoveryCode
    groups = [found[at : at + DIGITS] for at in range(0, len(found), DIGITS)]
    for number, group in enumerate(groups, 1):
        if not is_sound(group):
            raise SlipInRecoveryCode(number=number)
    return _identity(b"".join((int(group) // 11).to_bytes(2) for group in groups))


def digits_in(typed: str) -> str:
    """The digits in a text, whatever their script."""
    return "".join(str(unicodedata.digit(one)) for one in typed if unicodedata.digit(one, None) is not None)


def is_sound(group: str) -> bool:
    """Whether a group can be right."""
    number = int(group) if re.fullmatch(rf"[0-9]{{{DIGITS}}}", group) else 1
    return number % 11 == 0 and number // 11 < 1 << 16


def _secret(identity: str) -> bytes:
    """The 32 bytes in an identity, which age writes in Bech32 (BIP 173)."""
    values = [_ALPHABET.index(one) for one in identity.removeprefix(_PREFIX)[:-6]]
    bits = "".join(f"{value:05b}" for value in values)
    return int(bits[: _BYTES * 8], 2).to_bytes(_BYTES)


def _identity(secret: bytes) -> str:
    bits = f"{int.from_bytes(secret):0{_BYTES * 8}b}"
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[at : at + 5], 2) for at in range(0, len(bits), 5)]
    return _PREFIX + "".join(_ALPHABET[value] for value in [*values, *_check(values)])


def _check(values: Sequence[int]) -> list[int]:
    """The six characters that close a text in Bech32."""
    name = _HUMAN.lower()
    spread = [ord(one) >> 5 for one in name] + [0] + [ord(one) & 31 for one in name]
    total = 1
    for value in [*spread, *values, *([0] * 6)]:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_CHECKS):
            total ^= factor if top >> bit & 1 else 0
    return [(total ^ 1) >> 5 * (5 - at) & 31 for at in range(6)]
