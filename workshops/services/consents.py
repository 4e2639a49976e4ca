from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import OPEN_STATES, ConsentGiver, ConsentScope, EnrolmentState
from workshops.consenting import ConsentGiven
from workshops.models import Consent, Participant
from workshops.services.states import activate_if_agreed, change_state


@transaction.atomic
def record_consent(
    participant: Participant, *, by: User | None, consents: Sequence[ConsentGiven]
) -> None:
    """Add what was agreed. A PENDING enrolment becomes ENROLLED when nothing is missing."""
    add_consents(participant, consents, by=by)
    waiting = participant.enrolments.filter(state=EnrolmentState.PENDING)
    for enrolment in waiting.select_for_update():
        activate_if_agreed(enrolment, by=by)


@transaction.atomic
def withdraw_consent(
    participant: Participant, *, scope: ConsentScope, by: User | None
) -> None:
    """Take back every yes to `scope`.

    Who no longer agrees to attend leaves the workshops that are not over; what was
    done in the others stays as it was.
    """
    participant.consents.filter(scope=scope, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    if scope != ConsentScope.ATTEND:
        return
    current = participant.enrolments.exclude(state=EnrolmentState.WITHDRAWN).filter(
        workshop__state__in=OPEN_STATES
    )
    for enrolment in current.select_for_update(of=["self"]):
        change_state(
            enrolment,
            EnrolmentState.WITHDRAWN,
            by=by,
            reason=_("The consent to attend was taken back."),
        )


def void_own_consents(participant: Participant) -> None:
    """What was agreed as an adult no longer counts for a child."""
    participant.consents.filter(giver=ConsentGiver.SELF, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )


def add_consents(
    participant: Participant, consents: Sequence[ConsentGiven], *, by: User | None
) -> None:
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
            recorded_by=by,
        )
        for given in consents
    )
