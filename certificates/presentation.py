"""The list of a workshop's certificates, a row for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.translation import get_language

from certificates.choices import CertificateState
from certificates.codes import in_groups
from certificates.models import Certificate, Design
from certificates.names import full_names, read_names
from certificates.queries import certificates_of, eligibility, with_names
from curriculum.languages import LocalisedText, in_language
from workshops.identities import Names
from workshops.models import Enrolment, Workshop


@dataclass(frozen=True)
class PersonRow:
    """Where one person stands: a certificate, an earned one to come, or what is missing."""

    enrolment: Enrolment
    names: LocalisedText
    call_name: str
    certificate: Certificate | None
    missing: list[str]

    @property
    def shown_name(self) -> str:
        """The full name in Bangla, else in Latin letters, else what there is."""
        full = in_language(self.names, "bn")
        return full or self.call_name or self.enrolment.participant.code

    @property
    def code(self) -> str:
        return in_groups(self.certificate.code) if self.certificate else ""

    @property
    def has_earned(self) -> bool:
        return self.certificate is None and not self.missing


def person_rows(workshop: Workshop, design: Design, *, reader: User) -> list[PersonRow]:
    """In the order of the roster; only the latest certificate of each person."""
    latest = {each.enrolment_id: each for each in certificates_of(workshop)}
    people = with_names(eligibility(workshop, design), reader=reader)
    rows = [
        _row(
            person.enrolment,
            names,
            latest.pop(person.enrolment.pk, None),
            person.missing,
        )
        for person, names in people
    ]
    # Somebody may have been withdrawn from the workshop after the certificate was given.
    rows += [_row(each.enrolment, None, each, []) for each in latest.values()]
    return sorted(rows, key=lambda row: row.enrolment.row_number)


def _row(
    enrolment: Enrolment,
    names: Names | None,
    certificate: Certificate | None,
    missing: list[str],
) -> PersonRow:
    return PersonRow(
        enrolment=enrolment,
        names=full_names(names),
        call_name=names.call_name if names else "",
        certificate=certificate,
        missing=missing,
    )


@dataclass(frozen=True)
class RegisterRow:
    certificate: Certificate
    name: str
    """In the language of the page; empty once it is erased."""
    state: CertificateState

    @property
    def code(self) -> str:
        return in_groups(self.certificate.code)

    @property
    def module(self) -> str:
        return in_language(self.certificate.facts["module"], get_language())

    @property
    def newer_code(self) -> str:
        newer = getattr(self.certificate, "replaced_by", None)
        return in_groups(newer.code) if newer else ""


def register_rows(
    certificates: Sequence[Certificate], *, reader: User
) -> list[RegisterRow]:
    """With the names on them, whose reading is written down."""
    names = read_names(certificates, reader=reader)
    return [
        RegisterRow(
            certificate=each,
            name=in_language(names.get(each.pk, {}), get_language()),
            state=CertificateState(each.said_state),  # type: ignore[attr-defined]
        )
        for each in certificates
    ]
