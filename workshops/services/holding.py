"""What is held until the transaction ends, in the one order in which all wait.

Workshops by key, then what is theirs (sessions, enrolments, sums), then people by key,
then their presences. Who holds a person never waits for a workshop: of two who wait for
each other the database would throw one out.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from workshops.choices import OPEN_STATES
from workshops.models import Enrolment, Participant, Workshop
from workshops.refusals import Refused

Hold = Callable[[Workshop], Workshop]


def hold(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def hold_open(workshop: Workshop) -> Workshop:
    """Refuses a workshop to which nobody is added any more."""
    held = hold(workshop)
    if held.state not in OPEN_STATES:
        raise Refused(
            _("This workshop is closed or cancelled, so nobody can be added.")
        )
    return held


@transaction.atomic
def hold_people(*people: Participant) -> list[Participant]:
    """These people and the entries put into them, with all workshops they are listed in.

    Who was put on one more list before the person was held is let go, and it begins
    again; once a person is held nobody puts them anywhere.
    """
    keys = [person.pk for person in people]
    while True:
        with transaction.atomic():
            entries, workshops = _reach(keys)
            rows = Workshop.objects.select_for_update().filter(pk__in=workshops)
            list(rows.order_by("pk"))
            found = Participant._base_manager.select_for_update()
            held = list(found.filter(pk__in=entries).order_by("pk"))
            if _reach(keys) == (entries, workshops):
                return held
            transaction.set_rollback(True)


def _reach(keys: list[int]) -> tuple[set[int], set[int]]:
    """The entries, and the workshops of them."""
    own = Participant._base_manager.filter(Q(pk__in=keys) | Q(merged_into__in=keys))
    entries = set(own.values_list("pk", flat=True))
    listed = Enrolment._base_manager.filter(participant__in=entries)
    return entries, set(listed.values_list("workshop", flat=True))
