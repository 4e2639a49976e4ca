from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import OPEN_STATES, AgeBand, AgeBasis, Sex
from workshops.identities import Names, write_identity
from workshops.models import Participant
from workshops.services.consents import void_own_consents
from workshops.services.holding import hold_people
from workshops.services.states import activate_if_agreed, suspend_unless_agreed
from workshops.services.summarising import follow_person


@transaction.atomic
def correct_participant(
    participant: Participant,
    *,
    by: User | None,
    sex: Sex,
    age_band: AgeBand,
    age_basis: AgeBasis,
    names: Names,
) -> None:
    """Put right what was written wrong.

    An adult who turns out to be a child waits again, in every workshop that is not
    over, until a guardian has agreed and the child was asked with words for a child.
    """
    hold_people(participant)
    was_child = participant.is_child
    participant.sex, participant.age_band = sex, age_band
    participant.age_basis = age_basis
    participant.save(update_fields=["sex", "age_band", "age_basis"])
    follow_person(participant)
    write_identity(participant, names)
    if participant.is_child and not was_child:
        void_own_consents(participant)
    current = participant.enrolments.filter(workshop__state__in=OPEN_STATES)
    for enrolment in current.order_by("pk"):
        suspend_unless_agreed(enrolment, by=by, reason=_("The age was corrected."))
        activate_if_agreed(enrolment, by=by)
