from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import (
    OFF_THE_LIST,
    AgeBand,
    AgeBasis,
    EnrolmentSource,
    EnrolmentState,
    PriorityReason,
    Sex,
)
from workshops.codes import new_participant_code
from workshops.consenting import ConsentGiven
from workshops.identities import Names, write_identity
from workshops.models import Enrolment, Organisation, Participant, Workshop
from workshops.queueing import Party
from workshops.refusals import Full, Refused
from workshops.separation import refuse_to_meet
from workshops.services.consents import add_consents
from workshops.services.holding import Hold, hold_open
from workshops.services.states import activate_if_agreed, change_state, note_change
from workshops.services.waiting import (
    a_place_is_free,
    may_wait_for,
    new_party_key,
    party_has_a_turn,
    party_in_line,
    take_places,
)


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
    **listing: Any,
) -> Enrolment:
    """Put a new person on the roster. `listing` is what `place_on_list` takes besides."""
    participant = Participant.objects.create(
        code=_free_code(workshop.organisation),
        organisation=workshop.organisation,
        sex=sex,
        age_band=age_band,
        age_basis=age_basis,
    )
    write_identity(participant, names)
    return place_on_list(workshop, participant, by=by, consents=consents, **listing)


@transaction.atomic
def place_on_list(
    workshop: Workshop,
    participant: Participant,
    *,
    by: User | None,
    consents: Sequence[ConsentGiven] = (),
    source: EnrolmentSource = EnrolmentSource.PLANNED,
    party_key: str = "",
    party_size: int = 1,
    priority_reason: PriorityReason = PriorityReason.NONE,
    may_wait: bool = False,
    hold: Hold = hold_open,
) -> Enrolment:
    """The one way onto a list: for new people, known ones, files and walk-ins.

    Becomes ENROLLED with the consent that the person's age needs, else stays PENDING,
    which holds a place too. A party (`party_size` people who come only together; the
    next ones bring its `party_key`) waits until all of it is written down and fits.
    Without a place: WAITING if `may_wait`, else refuses with `Full`. Refuses people who
    must not meet, and the same person twice.
    """
    workshop = hold(workshop)
    _refuse_twice(workshop, participant)
    refuse_to_meet(workshop, participant)
    add_consents(participant, consents, by=by)
    joined = party_in_line(workshop, party_key) if party_key else None
    size = max(party_size, 1 + (joined.size if joined else 0))
    _refuse_crowd(workshop, size)
    enrolment = Enrolment(
        workshop=workshop,
        participant=participant,
        source=source,
        party_size=max(size, joined.expected if joined else 1),
        priority_reason=priority_reason,
        priority=priority_reason.priority,
    )
    _put(enrolment, joined, by=by, may_wait=may_wait or bool(joined) or size > 1)
    return enrolment


@transaction.atomic
def reinstate_enrolment(
    enrolment: Enrolment, *, by: User | None, may_wait: bool = False
) -> None:
    """Bring back a person who left, if a place is left and consent stands."""
    workshop = hold_open(enrolment.workshop)
    enrolment.refresh_from_db()
    if enrolment.state not in OFF_THE_LIST:
        return
    refuse_to_meet(workshop, enrolment.participant)
    enrolment.workshop = workshop
    enrolment.party_size, enrolment.party_key = 1, ""
    _put(enrolment, None, by=by, may_wait=may_wait)


def _put(
    enrolment: Enrolment, joined: Party | None, *, by: User | None, may_wait: bool
) -> None:
    """Gives a place, or one in the line. The workshop is held."""
    workshop, before = enrolment.workshop, enrolment.state if enrolment.pk else ""
    can_wait = may_wait_for(workshop)
    # On the last day nobody can wait, so a party comes one by one.
    alone = joined is None and (enrolment.party_size == 1 or not can_wait)
    if alone and a_place_is_free(workshop):
        _save(enrolment, EnrolmentState.PENDING, before, by=by)
        activate_if_agreed(enrolment, by=by)
        return
    if not may_wait or not can_wait:
        raise _full(workshop, Full if can_wait else Refused)
    enrolment.party_key = joined.key if joined else new_party_key(workshop)
    enrolment.waiting_since = joined.since if joined else timezone.now()
    enrolment.lot = joined.lot if joined else None
    _save(enrolment, EnrolmentState.WAITING, before, by=by)
    workshop.enrolments.filter(
        party_key=enrolment.party_key, state=EnrolmentState.WAITING
    ).update(party_size=enrolment.party_size)
    if party_has_a_turn(workshop, enrolment.party_key):
        take_places(workshop, enrolment.party_key, EnrolmentState.WAITING, by=by)
    enrolment.refresh_from_db()


def _save(
    enrolment: Enrolment, state: EnrolmentState, before: str, *, by: User | None
) -> None:
    if before:
        enrolment.save()
        change_state(enrolment, state, by=by)
        return
    enrolment.state = state
    enrolment.row_number = _next_row(enrolment.workshop)
    enrolment.save()
    note_change(enrolment, from_state="", by=by)


def _refuse_twice(workshop: Workshop, participant: Participant) -> None:
    if workshop.enrolments.filter(participant=participant).exists():
        raise Refused(
            _("This person is on the list of this workshop already. Look there.")
        )


def _refuse_crowd(workshop: Workshop, size: int) -> None:
    if size > workshop.capacity:
        raise Refused(
            _(
                "This workshop has %(number)s places, so this many people cannot come"
                " together. Write down smaller parties."
            )
            % {"number": in_digits_of(get_language(), workshop.capacity)}
        )


def _full(workshop: Workshop, kind: type[Refused]) -> Refused:
    sentence = _(
        "All %(number)s places of this workshop are taken."
        " Take somebody off the list first, or plan a second workshop."
    )
    if kind is Full:
        sentence = _(
            "All %(number)s places of this workshop are taken. Choose the waiting list,"
            " or plan a second workshop."
        )
    return kind(sentence % {"number": in_digits_of(get_language(), workshop.capacity)})


def _next_row(workshop: Workshop) -> int:
    last = workshop.enrolments.aggregate(last=Max("row_number"))["last"]
    return (last or 0) + 1


def _free_code(organisation: Organisation) -> str:
    while Participant.objects.filter(
        organisation=organisation, code=(code := new_participant_code())
    ).exists():
        continue
    return code
