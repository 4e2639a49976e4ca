"""Keys by which other programs read plans and counts, and never a person."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from workshops.access import AnyUser, Right, organisations_for
from workshops.models import ApiToken, Organisation

NOTED_EVERY = dt.timedelta(minutes=1)
"""How fine the last use is written down: not every request is a write."""

PREFIX = "ankur_"
"""By which programs that look for leaked secrets know one."""


def make_token(organisation: Organisation, *, name: str, by: User) -> str:
    """A new token of 256 bits, told once: its digest is kept. It works for a year."""
    token = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(
        organisation=organisation, name=name, digest=_digest(token), made_by=by
    )
    return token


def revoke_token(token: ApiToken, *, by: User) -> None:
    """From now on it opens nothing; who ended it first stays written down."""
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by=by
    )


def tokens_managed_by(user: AnyUser) -> QuerySet[ApiToken]:
    return ApiToken.objects.filter(
        organisation__in=organisations_for(user, Right.STAFF)
    ).select_related("organisation", "made_by")


def token_shown(text: str) -> ApiToken | None:
    """The token, while it opens anything. Its use is noted."""
    now = timezone.now()
    found = ApiToken.objects.filter(
        digest=_digest(text), revoked_at=None, expires_at__gt=now
    )
    token = found.select_related("organisation").first()
    if token and (not token.last_used_at or token.last_used_at <= now - NOTED_EVERY):
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token


def _digest(token: str) -> str:
    """A plain digest is enough: nobody guesses 256 random bits."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
