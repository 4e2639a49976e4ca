"""On which days a workshop meets: single days, a weekly rhythm, or both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from workshops import conf
from workshops.fields import DateField, NumberField, TimeField
from workshops.forms.plain import PlainForm
from workshops.holidays import named_holidays
from workshops.models import Organisation, Session
from workshops.recurrence import Rhythm, SkippedDate, dates_of
from workshops.refusals import Refused
from workshops.session_times import (
    EARLIEST,
    MOST_SESSIONS,
    Times,
    moment,
    refuse_hours_of_the_night,
    refuse_impossible_times,
)

MOST_SINGLE_DAYS = 6
FROM_SATURDAY = (5, 6, 0, 1, 2, 3, 4)


class HoursForm(PlainForm):
    """From when to when, on whatever day."""

    day_field = "date"

    starts = TimeField(
        label=_("Starts at"), error_messages={"required": _("Say when it starts.")}
    )
    ends = TimeField(
        label=_("Ends at"), error_messages={"required": _("Say when it ends.")}
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned and not self.errors:
            starts, ends = cleaned["starts"], cleaned["ends"]
            day = self.day_field if ends > starts else "ends"
            self._at(day, refuse_impossible_times, [self.first_times()])
            hours = "starts" if starts < EARLIEST else "ends"
            self._at(hours, refuse_hours_of_the_night, starts, ends)
        return cleaned

    def _at(self, name: str, check: Callable[..., None], *facts: Any) -> None:
        """The sentence stands at the field that is to be changed."""
        try:
            check(*facts)
        except Refused as refusal:
            self.add_error(name, refusal)

    def first_times(self) -> Times:
        raise NotImplementedError


class SessionTimesForm(HoursForm):
    """One day: from when to when."""

    date = DateField(label=_("Date"))

    field_order: tuple[str, ...] = ("date", "starts", "ends")

    def has_changed(self) -> bool:
        """A day that was suggested and then left empty is no day."""
        names = (self.add_prefix(name) for name in self.fields)
        if self.is_bound and not any(self.data.get(name) for name in names):
            return False
        return super().has_changed()

    def first_times(self) -> Times:
        data = self.cleaned_data
        return moment(data["date"], data["starts"]), moment(data["date"], data["ends"])


class SessionDays(BaseFormSet[SessionTimesForm]):
    may_be_empty = False

    def clean(self) -> None:
        if not any(self.errors) and (self.times() or not self.may_be_empty):
            refuse_impossible_times(sorted(self.times()))

    def times(self) -> list[Times]:
        return [form.first_times() for form in self.forms if form.has_changed()]

    @property
    def has_more_days(self) -> bool:
        """Whether something was typed beyond the first day."""
        return self.is_bound and any(form.has_changed() for form in self.forms[1:])


SessionTimesFormSet: type[SessionDays] = formset_factory(  # type: ignore[assignment]
    SessionTimesForm,
    formset=SessionDays,
    extra=MOST_SINGLE_DAYS - 1,
    min_num=1,
    max_num=MOST_SINGLE_DAYS,
    absolute_max=MOST_SINGLE_DAYS,
    validate_min=False,
)


class RhythmForm(HoursForm):
    """The same days of every week, until there are enough."""

    day_field = "first"

    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days of the week?"),
        choices=[(day, WEEKDAYS[day]) for day in FROM_SATURDAY],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day of the week.")},
    )
    first = DateField(label=_("From which date on?"))
    times = NumberField(
        label=_("How many meetings?"),
        min_value=1,
        max_value=MOST_SESSIONS,
        error_messages={
            "min_value": _("Plan at least one meeting."),
            "max_value": _(
                "A workshop has at most 60 sessions. Plan a second workshop."
            ),
        },
    )

    field_order = ("weekdays", "first", "times", "starts", "ends")

    def first_times(self) -> Times:
        data = self.cleaned_data
        return moment(data["first"], data["starts"]), moment(
            data["first"], data["ends"]
        )

    def rhythm(self) -> Rhythm:
        data = self.cleaned_data
        return Rhythm(data["first"], frozenset(data["weekdays"]), data["times"])


@dataclass
class PlannedDates:
    """The sessions in their order, and the days that a rhythm left out."""

    times: list[Times]
    skipped: list[SkippedDate] = field(default_factory=list)


@dataclass(frozen=True)
class DatesPreview:
    """The days that would be saved, and those that are left out with the reason.

    `asked` is the day that somebody asked for.
    """

    times: list[Times]
    skipped: list[SkippedDate]
    asked: dt.date | None = None

    @property
    def misses_asked(self) -> bool:
        days = {timezone.localdate(start) for start, _end in self.times}
        return self.asked is not None and self.asked not in days

    @property
    def spans(self) -> list[Session]:
        return [Session(starts_at=start, ends_at=end) for start, end in self.times]


class WorkshopDates:
    """Both forms as one. A rhythm is there when something was typed into it."""

    def __init__(self, data: Any = None, *, day: dt.date | None = None) -> None:
        """`day` is suggested for the first meeting, by itself or of a rhythm."""
        suggested = [{"date": day}] if day else None
        self.days = SessionTimesFormSet(data, prefix="days", initial=suggested)
        self.rhythm = RhythmForm(
            data,
            prefix="rhythm",
            empty_permitted=True,
            use_required_attribute=False,
            initial={"first": day} if day else None,
        )
        if self.has_rhythm:
            self.days.may_be_empty = True
            for form in self.days.forms:
                form.empty_permitted = True

    @property
    def has_rhythm(self) -> bool:
        return self.rhythm.is_bound and self.rhythm.has_changed()

    def is_valid(self) -> bool:
        return all([self.days.is_valid(), self.rhythm.is_valid()])

    def planned(self, organisation: Organisation) -> PlannedDates:
        """Refuses a rhythm that finds no day, and times that cannot be."""
        planned = PlannedDates(self.days.times())
        if self.has_rhythm:
            self._add_rhythm(planned, organisation)
        planned.times.sort()
        refuse_impossible_times(planned.times)
        return planned

    def _add_rhythm(self, planned: PlannedDates, organisation: Organisation) -> None:
        rhythm, hours = self.rhythm.rhythm(), self.rhythm.cleaned_data
        found = dates_of(
            rhythm,
            days_off=conf.weekly_days_off(),
            holidays=named_holidays(organisation, rhythm.first),
        )
        if not found.kept:
            raise Refused(
                _(
                    "No day is left: all these days are days off."
                    " Choose other days of the week."
                )
            )
        planned.skipped = found.skipped
        planned.times += [
            (moment(day, hours["starts"]), moment(day, hours["ends"]))
            for day in found.kept
        ]
