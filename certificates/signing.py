"""The key that signs certificates: Ed25519, its private half in a file of its own.

Not in the database, so that who steals it cannot write certificates, and not the key of
the names, so that neither opens what belongs to the other. Made at first use.

Without the key everything goes on: a certificate is issued, and its QR code leads to our
page. Only who has no network cannot check it; `certificate_keys sign` makes up for it.
"""

from __future__ import annotations

import logging
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils import timezone

from certificates import conf
from certificates.models import SigningKey
from certificates.statements import key_id_of

logger = logging.getLogger(__name__)


class SigningError(Exception):
    """Nothing can be signed. The message says what the host must do."""


@dataclass(frozen=True)
class Signer:
    key_id: str
    private: Ed25519PrivateKey


def signer() -> Signer:
    """The key that signs today. Raises SigningError."""
    path = conf.signing_key_file()
    if path is None:
        raise SigningError("CERTIFICATES_SIGNING_KEY_FILE is not set.")
    private = _read(path)
    public = public_bytes(private)
    known, _made = SigningKey.objects.get_or_create(
        key_id=key_id_of(public),
        defaults={"public": public, "made_at": timezone.now()},
    )
    if known.retired_at:
        raise SigningError(
            f"The key {known.key_id} in {path} is retired."
            " Make a new one: manage.py certificate_keys new"
        )
    return Signer(known.key_id, private)


def signer_or_none() -> Signer | None:
    """As `signer`, for who can go on without: the log then says what to do."""
    try:
        return signer()
    except SigningError as error:
        logger.error("Certificates are not signed. %s", error)
        return None


def new_key() -> SigningKey:
    """Make a key that signs from now on. The private half of the old one is destroyed."""
    path = conf.signing_key_file()
    if path is None:
        raise SigningError("CERTIFICATES_SIGNING_KEY_FILE is not set.")
    now = timezone.now()
    private = Ed25519PrivateKey.generate()
    try:
        _write(path, private, replace=True)
    except OSError as error:
        raise _unreadable(path, error) from error
    SigningKey.objects.filter(retired_at=None).update(retired_at=now)
    public = public_bytes(private)
    return SigningKey.objects.create(
        key_id=key_id_of(public), public=public, made_at=now
    )


def retire_key(key_id: str, *, has_leaked: bool) -> SigningKey:
    """End a key today. What it signed until now counts on, unless it leaked."""
    key = SigningKey.objects.filter(key_id=key_id).first()
    if key is None:
        raise SigningError(f"No key is called {key_id}: see certificate_keys list.")
    key.retired_at = key.retired_at or timezone.now()
    key.has_leaked = key.has_leaked or has_leaked
    key.save(update_fields=["retired_at", "has_leaked"])
    return key


def public_bytes(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _read(path: Path) -> Ed25519PrivateKey:
    try:
        if not path.exists() and not SigningKey.objects.exists():
            _write(path, Ed25519PrivateKey.generate(), replace=False)
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except FileNotFoundError as error:
        raise SigningError(
            f"The signing key {path} is missing. Put it back from its own backup, or"
            " make a new one: manage.py certificate_keys new"
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:
        raise SigningError(f"{path} holds no key in PEM form.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError(f"{path} holds a key of another kind than Ed25519.")
    return key


def _unreadable(path: Path, error: OSError) -> SigningError:
    return SigningError(
        f"The signing key {path} cannot be read or written: {error.strerror}."
        " Let the service's user, and nobody else, read and write it."
    )


def _write(path: Path, private: Ed25519PrivateKey, *, replace: bool) -> None:
    """Whole or not at all: two processes may come here at once, and the first one's stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            os.replace(beside, path)
        else:
            _link(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _link(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        return
