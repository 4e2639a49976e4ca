from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.choices import ContactRule, SpokenLanguage
from workshops.fields import MobileField
from workshops.forms.plain import PlainForm


class ContactForm(PlainForm):
    """How a person may be reached, as they said themselves."""

    contact = forms.ChoiceField(
        label=_("Is it safe when we call or write?"),
        help_text=_("Ask in private. Who else picks up this phone, or reads it?"),
        choices=ContactRule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the four.")},
    )
    phone = MobileField(
        label=_("Mobile number"),
        help_text=_("Only this number is called or written to."),
        max_length=30,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=SpokenLanguage.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language.")},
    )
    no_visits = forms.BooleanField(
        label=_("Never visit at home: it would bring this person into danger."),
        required=False,
    )

    def __init__(self, *args: Any, may_allow_visits: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.may_allow_visits = may_allow_visits

    def clean_no_visits(self) -> bool:
        """Whoever could take the flag back would see from what remains why it stood."""
        never: bool = self.cleaned_data["no_visits"]
        if self.initial.get("no_visits") and not never and not self.may_allow_visits:
            raise forms.ValidationError(
                _("Only the coordinator takes this back. Ask them.")
            )
        return never

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs = cleaned.get("contact") == ContactRule.SAFE_NUMBER
        if needs and not cleaned.get("phone") and "phone" not in self.errors:
            self.add_error("phone", _("Write the number that is safe."))
        return cleaned
