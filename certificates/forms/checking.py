from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CheckForm(forms.Form):
    """The code on a certificate, typed by somebody who holds the paper."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        help_text=_(
            "Thirteen letters and digits, such as 7K3D-9QX2-M4TA-P. "
            "Small letters and Bangla digits are fine."
        ),
        max_length=60,
        error_messages={"required": _("Type the code that stands on the certificate.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class NameForm(forms.Form):
    """A name that somebody reads from the paper, to be told yes or no."""

    name = forms.CharField(
        label=_("Name on the paper"),
        help_text=_("Type the full name as it is printed, in Bangla or in English."),
        max_length=200,
        error_messages={"required": _("Type the name that stands on the paper.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
