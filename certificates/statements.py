"""What the QR code of a certificate says without a network: a small signed statement.

Pure. A statement says that we issued a certificate, for what, in which month, and where
its bit lies in the list of withdrawn ones. It names nobody. Layout, big-endian:

    1   version (high half of the byte) and flags: 1 invented, 2 carries a name's hashes
    4   the key that signed
    16  the token, which also salts the hashes
    2   the day of signing, counted from 1 January 2020
    2   the month of the workshop, counted from January 2020
    4   the course: see the published list
    4   the place in the list of withdrawn ones
    12  only with flag 2: the printed name in Bangla and in Latin letters, 6 bytes each
    64  the signature: Ed25519 over our purpose and all bytes before

Only an adult who agreed to be named has the hashes: who meets the code alone could
otherwise try a list of names against a child's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from certificates.base32 import decode, encode
from certificates.name_comparing import COMMITMENT_BYTES

VERSION = 1
_INVENTED, _NAMED = 1, 2
_PURPOSE = b"ankur certificate 1\0"
_HEAD = struct.Struct(">B4s16sHH4sI")
_NAMES = 2 * COMMITMENT_BYTES
_SIGNATURE = 64
_LENGTHS = (_HEAD.size + _SIGNATURE, _HEAD.size + _NAMES + _SIGNATURE)
_FIRST_DAY = dt.date(2020, 1, 1)
_TEXT = re.compile(r"[A-Z2-7]{156}|[A-Z2-7]{175}")


@dataclass(frozen=True)
class Statement:
    key_id: str
    """Eight hexadecimal digits, as `course_id`."""
    token: str
    signed_on: dt.date
    held_in: dt.date
    """The first day of that month."""
    course_id: str
    status_index: int
    is_invented: bool
    name_hashes: tuple[bytes, ...] = ()


def key_id_of(public: bytes) -> str:
    """The short public name of a key, from its 32 bytes."""
    return hashlib.sha256(b"ankur signing key" + public).hexdigest()[:8]


def sign(statement: Statement, key: Ed25519PrivateKey) -> bytes:
    """The bytes that the QR code carries, in base 32."""
    body = _pack(statement)
    return body + key.sign(_PURPOSE + body)


def is_signed_by(signed: bytes, public: bytes) -> bool:
    """Whether the holder of the key wrote exactly this."""
    body, signature = signed[:-_SIGNATURE], signed[-_SIGNATURE:]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _PURPOSE + body)
    except (InvalidSignature, ValueError):
        return False
    return True


def read(signed: bytes) -> Statement:
    """What a statement says, whoever wrote it. Raises ValueError when it is none."""
    if len(signed) not in _LENGTHS:
        raise ValueError("A statement has another length.")
    first, key, token, issued, held, course, status = _HEAD.unpack_from(signed)
    hashes = signed[_HEAD.size : -_SIGNATURE]
    if first >> 4 != VERSION or bool(first & _NAMED) != bool(hashes):
        raise ValueError("This statement is of a kind that is not known here.")
    return Statement(
        key_id=key.hex(),
        token=encode(token),
        signed_on=_FIRST_DAY + dt.timedelta(days=issued),
        held_in=dt.date(2020 + held // 12, held % 12 + 1, 1),
        course_id=course.hex(),
        status_index=status,
        is_invented=bool(first & _INVENTED),
        name_hashes=_split(hashes),
    )


def is_statement(text: str) -> bool:
    """Whether `text` has the look of a statement in base 32."""
    if not _TEXT.fullmatch(text):
        return False
    try:
        return len(decode(text)) in _LENGTHS
    except ValueError:
        return False


def token_in(signed: bytes) -> str:
    return encode(_HEAD.unpack_from(signed)[2])


def _pack(statement: Statement) -> bytes:
    flags = _INVENTED * statement.is_invented | _NAMED * bool(statement.name_hashes)
    held = statement.held_in
    head = _HEAD.pack(
        VERSION << 4 | flags,
        bytes.fromhex(statement.key_id),
        decode(statement.token),
        (statement.signed_on - _FIRST_DAY).days,
        (held.year - _FIRST_DAY.year) * 12 + held.month - 1,
        bytes.fromhex(statement.course_id),
        statement.status_index,
    )
    return head + b"".join(statement.name_hashes)


def _split(hashes: bytes) -> tuple[bytes, ...]:
    places = range(0, len(hashes), COMMITMENT_BYTES)
    return tuple(hashes[place : place + COMMITMENT_BYTES] for place in places)
