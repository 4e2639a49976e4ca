"""From which address somebody asks. Behind a web server of ours only the host knows."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.module_loading import import_string

from certificates import conf


def address_of(request: HttpRequest) -> str:
    """As the host's function says, else the peer of the connection."""
    name = conf.visitor_address()
    found = import_string(name)(request) if name else request.META.get("REMOTE_ADDR")
    return str(found or "")
