"""What is on in a centre: sessions of workshops and weekly classes, by day and room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.access import AnyUser, workshops_for
from workshops.choices import SessionState, WorkshopState
from workshops.days_off import off_on
from workshops.holidays import named_holidays
from workshops.models import Centre, CentreClass, Room, Session
from workshops.recurrence import SkippedDate
from workshops.room_uses import RoomUse

SATURDAY = 5
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_EARLIEST, _LATEST = dt.date(2000, 1, 1), dt.date(2100, 1, 1)
_TAKES_NO_TIME = (WorkshopState.CANCELLED, WorkshopState.POSTPONED)


@dataclass(frozen=True)
class Slot:
    """Something that takes a room, or at least the centre, from when to when.

    Either a session or a class. `is_open` is false where the reader may not know what
    it is: then only the time and the room are told.
    """

    starts_at: dt.datetime
    ends_at: dt.datetime
    room: Room | None
    session: Session | None = None
    centre_class: CentreClass | None = None
    is_open: bool = True


@dataclass
class Day:
    date: dt.date
    slots: list[Slot] = field(default_factory=list)
    off: SkippedDate | None = None
    """Why nobody works on this day; None on others."""

    @property
    def is_today(self) -> bool:
        return self.date == timezone.localdate()


def first_of_week(text: str = "") -> dt.date:
    """The Saturday before or on a written day; of this week when it is none."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = timezone.localdate()
    if not _EARLIEST <= day <= _LATEST:
        day = timezone.localdate()
    return day - _DAY * ((day.weekday() - SATURDAY) % 7)


def week_of(centre: Centre, saturday: dt.date, *, reader: AnyUser) -> list[Day]:
    """Seven days from Saturday on, as far as `reader` may know, in four queries.

    No class meets on a holiday.
    """
    since, until = _midnight(saturday), _midnight(saturday + _WEEK)
    sessions = list(_sessions(centre, since, until))
    within = workshops_for(reader).filter(pk__in=[s.workshop_id for s in sessions])
    known = set(within.values_list("pk", flat=True))
    slots = [_of_session(s, is_open=s.workshop_id in known) for s in sessions]
    slots += _of_classes(_classes(centre), since, until)
    holidays = named_holidays(centre.organisation, saturday)
    dates = [saturday + _DAY * n for n in range(7)]
    days = {date: Day(date, off=off_on(date, holidays)) for date in dates}
    for slot in sorted(slots, key=lambda slot: (slot.starts_at, slot.ends_at)):
        # A session that began the evening before belongs to that day.
        day = days.get(timezone.localtime(slot.starts_at).date())
        if day and not (slot.centre_class and day.date in holidays):
            day.slots.append(slot)
    return list(days.values())


def occupied_rooms(
    centre: Centre, starts_at: dt.datetime, ends_at: dt.datetime
) -> list[Slot]:
    """What takes a room of `centre` within this time, by session or class.

    What ends at the minute when the other starts does not take it.
    """
    slots = [_of_session(s) for s in _sessions(centre, starts_at, ends_at)]
    slots += _of_classes(_classes(centre), starts_at, ends_at)
    return sorted(
        (slot for slot in slots if slot.room), key=lambda slot: slot.starts_at
    )


def uses_by_classes(
    room: Room, since: dt.datetime, until: dt.datetime
) -> list[RoomUse]:
    """The classes that take this room, for whoever looks for conflicts."""
    classes = CentreClass.objects.filter(room=room, is_active=True)
    return [
        RoomUse(slot.starts_at, slot.ends_at, _words(slot))
        for slot in _of_classes(classes, since, until)
    ]


def classes_taught(
    teachers: Iterable[int], since: dt.datetime, until: dt.datetime
) -> list[Slot]:
    """Every meeting of the classes that these people teach, by their keys."""
    classes = CentreClass.objects.filter(teacher__in=teachers, is_active=True)
    taught = classes.select_related("centre", "room")
    return list(_of_classes(taught, since, until))


def sessions_in_the_way(weekly: CentreClass) -> int:
    """How many sessions still to come are in the room of a class when it meets."""
    if weekly.room_id is None:
        return 0
    coming = Session.objects.filter(
        room=weekly.room_id, state=SessionState.STANDING, ends_at__gt=timezone.now()
    ).exclude(workshop__state__in=_TAKES_NO_TIME)
    return sum(
        any(_of_classes([weekly], session.starts_at, session.ends_at))
        for session in coming
    )


def _words(slot: Slot) -> str:
    return _("the class “%(name)s”") % {"name": slot.centre_class}


def _sessions(
    centre: Centre, since: dt.datetime, until: dt.datetime
) -> QuerySet[Session]:
    return (
        Session.objects.filter(
            workshop__centre=centre,
            state=SessionState.STANDING,
            starts_at__lt=until,
            ends_at__gt=since,
        )
        .exclude(workshop__state__in=_TAKES_NO_TIME)
        .select_related("workshop__edition", "workshop__audience", "room")
    )


def _classes(centre: Centre) -> QuerySet[CentreClass]:
    classes = CentreClass.objects.filter(centre=centre, is_active=True)
    return classes.select_related("room", "teacher", "programme")


def _of_session(session: Session, *, is_open: bool = True) -> Slot:
    return Slot(
        session.starts_at,
        session.ends_at,
        session.room,
        session=session,
        is_open=is_open,
    )


def _of_classes(
    classes: Iterable[CentreClass], since: dt.datetime, until: dt.datetime
) -> Iterator[Slot]:
    first, last = timezone.localtime(since).date(), timezone.localtime(until).date()
    days = [first + _DAY * n for n in range((last - first).days + 1)]
    for weekly in classes:
        for day in days:
            starts_at = _moment(day, weekly.starts)
            ends_at = _moment(day, weekly.ends)
            if weekly.meets_on(day) and starts_at < until and ends_at > since:
                yield Slot(starts_at, ends_at, weekly.room, centre_class=weekly)


def _midnight(day: dt.date) -> dt.datetime:
    return _moment(day, dt.time())


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))
