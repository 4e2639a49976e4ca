"""Bytes as capital letters and digits, which a QR code packs almost as densely as bytes.

Base 32 of RFC 4648 without padding. Each text has one meaning and each meaning one text.
"""

from __future__ import annotations

import base64
import binascii


def encode(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii").rstrip("=")


def decode(text: str) -> bytes:
    """Raises ValueError for what `encode` would not have written."""
    try:
        data = base64.b32decode(text + "=" * (-len(text) % 8))
    except (binascii.Error, ValueError) as error:
        raise ValueError("This is not base 32.") from error
    if encode(data) != text:
        raise ValueError("This is not how base 32 is written.")
    return data
