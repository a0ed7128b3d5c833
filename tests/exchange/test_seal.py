from __future__ import annotations

import hashlib
import subprocess

from hypothesis import given
from hypothesis import strategies as st

from lapreporter.exchange.seal import digit_groups, report_hash, seal_code


def test_the_seal_code_is_the_start_of_the_decimal_hash() -> None:
    assert report_hash(b"{}\n") == "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356"
    whole = str(int(report_hash(b"{}\n"), 16))
    assert seal_code(b"{}\n") == f"{whole[:5]} {whole[5:10]} {whole[10:15]} {whole[15:20]}"


def test_the_hash_is_the_one_that_openssl_prints() -> None:
    printed = subprocess.run(["openssl", "dgst", "-sha256", "-r"], input=b"{}\n", capture_output=True, check=True)
    assert printed.stdout.split()[0].decode() == report_hash(b"{}\n")


def test_one_changed_digit_gives_another_code() -> None:
    assert seal_code(b'{"count": 120}\n') != seal_code(b'{"count": 121}\n')


@given(st.binary())
def test_a_code_always_has_four_groups_of_five_digits(content: bytes) -> None:
    groups = seal_code(content).split(" ")
    assert [len(group) for group in groups] == [5, 5, 5, 5]
    assert all(group.isdecimal() for group in groups)


def test_even_a_tiny_number_fills_its_groups() -> None:
    assert digit_groups(bytes(31) + b"\x07", 2) == "70000 00000"
    assert len(digit_groups(hashlib.sha256(b"").digest(), 12)) == 12 * 6 - 1
