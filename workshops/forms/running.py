"""The short forms: logging in, cancelling, taking somebody off the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    UsernameField,
)
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


class OwnPasswordForm(PasswordChangeForm):
    """The old password, and a new one twice."""

    error_messages = {
        "password_incorrect": _("The old password is wrong. Type it again."),
        "password_mismatch": _("The two new passwords differ. Type both again."),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.label_suffix = ""
        labels = {
            "old_password": _("The password you have now"),
            "new_password1": _("The new password"),
            "new_password2": _("The new password once more"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].error_messages["required"] = _("Type this password.")
        self.fields["new_password1"].help_text = _(
            "At least eight letters and digits. Three words are easy to remember."
        )


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
    whole_party = forms.BooleanField(
        label=_("The others of the party leave too."), required=False
    )
    reason = NameField(
        label=_("Why? (if you know)"),
        help_text=_("No names and nothing private: this is kept."),
        max_length=300,
        required=False,
    )
