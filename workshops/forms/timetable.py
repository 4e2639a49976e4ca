from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from workshops.choices import ClassKind
from workshops.fields import (
    BanglaNameField,
    DateField,
    LatinNameField,
    NumberField,
    TimeField,
)
from workshops.forms.overriding import OverridableForm
from workshops.models import Centre, CentreClass, Programme, Room
from workshops.models.centre_class import WEEK
from workshops.people import name_of
from workshops.places import teachers_of


class _StaffField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class ClassForm(OverridableForm):
    """What is taught each week, when, where and by whom."""

    name_bn = BanglaNameField(
        label=_("Name in Bangla"),
        max_length=100,
        error_messages={"required": _("Write the name in Bangla letters.")},
    )
    name_en = LatinNameField(
        label=_("Name in English"),
        max_length=100,
        error_messages={"required": _("Write the name in English letters.")},
    )
    kind = forms.ChoiceField(
        label=_("What kind of class is it?"),
        choices=ClassKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of class.")},
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        choices=[(day, WEEKDAYS[day]) for day in WEEK],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day of the week.")},
    )
    starts = TimeField(
        label=_("Starts at"), error_messages={"required": _("Say when it starts.")}
    )
    ends = TimeField(
        label=_("Ends at"), error_messages={"required": _("Say when it ends.")}
    )
    first_day = DateField(label=_("First day"))
    last_day = DateField(
        label=_("Last day (if you know)"),
        help_text=_("Without a last day the class goes on."),
        required=False,
    )
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=_("In which room?"),
        empty_label=_("Not yet known"),
        required=False,
        error_messages={"invalid_choice": _("Choose a room of this centre.")},
    )
    teacher = _StaffField(
        User.objects.none(),
        label=_("Who teaches?"),
        empty_label=_("Not yet known"),
        required=False,
        error_messages={
            "invalid_choice": _("Choose somebody of your own organisation.")
        },
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("Which programme is it counted to?"),
        empty_label=_("None"),
        required=False,
    )
    capacity = NumberField(
        label=_("How many places?"),
        initial=20,
        min_value=1,
        max_value=500,
        error_messages={
            "min_value": _("A class needs at least one place."),
            "max_value": _("A class has at most 500 places. Check the number."),
        },
    )
    is_active = forms.BooleanField(
        label=_("It goes on"),
        help_text=_("A class that is over leaves the timetable."),
        required=False,
        initial=True,
    )

    def __init__(self, centre: Centre, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        organisation = centre.organisation
        offered = {
            "room": centre.rooms.all(),
            "teacher": teachers_of(organisation),
            "programme": organisation.programmes.filter(
                Q(is_active=True) | Q(pk=self.initial.get("programme"))
            ),
        }
        for name, queryset in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
            field.queryset = queryset

    def facts(self) -> dict[str, Any]:
        """What is written on the class; why it is on a day off goes beside it."""
        chosen = self.cleaned_data
        return {name: chosen[name] for name in self.fields if name != "override_reason"}


def facts_of_class(weekly: CentreClass) -> dict[str, Any]:
    """What stands in the form of a known class."""
    names = [name for name in ClassForm.base_fields if name != "override_reason"]
    facts = {name: getattr(weekly, name) for name in names}
    for name in ("room", "teacher", "programme"):
        facts[name] = getattr(weekly, f"{name}_id")
    return facts
