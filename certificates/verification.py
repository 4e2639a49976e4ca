"""What the public learns about a certificate: enough to trust the paper, no more."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.access import CertificateToCheck, certificate_to_check
from certificates.codes import in_groups, is_well_formed, tidy_code
from certificates.initials import initials
from certificates.names import open_names
from curriculum.languages import in_language
from curriculum.numerals import in_digits_of


@dataclass(frozen=True)
class Check:
    """The answer for a code that exists, in the language of the page."""

    code: str
    is_valid: bool
    withdrawn_on: dt.date | None
    name: str
    """The full name, or initials; empty when the name was erased."""
    is_full_name: bool
    module: str
    month: str
    organisation: str
    is_invented: bool


def check_code(typed: str) -> Check | None:
    """The certificate behind a typed code, or None. Nothing tells a miss from a near miss."""
    code = tidy_code(typed)
    found = certificate_to_check(code) if is_well_formed(code) else None
    return _answer(found) if found else None


def _answer(found: CertificateToCheck) -> Check:
    certificate = found.certificate
    facts, language = certificate.facts, get_language()
    revoked_at = certificate.revoked_at
    is_full_name = shows_full_name(found)
    name = in_language(open_names(certificate), language)
    return Check(
        code=in_groups(certificate.code),
        is_valid=certificate.is_valid,
        withdrawn_on=timezone.localdate(revoked_at) if revoked_at else None,
        name=name if is_full_name else initials(name),
        is_full_name=is_full_name,
        module=in_language(facts["module"], language),
        month=_month(dt.date.fromisoformat(facts["held_to"])),
        organisation=in_language(facts["organisation"], language),
        is_invented=facts["is_invented"],
    )


def shows_full_name(found: CertificateToCheck) -> bool:
    """Only for somebody who is, and was at issue, an adult and said yes to it themselves."""
    certificate = found.certificate
    participant = certificate.enrolment.participant
    is_child = certificate.facts["is_child"] or participant.is_child
    return found.agreed_to_name and not is_child


def _month(date: dt.date) -> str:
    return in_digits_of(get_language(), format_date(date, "F Y"))


def why_not_found(typed: str) -> str:
    """One sentence for a code that `check_code` did not find.

    Whether a code is written right is seen without asking the database, so saying so
    tells nobody which certificates exist.
    """
    if is_well_formed(tidy_code(typed)):
        return _("No certificate has this code. Check the letters and try again.")
    return _(
        "One letter or digit seems wrong. "
        "Compare the code with the paper and try again."
    )
