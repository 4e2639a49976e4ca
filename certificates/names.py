"""The names printed on certificates: sealed, in a row of their own that can be erased."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist

from certificates.models import Certificate, CertificateName
from curriculum.languages import LocalisedText
from workshops.identities import Names
from workshops.models import IdentityReading
from workshops.vault import seal, unseal

PURPOSE = "certificates"
"""How readings of names for certificates are logged."""


def full_names(names: Names | None) -> dict[str, str]:
    """The full names by language of their letters; empty when only a call name is known."""
    if names is None:
        return {}
    known = {"bn": names.name_bn, "en": names.name_latin}
    return {language: name for language, name in known.items() if name}


def seal_names(certificate: Certificate, names: LocalisedText) -> CertificateName:
    """The row to save beside `certificate`. Bound to its code, so it opens nowhere else."""
    plain = json.dumps(dict(names), ensure_ascii=False).encode()
    vault = seal(plain, place=_place(certificate))
    return CertificateName(
        certificate=certificate, key_id=vault.key_id, sealed=vault.sealed
    )


def open_names(certificate: Certificate) -> LocalisedText:
    """The names on one certificate; empty when they were erased. Not logged."""
    try:
        row = certificate.printed_name
    except ObjectDoesNotExist:
        return {}
    plain = unseal(bytes(row.sealed), key_id=row.key_id, place=_place(certificate))
    names: dict[str, str] = json.loads(plain)
    return names


def read_names(
    certificates: Sequence[Certificate], *, reader: User | None
) -> dict[int, LocalisedText]:
    """Names by primary key of the certificate, logged as readings. Erased ones are left out.

    Ask for the certificates with `printed_name` and `enrolment` selected.
    """
    found = {certificate.pk: open_names(certificate) for certificate in certificates}
    IdentityReading.objects.bulk_create(
        IdentityReading(
            participant_id=certificate.enrolment.participant_id,
            reader=reader,
            purpose=PURPOSE,
        )
        for certificate in certificates
        if found[certificate.pk]
    )
    return {pk: names for pk, names in found.items() if names}


def _place(certificate: Certificate) -> str:
    return f"{CertificateName._meta.db_table}:{certificate.code}"
