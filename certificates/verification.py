"""What the public learns about a certificate: enough to trust the paper, no more."""

from __future__ import annotations

import datetime as dt
import hmac
from dataclasses import dataclass

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language

from certificates.access import CertificateToCheck, certificate_to_check
from certificates.base32 import decode
from certificates.budgets import may_try_name, note_wrong_name
from certificates.choices import CertificateState, NameAnswer
from certificates.codes import in_groups, is_token, is_well_formed, tidy_code
from certificates.initials import initials
from certificates.name_comparing import is_one_of
from certificates.names import open_names
from certificates.statements import is_statement, token_in
from curriculum.languages import LocalisedText, in_language
from curriculum.numerals import in_digits_of

_NOBODYS = "-"
"""Looked up in place of what cannot be a code: a miss costs the same as a near miss."""


@dataclass(frozen=True)
class Check:
    """The answer for a certificate that exists, in the language of the page."""

    code: str
    state: CertificateState
    ended_on: dt.date | None
    """When it was withdrawn or replaced."""
    name: str
    """The full name, or initials; empty when it was erased or counts no more."""
    is_full_name: bool
    module: str
    month: str
    organisation: str
    is_invented: bool

    @property
    def is_valid(self) -> bool:
        return self.state == CertificateState.VALID

    @property
    def asks_name(self) -> bool:
        """Whether the page offers to say yes or no to a name."""
        return bool(self.name) and not self.is_full_name


def found_by_code(typed: str) -> CertificateToCheck | None:
    """The certificate behind a typed code, or None: nothing tells a miss from a near miss."""
    code = tidy_code(typed)
    return certificate_to_check(code=code if is_well_formed(code) else _NOBODYS)


def found_by_qr(text: str) -> CertificateToCheck | None:
    """The certificate behind what a QR code says, or None.

    The code carries the token alone, or a signed statement: then each of its bits must
    be as we wrote it, or the code was changed.
    """
    text = text[:400].upper()
    statement = decode(text) if is_statement(text) else b""
    token = token_in(statement) if statement else text
    found = certificate_to_check(token=token if is_token(token) else _NOBODYS)
    if found and statement and _is_changed(statement, found):
        return None
    return found


def _is_changed(statement: bytes, found: CertificateToCheck) -> bool:
    """Nothing to compare with is left of somebody who was erased: the token suffices."""
    written = bytes(found.certificate.statement)
    return bool(written) and not hmac.compare_digest(statement, written)


def is_guess(typed: str) -> bool:
    """Whether a code that was not found could have been one: slips cost nothing."""
    return is_well_formed(tidy_code(typed))


def answer(found: CertificateToCheck) -> Check:
    certificate = found.certificate
    facts, language = certificate.facts, get_language()
    revoked_at = certificate.revoked_at
    is_full_name = shows_full_name(found)
    name = in_language(_names(found), language)
    return Check(
        code=in_groups(certificate.code),
        state=state_of(found),
        ended_on=timezone.localdate(revoked_at) if revoked_at else None,
        name=name if is_full_name else initials(name),
        is_full_name=is_full_name,
        module=in_language(facts["module"], language),
        month=_month(dt.date.fromisoformat(facts["held_to"])),
        organisation=in_language(facts["organisation"], language),
        is_invented=facts["is_invented"],
    )


def state_of(found: CertificateToCheck) -> CertificateState:
    if found.certificate.is_valid:
        return CertificateState.VALID
    return (
        CertificateState.REPLACED if found.is_replaced else CertificateState.WITHDRAWN
    )


def shows_full_name(found: CertificateToCheck) -> bool:
    """Only for somebody who is, and was at issue, an adult and said yes to it themselves."""
    certificate = found.certificate
    participant = certificate.enrolment.participant
    is_child = certificate.facts["is_child"] or participant.is_child
    return found.agreed_to_name and not is_child


def compare_name(found: CertificateToCheck, typed: str) -> NameAnswer:
    """Yes or no to a name that somebody reads from the paper.

    Ten wrong ones a day, then nobody gets an answer for this certificate: otherwise a
    list of all names would find the child.
    """
    token = found.certificate.token
    names = _names(found)
    if not may_try_name(token):
        return NameAnswer.TOO_MANY
    if is_one_of(typed, names.values(), decode(token)):
        return NameAnswer.SAME
    note_wrong_name(token)
    return NameAnswer.OTHER


def _names(found: CertificateToCheck) -> LocalisedText:
    """None on one that counts no more: there the name proves nothing."""
    certificate = found.certificate
    return open_names(certificate) if certificate.is_valid else {}


def _month(date: dt.date) -> str:
    return in_digits_of(get_language(), format_date(date, "F Y"))
