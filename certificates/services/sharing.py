from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from certificates.models import Certificate, ShareLink
from workshops.refusals import Refused

_BYTES = 20
"""160 bits."""


def share(certificate: Certificate, *, by: User, days: int) -> tuple[ShareLink, str]:
    """A new link and the secret in its address, which is told only now."""
    if not certificate.is_valid:
        raise Refused(_("This certificate is withdrawn, so it cannot be shared."))
    secret = secrets.token_urlsafe(_BYTES)
    link = ShareLink.objects.create(
        certificate=certificate,
        token_sha256=_hash(secret),
        expires_at=timezone.now() + dt.timedelta(days=days),
        created_by=by,
    )
    return link, secret


def end_links(certificate: Certificate) -> int:
    """No link to this certificate works any more; how many did."""
    links = ShareLink.objects.filter(certificate=certificate, ended_at=None)
    return links.filter(expires_at__gt=timezone.now()).update(ended_at=timezone.now())


def shared_certificate(secret: str) -> Certificate | None:
    """What a link opens, whoever asks: nothing once it ended or the paper was withdrawn."""
    with scopes_disabled():
        link = (
            ShareLink.objects.filter(
                token_sha256=_hash(secret),
                ended_at=None,
                expires_at__gt=timezone.now(),
                certificate__revoked_at=None,
            )
            .select_related("certificate__enrolment", "certificate__printed_name")
            .first()
        )
    return link.certificate if link else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
