"""What is said of a conflict: to somebody who may know the other workshop, and to all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.clock import date_with_weekday, in_words
from workshops.models import CentreClass, Room, Session
from workshops.recurrence import SkippedDate
from workshops.room_uses import RoomUse


class Words(NamedTuple):
    named: str
    discreet: str


def busy_facilitator(name: str, session: Session) -> Words:
    named = _(
        "%(name)s is at the workshop “%(title)s” (%(code)s) at that time: %(time)s."
        " Choose another time or another facilitator."
    )
    discreet = _(
        "%(name)s is at another workshop at that time."
        " Choose another time or another facilitator."
    )
    return Words(named % {"name": name, **_facts(session)}, discreet % {"name": name})


def late_facilitator(name: str, session: Session, way: dt.timedelta) -> Words:
    named = _(
        "%(name)s is at the workshop “%(title)s” (%(code)s) in another centre:"
        " %(time)s. Leave %(minutes)s minutes for the way."
    )
    discreet = _(
        "%(name)s is at a workshop in another centre shortly before or after."
        " Leave %(minutes)s minutes for the way."
    )
    facts = {"name": name, "minutes": _digits(int(way.total_seconds() // 60))}
    return Words(named % {**facts, **_facts(session)}, discreet % facts)


def room_taken(room: Room, session: Session) -> Words:
    named = _(
        "The workshop “%(title)s” (%(code)s) is in the room “%(room)s” at that time:"
        " %(time)s. Choose another time or another room."
    )
    discreet = _(
        "The room “%(room)s” is taken at that time."
        " Choose another time or another room."
    )
    facts = {"room": room.name}
    return Words(named % {**facts, **_facts(session)}, discreet % facts)


def room_used(room: Room, use: RoomUse) -> Words:
    sentence = _(
        "In the room “%(room)s” is at that time: %(use)s."
        " Choose another time or another room."
    )
    words = sentence % {"room": room.name, "use": use.words}
    return Words(words, words)


def busy_teacher(name: str, centre_class: CentreClass) -> Words:
    named = _(
        "%(name)s teaches the class “%(class)s” (%(centre)s) at that time."
        " Choose another time or another facilitator."
    )
    discreet = _(
        "%(name)s teaches a class at that time."
        " Choose another time or another facilitator."
    )
    facts = {
        "name": name,
        "class": str(centre_class),
        "centre": centre_class.centre.name,
    }
    return Words(named % facts, discreet % facts)


def off(day: SkippedDate) -> Words:
    """The history keeps the fact, not the advice."""
    fact = _("%(day)s is a holiday: %(holiday)s.") if day.holiday else _("%(day)s is a weekly day off.")  # fmt: skip
    discreet = fact % {"day": date_with_weekday(day.date), "holiday": day.holiday}
    advice = _("Choose another day, or say why it must be this one.")
    return Words(f"{discreet} {advice}", discreet)


def weekly_off(weekdays: Iterable[int]) -> str:
    """Of a weekly class, which has no dates."""
    sentence = _(
        "Weekly day off: %(days)s. Choose another day, or say why it must be this one."
    )
    return sentence % {"days": ", ".join(str(WEEKDAYS[day]) for day in weekdays)}


def people_elsewhere(people: int, session: Session) -> Words:
    named = ngettext(
        "%(number)s person on the list is at the workshop “%(title)s” (%(code)s) at"
        " that time: %(time)s.",
        "%(number)s people on the list are at the workshop “%(title)s” (%(code)s) at"
        " that time: %(time)s.",
        people,
    )
    discreet = ngettext(
        "%(number)s person on the list is at another workshop at that time.",
        "%(number)s people on the list are at another workshop at that time.",
        people,
    )
    facts = {"number": _digits(people)}
    return Words(named % {**facts, **_facts(session)}, discreet % facts)


def _facts(session: Session) -> dict[str, str]:
    return {
        "title": session.workshop.edition.title,
        "code": session.workshop.code,
        "time": in_words(session),
    }


def _digits(number: int) -> str:
    return in_digits_of(get_language(), number)
