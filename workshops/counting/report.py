"""What one person may know of the counts of an organisation.

Who leads, monitors or directs sees exact numbers. A partner sees people only, quarters
and years that are over (`partner_times`), no small number (`suppression`), and none that
would tell of a few people beside one shown before (`nested`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import transaction
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
from workshops.counting.shapes import Days, Heads, Number, Question, Report
from workshops.counting.shown import EVERYTHING, as_first_shown, shown_before
from workshops.counting.suppression import FEWEST_PEOPLE, hide_in_cross, hide_in_list
from workshops.heads import Cell
from workshops.models import Centre, Organisation, Workshop
from workshops.rights import roles_with

Group = TypeVar("Group")


def sees_exact(user: AnyUser, organisation: Organisation) -> bool:
    exact = organisations_for(user, Right.EXACT_COUNTS)
    return exact.filter(pk=organisation.pk).exists()


def report_for(user: AnyUser, question: Question) -> Report:
    """Everything in the same few queries for ten workshops and ten thousand."""
    if sees_exact(user, question.organisation):
        workshops = workshops_for(user, Right.EXACT_COUNTS)
        return _report(workshops, question, is_exact=True)
    workshops = workshops_for(user, Right.COUNTS)
    return _as_partners_see(workshops, question, _reach(user, question))


def report_for_partners(question: Question) -> Report:
    """What every partner of the whole organisation may know."""
    return _as_partners_see(Workshop.objects.all(), question, EVERYTHING)


@transaction.atomic
def _as_partners_see(
    workshops: QuerySet[Workshop], question: Question, reach: str
) -> Report:
    """The quarters of a year come first, so that the year is measured by them."""
    # Locked, since what is shown depends on what was shown before.
    Organisation.objects.select_for_update().get(pk=question.organisation.pk)
    parts = [replace(question, periods=[period]) for period in question.periods]
    for asked in parts if len(parts) > 1 else []:
        _shown_or_counted(workshops, asked, reach)
    return _shown_or_counted(workshops, question, reach)


def _shown_or_counted(
    workshops: QuerySet[Workshop], question: Question, reach: str
) -> Report:
    shown = shown_before(question, reach)
    if shown:
        return shown
    return as_first_shown(_report(workshops, question, is_exact=False), reach)


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
