from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from certificates import conf


@register()
def check_base_url(**kwargs: Any) -> list[CheckMessage]:
    address = urlsplit(conf.base_url())
    if address.scheme in {"http", "https"} and address.netloc and not address.query:
        return []
    return [
        Error(
            "CERTIFICATES_BASE_URL is not the address of a site.",
            hint="It is printed on every certificate: https://training.example",
            id="certificates.E001",
        )
    ]


@register()
def check_signing_key_file(**kwargs: Any) -> list[CheckMessage]:
    path = conf.signing_key_file()
    if path is None:
        return [
            Caution(
                "CERTIFICATES_SIGNING_KEY_FILE is not set.",
                hint="Without it nobody can check a certificate without a network.",
                id="certificates.W001",
            )
        ]
    if _others_may_read(path):
        return [
            Error(
                f"Others than the service's user may read {path}.",
                hint=f"Who reads it can write certificates: chmod 600 {path}",
                id="certificates.E002",
            )
        ]
    return []


def _others_may_read(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & 0o077)
    except OSError:
        return False
