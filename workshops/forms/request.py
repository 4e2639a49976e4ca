"""Asking for a workshop without a log-in, and the answer to it."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience, ModuleEdition
from curriculum.numerals import in_digits_of
from workshops.choices import AskerKind
from workshops.fields import DateField, NameField, NumberField
from workshops.forms.plain import PlainForm
from workshops.forms.whereabouts import OfficePhoneField
from workshops.models import Organisation
from workshops.requests import Contact, asked_organisations, public_editions
from workshops.session_times import FAR_AHEAD

TRAP = "website"
"""A field that people do not see and programs fill in."""

_OF_THE_REQUEST = (
    "asker_kind",
    "asker_name",
    "place",
    "audience",
    "people",
    "day",
    "when_suits",
    "edition",
    "subject",
)


class AskForm(PlainForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Whom do you ask?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose the organisation that you ask.")},
    )
    asker_kind = forms.ChoiceField(
        label=_("Who asks?"),
        choices=AskerKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who asks.")},
    )
    asker_name = NameField(
        label=_("Name of the school, office or association"),
        max_length=200,
        error_messages={"required": _("Write the name.")},
    )
    contact_name = NameField(
        label=_("Whom may we call?"),
        help_text=_("A name and a telephone. We keep both locked."),
        max_length=120,
        error_messages={"required": _("Write the name of a person.")},
    )
    contact_phone = OfficePhoneField(
        label=_("Telephone"),
        max_length=20,
        error_messages={"required": _("Write a telephone number.")},
    )
    audience = forms.ModelChoiceField(
        Audience.objects.all(),
        label=_("For whom is the workshop?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose whom the workshop is for.")},
    )
    people = NumberField(
        label=_("About how many people?"),
        min_value=1,
        max_value=2000,
        error_messages={
            "min_value": _("Write how many people would come, at least one."),
            "max_value": _("At most 2000. Check the number."),
        },
    )
    place = NameField(
        label=_("Where?"),
        help_text=_("The place and how to find it. Write no child's address."),
        max_length=300,
        error_messages={"required": _("Write the place.")},
    )
    day = DateField(label=_("A day that suits (if you know)"), required=False)
    when_suits = NameField(
        label=_("When does it suit?"),
        help_text=_("Such as: in the morning, not in the weeks of exams."),
        max_length=300,
        required=False,
    )
    edition = forms.ModelChoiceField(
        ModuleEdition.objects.none(),
        label=_("Which module? (if you know)"),
        empty_label=_("I do not know yet"),
        required=False,
    )
    subject = forms.CharField(
        label=_("What should it be about?"),
        help_text=_("In your own words. Do not write about a single child."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    client_uuid = forms.CharField(
        widget=forms.HiddenInput,
        required=False,
        max_length=64,
        initial=lambda: str(uuid.uuid4()),
    )

    def __init__(self, data: Any = None, *, is_busy: bool = False) -> None:
        super().__init__(data)
        self.asked = list(asked_organisations())
        self._offer("organisation", asked_organisations())
        self._offer("edition", public_editions())
        if len(self.asked) == 1:
            del self.fields["organisation"]
        if is_busy:
            self.fields["sum"] = NumberField(label=self._sum_in_words())

    def _offer(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = queryset

    @property
    def _key(self) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_OID, str(self["client_uuid"].value() or ""))

    @property
    def sent_key(self) -> uuid.UUID:
        """The same for the same form with the same words, however often it is sent."""
        words = [f"{name}={self.data.get(name, '')}" for name in sorted(self.fields)]
        return uuid.uuid5(self._key, "\n".join(words))

    @property
    def addends(self) -> tuple[int, int]:
        number = self._key.int
        return number % 8 + 1, (number >> 8) % 8 + 1

    def _sum_in_words(self) -> str:
        first, second = (in_digits_of(get_language(), n) for n in self.addends)
        return _(
            "Many requests come from here. How much is %(first)s + %(second)s?"
        ) % {
            "first": first,
            "second": second,
        }

    def clean_sum(self) -> int:
        total: int = self.cleaned_data["sum"]
        if total != sum(self.addends):
            raise forms.ValidationError(_("This is not the sum. Add them again."))
        return total

    def clean_day(self) -> Any:
        day, today = self.cleaned_data["day"], timezone.localdate()
        if day and not today <= day <= today + FAR_AHEAD:
            raise forms.ValidationError(
                _("Give a day from today on, within the next two years.")
            )
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get(TRAP):
            raise forms.ValidationError(
                _(
                    "Something was filled in that nobody sees. Please press “Send” again."
                )
            )
        has_subject = cleaned.get("edition") or cleaned.get("subject")
        if not has_subject and not {"edition", "subject"} & set(self.errors):
            self.add_error("subject", _("Choose a module or write the subject."))
        edition, audience = cleaned.get("edition"), cleaned.get("audience")
        if edition and audience and audience not in edition.audiences.all():
            self.add_error("edition", _("This module is not made for these people."))
        return cleaned

    def organisation_asked(self) -> Organisation:
        chosen: Organisation = self.cleaned_data.get("organisation") or self.asked[0]
        return chosen

    def contact(self) -> Contact:
        data = self.cleaned_data
        return Contact(name=data["contact_name"], phone=data["contact_phone"])

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _OF_THE_REQUEST}


class AnswerForm(PlainForm):
    """Why a request is declined or withdrawn."""

    reason = NameField(
        label=_("Why?"),
        help_text=_("A few words, no names: this is kept."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write the reason in a few words.")},
    )
