"""The seal: what ties the printed pages, the JSON and the signatures together."""

from __future__ import annotations

import hashlib
import re

SIGNATURE_FIELD = "Signature1"
"""Name of the one signature field of a report's PDF; the page engine makes it, signing fills it."""

JSON_NAME = "report.json"
"""Name under which the report's data lie inside the PDF."""

JSON_SIGNATURE_NAME = "report.json.p7s"
"""Name under which the detached signature of the data lies inside the PDF."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_CODE_GROUPS = 4
_GROUP_DIGITS = 5


def report_hash(report_json: bytes) -> str:
    """The SHA-256 of the exact bytes of ``report.json``, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(report_json).hexdigest()


def openssl_command(data_name: str = JSON_NAME) -> str:
    """The command by which OpenSSL checks the detached signature of a JSON that lies beside its ``.p7s``.

    A name that a shell could read as more than a name is not put into it; the usual one stands instead.
    """
    name = data_name if _PLAIN_NAME.fullmatch(data_name) else JSON_NAME
    return f"openssl cms -verify -binary -inform DER -noverify -in {name}.p7s -content {name} -out checked.json"


def seal_code(report_json: bytes) -> str:
    """The short code printed on every page: twenty decimal digits such as ``12345 67890 12345 67890``.

    They are the first twenty digits of the SHA-256 of the exact bytes, read as one big-endian whole number and
    written in decimal without leading zeros.
    """
    return digit_groups(hashlib.sha256(report_json).digest(), _CODE_GROUPS)


def digit_groups(digest: bytes, groups: int) -> str:
    """The first ``groups`` times five decimal digits of a digest, in groups of five parted by spaces.

    The digest is read as one big-endian whole number. People compare digits more reliably than hexadecimal, and
    digits need no language.
    """
    length = groups * _GROUP_DIGITS
    digits = str(int.from_bytes(digest, "big")).ljust(length, "0")[:length]
    return " ".join(digits[at : at + _GROUP_DIGITS] for at in range(0, length, _GROUP_DIGITS))
