from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import OPEN_STATES, AgeBand, AgeBasis, EnrolmentState, Sex
from workshops.codes import new_participant_code
from workshops.consenting import ConsentGiven
from workshops.identities import Names, write_identity
from workshops.models import Enrolment, Organisation, Participant, Workshop
from workshops.refusals import Refused
from workshops.services.consents import add_consents, void_own_consents
from workshops.services.states import (
    activate_if_agreed,
    change_state,
    note_change,
    suspend_unless_agreed,
)

TAKES_A_PLACE = (EnrolmentState.PENDING, EnrolmentState.ENROLLED)


@transaction.atomic
def enrol_participant(
    workshop: Workshop,
    *,
    by: User | None,
    sex: Sex,
    age_band: AgeBand,
    age_basis: AgeBasis,
    names: Names,
    consents: Sequence[ConsentGiven],
) -> Enrolment:
    """Put a new person on the roster.

    Becomes ENROLLED with the consent that the person's age needs, else stays PENDING;
    a PENDING person holds a place. Refuses when no place is left.
    """
    workshop = _locked(workshop)
    _refuse_full(workshop)
    participant = Participant.objects.create(
        code=_free_code(workshop.organisation),
        organisation=workshop.organisation,
        sex=sex,
        age_band=age_band,
        age_basis=age_basis,
    )
    write_identity(participant, names)
    add_consents(participant, consents, by=by)
    enrolment = Enrolment.objects.create(
        workshop=workshop,
        participant=participant,
        row_number=_next_row(workshop),
        state=EnrolmentState.PENDING,
    )
    note_change(enrolment, from_state="", by=by)
    activate_if_agreed(enrolment, by=by)
    return enrolment


@transaction.atomic
def withdraw_enrolment(
    enrolment: Enrolment, *, by: User | None, reason: str = ""
) -> None:
    """Take a person off the roster. The row stays, with its number and its marks."""
    change_state(enrolment, EnrolmentState.WITHDRAWN, by=by, reason=reason)


@transaction.atomic
def reinstate_enrolment(enrolment: Enrolment, *, by: User | None) -> None:
    """Bring back a person who was withdrawn, if a place is left and consent stands."""
    if enrolment.state != EnrolmentState.WITHDRAWN:
        return
    _refuse_full(_locked(enrolment.workshop))
    change_state(enrolment, EnrolmentState.PENDING, by=by)
    activate_if_agreed(enrolment, by=by)


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
    was_child = participant.is_child
    participant.sex, participant.age_band = sex, age_band
    participant.age_basis = age_basis
    participant.save(update_fields=["sex", "age_band", "age_basis"])
    write_identity(participant, names)
    if participant.is_child and not was_child:
        void_own_consents(participant)
    current = participant.enrolments.filter(workshop__state__in=OPEN_STATES)
    for enrolment in current.select_for_update(of=["self"]):
        suspend_unless_agreed(enrolment, by=by, reason=_("The age was corrected."))
        activate_if_agreed(enrolment, by=by)


def _locked(workshop: Workshop) -> Workshop:
    """The workshop, held until the transaction ends: one row number at a time."""
    held = Workshop.objects.select_for_update().get(pk=workshop.pk)
    if held.state not in OPEN_STATES:
        raise Refused(
            _("This workshop is closed or cancelled, so nobody can be added.")
        )
    return held


def _refuse_full(workshop: Workshop) -> None:
    taken = workshop.enrolments.filter(state__in=TAKES_A_PLACE).count()
    if taken >= workshop.capacity:
        raise Refused(
            _(
                "All %(number)s places of this workshop are taken."
                " Take somebody off the list first, or plan a second workshop."
            )
            % {"number": in_digits_of(get_language(), workshop.capacity)}
        )


def _next_row(workshop: Workshop) -> int:
    last = workshop.enrolments.aggregate(last=Max("row_number"))["last"]
    return (last or 0) + 1


def _free_code(organisation: Organisation) -> str:
    while Participant.objects.filter(
        organisation=organisation, code=(code := new_participant_code())
    ).exists():
        continue
    return code
