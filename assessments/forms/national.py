"""Which workshops are looked at together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.choices import AnswerMode
from assessments.models import InstrumentVersion, ScaleSummary
from assessments.national.question import Division, NationalQuestion
from curriculum.models import Audience
from workshops.access import AnyUser, Right, centres_for
from workshops.fields import DateField
from workshops.forms.plain import PlainForm
from workshops.models import Centre, Organisation, Programme

ALL_INSTRUMENTS = "all"


class NationalForm(PlainForm):
    """Without anything chosen: all workshops that asked the newest questions."""

    version = forms.ChoiceField(label=_("Questions"), required=False)
    audience = forms.ModelChoiceField(
        label=_("Who it is for"),
        queryset=Audience.objects.all(),
        required=False,
        empty_label=_("All"),
    )
    centre = forms.ModelChoiceField(
        label=_("Centre"),
        queryset=Centre.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    programme = forms.ModelChoiceField(
        label=_("Programme"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    mode = forms.ChoiceField(
        label=_("Way of answering"),
        choices=[("", _("All")), *AnswerMode.choices],
        required=False,
    )
    since = DateField(label=_("From this day"), required=False)
    until = DateField(label=_("Until this day"), required=False)
    by = forms.ChoiceField(
        label=_("Set beside each other by"),
        choices=[("", _("Not divided")), *Division.choices],
        required=False,
    )

    def __init__(self, user: AnyUser, organisation: Organisation, data: Any) -> None:
        self.organisation = organisation
        self.versions = _asked_versions(organisation)
        newest = str(next(iter(self.versions), ALL_INSTRUMENTS))
        filled = {name: data[name] for name in data if data[name]}
        super().__init__({"version": newest, **filled})
        fields: dict[str, Any] = self.fields
        fields["version"].choices = [
            *((str(pk), str(each)) for pk, each in self.versions.items()),
            (ALL_INSTRUMENTS, _("All questions, in units of the spread before")),
        ]
        fields["centre"].queryset = centres_for(user, Right.REPORT).filter(
            organisation=organisation
        )
        fields["programme"].queryset = Programme.objects.filter(
            organisation=organisation
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error(
                "until", _("The last day is before the first. Change one of them.")
            )
        return cleaned

    def question(self) -> NationalQuestion:
        chosen = self.cleaned_data
        version = chosen["version"]
        return NationalQuestion(
            organisation=self.organisation,
            version=None
            if version in ("", ALL_INSTRUMENTS)
            else self.versions[int(version)],
            audience=chosen["audience"],
            centre=chosen["centre"],
            programme=chosen["programme"],
            mode=AnswerMode(chosen["mode"]) if chosen["mode"] else None,
            since=chosen["since"],
            until=chosen["until"],
            by=Division(chosen["by"]) if chosen["by"] else None,
        )


def _asked_versions(organisation: Organisation) -> dict[int, InstrumentVersion]:
    """Those of which there is something to pool, newest first."""
    asked = ScaleSummary.objects.filter(
        workshop__organisation=organisation, is_primary=True
    )
    versions = InstrumentVersion.objects.filter(
        pk__in=asked.values("version").distinct()
    )
    return {each.pk: each for each in versions.order_by("-published_at", "-pk")}
