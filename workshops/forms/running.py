"""The short forms: logging in, cancelling, taking somebody off the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils.translation import gettext_lazy as _

from workshops.fields import NameField
from workshops.forms.plain import PlainForm


class LoginForm(AuthenticationForm):
    username = UsernameField(
        label=_("Your user name"),
        widget=forms.TextInput(attrs={"autofocus": True, "autocapitalize": "none"}),
        error_messages={"required": _("Write your user name.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Write your password.")},
    )
    error_messages = {
        "invalid_login": _(
            "The user name or the password is wrong. Small and capital letters differ."
        ),
        "inactive": _("This account is switched off. Ask your coordinator."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""


class CancelForm(PlainForm):
    reason = NameField(
        label=_("Why is it cancelled?"),
        help_text=_("A few words, such as: the road is flooded."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Write in a few words why the workshop is cancelled.")
        },
    )


class WithdrawForm(PlainForm):
    reason = NameField(
        label=_("Why? (if you know)"),
        help_text=_("No names and nothing private: this is kept."),
        max_length=300,
        required=False,
    )
