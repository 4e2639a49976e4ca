"""Changing what is planned: one day, more days, the plan itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.access import AnyUser, centres_for
from workshops.fields import NameField, NumberField
from workshops.forms.dates import SessionTimesForm
from workshops.forms.overriding import OverridableForm
from workshops.forms.plain import PlainForm
from workshops.forms.schedule import RoomField
from workshops.models import Centre, Programme, Room, Session, Workshop


def reason_field(label: Any, required: Any = "") -> NameField:
    return NameField(
        label=label,
        help_text=_("A few words, such as: the road is flooded. No names."),
        max_length=300,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": required},
    )


class RoomForm(OverridableForm):
    """In which room of the centre, where there are rooms."""

    room = RoomField(
        Room.objects.none(),
        label=_("In which room? (if you know)"),
        empty_label=_("Not decided yet"),
        required=False,
        error_messages={"invalid_choice": _("Choose a room of this centre.")},
    )

    def __init__(self, workshop: Workshop, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rooms = Room.objects.filter(centre=workshop.centre).select_related("centre")
        if rooms.exists():
            field = self.fields["room"]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = rooms
        else:
            del self.fields["room"]


class MoveForm(RoomForm, SessionTimesForm):
    reason = reason_field(_("Why is it moved? (if you like)"))

    field_order = ("date", "starts", "ends", "room", "reason", "override_reason")

    @classmethod
    def of(cls, session: Session, data: Any) -> MoveForm:
        start, end = map(timezone.localtime, (session.starts_at, session.ends_at))
        initial = {
            "date": start.date(),
            "starts": start.time(),
            "ends": end.time(),
            "room": session.room_id,
        }
        return cls(session.workshop, data, initial=initial)


class CancelDayForm(PlainForm):
    reason = reason_field(
        _("Why is this day cancelled?"),
        _("Write in a few words why the day is cancelled."),
    )


class PostponeForm(PlainForm):
    reason = reason_field(
        _("Why is it postponed?"),
        _("Write in a few words why the workshop is postponed."),
    )


class PlanForm(OverridableForm):
    """Centre, places and programme. For whom and what is taught stay as they are."""

    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label=_("Where?"),
        empty_label=None,
        error_messages={
            "required": _("Choose a centre."),
            "invalid_choice": _("Choose a centre of your own organisation."),
        },
    )
    capacity = NumberField(
        label=_("How many places?"),
        min_value=1,
        max_value=500,
        error_messages={
            "min_value": _("A workshop needs at least one place."),
            "max_value": _("A workshop has at most 500 places. Plan several."),
        },
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("For which programme?"),
        empty_label=_("For none"),
        required=False,
        error_messages={
            "invalid_choice": _("Choose a programme of your own organisation.")
        },
    )

    def __init__(self, user: AnyUser, workshop: Workshop, data: Any) -> None:
        initial = {
            "centre": workshop.centre_id,
            "capacity": workshop.capacity,
            "programme": workshop.programme_id,
        }
        super().__init__(data, initial=initial)
        own = {"organisation": workshop.organisation_id}
        centres = centres_for(user).filter(**own)
        programmes = Programme.objects.filter(**own, is_active=True)
        if workshop.programme_id:
            programmes |= Programme.objects.filter(pk=workshop.programme_id)
        for name, choices in {"centre": centres, "programme": programmes}.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = choices
