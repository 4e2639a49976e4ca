"""The statements that a PDF of certificates carries, as they stand in its QR codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf

_ADDRESS = re.compile(rb"/V/([A-Z2-7]{26,175})")


def statements_in(data: bytes) -> list[str]:
    """Each once, in their order. Empty when the file carries none or is no PDF."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            found = [
                match.decode("ascii")
                for part in _texts(pdf)
                for match in _ADDRESS.findall(part)
            ]
    except pikepdf.PdfError:
        return []
    return list(dict.fromkeys(found))


def _texts(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for attachment in pdf.attachments.values():
        yield attachment.get_file().read_bytes()
    for value in pdf.docinfo.values():
        yield str(value).encode()
