"""Issuing, withdrawing and replacing certificates.

Run these inside a scope (django-scopes). A refusal is `workshops.refusals.Refused`,
whose sentence is for the person who asked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.attendance import SessionsAttended, sessions_attended
from certificates.codes import new_code
from certificates.facts import freeze_facts
from certificates.models import Certificate, CertificateName, Design
from certificates.names import PURPOSE, full_names, seal_names
from certificates.proving import prove
from certificates.queries import (
    Eligibility,
    certificates_of,
    design_of,
    eligibility,
    with_names,
)
from curriculum.languages import LocalisedText, normalise
from workshops.identities import read_identities
from workshops.models import Enrolment, Workshop
from workshops.refusals import Refused


@dataclass(frozen=True)
class IssueResult:
    issued: list[Certificate]
    already: list[Certificate]
    """Had one before; a withdrawn one is given anew by `reissue_certificate` only."""
    not_yet: list[Eligibility]


@transaction.atomic
def issue_certificates(
    workshop: Workshop,
    *,
    by: User | None,
    design: Design | None = None,
    only: Collection[int] | None = None,
) -> IssueResult:
    """Give a certificate to everybody who has earned one and never had one.

    Press as often as you like: each enrolment gets one. `by` is None for a command.
    `only` are the primary keys of some enrolments, for a batch that goes in steps.
    """
    workshop = _locked(workshop)
    design = design or _design_or_refusal(workshop)
    had = {each.enrolment_id: each for each in certificates_of(workshop)}
    people = [
        person
        for person in eligibility(workshop, design)
        if person.enrolment.pk not in had
        and (only is None or person.enrolment.pk in only)
    ]
    named = with_names(people, reader=by)
    sessions = sessions_attended(workshop)
    issued = _save(
        [
            (
                _prepare(workshop, design, person.enrolment, sessions, by),
                full_names(names),
            )
            for person, names in named
            if person.has_earned
        ]
    )
    not_yet = [person for person, names in named if not person.has_earned]
    return IssueResult(issued, list(had.values()), not_yet)


@transaction.atomic
def revoke_certificate(
    certificate: Certificate, *, by: User | None, reason: str
) -> None:
    """Withdraw a certificate for good. Its check then says so; the reason stays inside."""
    reason = normalise(reason)
    if not reason:
        raise Refused(_("Write why the certificate is withdrawn."))
    locked = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if not locked.is_valid:
        raise Refused(_("This certificate is already withdrawn."))
    certificate.revoked_at = timezone.now()
    certificate.revoked_by = by
    certificate.revoked_reason = reason
    certificate.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])


@transaction.atomic
def reissue_certificate(
    certificate: Certificate, *, by: User | None, reason: str
) -> Certificate:
    """Withdraw `certificate` and give a new one with today's names, in its place."""
    enrolment = certificate.enrolment
    workshop = _locked(enrolment.workshop)
    identities = read_identities([enrolment.participant], reader=by, purpose=PURPOSE)
    names = full_names(identities.get(enrolment.participant_id))
    if not names:
        raise Refused(_("Write the full name first, then give a new certificate."))
    revoke_certificate(certificate, by=by, reason=reason)
    sessions = sessions_attended(workshop)
    new = _prepare(workshop, certificate.design, enrolment, sessions, by)
    new.replaces = certificate
    return _save([(new, names)])[0]


def _locked(workshop: Workshop) -> Workshop:
    """The workshop's row, held until the end: a second press waits and finds all done."""
    rows = Workshop.objects.select_for_update(of=("self",))
    related = rows.select_related("organisation", "centre", "audience", "edition")
    return related.get(pk=workshop.pk)


def _design_or_refusal(workshop: Workshop) -> Design:
    design = design_of(workshop)
    if design is None:
        raise Refused(
            _(
                "The organisation has no certificate design yet. "
                "Ask the office to make one."
            )
        )
    return design


def _prepare(
    workshop: Workshop,
    design: Design,
    enrolment: Enrolment,
    sessions: SessionsAttended,
    by: User | None,
) -> Certificate:
    return Certificate(
        enrolment=enrolment,
        design=design,
        code=new_code(),
        facts=freeze_facts(workshop, design, enrolment, sessions),
        issued_at=timezone.now(),
        issued_by=by,
    )


def _save(prepared: list[tuple[Certificate, LocalisedText]]) -> list[Certificate]:
    prove(prepared)
    issued = Certificate.objects.bulk_create(
        [certificate for certificate, _n in prepared]
    )
    CertificateName.objects.bulk_create(
        [
            seal_names(certificate, names)
            for certificate, (_c, names) in zip(issued, prepared, strict=True)
        ]
    )
    return issued
