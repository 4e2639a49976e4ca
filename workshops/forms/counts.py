"""Of what and when people are counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience
from workshops.access import AnyUser, Right, centres_for
from workshops.counting.partner_times import (
    label_of,
    newest_key,
    partner_keys,
    partner_periods,
)
from workshops.counting.periods import MOST_PERIODS, PeriodKind, periods_between
from workshops.counting.shapes import Question
from workshops.fields import DateField
from workshops.forms.plain import PlainForm
from workshops.models import Centre, Organisation
from workshops.refusals import Refused

OVER = _(
    "This time is over, so every letter would say the same. Choose today as the last"
    " day, or the newest quarter."
)


class CountsForm(PlainForm):
    """Without anything chosen: this year so far, by quarter."""

    since = DateField(label=_("From this day"), required=False)
    until = DateField(label=_("Until this day"), required=False)
    by = forms.ChoiceField(
        label=_("Divided by"), choices=PeriodKind.choices, required=False
    )
    centre = forms.ModelChoiceField(
        label=_("Centre"),
        queryset=Centre.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    audience = forms.ModelChoiceField(
        label=_("For"),
        queryset=Audience.objects.all(),
        required=False,
        empty_label=_("All"),
    )

    def __init__(
        self,
        user: AnyUser,
        organisation: Organisation,
        data: Any,
        *,
        today: dt.date | None = None,
    ) -> None:
        self.today = today = today or timezone.localdate()
        first = {
            "since": today.replace(month=1, day=1).isoformat(),
            "until": today.isoformat(),
            "by": PeriodKind.QUARTER.value,
        }
        super().__init__({**first, **_filled(data)})
        self.organisation = organisation
        centres = centres_for(user, Right.EXACT_COUNTS).filter(
            organisation=organisation
        )
        self.fields["centre"].queryset = centres  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if not since or not until:
            return cleaned
        if until < since:
            self.add_error(
                "until", _("The last day is before the first. Change one of them.")
            )
        elif len(periods_between(since, until, self._kind(cleaned))) > MOST_PERIODS:
            self.add_error(
                "by", _("These are too many parts. Choose larger ones or fewer days.")
            )
        return cleaned

    def _kind(self, cleaned: dict[str, Any]) -> PeriodKind:
        return PeriodKind(cleaned.get("by") or PeriodKind.QUARTER)

    def question(self) -> Question:
        chosen = self.cleaned_data
        periods = periods_between(chosen["since"], chosen["until"], self._kind(chosen))
        return Question(
            self.organisation, periods, chosen["centre"], chosen["audience"]
        )

    def lasting(self) -> dict[str, str]:
        """The question to ask again later: what was “until today” moves on."""
        chosen = self.cleaned_data
        if chosen["until"] < self.today:
            raise Refused(OVER)
        kept = {"by": self._kind(chosen).value}
        if chosen["since"] != self.today.replace(month=1, day=1):
            kept["since"] = chosen["since"].isoformat()
        for name in ("centre", "audience"):
            if chosen[name]:
                kept[name] = str(chosen[name].pk)
        return kept


class PartnerCountsForm(PlainForm):
    """Whole quarters and years only: answers a day apart would tell of one person."""

    time = forms.ChoiceField(label=_("Time"), required=False)

    def __init__(
        self, organisation: Organisation, data: Any, *, today: dt.date | None = None
    ) -> None:
        self.today = today or timezone.localdate()
        self.newest = newest_key(self.today)
        super().__init__({"time": self.newest, **_filled(data)})
        self.organisation = organisation
        self.fields["time"].choices = [  # type: ignore[attr-defined]
            (key, label_of(key, self.today)) for key in partner_keys(self.today)
        ]

    def question(self) -> Question:
        key = self.cleaned_data["time"] or self.newest
        return Question(self.organisation, partner_periods(key, self.today))

    def lasting(self) -> dict[str, str]:
        """The newest quarter, whichever that will be."""
        if self.cleaned_data["time"] not in ("", self.newest):
            raise Refused(OVER)
        return {}


def _filled(data: Any) -> dict[str, str]:
    """What was chosen; an empty choice counts as none."""
    return {name: value for name, value in data.items() if value}
