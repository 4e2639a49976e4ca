"""Who may see which certificate. Views get every certificate from here."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
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
    is_replaced: bool
    """Another one was given in its place. Which one is nobody's business here."""


def certificate_to_check(**key: str) -> CertificateToCheck | None:
    """A certificate for its public check by `code` or `token`, whoever asks: the one look
    across organisations."""
    with scopes_disabled():
        agreed = agreed_to_public_name().filter(
            participant=OuterRef("enrolment__participant")
        )
        newer = Certificate.objects.filter(replaces=OuterRef("pk"))
        found = (
            Certificate.objects.filter(**key)
            .select_related("enrolment__participant", "printed_name")
            .annotate(agreed_to_name=Exists(agreed), is_replaced=Exists(newer))
            .first()
        )
    if found is None:
        return None
    return CertificateToCheck(found, found.agreed_to_name, found.is_replaced)


def agreed_to_public_name() -> QuerySet[Consent]:
    """Each standing yes of somebody, given by themselves, to their name in a check."""
    return Consent.objects.filter(
        scope=ConsentScope.PUBLIC_NAME,
        giver=ConsentGiver.SELF,
    ).filter(standing())
