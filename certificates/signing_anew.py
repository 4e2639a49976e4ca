"""Signing what was issued while there was no key, or before there were statements."""

from __future__ import annotations

from django.db import transaction
from django_scopes import scopes_disabled

from certificates.models import Certificate
from certificates.names import open_names
from certificates.proving import prove

_AT_ONCE = 200


def sign_unsigned() -> int:
    """Sign all valid certificates without a statement; how many. Only what is printed
    from now on carries it: the paper in somebody's hand goes on leading to our page."""
    signed = 0
    while batch := _sign_some():
        signed += batch
    return signed


@transaction.atomic
def _sign_some() -> int:
    with scopes_disabled():
        waiting = Certificate.objects.filter(statement=b"", revoked_at=None)
        some = list(
            waiting.select_for_update(of=("self",)).select_related(
                "enrolment__participant", "printed_name"
            )[:_AT_ONCE]
        )
        prove([(each, open_names(each)) for each in some])
        Certificate.objects.bulk_update(some, ["status_index", "statement"])
    return sum(bool(each.statement) for each in some)
