"""Centres, their rooms and safety checks, and the programmes of an organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import SafetyAnswer, SafetyItem
from workshops.models import Centre, Organisation, Programme, Room, SafetyCheck
from workshops.refusals import Refused


@transaction.atomic
def save_centre(centre: Centre, facts: Mapping[str, Any]) -> Centre:
    """Write `facts` on a centre, new or known. Nobody else's centre has this name."""
    _refuse_same_name(
        Centre.objects.filter(organisation=centre.organisation_id), centre, facts
    )
    return _written(centre, facts)


@transaction.atomic
def save_room(room: Room, facts: Mapping[str, Any]) -> Room:
    _refuse_same_name(Room.objects.filter(centre=room.centre_id), room, facts)
    return _written(room, facts)


@transaction.atomic
def save_programme(
    organisation: Organisation, programme: Programme, facts: Mapping[str, Any]
) -> Programme:
    programme.organisation = organisation
    _refuse_same_name(
        Programme.objects.filter(organisation=organisation), programme, facts
    )
    return _written(programme, facts)


@transaction.atomic
def remove_room(room: Room) -> None:
    """A room in which something was or will be held stays: the history needs it."""
    if room.sessions.exists():
        raise Refused(_room_is_used())
    try:
        room.delete()
    except ProtectedError as error:
        raise Refused(_room_is_used()) from error


def record_safety_check(
    centre: Centre,
    *,
    by: User | None,
    answers: Mapping[SafetyItem, SafetyAnswer],
    checked_on: dt.date,
    note: str = "",
) -> SafetyCheck:
    """Write down what was seen. Earlier checks stay as they are."""
    if checked_on > timezone.localdate():
        raise Refused(_("This day has not come yet. Give the day you looked."))
    if set(answers) != set(SafetyItem):
        raise Refused(_("Answer each line of the list."))
    return SafetyCheck.objects.create(
        centre=centre,
        items={item.value: answer.value for item, answer in answers.items()},
        checked_on=checked_on,
        checked_by=by,
        note=note,
    )


def _room_is_used() -> str:
    return _("Something was or will be held in this room, so it stays on the list.")


def _refuse_same_name(others: Any, row: Any, facts: Mapping[str, Any]) -> None:
    for field in ("name_bn", "name_en"):
        same = {f"{field}__iexact": facts[field]}
        if others.filter(**same).exclude(pk=row.pk).exists():
            raise Refused(
                _("There is already one with the name “%(name)s”. Give another name.")
                % {"name": facts[field]}
            )


def _written(row: Any, facts: Mapping[str, Any]) -> Any:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
    return row
