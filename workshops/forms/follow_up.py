from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshops.choices import FollowUpKind, FollowUpReason, FollowUpState
from workshops.fields import DateField, WordsField
from workshops.follow_ups import who_can_follow_up
from workshops.forms.plain import PlainForm
from workshops.models import Organisation
from workshops.people import name_of

LONGEST = 2000
_BY_HAND = (FollowUpReason.ABSENCES, FollowUpReason.OTHER)


class _PersonField(forms.ModelChoiceField):
    def label_from_instance(self, obj: User) -> str:
        return name_of(obj)


class _NextStepForm(PlainForm):
    """The way, the day and the person of what is to be done next."""

    kind = forms.ChoiceField(
        label=_("How?"),
        choices=FollowUpKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    due_on = DateField(label=_("Until which day?"))

    def __init__(
        self, organisation: Organisation, data: Any = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["assigned_to"] = _PersonField(
            who_can_follow_up(organisation),
            label=_("Who does it?"),
            error_messages={"required": _("Choose who does it.")},
        )

    def plan(self) -> dict[str, Any]:
        return {
            "kind": FollowUpKind(self.cleaned_data["kind"]),
            "due_on": self.cleaned_data["due_on"],
            "assigned_to": self.cleaned_data["assigned_to"],
            "words": self.cleaned_data["words"],
        }


class FollowUpForm(_NextStepForm):
    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[(reason.value, reason.label) for reason in _BY_HAND],
        widget=forms.RadioSelect,
        initial=FollowUpReason.OTHER,
        error_messages={"required": _("Choose why.")},
    )
    words = WordsField(
        label=_("What should the person who goes know?"),
        help_text=_("What you saw, not what you think it is. It is sealed."),
        rows=3,
        max_length=LONGEST,
        required=False,
    )
    field_order = ("reason", "kind", "due_on", "assigned_to", "words")


class ConcernFollowUpForm(_NextStepForm):
    """Made from a concern: the reason is known."""

    words = FollowUpForm.base_fields["words"]
    field_order = ("kind", "due_on", "assigned_to", "words")


class OutcomeForm(_NextStepForm):
    """What came out. The next step counts only while there is one."""

    words = WordsField(
        label=_("What came out?"),
        help_text=_("What you saw and what was said. No diagnosis. It is sealed."),
        rows=4,
        max_length=LONGEST,
        error_messages={"required": _("Write in a few words what came out.")},
    )
    state = forms.ChoiceField(
        label=_("And now?"),
        choices=[
            (FollowUpState.OPEN, _("There is a next step")),
            (FollowUpState.DONE, FollowUpState.DONE.label),
            (FollowUpState.GIVEN_UP, FollowUpState.GIVEN_UP.label),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it goes on.")},
    )
    field_order = ("words", "state", "kind", "due_on", "assigned_to")

    def stays_with(self, user: User) -> None:
        """Nobody else is offered."""
        person = self.fields["assigned_to"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101  for the type checker
        person.queryset = User.objects.filter(pk=user.pk)

    def full_clean(self) -> None:
        """Who has finished need not say how it goes on."""
        goes_on = self.data.get("state") == FollowUpState.OPEN
        for name in ("kind", "due_on", "assigned_to"):
            self.fields[name].required = goes_on
        super().full_clean()

    def outcome(self) -> dict[str, Any]:
        state = FollowUpState(self.cleaned_data["state"])
        words = self.cleaned_data["words"]
        if state == FollowUpState.OPEN:
            return {"state": state, **self.plan()}
        return {"state": state, "words": words}


def first_day() -> dt.date:
    """When nothing else was said: the day after tomorrow."""
    return timezone.localdate() + dt.timedelta(days=2)
