"""The forms for centres, rooms and programmes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.access import AnyUser
from workshops.choices import ProgrammeKind, SafetyAnswer, SafetyItem
from workshops.fields import (
    BanglaNameField,
    DateField,
    LatinNameField,
    NameField,
    NumberField,
)
from workshops.forms.plain import PlainForm
from workshops.forms.whereabouts import OfficePhoneField, PointField
from workshops.models import Centre, Organisation
from workshops.places import whole_organisations_for

_BANGLA_NAME = {"required": _("Write the name in Bangla letters.")}
_ENGLISH_NAME = {"required": _("Write the name in English letters.")}


class OwnedForm(PlainForm):
    """A form for something that belongs to an organisation.

    The organisation is asked for only where the user has several to choose from.
    """

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Which organisation?"),
        empty_label=_("Choose an organisation"),
        error_messages={"required": _("Choose an organisation.")},
    )

    def __init__(self, user: AnyUser, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choices = list(whole_organisations_for(user))
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = whole_organisations_for(user)
        if len(self.choices) == 1 or "organisation" in self.initial:
            del self.fields["organisation"]

    def organisation_chosen(self) -> Organisation:
        """Only for something new; what is known stays where it is."""
        chosen: Organisation = self.cleaned_data.get("organisation") or self.choices[0]
        return chosen

    def facts(self) -> dict[str, Any]:
        return {k: v for k, v in self.cleaned_data.items() if k != "organisation"}


class CentreForm(OwnedForm):
    name_bn = BanglaNameField(
        label=_("Name in Bangla"), max_length=200, error_messages=_BANGLA_NAME
    )
    name_en = LatinNameField(
        label=_("Name in English"), max_length=200, error_messages=_ENGLISH_NAME
    )
    address_bn = NameField(label=_("Address in Bangla"), max_length=300, required=False)
    address_en = NameField(
        label=_("Address in English"), max_length=300, required=False
    )
    district = NameField(label=_("District"), max_length=60, required=False)
    upazila = NameField(label=_("Upazila or ward"), max_length=60, required=False)
    directions_bn = forms.CharField(
        label=_("How to get there, in Bangla"),
        help_text=_("As you would tell a colleague who comes for the first time."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    directions_en = forms.CharField(
        label=_("How to get there, in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    point = PointField(
        label=_("Point on the map"),
        help_text=_("Copy the two numbers from a map, such as 23.746100, 90.374200."),
        max_length=60,
        required=False,
    )
    phone = OfficePhoneField(
        label=_("Telephone of the centre"),
        help_text=_("A number of the office, not of a person."),
        max_length=20,
        required=False,
    )
    capacity = NumberField(
        label=_("How many places?"),
        initial=30,
        min_value=1,
        max_value=2000,
        error_messages={
            "min_value": _("A centre needs at least one place."),
            "max_value": _("A centre has at most 2000 places. Check the number."),
        },
    )

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        point = facts.pop("point")
        facts["latitude"], facts["longitude"] = point or (None, None)
        return facts


def facts_of_centre(centre: Centre) -> dict[str, Any]:
    """What stands in the form of a known centre."""
    facts = {
        name: getattr(centre, name)
        for name in CentreForm.base_fields
        if name not in ("point", "organisation")
    }
    has_point = centre.latitude is not None and centre.longitude is not None
    facts["point"] = f"{centre.latitude}, {centre.longitude}" if has_point else ""
    return {**facts, "organisation": centre.organisation_id}


class RoomForm(PlainForm):
    name_bn = BanglaNameField(
        label=_("Name in Bangla"), max_length=100, error_messages=_BANGLA_NAME
    )
    name_en = LatinNameField(
        label=_("Name in English"), max_length=100, error_messages=_ENGLISH_NAME
    )
    capacity = NumberField(
        label=_("How many places?"),
        initial=30,
        min_value=1,
        max_value=500,
        error_messages={
            "min_value": _("A room needs at least one place."),
            "max_value": _("A room has at most 500 places. Check the number."),
        },
    )


class ProgrammeForm(OwnedForm):
    name_bn = BanglaNameField(
        label=_("Name in Bangla"), max_length=200, error_messages=_BANGLA_NAME
    )
    name_en = LatinNameField(
        label=_("Name in English"), max_length=200, error_messages=_ENGLISH_NAME
    )
    kind = forms.ChoiceField(
        label=_("What kind of work is it?"),
        choices=ProgrammeKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of work.")},
    )
    funder = NameField(
        label=_("Who pays for it?"),
        help_text=_("The name of the funder, if there is one."),
        max_length=200,
        required=False,
    )
    is_active = forms.BooleanField(
        label=_("It goes on"),
        help_text=_("One that is over is no longer offered."),
        required=False,
        initial=True,
    )


class SafetyForm(PlainForm):
    """One line for each thing to look at, in the order of the walk."""

    checked_on = DateField(label=_("When did you look?"), initial=timezone.localdate)
    note = forms.CharField(
        label=_("What must be done, and by when?"),
        help_text=_("No names: this is kept."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for item in SafetyItem:
            self.fields[item.value] = forms.ChoiceField(
                label=item.label,
                choices=SafetyAnswer.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one answer.")},
            )

    @property
    def lines(self) -> list[forms.BoundField]:
        return [self[item.value] for item in SafetyItem]

    def answers(self) -> dict[SafetyItem, SafetyAnswer]:
        return {
            item: SafetyAnswer(self.cleaned_data[item.value]) for item in SafetyItem
        }
