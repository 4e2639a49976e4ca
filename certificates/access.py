"""Who may see which certificate. Views get every certificate from here."""

from __future__ import annotations

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django_scopes import scopes_disabled

from certificates.models import Certificate
from workshops.access import AnyUser, Right, workshops_for
from workshops.choices import ConsentGiver, ConsentScope
from workshops.models import Consent


def certificate_or_404(user: AnyUser, code: str, right: Right) -> Certificate:
    """A certificate of a workshop on which `user` has `right`."""
    visible = Certificate.objects.filter(
        enrolment__workshop__in=workshops_for(user, right)
    ).select_related(
        "design", "enrolment__participant", "enrolment__workshop", "printed_name"
    )
    return get_object_or_404(visible, code=code)


def certificate_to_check(code: str) -> Certificate | None:
    """A certificate for its public check, whoever asks: the one look across organisations.

    The participant carries `public_name_consents`: the person's own, not taken back.
    """
    with scopes_disabled():
        consents = Consent.objects.filter(
            scope=ConsentScope.PUBLIC_NAME,
            giver=ConsentGiver.SELF,
            withdrawn_at__isnull=True,
        )
        return (
            Certificate.objects.filter(code=code)
            .select_related("enrolment__participant", "printed_name")
            .prefetch_related(
                Prefetch(
                    "enrolment__participant__consents",
                    queryset=consents,
                    to_attr="public_name_consents",
                )
            )
            .first()
        )
