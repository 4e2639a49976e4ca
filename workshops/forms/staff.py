from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience
from workshops.choices import MembershipRole
from workshops.fields import NameField
from workshops.forms.plain import PlainForm
from workshops.models import Centre, Organisation


class RoleForm(PlainForm):
    """One role, for the whole organisation unless a centre or people are chosen."""

    role = forms.ChoiceField(
        label=_("What does this person do?"),
        choices=MembershipRole.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what this person does.")},
    )
    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label=_("Only at one centre?"),
        empty_label=_("At all centres"),
        required=False,
    )
    audience = forms.ModelChoiceField(
        Audience.objects.all(),
        label=_("Only for some people?"),
        empty_label=_("For all people"),
        required=False,
    )

    def __init__(
        self, organisation: Organisation, data: Any = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        centre = self.fields["centre"]
        assert isinstance(centre, forms.ModelChoiceField)  # noqa: S101  for the type checker
        centre.queryset = organisation.centres.all()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_lead = cleaned.get("role") == MembershipRole.CENTRE_LEAD
        if is_lead and not cleaned.get("centre") and "centre" not in self.errors:
            self.add_error("centre", _("Choose the centre that this person leads."))
        return cleaned

    def reach(self) -> dict[str, Any]:
        """The role and how far it reaches, as the services take it."""
        data = self.cleaned_data
        return {
            "role": MembershipRole(data["role"]),
            "centre": data["centre"],
            "audience": data["audience"],
        }


class NewStaffForm(RoleForm):
    first_name = NameField(
        label=_("Name"),
        help_text=_("As colleagues call this person."),
        max_length=150,
        error_messages={"required": _("Write the name of the person.")},
    )
    last_name = NameField(label=_("Family name"), max_length=150, required=False)
    username = forms.CharField(
        label=_("User name"),
        help_text=_("For the log-in: letters and digits, no spaces."),
        max_length=150,
        validators=[
            UnicodeUsernameValidator(
                message=_("Use letters, digits and . - _ only, and no spaces.")
            )
        ],
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        error_messages={"required": _("Write a user name.")},
    )
    email = forms.EmailField(
        label=_("E-mail (if there is one)"),
        required=False,
        error_messages={"invalid": _("This is no e-mail address. Look at it again.")},
    )
    field_order = ["first_name", "last_name", "username", "email"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].strip()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(
                _("This user name is taken. Choose another one.")
            )
        return username

    def account(self) -> dict[str, Any]:
        names = ("username", "first_name", "last_name", "email")
        return {name: self.cleaned_data[name] for name in names}
