"""The counts as a table in which every row is one number."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from workshops.choices import AgeBand, Sex
from workshops.counting.shapes import Heads, Number, Report
from workshops.exports.table import Column, Table, Value
from workshops.people import name_of


class Measure(TextChoices):
    PEOPLE = "people", _("People who came at least once, each counted once")
    UNNAMED = "heads_unnamed", _("Heads without a name, counted at each session")
    UNNAMED_SEX_AGE = "heads_unnamed_sex_age", _("The same heads by sex and age")
    UNNAMED_DISABILITY = (
        "heads_unnamed_disability",
        _("Of these heads with a disability, by age"),
    )
    NAMED = "heads_named", _("How often people with a name came to a session")
    SEX_AGE = "people_sex_age", _("The same by sex and age")
    AUDIENCE = "people_audience", _("The same by whom the workshop is for")
    CENTRE = "people_centre", _("The same by centre")
    PERIOD = "people_period", _("The same by time")
    PLANNED = "sessions_planned", _("Sessions that were planned")
    HELD = "sessions_held", _("Sessions in which somebody was marked")
    AHEAD = "sessions_ahead", _("Planned sessions that are still to come")
    CANCELLED = (
        "sessions_cancelled",
        _("Sessions that were cancelled, or whose workshop was cancelled or postponed"),
    )
    WORKSHOPS = "workshops", _("Workshops that were not cancelled")
    PLACES = "places", _("Places in these workshops")
    ENROLLED = "enrolled", _("People with consent on the lists of these workshops")
    REGISTERED = "registered", _("Registrations in workshops that were held")
    NO_SHOW = (
        "no_show",
        _("Registrations of people on the list at the start who never came"),
    )
    DROPPED = (
        "dropped_out",
        _("Registrations of people who came, but not to the last session held"),
    )
    STAFF_SESSIONS = "staff_sessions", _("Sessions held by this person of staff")
    STAFF_HOURS = "staff_hours", _("Hours of these sessions")


COUNTS = [
    Column("measure", _("What is counted"), Measure),
    Column("since", _("First day")),
    Column("until", _("Last day")),
    Column("group", _("Sex, audience, centre, time or person of staff")),
    Column("age_band", _("Age in years"), AgeBand),
    Column("value", _("The number; empty when it is hidden")),
    Column("hidden", _("1 when the number is hidden to protect people, otherwise 0")),
]
Line = tuple[Measure, str, str, int | float | None]


def counts_table(report: Report) -> Table:
    periods = report.question.periods
    since, until = periods[0].first, periods[-1].last
    rows: list[list[Value]] = [
        [str(measure.value), since, until, group, age, number, int(number is None)]
        for measure, group, age, number in _lines(report)
    ]
    return Table("counts", COUNTS, rows)


def _lines(report: Report) -> Iterator[Line]:
    yield Measure.PEOPLE, "", "", report.people
    for age, row in zip(AgeBand.values, report.sex_age, strict=False):
        for sex, number in zip(Sex.values, row, strict=False):
            yield Measure.SEX_AGE, sex, age, number
    groups: list[tuple[Measure, list[tuple[str, Number]]]] = [
        (Measure.AUDIENCE, [(a.slug, n) for a, n in report.audiences]),
        (Measure.CENTRE, [(c.name, n) for c, n in report.centres]),
        (Measure.PERIOD, [(p.key, n) for p, n in report.by_period]),
    ]
    for measure, lines in groups:
        for group, number in lines:
            yield measure, group, "", number
    for days in report.sessions:
        yield Measure.PLANNED, days.period.key, "", days.planned
        yield Measure.HELD, days.period.key, "", days.held
        yield Measure.AHEAD, days.period.key, "", days.ahead
        yield Measure.CANCELLED, days.period.key, "", days.cancelled
    yield from _lines_for_staff(report)


def _lines_of_heads(heads: Heads) -> Iterator[Line]:
    yield Measure.UNNAMED, "", "", heads.unnamed_in_all
    for age, row in zip(AgeBand.values, heads.unnamed, strict=False):
        for sex, number in zip(Sex.values, row, strict=False):
            yield Measure.UNNAMED_SEX_AGE, sex, age, number
        yield Measure.UNNAMED_DISABILITY, "", age, row[-1]
    yield Measure.NAMED, "", "", heads.named


def _lines_for_staff(report: Report) -> Iterator[Line]:
    if report.heads:
        yield from _lines_of_heads(report.heads)
    if report.fill and report.counts:
        yield Measure.WORKSHOPS, "", "", report.fill.workshops
        yield Measure.PLACES, "", "", report.fill.places
        yield Measure.ENROLLED, "", "", report.fill.enrolled
        yield Measure.REGISTERED, "", "", report.counts.registered
        yield Measure.NO_SHOW, "", "", report.counts.no_show
        yield Measure.DROPPED, "", "", report.counts.dropped
    for user, load in report.loads:
        yield Measure.STAFF_SESSIONS, name_of(user), "", load.sessions
        yield Measure.STAFF_HOURS, name_of(user), "", load.hours
