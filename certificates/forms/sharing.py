from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = [("1", _("One day")), ("7", _("One week")), ("30", _("One month"))]


class ShareForm(forms.Form):
    """For how long a link to the certificate works."""

    days = forms.ChoiceField(
        label=_("How long shall the link work?"),
        choices=DAYS,
        initial="7",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how long the link shall work."),
            "invalid_choice": _("Choose how long the link shall work."),
        },
    )
