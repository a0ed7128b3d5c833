"""Protection of a document by a passphrase: what every save tells of it, and the key that opens what is stored.

Data are files of the age format for two X25519 recipients: the document's own identity and the recovery identity, which
stands on paper only. The document's identity is wrapped under the passphrase with Argon2id and ChaCha20-Poly1305. What
is drawn from the passphrase costs the same on every computer: age's own passphrase mode adapts to the machine that
writes, and a small old one could not open the file again.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lapreporter.errors import TooCostly, WrongPassphrase, WrongRecoveryCode

MEMORY, PASSES, LANES = 65_536, 3, 1
"""What is asked of Argon2id: KiB of memory, passes, lanes."""
MOST_MEMORY, MOST_PASSES, MOST_LANES = 1_048_576, 50, 16
"""What a file may ask for at most, before anything is computed."""
_SALT, _KEY, _NONCE, _LABELS = 16, 32, 12, 32
_LONGEST = 4_000
_RECIPIENTS = (2, 4)


@dataclass(frozen=True, slots=True)
class Protection:
    """What is written beside protected content. ValueError for what no protection says.

    ``recipients`` are age's public keys, the document's first and the recovery key second; ``wrapped`` is the
    document's identity under the passphrase; ``labels`` is a file of age with the secret that names attachments.
    """

    recipients: tuple[str, ...]
    salt: bytes
    memory: int
    passes: int
    lanes: int
    wrapped: bytes
    labels: bytes

    def __post_init__(self) -> None:
        """Refuse what no protection says."""
        few, many = _RECIPIENTS
        if not few <= len(self.recipients) <= many or min(self.memory, self.passes, self.lanes) < 1:
            raise ValueError("a figure of the protection is out of range")
        if len(self.salt) != _SALT or max(len(self.wrapped), len(self.labels)) > _LONGEST:
            raise ValueError("a part of the protection has a wrong length")

    def plain(self) -> dict[str, Any]:
        """The same for a header in JSON."""
        return {
            "recipients": list(self.recipients),
            "argon2id": {"memory": self.memory, "passes": self.passes, "lanes": self.lanes, "salt": _text(self.salt)},
            "wrapped": _text(self.wrapped),
            "labels": _text(self.labels),
        }

    @classmethod
    def of(cls, plain: object) -> Protection:
        """What a header says; ValueError when it says no protection."""
        match plain:
            case {
                "recipients": [*recipients],
                "argon2id": {"memory": int() as memory, "passes": int() as passes, "lanes": int() as lanes,
                             "salt": str() as salt, **more},
                "wrapped": str() as wrapped,
                "labels": str() as labels,
                **others,
            } if not (more or others) and all(type(one) is str for one in recipients):  # fmt: skip
                return cls(tuple(recipients), _bytes(salt), memory, passes, lanes, _bytes(wrapped), _bytes(labels))
        raise ValueError("no protection is described here")

    @property
    def bound(self) -> bytes:
        """What the wrapping vouches for beside the identity: nobody can lower the cost or add a recipient unseen."""
        figures = [self.memory, self.passes, self.lanes]
        return json.dumps(["lap-report", *self.recipients, *figures], separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Key:
    """An opened protection: seals and opens. ``identity`` is the secret half of one of the recipients."""

    protection: Protection
    identity: str = field(repr=False)
    labels: bytes = field(repr=False)

    def seal(self, data: bytes) -> bytes:
        """The data for all recipients."""
        import pyrage

        return bytes(
            pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(one) for one in self.protection.recipients])
        )

    def open(self, sealed: bytes) -> bytes:
        """What was sealed. ValueError when it was not sealed for this key, or was changed."""
        return _opened(sealed, self.identity)

    def label(self, sha256: str) -> str:
        """The name under which an attachment is stored; without the key it does not tell which file it is."""
        return hmac.new(self.labels, sha256.encode(), hashlib.sha256).hexdigest()

    def fits(self, protection: Protection) -> bool:
        """Whether it opens what is protected in this way."""
        return protection.recipients == self.protection.recipients and protection.labels == self.protection.labels


Keys: TypeAlias = Callable[[Protection], Key | None]
"""Gives the key to a protection, where it is at hand."""


class Keyring:
    """The keys that were opened with a passphrase or a recovery sheet, while they are needed; in memory only."""

    def __init__(self) -> None:
        self._keys: list[Key] = []

    def __call__(self, protection: Protection) -> Key | None:
        """The key that fits, if it is here."""
        return next((key for key in self._keys if key.fits(protection)), None)

    def add(self, key: Key) -> None:
        """Take a key in."""
        self._keys.append(key)

    def clear(self) -> None:
        """Forget all keys."""
        self._keys.clear()


def no_keys(_protection: Protection) -> None:
    """For readers that have no keys."""


def new_recovery() -> str:
    """A recovery identity, to be written on paper and nowhere else."""
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public half of an identity; ValueError for anything else."""
    import pyrage

    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as problem:
        raise ValueError("no identity of age") from problem


def protect(passphrase: str, recovery: str) -> Key:
    """A new key under a passphrase; ``recovery`` is the public half of the recovery identity.

    Takes a fifth of a second and 64 MiB of memory.
    """
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    recipients = (str(identity.to_public()), recovery)
    labels, salt = os.urandom(_LABELS), os.urandom(_SALT)
    sealed = pyrage.encrypt(labels, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    bare = Protection(recipients, salt, MEMORY, PASSES, LANES, b"", sealed)
    wrapped = _wrapped(str(identity), passphrase, bare)
    protection = Protection(recipients, salt, MEMORY, PASSES, LANES, wrapped, sealed)
    return Key(protection, str(identity), labels)


def open_with_passphrase(protection: Protection, passphrase: str) -> Key:
    """The key; `WrongPassphrase`, or `TooCostly` for what asks for more than any copy of this program wrote."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce, sealed = protection.wrapped[:_NONCE], protection.wrapped[_NONCE:]
    try:
        cipher = ChaCha20Poly1305(_drawn(passphrase, protection))
        identity = cipher.decrypt(nonce, sealed, protection.bound).decode("ascii")
        return Key(protection, identity, _opened(protection.labels, identity))
    except (InvalidTag, ValueError) as problem:
        raise WrongPassphrase from problem


def open_with_recovery(protection: Protection, identity: str) -> Key:
    """The key, by the recovery identity; `WrongRecoveryCode` when it belongs to another report."""
    try:
        return Key(protection, identity, _opened(protection.labels, identity))
    except ValueError as problem:
        raise WrongRecoveryCode from problem


def same_text(passphrase: str) -> str:
    """A passphrase in the form that counts: accents, kinds of space and ways of writing a letter make no difference."""
    letters = (one for one in unicodedata.normalize("NFKD", passphrase) if unicodedata.category(one) != "Mn")
    return " ".join("".join(letters).split())


def _wrapped(identity: str, passphrase: str, protection: Protection) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(_NONCE)
    cipher = ChaCha20Poly1305(_drawn(passphrase, protection))
    return nonce + cipher.encrypt(nonce, identity.encode("ascii"), protection.bound)


def _drawn(passphrase: str, protection: Protection) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    asked = (protection.memory, protection.passes, protection.lanes)
    if any(one > most for one, most in zip(asked, (MOST_MEMORY, MOST_PASSES, MOST_LANES), strict=True)):
        raise TooCostly
    drawing = Argon2id(
        salt=protection.salt,
        length=_KEY,
        iterations=protection.passes,
        lanes=protection.lanes,
        memory_cost=protection.memory,
    )
    return drawing.derive(same_text(passphrase).encode())


def _opened(sealed: bytes, identity: str) -> bytes:
    import pyrage

    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(identity)]))
    except (pyrage.DecryptError, pyrage.IdentityError) as problem:
        raise ValueError("not sealed for this key, or changed") from problem


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
