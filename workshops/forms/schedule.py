from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience, ModuleEdition
from curriculum.numerals import in_digits_of
from curriculum.queries import newest_editions
from workshops.access import (
    AnyUser,
    Right,
    centres_for,
    facilitators_for,
    facilitators_of,
    organisations_for,
)
from workshops.fields import NumberField
from workshops.forms.module_choices import grouped_editions, people_of
from workshops.forms.overriding import OverridableForm
from workshops.models import Centre, Programme, Room, Workshop, WorkshopRequest
from workshops.people import name_of

MOST_PLACES = 500


class _PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class RoomField(forms.ModelChoiceField):
    """A room says how many it holds, and in which centre it is."""

    def label_from_instance(self, obj: Any) -> str:
        places = in_digits_of(get_language(), obj.capacity)
        words = {"room": obj.name, "centre": obj.centre.name, "places": places}
        return gettext("%(room)s (%(centre)s, %(places)s places)") % words


class ScheduleForm(OverridableForm):
    """What, for whom, where, by whom. The centre says which organisation runs it."""

    audience = forms.ModelChoiceField(
        Audience.objects.all(),
        label=_("Whom is the workshop for?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose whom the workshop is for.")},
    )
    edition = forms.ModelChoiceField(
        ModuleEdition.objects.none(),
        label=_("What do you teach?"),
        empty_label=_("Choose a module"),
        error_messages={"required": _("Choose the module that you teach.")},
    )
    other_module = forms.BooleanField(
        label=_("We teach this module to these people all the same."), required=False
    )
    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label=_("Where?"),
        empty_label=_("Choose a centre"),
        error_messages={
            "required": _("Choose a centre."),
            "invalid_choice": _("Choose a centre of your own organisation."),
        },
    )
    room = RoomField(
        Room.objects.none(),
        label=_("In which room? (if you know)"),
        empty_label=_("Not decided yet"),
        required=False,
        error_messages={"invalid_choice": _("Choose a room of this centre.")},
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
    facilitators = _PeopleField(
        User.objects.none(),
        label=_("Who runs it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one facilitator."),
            "invalid_choice": _("Choose facilitators of your own organisation."),
        },
    )
    capacity = NumberField(
        label=_("How many places?"),
        initial=30,
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={
            "min_value": _("A workshop needs at least one place."),
            "max_value": _("A workshop has at most 500 places. Plan several."),
        },
    )

    is_other_module = False
    """Whether the module is made for other people than those who were chosen."""

    def __init__(self, user: AnyUser, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        centres = centres_for(user).select_related("organisation")
        planning = organisations_for(user, Right.SCHEDULE)
        self._offer_modules()
        self._offer("centre", centres)
        self._offer("facilitators", facilitators_for(user))
        self._offer_if_any(
            "room", Room.objects.filter(centre__in=centres).select_related("centre")
        )
        self._offer_if_any(
            "programme",
            Programme.objects.filter(organisation__in=planning, is_active=True),
        )
        self.fields["facilitators"].initial = [user.pk]
        if len(centres) == 1:
            self.fields["centre"].initial = centres[0].pk

    def _offer(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = queryset

    def _offer_modules(self) -> None:
        """In groups, as soon as it is known for whom: theirs before the others."""
        editions = newest_editions().prefetch_related("audiences")
        self._offer("edition", editions)
        chosen = str(self["audience"].value() or "")
        audience = Audience.objects.filter(pk=int(chosen)) if chosen.isdigit() else []
        field = self.fields["edition"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        groups = grouped_editions(editions, next(iter(audience), None))
        field.choices = [("", field.empty_label), *groups]

    def _offer_if_any(self, name: str, queryset: Any) -> None:
        """A question without an answer to choose is not asked."""
        if queryset.exists():
            self._offer(name, queryset)
        else:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        audience, edition = cleaned.get("audience"), cleaned.get("edition")
        self.is_other_module = bool(
            audience and edition and audience not in edition.audiences.all()
        )
        if edition and self.is_other_module and not cleaned.get("other_module"):
            sentence = gettext(
                "This module is made for: %(people)s. Choose another one, or tick below"
                " that you teach it all the same."
            )
            self.add_error("edition", sentence % {"people": people_of(edition)})
        centre, people = cleaned.get("centre"), cleaned.get("facilitators")
        if centre and set(people or ()) - set(facilitators_of(centre.organisation)):
            self.add_error(
                "facilitators",
                _("Choose facilitators of the organisation that has this centre."),
            )
        room, programme = cleaned.get("room"), cleaned.get("programme")
        if centre and room and room.centre_id != centre.pk:
            self.add_error("room", _("Choose a room of this centre."))
        if centre and programme and programme.organisation_id != centre.organisation_id:
            self.add_error(
                "programme",
                _("Choose a programme of the organisation that has this centre."),
            )
        return cleaned


def as_asked(request: WorkshopRequest) -> dict[str, Any]:
    """What a plan begins with when somebody asked for it. The centre is still to say."""
    edition = request.edition
    newest = edition and newest_editions().filter(module_key=edition.module_key).first()
    return {
        "audience": request.audience_id,
        "edition": newest.pk if newest else None,
        "capacity": min(request.people, MOST_PLACES),
    }


def as_in(workshop: Workshop) -> dict[str, Any]:
    """What a copy begins with: everything but the days and the people.

    The newest edition of the module is taught, whatever was taught then.
    """
    newest = newest_editions().filter(module_key=workshop.edition.module_key).first()
    staff = workshop.assignments.running().order_by("pk").values_list("user", flat=True)
    return {
        "audience": workshop.audience_id,
        "edition": newest.pk if newest else None,
        "centre": workshop.centre_id,
        "programme": workshop.programme_id,
        "facilitators": list(staff),
        "capacity": workshop.capacity,
    }
