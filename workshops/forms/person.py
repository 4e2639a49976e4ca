from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curriculum.numerals import to_western
from workshops.choices import AgeBand, AgeBasis, Sex
from workshops.fields import (
    BanglaNameField,
    LatinNameField,
    MobileField,
    NameField,
    NumberField,
)
from workshops.forms.plain import PlainForm
from workshops.identities import NAME_FIELDS, Names

LONGEST = 120


class PersonForm(PlainForm):
    """Who a person is. Only the call name, the sex and the age are needed."""

    call_name = NameField(
        label=_("What is the person called?"),
        help_text=_("The name you call out in the room."),
        max_length=60,
        error_messages={"required": _("Write the name this person is called by.")},
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        choices=Sex.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the sex.")},
    )
    years = NumberField(
        label=_("Age in years"),
        help_text=_("If it is known. Else leave this empty and choose below."),
        min_value=1,
        max_value=110,
        required=False,
        error_messages={
            "min_value": _("Write the age in years, from 1 to 110."),
            "max_value": _("Write the age in years, from 1 to 110."),
        },
    )
    age_band = forms.ChoiceField(
        label=_("About how old?"),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    age_basis = forms.ChoiceField(
        label=_("How do you know the age?"),
        choices=AgeBasis.choices,
        widget=forms.RadioSelect,
        initial=AgeBasis.STATED,
        error_messages={"required": _("Say how you know the age.")},
    )
    name_bn = BanglaNameField(
        label=_("Full name in Bangla letters"),
        help_text=_("A certificate needs one full name, in Bangla or in English."),
        max_length=LONGEST,
        required=False,
    )
    name_latin = LatinNameField(
        label=_("Full name in English letters"),
        max_length=LONGEST,
        required=False,
    )
    guardian = NameField(
        label=_("Father's or mother's name"),
        help_text=_("Tells two people with the same name apart."),
        max_length=LONGEST,
        required=False,
    )
    phone = MobileField(
        label=_("Mobile number"),
        help_text=_("If there is one that is safe to call."),
        max_length=30,
        required=False,
    )
    village = NameField(
        label=_("Village or neighbourhood"), max_length=LONGEST, required=False
    )

    def __init__(
        self, data: Any = None, *, known: Collection[Names] = (), **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.known = known

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._settle_age(cleaned)
        if any(_same_person(cleaned, names) for names in self.known):
            self.add_error("call_name", _already_there(cleaned.get("guardian", "")))
        return cleaned

    def _settle_age(self, cleaned: dict[str, Any]) -> None:
        """Years choose the band. A band chosen just now must not say something else."""
        years, chosen = cleaned.get("years"), cleaned.get("age_band")
        if years is None:
            if not chosen and not {"years", "age_band"} & set(self.errors):
                self.add_error("age_band", _("Write the age in years, or choose one."))
            return
        band = AgeBand.of_years(years)
        if chosen and "age_band" in self.changed_data and chosen != band:
            self.add_error(
                "age_band",
                _("The years and the choice below do not fit. Correct one of them."),
            )
        cleaned["age_band"] = band

    def is_of_child(self, *, otherwise: bool) -> bool:
        """Whether the chosen age is a child's; `otherwise` while none is chosen."""
        self.full_clean()
        chosen = getattr(self, "cleaned_data", {}).get("age_band")
        return AgeBand(chosen).is_child if chosen else otherwise

    def names(self) -> Names:
        words = {name: self.cleaned_data[name] for name in NAME_FIELDS}
        return Names(**words, **self._years())

    def _years(self) -> dict[str, Any]:
        """An age that was not touched keeps the day on which it was noted."""
        years = self.cleaned_data["years"]
        if years is None:
            return {}
        noted_on = self.initial.get("years_noted_on")
        if "years" in self.changed_data or not noted_on:
            noted_on = timezone.localdate().isoformat()
        return {"years": years, "years_noted_on": noted_on}

    def particulars(self) -> dict[str, Any]:
        return {
            "sex": Sex(self.cleaned_data["sex"]),
            "age_band": AgeBand(self.cleaned_data["age_band"]),
            "age_basis": AgeBasis(self.cleaned_data["age_basis"]),
        }


def _same_person(cleaned: dict[str, Any], names: Names) -> bool:
    if "call_name" not in cleaned:
        return False
    typed = (cleaned["call_name"], cleaned.get("guardian", ""))
    return _folded(*typed) == _folded(names.call_name, names.guardian)


def _already_there(guardian: str) -> str:
    if guardian:
        return gettext(
            "Somebody with this name and the same father's or mother's name is"
            " already on the list. If this is another person, add something to"
            " the name, such as “Rahima 2”."
        )
    return gettext(
        "Somebody with this name is already on the list. If it is the same person, do"
        " not write them down anew. If not, add the father's or mother's name."
    )


def _folded(*words: str) -> list[str]:
    return [to_western(word).casefold() for word in words]
