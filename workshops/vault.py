"""Sealing of names: AES-256-GCM with a key that lies in a file outside the database.

Who steals the database alone reads no name. What is sealed is bound to its place (table
and key of the row), so a sealed name moved to another row does not open there. The
length is padded to blocks, so that it says little about the name.

`fingerprint` is for finding: the same text gives the same keyed hash, and who has no
key file cannot try names or numbers against it.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.padding import PKCS7

from workshops import conf

_KEY_BYTES = 32
_NONCE_BYTES = 12
_BLOCK_BITS = 64 * 8


class VaultError(Exception):
    """A name cannot be sealed or opened. The message says what the host must do."""


@dataclass(frozen=True)
class Sealed:
    key_id: str
    sealed: bytes


def seal(plain: bytes, *, place: str) -> Sealed:
    """Encrypt `plain` for `place` ("table:key"). Makes the key file at first use."""
    key = _key(make=True)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    body = AESGCM(key).encrypt(nonce, _pad(plain), place.encode())
    return Sealed(name_of_key(key), nonce + body)


def unseal(sealed: bytes, *, key_id: str, place: str) -> bytes:
    """What was sealed for `place`. Raises VaultError with another key or place."""
    key = _key(make=False)
    _refuse_other_key(key, key_id)
    try:
        padded = AESGCM(key).decrypt(
            sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], place.encode()
        )
    except InvalidTag as error:
        raise VaultError(
            f"The sealed text of {place} was changed or moved and does not open."
        ) from error
    unpadder = PKCS7(_BLOCK_BITS).unpadder()
    return unpadder.update(padded) + unpadder.finalize()


def fingerprint(text: str) -> str:
    """The keyed hash of `text`, in hexadecimal. Makes the key file at first use."""
    key = _index_key(_key(make=True))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def name_of_key(key: bytes) -> str:
    """A short public name of a key, kept beside what it sealed."""
    return hashlib.sha256(b"ankur key id" + key).hexdigest()[:12]


def _pad(plain: bytes) -> bytes:
    padder = PKCS7(_BLOCK_BITS).padder()
    return padder.update(plain) + padder.finalize()


def _refuse_other_key(key: bytes, wanted: str) -> None:
    found = name_of_key(key)
    if found != wanted:
        raise VaultError(
            f"This was sealed with key {wanted}, but {conf.identity_key_file()} holds"
            f" key {found}. Put the right key file back."
        )


def _key(*, make: bool) -> bytes:
    path = conf.identity_key_file()
    if path is None:
        raise VaultError("WORKSHOPS_IDENTITY_KEY_FILE is not set.")
    if make and not path.exists():
        _make_key_file(path)
    try:
        stat = path.stat()
    except FileNotFoundError as error:
        raise VaultError(
            f"The key file {path} is missing. Put it back from its own backup:"
            " without it no name can be read."
        ) from error
    return _read_key(path, stat.st_ino, stat.st_mtime_ns)


@lru_cache(maxsize=4)
def _read_key(path: Path, inode: int, changed_at: int) -> bytes:
    """The key in `path`; asked again only when the file was replaced."""
    key = path.read_bytes()
    if len(key) != _KEY_BYTES:
        raise VaultError(f"{path} is not a key file: it must have {_KEY_BYTES} bytes.")
    return key


@lru_cache(maxsize=4)
def _index_key(key: bytes) -> bytes:
    """A key of its own for finding: neither it nor the hashes help to open a name."""
    derived = HKDF(hashes.SHA256(), _KEY_BYTES, salt=None, info=b"ankur identity index")
    return derived.derive(key)


def _make_key_file(path: Path) -> None:
    """Make the key whole or not at all: two processes may come here at once.

    The key is written beside and then linked to its name, which fails if another
    process was first; so nobody ever reads half a key.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            return
    finally:
        beside.unlink()
