from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workshops.choices import ActivityOutcome
from workshops.forms.plain import PlainForm
from workshops.models import SessionRecord
from workshops.people import name_of
from workshops.records import outcomes_of
from workshops.syllabus import PlannedActivity


class _StaffField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class RecordForm(PlainForm):
    """What was taught. Every planned activity stands as done until somebody says otherwise."""

    staff = _StaffField(
        label=_("Who of the staff was there?"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    added = forms.CharField(
        label=_("What did you do besides the plan?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    deviations = forms.CharField(
        label=_("What was otherwise than planned, and why?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    notes = forms.CharField(
        label=_("Notes"),
        help_text=_(
            "No names, and nothing that somebody told you in confidence. Are you worried"
            " about somebody? Write that under “I am worried about somebody”."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        planned: list[PlannedActivity],
        staff: QuerySet[User],
        record: SessionRecord | None,
        data: Any = None,
    ) -> None:
        super().__init__(data, initial=_initial(record, staff))
        self.planned = planned
        field = self.fields["staff"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = staff
        known = outcomes_of(record)
        for place, activity in enumerate(planned):
            self.fields[f"a{place}"] = forms.ChoiceField(
                label=activity.title,
                choices=ActivityOutcome.choices,
                initial=known.get(activity.key, ActivityOutcome.DONE),
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the three.")},
            )

    @property
    def lines(self) -> list[tuple[PlannedActivity, forms.BoundField]]:
        return [(activity, self[f"a{n}"]) for n, activity in enumerate(self.planned)]

    def outcomes(self) -> dict[str, ActivityOutcome]:
        return {
            activity.key: ActivityOutcome(self.cleaned_data[f"a{place}"])
            for place, activity in enumerate(self.planned)
        }


def _initial(record: SessionRecord | None, staff: QuerySet[User]) -> dict[str, Any]:
    """The last record, or that everybody who is assigned was there."""
    if record is None:
        return {"staff": staff}
    return {
        "staff": record.staff.all(),
        "added": record.added,
        "deviations": record.deviations,
        "notes": record.notes,
    }
