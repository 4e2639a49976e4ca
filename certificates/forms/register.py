from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from certificates.choices import CertificateState
from certificates.register import Wanted
from curriculum.models import Audience
from workshops.access import AnyUser, Right, workshops_for
from workshops.fields import DateField
from workshops.forms.plain import PlainForm
from workshops.models import Centre

ALL = _("All")


class RegisterForm(PlainForm):
    """Sent by GET: nothing personal is in it. A name is found by “Find a person”."""

    code = forms.CharField(
        label=_("Code on the certificate"), required=False, max_length=40
    )
    state = forms.ChoiceField(
        label=_("Valid or not"),
        required=False,
        choices=[("", ALL), *CertificateState.choices],
    )
    since = DateField(label=_("Given from this day"), required=False)
    until = DateField(label=_("Given until this day"), required=False)
    centre = forms.ModelChoiceField(
        label=_("Centre"),
        queryset=Centre.objects.none(),
        required=False,
        empty_label=ALL,
    )
    audience = forms.ModelChoiceField(
        label=_("For"),
        queryset=Audience.objects.all(),
        required=False,
        empty_label=ALL,
    )

    def __init__(self, user: AnyUser, data: Any) -> None:
        super().__init__(data)
        centre = self.fields["centre"]
        if isinstance(centre, forms.ModelChoiceField):
            workshops = workshops_for(user, Right.IDENTITIES)
            language = "bn" if get_language() == "bn" else "en"
            centre.queryset = Centre.objects.filter(
                pk__in=workshops.values("centre")
            ).order_by(f"name_{language}", "pk")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day is before the first one."))
        return cleaned

    def wanted(self) -> Wanted:
        """What can be read of it; a field with a fault narrows nothing."""
        read = self.cleaned_data
        return Wanted(
            code=read.get("code") or "",
            state=read.get("state") or "",
            since=read.get("since"),
            until=read.get("until"),
            centre=getattr(read.get("centre"), "pk", None),
            audience=getattr(read.get("audience"), "pk", None),
        )
