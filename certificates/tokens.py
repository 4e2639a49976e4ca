"""What the QR code of a certificate says, and where it leads."""

from __future__ import annotations

from urllib.parse import urlsplit

from certificates import conf
from certificates.base32 import encode
from certificates.models import Certificate


def qr_text(certificate: Certificate) -> str:
    """The address in the QR code: the signed statement, or the token when there is none.

    In capitals, which a QR code packs tighter: `HTTPS://TRAINING.EXAMPLE/V/MFRGG…`. The
    host comes from the settings, never from a request.
    """
    said = encode(bytes(certificate.statement)) or certificate.token
    return f"{_capital(conf.base_url())}/V/{said}"


def public_address(certificate: Certificate, rest: str = "") -> str:
    """The unguessable address of one certificate, for links to what belongs to it."""
    return f"{conf.base_url()}/V/{certificate.token}{rest}"


def said_in(text: str) -> str:
    """The token or the statement in the text of a QR code, whichever site it names."""
    return text.strip().upper().partition("?")[0].rstrip("/").rpartition("/V/")[2]


def _capital(base_url: str) -> str:
    """Scheme and host in capitals; a path means another place when its letters change."""
    address = urlsplit(base_url)
    return f"{address.scheme}://{address.netloc}".upper() + address.path
