"""What is left of a person's certificates once the person is forgotten."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from certificates.models import Certificate, CertificateName
from workshops.models import Participant


@transaction.atomic
def forget_person(participant: Participant) -> None:
    """Withdraw every certificate of the person and delete the names printed on them.

    A check then says that it was withdrawn, and when; nothing tells why.
    """
    with scopes_disabled():
        theirs = Certificate.objects.filter(enrolment__participant=participant)
        theirs.filter(revoked_at=None).update(revoked_at=timezone.now())
        # What else was written about them by hand.
        theirs.update(revoked_reason="", statement=b"")
        CertificateName.objects.filter(certificate__in=theirs).delete()
