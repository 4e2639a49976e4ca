from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error, register

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
