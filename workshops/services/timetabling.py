"""The weekly classes of a centre."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workshops.choices import ConflictKind
from workshops.conflict_words import weekly_off
from workshops.conflicts import Conflict
from workshops.days_off import weekly_days_off_among
from workshops.models import Centre, CentreClass
from workshops.people import name_of
from workshops.refusals import Refused
from workshops.services.overriding import refuse_without_reason

_DAY = dt.timedelta(days=1)


@transaction.atomic
def save_class(
    weekly: CentreClass, facts: Mapping[str, Any], *, override_reason: str = ""
) -> CentreClass:
    """Write `facts` on a class, new or known.

    Refuses a room or a teacher that another class has at the same time, and, unless
    there is a reason for it, a weekly day off (`Conflicted`). The reason is kept.
    """
    known = set(weekly.weekdays or []) if weekly.pk else set()
    # Locked, so that two people who plan at once do not give one room twice.
    Centre.objects.select_for_update().get(pk=weekly.centre_id)
    for name, value in facts.items():
        setattr(weekly, name, value)
    _refuse_impossible(weekly)
    if weekly.is_active:
        _refuse_taken(weekly)
        _refuse_day_off(weekly, known, override_reason.strip())
    weekly.save()
    return weekly


def _refuse_day_off(weekly: CentreClass, known: set[int], reason: str) -> None:
    """Asks once: a day off that the class had with a reason keeps it."""
    off = weekly_days_off_among(weekly.weekdays)
    has_reason = bool(weekly.day_off_reason) and set(off) <= known
    if off and not has_reason:
        sentence = weekly_off(off)
        conflict = Conflict(ConflictKind.DAY_OFF, sentence, sentence)
        refuse_without_reason([conflict], reason)
    weekly.day_off_reason = (reason or weekly.day_off_reason) if off else ""


def _refuse_impossible(weekly: CentreClass) -> None:
    if weekly.ends <= weekly.starts:
        raise Refused(_("A class must end after it starts."))
    if weekly.last_day and weekly.last_day < weekly.first_day:
        raise Refused(_("The last day is before the first. Change one of them."))
    if not weekly.weekdays:
        raise Refused(_("Choose at least one day of the week."))
    if weekly.room and weekly.room.centre_id != weekly.centre_id:
        raise Refused(_("Choose a room of this centre."))
    if weekly.room and weekly.capacity > weekly.room.capacity:
        raise Refused(
            _("The room is too small for so many. Choose fewer places or another room.")
        )


def _refuse_taken(weekly: CentreClass) -> None:
    others = CentreClass.objects.filter(
        is_active=True, starts__lt=weekly.ends, ends__gt=weekly.starts
    ).exclude(pk=weekly.pk)
    in_room = others.filter(room=weekly.room) if weekly.room else []
    for other in in_room:
        if _share_a_day(weekly, other):
            raise Refused(
                _(
                    "The class “%(name)s” is in this room at that time."
                    " Choose another time or another room."
                )
                % {"name": other.name}
            )
    taught = others.filter(teacher=weekly.teacher) if weekly.teacher else []
    if weekly.teacher and any(_share_a_day(weekly, other) for other in taught):
        raise Refused(
            _(
                "%(name)s teaches another class at that time."
                " Choose another time or another teacher."
            )
            % {"name": name_of(weekly.teacher)}
        )


def _share_a_day(one: CentreClass, other: CentreClass) -> bool:
    """Whether there is a day on which both meet."""
    common = set(one.weekdays) & set(other.weekdays)
    first = max(one.first_day, other.first_day)
    last = min(one.last_day or dt.date.max, other.last_day or dt.date.max)
    # After seven days every day of the week was there.
    days = (first + _DAY * n for n in range(min((last - first).days + 1, 7)))
    return any(day.weekday() in common for day in days)
