from __future__ import annotations

import datetime as dt

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from certificates.base32 import decode, encode
from certificates.codes import new_token
from certificates.signing import public_bytes
from certificates.statements import (
    Statement,
    is_signed_by,
    is_statement,
    key_id_of,
    read,
    sign,
    token_in,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_bytes(KEY)


def statement(**fields):
    return Statement(
        **{
            "key_id": key_id_of(PUBLIC),
            "token": new_token(),
            "signed_on": dt.date(2026, 3, 9),
            "held_in": dt.date(2026, 2, 1),
            "course_id": "01abcdef",
            "status_index": 131_071,
            "is_invented": False,
            **fields,
        }
    )


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"is_invented": True},
        {"name_hashes": (b"abcdef", b"ghijkl")},
        {"status_index": 2**32 - 1, "held_in": dt.date(2020, 1, 1)},
        {"signed_on": dt.date(2199, 1, 1), "held_in": dt.date(2198, 12, 1)},
    ],
)
def test_what_is_signed_is_read_again(fields):
    said = statement(**fields)
    signed = sign(said, KEY)
    assert read(signed) == said
    assert token_in(signed) == said.token
    assert is_signed_by(signed, PUBLIC)
    assert is_statement(encode(signed))


def test_the_layout_stays_put():
    """Papers are out there: a change of the layout needs another version."""
    said = statement(
        token="A" * 26, name_hashes=(b"abcdef", b"ghijkl"), is_invented=True
    )
    body = sign(said, KEY)[:-64]
    assert body.hex() == (
        "13" + said.key_id + "00" * 16 + "08d3" + "0049" + "01abcdef" + "0001ffff"
        "616263646566" + "6768696a6b6c"
    )


def test_every_bit_counts():
    signed = sign(statement(name_hashes=(b"abcdef", b"ghijkl")), KEY)
    for place in range(len(signed) * 8):
        changed = bytearray(signed)
        changed[place // 8] ^= 1 << place % 8
        assert not is_signed_by(bytes(changed), PUBLIC)


def test_another_key_signs_for_itself_only():
    other = Ed25519PrivateKey.generate()
    assert not is_signed_by(sign(statement(), other), PUBLIC)
    assert not is_signed_by(b"", PUBLIC)


@pytest.mark.parametrize("length", [0, 1, 96, 98, 108, 110, 10_000])
def test_another_length_is_no_statement(length):
    with pytest.raises(ValueError, match="length"):
        read(bytes(length))


def test_another_version_is_not_known():
    signed = sign(statement(), KEY)
    for first in (0x00, 0x20, 0x12):
        with pytest.raises(ValueError, match="kind"):
            read(bytes([first]) + signed[1:])


@pytest.mark.parametrize(
    "data", [b"", b"a", b"ab", b"abc", bytes(97), bytes(range(109))]
)
def test_base_32_has_one_text_for_each_meaning(data):
    text = encode(data)
    assert decode(text) == data
    assert text == text.upper().rstrip("=")


@pytest.mark.parametrize("text", ["A", "AB1", "ab", "AAA=", "B7", "A A", "ক"])
def test_what_is_not_written_so_is_refused(text):
    with pytest.raises(ValueError, match="base 32"):
        decode(text)
