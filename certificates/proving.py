"""What is added to certificates at issue, so that anybody can check them later."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from certificates.access import agreed_to_public_name
from certificates.base32 import decode
from certificates.models import Certificate, PublishedCourse, StatusList
from certificates.name_comparing import commitments
from certificates.signing import Signer, signer_or_none
from certificates.statements import Statement, sign
from certificates.status_list import PLACES
from curriculum.languages import LocalisedText

_FULLEST = PLACES // 2


@transaction.atomic
def prove(prepared: Sequence[tuple[Certificate, LocalisedText]]) -> None:
    """Give each certificate its place in the list of withdrawn ones and its signed
    statement. Saves no certificate. Without a key the statement stays empty."""
    if not prepared:
        return
    waiting = [each for each, _names in prepared if each.status_index is None]
    for certificate, index in zip(waiting, _free_places(len(waiting)), strict=True):
        certificate.status_index = index
    signing = signer_or_none()
    if signing is None:
        return
    named = _may_be_named([each for each, _names in prepared])
    courses = _published_courses([each for each, _names in prepared])
    for certificate, names in prepared:
        shown = names if certificate.enrolment.participant_id in named else {}
        course_id = courses[_course_text(certificate)]
        statement = _statement(certificate, shown, signing, course_id)
        certificate.statement = sign(statement, signing.private)


def _statement(
    certificate: Certificate, names: LocalisedText, signing: Signer, course_id: str
) -> Statement:
    facts = certificate.facts
    return Statement(
        key_id=signing.key_id,
        token=certificate.token,
        signed_on=timezone.localdate(),
        held_in=dt.date.fromisoformat(facts["held_to"]).replace(day=1),
        course_id=course_id,
        status_index=certificate.status_index or 0,
        is_invented=facts["is_invented"],
        name_hashes=commitments(names, decode(certificate.token)),
    )


def _published_courses(certificates: Iterable[Certificate]) -> dict[str, str]:
    """The short name of what was taught and by whom; published when it is first used."""
    courses = {}
    for text in {_course_text(certificate) for certificate in certificates}:
        courses[text] = hashlib.sha256(text.encode()).hexdigest()[:8]
        PublishedCourse.objects.get_or_create(
            course_id=courses[text], defaults=json.loads(text)
        )
    return courses


def _course_text(certificate: Certificate) -> str:
    facts = certificate.facts
    said = {"module": facts["module"], "organisation": facts["organisation"]}
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _may_be_named(certificates: Iterable[Certificate]) -> set[int]:
    """Whose name the code may carry a hash of: adults who agreed to be named."""
    adults = {
        each.enrolment.participant_id
        for each in certificates
        if not each.facts["is_child"] and not each.enrolment.participant.is_child
    }
    with scopes_disabled():
        agreed = agreed_to_public_name().filter(participant__in=adults)
        return set(agreed.values_list("participant", flat=True))


def _free_places(count: int) -> list[int]:
    """Random places that nobody has: their order must not tell who was given when."""
    found: list[int] = []
    with scopes_disabled():
        while len(found) < count:
            number = _list_with_room()
            asked = {
                number * PLACES + secrets.randbelow(PLACES)
                for _ in range(min(count - len(found), _FULLEST // 2))
            } - set(found)
            taken = Certificate.objects.filter(status_index__in=asked)
            asked -= set(taken.values_list("status_index", flat=True))
            found += asked
    secrets.SystemRandom().shuffle(found)
    return found


def _list_with_room() -> int:
    """The newest list, held until the end of the transaction; a new one when it is half full."""
    newest = StatusList.objects.select_for_update().order_by("-number").first()
    if newest is None:
        StatusList.objects.get_or_create(number=0)
        return _list_with_room()
    start = newest.number * PLACES
    used = Certificate.objects.filter(status_index__range=(start, start + PLACES - 1))
    if used.count() < _FULLEST:
        return newest.number
    return StatusList.objects.create(number=newest.number + 1).number
