"""The list of withdrawn certificates: a bit for each place. Pure.

A Bitstring Status List as the W3C describes it: 131,072 bits, the first one leftmost,
packed with gzip. Who fetches it whole tells nobody which certificate is looked at.
"""

from __future__ import annotations

import base64
import gzip
import zlib
from collections.abc import Iterable

PLACES = 131_072
_BYTES = PLACES // 8


def packed(withdrawn: Iterable[int]) -> str:
    """The list in which these places, counted from its own beginning, are withdrawn."""
    bits = bytearray(_BYTES)
    for place in withdrawn:
        bits[place // 8] |= 0x80 >> place % 8
    # Without a time in its head the same list has the same bytes.
    text = base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0))
    return "u" + text.decode("ascii").rstrip("=")


def unpacked(text: str) -> bytes:
    """The bits of a list. Raises ValueError when it is none."""
    if not text.startswith("u"):
        raise ValueError("A status list begins with u.")
    try:
        data = base64.urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
        # No more than a list can hold: a small file may blow up to a big one.
        bits = zlib.decompressobj(wbits=31).decompress(data, _BYTES + 1)
    except (ValueError, zlib.error) as error:
        raise ValueError("This is no packed status list.") from error
    if len(bits) != _BYTES:
        raise ValueError("A status list has another length.")
    return bits


def is_set(bits: bytes, place: int) -> bool:
    return bool(bits[place // 8] & 0x80 >> place % 8)
