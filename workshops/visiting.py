"""When a visit at home brings somebody into danger."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from workshops.choices import ContactRule, FollowUpKind, TieKind
from workshops.models import Participant, Tie
from workshops.refusals import Refused

REACHED_BY_PHONE = (ContactRule.YES, ContactRule.SAFE_NUMBER)


def endangered_by_visits(participants: Collection[Participant]) -> set[int]:
    """Who of these must not be visited at home, by primary key; read in one query.

    Set by hand, or the person must not be sought out, or works for somebody who is
    known here. Who may be reached only by the safe number is not to be found at home
    either.
    """
    flagged = never_visited(participants)
    return {
        participant.pk
        for participant in participants
        if participant.pk in flagged
        or participant.contact in (ContactRule.NO, ContactRule.SAFE_NUMBER)
    }


def never_visited(participants: Collection[Participant]) -> set[int]:
    """Who bears the flag “never visit at home”, set by hand or since an employer is known.

    Both look the same to everybody who may not read ties, or the flag would tell them.
    """
    at_work = Tie.objects.filter(
        kind=TieKind.EMPLOYER, ended_at=None, second__in=participants
    )
    employed = set(at_work.values_list("second", flat=True))
    return employed | {person.pk for person in participants if person.no_visits}


def visit_endangers(participant: Participant) -> bool:
    return bool(endangered_by_visits([participant]))


def refuse_danger(participant: Participant, kind: FollowUpKind) -> None:
    """No kind of follow-up that the person's safety forbids."""
    if kind == FollowUpKind.VISIT and visit_endangers(participant):
        raise Refused(
            _(
                "A visit would bring this person into danger."
                " Choose a phone call or a talk at the centre."
            )
        )
    if kind == FollowUpKind.PHONE and participant.contact == ContactRule.NO:
        raise Refused(_("This person must not be called. Choose a talk at the centre."))


def safest_kind(participant: Participant) -> FollowUpKind:
    """What a follow-up is when nobody has chosen."""
    if participant.contact in REACHED_BY_PHONE:
        return FollowUpKind.PHONE
    if visit_endangers(participant):
        return FollowUpKind.CENTRE
    return FollowUpKind.VISIT
