from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from curriculum.models import Audience, ModuleEdition
from curriculum.queries import newest_editions
from workshops.access import (
    AnyUser,
    centres_for,
    facilitators_for,
    facilitators_of,
)
from workshops.fields import DateField, NumberField, TimeField
from workshops.forms.plain import PlainForm
from workshops.models import Centre
from workshops.people import name_of
from workshops.services.scheduling import MOST_SESSIONS, Times, refuse_impossible_times


class _PeopleField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class ScheduleForm(PlainForm):
    """What, for whom, where, by whom. The centre says which organisation runs it."""

    audience = forms.ModelChoiceField(
        Audience.objects.all(),
        label=_("Whom is the workshop for?"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose whom the workshop is for.")},
    )
    edition = forms.ModelChoiceField(
        ModuleEdition.objects.none(),
        label=_("What do you teach?"),
        empty_label=_("Choose a module"),
        error_messages={"required": _("Choose the module that you teach.")},
    )
    centre = forms.ModelChoiceField(
        Centre.objects.none(),
        label=_("Where?"),
        empty_label=_("Choose a centre"),
        error_messages={
            "required": _("Choose a centre."),
            "invalid_choice": _("Choose a centre of your own organisation."),
        },
    )
    facilitators = _PeopleField(
        User.objects.none(),
        label=_("Who runs it?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one facilitator."),
            "invalid_choice": _("Choose facilitators of your own organisation."),
        },
    )
    capacity = NumberField(
        label=_("How many places?"),
        initial=30,
        min_value=1,
        max_value=500,
        error_messages={
            "min_value": _("A workshop needs at least one place."),
            "max_value": _("A workshop has at most 500 places. Plan several."),
        },
    )

    def __init__(self, user: AnyUser, data: Any = None) -> None:
        super().__init__(data)
        centres = centres_for(user).select_related("organisation")
        self._offer("edition", newest_editions().prefetch_related("audiences"))
        self._offer("centre", centres)
        self._offer("facilitators", facilitators_for(user))
        self.fields["facilitators"].initial = [user.pk]
        if len(centres) == 1:
            self.fields["centre"].initial = centres[0].pk

    def _offer(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        audience, edition = cleaned.get("audience"), cleaned.get("edition")
        if audience and edition and audience not in edition.audiences.all():
            self.add_error("edition", _("This module is not made for these people."))
        centre, people = cleaned.get("centre"), cleaned.get("facilitators")
        if centre and set(people or ()) - set(facilitators_of(centre.organisation)):
            self.add_error(
                "facilitators",
                _("Choose facilitators of the organisation that has this centre."),
            )
        return cleaned


class SessionTimesForm(PlainForm):
    """One day: from when to when."""

    date = DateField(label=_("Date"))
    starts = TimeField(
        label=_("Starts at"), error_messages={"required": _("Say when it starts.")}
    )
    ends = TimeField(
        label=_("Ends at"), error_messages={"required": _("Say when it ends.")}
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned and not self.errors:
            refuse_impossible_times([self.times()])
        return cleaned

    def times(self) -> Times:
        data = self.cleaned_data
        return _moment(data["date"], data["starts"]), _moment(
            data["date"], data["ends"]
        )


class SessionDays(BaseFormSet[SessionTimesForm]):
    def clean(self) -> None:
        if not any(self.errors):
            refuse_impossible_times(sorted(self.times()))

    def times(self) -> list[Times]:
        return [form.times() for form in self.forms if form.has_changed()]

    @property
    def has_more_days(self) -> bool:
        """Whether something was typed beyond the first day."""
        return self.is_bound and any(form.has_changed() for form in self.forms[1:])


SessionTimesFormSet: type[SessionDays] = formset_factory(  # type: ignore[assignment]
    SessionTimesForm,
    formset=SessionDays,
    extra=MOST_SESSIONS - 1,
    min_num=1,
    max_num=MOST_SESSIONS,
    absolute_max=MOST_SESSIONS,
    validate_min=False,
)


def _moment(date: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(date, time))
