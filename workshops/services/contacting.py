from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import ContactRule, SpokenLanguage
from workshops.identities import Names, write_identity
from workshops.models import ContactChange, Participant
from workshops.refusals import Refused


@transaction.atomic
def set_contact(
    participant: Participant,
    *,
    by: User | None,
    contact: ContactRule,
    language: SpokenLanguage,
    no_visits: bool = False,
    names: Names | None = None,
    phone: str | None = None,
) -> None:
    """Write down what the person said about being contacted.

    `phone` takes the place of the number in `names`, which the caller has read; None
    leaves the number as it is.
    """
    known = phone if phone is not None else names.phone if names else ""
    if contact == ContactRule.SAFE_NUMBER and not known:
        raise Refused(_("Write the number that is safe."))
    participant.contact, participant.language = contact, language
    participant.no_visits = no_visits
    participant.save(update_fields=["contact", "language", "no_visits"])
    ContactChange.objects.create(
        participant=participant,
        contact=contact,
        language=language,
        no_visits=no_visits,
        changed_by=by,
    )
    if names and phone is not None and phone != names.phone:
        write_identity(participant, replace(names, phone=phone))
