"""Where reports go, and how an installation says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from lapreporter.errors import BadContent
from lapreporter.locations import user_data
from lapreporter.ui.trust.addresses import FILE, read_addresses

OWN = """[[address]]
key = "support_unit"
role = "copy"
name = "Our desk"
email = "desk@example.org"
"""


def test_the_addresses_that_ship_are_used() -> None:
    addresses = read_addresses()
    assert [one.email for one in addresses.to] == ["ccm@un.org"]
    assert [one.email for one in addresses.copy_to] == ["info@cmconvention.org"]


def test_the_installation_replaces_an_address_by_its_key() -> None:
    user_data().mkdir(parents=True)
    (user_data() / FILE).write_text(OWN, encoding="utf-8")
    addresses = read_addresses()
    assert [one.email for one in addresses.to] == ["ccm@un.org"]
    assert [one.email for one in addresses.copy_to] == ["desk@example.org"]


@pytest.mark.parametrize(
    "content",
    [
        "not toml",
        "[address]",
        '[[address]]\nrole = "to"',
        OWN.replace('"copy"', '"bcc"'),
        OWN.replace("desk@example.org", "desk@example.org, spy@example.net"),
        OWN.replace("desk@example.org", "desk"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused(content: str, tmp_path: Path) -> None:
    own = tmp_path / FILE
    own.write_text(content, encoding="utf-8")
    with pytest.raises(BadContent):
        read_addresses(own)
