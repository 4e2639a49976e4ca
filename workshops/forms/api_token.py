from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workshops.api_tokens import make_token
from workshops.fields import NameField
from workshops.forms.plain import PlainForm
from workshops.models import Organisation


class ApiTokenForm(PlainForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("For which organisation?"),
        empty_label=None,
    )
    name = NameField(
        label=_("Which program is it for?"),
        max_length=100,
        error_messages={"required": _("Write which program the key is for.")},
    )

    def __init__(self, organisations: QuerySet[Organisation], data: Any) -> None:
        super().__init__(data)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = organisations
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()
            field.initial = organisations[0]

    def save(self, by: User) -> str:
        """The token itself, which nobody can read again."""
        chosen = self.cleaned_data
        return make_token(chosen["organisation"], name=chosen["name"], by=by)
