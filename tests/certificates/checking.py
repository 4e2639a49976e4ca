"""What the tests of checking share: a person who agreed, and what a site publishes."""

from __future__ import annotations

from django.utils import timezone
from django_scopes import scopes_disabled

from certificates.base32 import decode, encode
from certificates.published import keys_document, revocations_document
from certificates.tokens import qr_text, said_in
from tests.certificates.conftest import earner, issue_in
from workshops.choices import ConsentGiver, ConsentMode, ConsentScope
from workshops.models import Consent


def agree(participant, **fields):
    with scopes_disabled():
        return Consent.objects.create(
            participant=participant,
            **{
                "scope": ConsentScope.PUBLIC_NAME,
                "giver": ConsentGiver.SELF,
                "mode": ConsentMode.SPOKEN,
                "language": "bn",
                "text_version": "1",
                "given_at": timezone.now(),
                **fields,
            },
        )


def issue_to_agreed(workshop, **fields):
    """The certificate of Rahima, who agreed to be named before it was given."""
    enrolment = earner(workshop, **fields)
    agree(enrolment.participant)
    return issue_in(workshop).issued[0]


def said_by(certificate):
    return said_in(qr_text(certificate))


def published():
    return keys_document(), revocations_document()


def with_a_flipped_bit(said, place):
    changed = bytearray(decode(said))
    changed[place] ^= 1
    return encode(bytes(changed))
