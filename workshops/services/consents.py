from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops import conf
from workshops.choices import (
    OFF_THE_LIST,
    OPEN_STATES,
    ConsentGiver,
    ConsentMode,
    ConsentScope,
    EnrolmentState,
    WitnessRole,
)
from workshops.consenting import ConsentGiven
from workshops.models import Consent, Participant
from workshops.refusals import Refused
from workshops.services.holding import hold_people
from workshops.services.leaving import leave_workshop
from workshops.services.states import activate_if_agreed
from workshops.services.withholding import withhold_photos
from workshops.signals import consent_changed


@transaction.atomic
def record_consent(
    participant: Participant, *, by: User | None, consents: Sequence[ConsentGiven]
) -> None:
    """Add what was agreed. A PENDING enrolment becomes ENROLLED when nothing is missing."""
    hold_people(participant)
    add_consents(participant, consents, by=by)
    waiting = participant.enrolments.filter(state=EnrolmentState.PENDING)
    for enrolment in waiting.order_by("pk"):
        activate_if_agreed(enrolment, by=by)


def end_all_consents(people: Collection[Participant]) -> None:
    """Every yes ends, of people who are forgotten. The caller tells who listens."""
    Consent.objects.filter(participant__in=people, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )


@transaction.atomic
def withdraw_consent(
    participant: Participant, *, scope: ConsentScope, by: User | None
) -> None:
    """Take back every yes to `scope`. It holds from the next request on.

    Who no longer agrees to attend leaves the workshops that are not over; what was
    done in the others stays as it was.
    """
    hold_people(participant)
    participant.consents.filter(scope=scope, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    _tell(participant)
    if scope == ConsentScope.PHOTO:
        withhold_photos([participant])
    if scope != ConsentScope.ATTEND:
        return
    current = participant.enrolments.exclude(state__in=OFF_THE_LIST).filter(
        workshop__state__in=OPEN_STATES
    )
    reason = _("The consent to attend was taken back.")
    for enrolment in current.order_by("workshop").select_related("workshop"):
        leave_workshop(enrolment, by=by, reason=reason)


def void_own_consents(participant: Participant) -> None:
    """What was agreed as an adult no longer counts for a child."""
    participant.consents.filter(giver=ConsentGiver.SELF, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    _tell(participant)
    withhold_photos([participant])


def add_consents(
    participant: Participant, consents: Sequence[ConsentGiven], *, by: User | None
) -> None:
    """A spoken yes counts only before a witness."""
    spoken = (given for given in consents if given.mode == ConsentMode.SPOKEN)
    if not all(given.witness or given.witness_user for given in spoken):
        raise Refused(_("Say who heard the spoken yes. It needs a witness."))
    now = timezone.now()
    Consent.objects.bulk_create(
        Consent(
            participant=participant,
            scope=given.scope,
            giver=given.giver,
            mode=given.mode,
            language=given.language,
            text_version=given.text_version,
            given_at=given.given_at or now,
            witness=_witness(given),
            witness_user=given.witness_user,
            expires_on=given.expires_on or _last_day(given, now),
            recorded_by=by,
        )
        for given in consents
    )
    _tell(participant)


def _tell(participant: Participant) -> None:
    transaction.on_commit(
        partial(consent_changed.send, Participant, participant=participant)
    )


def _witness(given: ConsentGiven) -> str:
    if given.witness_user:
        return WitnessRole.COLLEAGUE
    return given.witness or ""


def _last_day(given: ConsentGiven, now: dt.datetime) -> dt.date | None:
    validity = conf.consent_validity(given.scope)
    if validity is None:
        return None
    return timezone.localdate(given.given_at or now) + validity
