"""Looking somebody up who was written down before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import QuerySet

from workshops.access import Right, participants_for, workshops_for
from workshops.choices import CAME, OFF_THE_LIST
from workshops.identities import Names, read_identities
from workshops.identity_index import find_people
from workshops.models import Enrolment, Organisation, Participant, Session
from workshops.queries import standing_marks

MOST_FOUND = 30


@dataclass(frozen=True)
class FoundPerson:
    """Somebody with the workshops that whoever asks may see."""

    participant: Participant
    names: Names | None
    enrolments: list[Enrolment]
    last_meeting: Session | None = None

    @property
    def latest(self) -> Enrolment | None:
        """The list of the meeting where the person was last; else the newest one."""
        if self.last_meeting:
            last = self.last_meeting.workshop_id
            for enrolment in self.enrolments:
                if enrolment.workshop_id == last:
                    return enrolment
        return self.enrolments[0] if self.enrolments else None

    @property
    def is_crossed_out(self) -> bool:
        """Never came, and was taken off every list: “was here before” would be untrue."""
        lists = [enrolment.state in OFF_THE_LIST for enrolment in self.enrolments]
        return bool(lists) and all(lists) and self.last_meeting is None

    @property
    def earlier(self) -> int:
        """On how many other lists the person stands."""
        return max(len(self.enrolments) - 1, 0)


@dataclass(frozen=True)
class Found:
    people: list[FoundPerson]
    is_cut: bool


def look_up(user: User, typed: str, *, organisations: Iterable[Organisation]) -> Found:
    """Those whom the user reaches and who have this code, phone or name.

    Only the names of those who are shown are opened, and that is logged.
    """
    ours = list(organisations)
    reach = participants_for(user, Right.IDENTITIES).filter(organisation__in=ours)
    found = find_people(reach, typed, organisations=[one.pk for one in ours])
    people = list(found.order_by("code")[: MOST_FOUND + 1])
    shown = people[:MOST_FOUND]
    return Found(people_with_names(user, shown, "look-up"), len(people) > MOST_FOUND)


def people_with_names(
    user: User, people: Iterable[Participant], purpose: str
) -> list[FoundPerson]:
    shown = list(people)
    names = read_identities(shown, reader=user, purpose=purpose)
    lists: defaultdict[int, list[Enrolment]] = defaultdict(list)
    for enrolment in _enrolments(user, shown):
        lists[enrolment.participant_id].append(enrolment)
    last = _last_meetings([one.pk for own in lists.values() for one in own])
    return [
        FoundPerson(person, names.get(person.pk), lists[person.pk], last.get(person.pk))
        for person in shown
    ]


def _last_meetings(enrolments: list[int]) -> dict[int, Session]:
    """By participant, the latest meeting to which they came; in one query."""
    came = standing_marks().filter(enrolment__in=enrolments, status__in=CAME)
    in_order = came.select_related("session", "enrolment").order_by(
        "session__starts_at"
    )
    return {mark.enrolment.participant_id: mark.session for mark in in_order}


def _enrolments(user: User, people: list[Participant]) -> QuerySet[Enrolment]:
    return (
        Enrolment.objects.filter(
            participant__in=people, workshop__in=workshops_for(user, Right.IDENTITIES)
        )
        .select_related("workshop__edition", "workshop__centre")
        .order_by("-created_at", "-pk")
    )
