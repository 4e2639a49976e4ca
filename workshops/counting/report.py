"""What one person may know of the counts of an organisation.

Who leads, monitors or directs sees exact numbers. A partner sees people only, whole
years, and no small number (`suppression`).
"""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django_scopes import scope

from curriculum.models import Audience
from workshops.access import (
    AnyUser,
    Right,
    accepted_memberships,
    organisations_for,
    workshops_for,
)
from workshops.choices import AgeBand, Sex
from workshops.counting.counts import (
    Counts,
    Load,
    count,
    fill,
    loads,
    unnamed_heads,
)
from workshops.counting.periods import Period, PeriodKind, periods_between
from workshops.counting.shapes import Days, Heads, Number, Question, Report
from workshops.counting.shown import EVERYTHING, as_first_shown
from workshops.counting.suppression import FEWEST_PEOPLE, hide_in_cross, hide_in_list
from workshops.heads import Cell
from workshops.models import Centre, Organisation, Workshop
from workshops.rights import roles_with

Group = TypeVar("Group")


def sees_exact(user: AnyUser, organisation: Organisation) -> bool:
    exact = organisations_for(user, Right.EXACT_COUNTS)
    return exact.filter(pk=organisation.pk).exists()


def partner_periods(year: int, today: dt.date) -> list[Period]:
    """The quarters of a year that are over.

    Two answers a day apart would otherwise tell who came in between.
    """
    months_over = 12 if year < today.year else (today.month - 1) // 3 * 3
    if year > today.year or not months_over:
        return []
    last = dt.date(year + months_over // 12, months_over % 12 + 1, 1)
    return periods_between(
        dt.date(year, 1, 1), last - dt.timedelta(days=1), PeriodKind.QUARTER
    )


def newest_year(today: dt.date) -> int:
    """The newest year of which a quarter is over."""
    return today.year if today.month > 3 else today.year - 1


def report_for(user: AnyUser, question: Question) -> Report:
    """Everything in the same few queries for ten workshops and ten thousand."""
    is_exact = sees_exact(user, question.organisation)
    right = Right.EXACT_COUNTS if is_exact else Right.COUNTS
    report = _report(workshops_for(user, right), question, is_exact=is_exact)
    return report if is_exact else as_first_shown(report, _reach(user, question))


def report_for_partners(question: Question) -> Report:
    """What every partner of the whole organisation may know."""
    report = _report(Workshop.objects.all(), question, is_exact=False)
    return as_first_shown(report, EVERYTHING)


def _reach(user: AnyUser, question: Question) -> str:
    """What of the organisation the numbers are of: the same words, the same workshops."""
    memberships = accepted_memberships().filter(
        user_id=user.pk or 0,
        organisation=question.organisation,
        role__in=roles_with(Right.COUNTS),
    )
    parts = sorted(
        f"{centre or ''}/{audience or ''}"
        for centre, audience in memberships.values_list("centre", "audience")
    )
    return EVERYTHING if EVERYTHING in parts else ",".join(parts)


def _report(
    workshops: QuerySet[Workshop], question: Question, *, is_exact: bool
) -> Report:
    with scope(organisation=question.organisation):
        return _counted(_asked(workshops, question), question, is_exact=is_exact)


def _counted(
    workshops: QuerySet[Workshop], question: Question, *, is_exact: bool
) -> Report:
    counts = count(workshops, question.periods)
    report = Report(question, is_exact, counts.people)
    report.sessions = [
        Days(
            period,
            counts.planned.get(n, 0),
            counts.held.get(n, 0),
            counts.ahead.get(n, 0),
            counts.cancelled.get(n, 0),
        )
        for n, period in enumerate(question.periods)
    ]
    if is_exact:
        report.counts = counts
        unnamed = unnamed_heads(workshops, question.periods)
        report.heads = Heads(counts.times, _crossed(unnamed))
        report.fill = fill(workshops, question.periods)
        report.loads = _named(loads(workshops, question.periods))
    elif counts.people < FEWEST_PEOPLE:
        report.people = None
        return report
    _add_people(report, counts)
    return report


def _asked(workshops: QuerySet[Workshop], question: Question) -> QuerySet[Workshop]:
    workshops = workshops.filter(organisation=question.organisation)
    if question.centre:
        workshops = workshops.filter(centre=question.centre)
    if question.audience:
        workshops = workshops.filter(audience=question.audience)
    return workshops


def _crossed(unnamed: dict[Cell, int]) -> list[list[int]]:
    rows = []
    for age in AgeBand.values:
        row = [
            unnamed.get((sex, age, False), 0) + unnamed.get((sex, age, True), 0)
            for sex in Sex.values
        ]
        disabled = sum(unnamed.get((sex, age, True), 0) for sex in Sex.values)
        rows.append([*row, sum(row), disabled])
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _named(found: list[Load]) -> list[tuple[User, Load]]:
    users = User.objects.in_bulk([load.user for load in found])
    return [(users[load.user], load) for load in found]


def _add_people(report: Report, counts: Counts) -> None:
    cross = [
        [counts.sex_age.get((sex, age), 0) for sex in Sex.values]
        for age in AgeBand.values
    ]
    with_totals = [[*row, sum(row)] for row in cross]
    with_totals.append([sum(column) for column in zip(*with_totals, strict=True)])
    is_exact = report.is_exact
    shown = with_totals if is_exact else hide_in_cross(with_totals)
    report.sex_age = [list(row) for row in shown or []]
    audiences = Audience.objects.in_bulk(list(counts.audience))
    report.audiences = _shown(audiences, counts.audience, is_exact)
    centres = Centre.objects.in_bulk(list(counts.centre))
    report.centres = _shown(centres, counts.centre, is_exact)
    periods = dict(enumerate(report.question.periods))
    numbers = {n: counts.period.get(n, 0) for n in periods}
    report.by_period = _shown(periods, numbers, is_exact)


def _shown(
    groups: dict[int, Group], numbers: dict[int, int], is_exact: bool
) -> list[tuple[Group, Number]]:
    keys = list(groups)
    plain = [numbers[key] for key in keys]
    shown = plain if is_exact else hide_in_list(plain)
    return list(zip([groups[key] for key in keys], shown or [], strict=False))
