"""Who may see which certificate. Views get every certificate from here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django_scopes import scopes_disabled

from certificates.models import Certificate
from workshops.access import AnyUser, Right, workshops_for
from workshops.choices import ConsentGiver, ConsentScope
from workshops.consenting import standing
from workshops.models import Consent


def certificate_or_404(user: AnyUser, code: str, right: Right) -> Certificate:
    """A certificate of a workshop on which `user` has `right`."""
    visible = Certificate.objects.filter(
        enrolment__workshop__in=workshops_for(user, right)
    ).select_related(
        "design", "enrolment__participant", "enrolment__workshop", "printed_name"
    )
    return get_object_or_404(visible, code=code)


@dataclass(frozen=True)
class CertificateToCheck:
    certificate: Certificate
    agreed_to_name: bool
    """The person said themselves that the name may be shown, and did not take it back."""


def certificate_to_check(code: str) -> CertificateToCheck | None:
    """A certificate for its public check, whoever asks: the one look across organisations."""
    with scopes_disabled():
        agreed = Consent.objects.filter(
            participant=OuterRef("enrolment__participant"),
            scope=ConsentScope.PUBLIC_NAME,
            giver=ConsentGiver.SELF,
        ).filter(standing())
        found = (
            Certificate.objects.filter(code=code)
            .select_related("enrolment__participant", "printed_name")
            .annotate(agreed_to_name=Exists(agreed))
            .first()
        )
    return CertificateToCheck(found, found.agreed_to_name) if found else None
