"""Which address a visitor has, so that wrong log-ins lock out whoever made them."""

from __future__ import annotations

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The address that the outermost of our own `TRUSTED_PROXIES` has seen.

    Each proxy adds on the right whom it talked to; what stands further left was
    written by the visitor and may be a lie. Without our proxies it is the peer.
    """
    peer: str | None = request.META.get("REMOTE_ADDR")
    named = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    count = settings.TRUSTED_PROXIES
    if not count or len(named) < count:
        return peer
    try:
        return str(ipaddress.ip_address(named[-count].strip()))
    except ValueError:
        return peer
