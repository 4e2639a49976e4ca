from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("Only staff can read this."),
        max_length=300,
        error_messages={"required": _("Write why the certificate is withdrawn.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    gives_new_one = forms.BooleanField(
        label=_("Give a new one at once, with the name as it is written now"),
        required=False,
    )
