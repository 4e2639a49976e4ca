"""Numbers that partners saw once stay as they were.

Who asks for a year that is over before and after one late mark would learn of the one
person by subtracting. What is written down later therefore never moves a number that
was shown: the same question gets the answer that it got first, with its day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, QuerySet

from curriculum.models import Audience
from workshops.counting.nested import guarded
from workshops.counting.periods import Period
from workshops.counting.shapes import Days, Number, Question, Report
from workshops.models import Centre, ShownCounts

EVERYTHING = "/"
"""The reach of a partner of the whole organisation."""

Pairs = Sequence[tuple[Any, Number]]


def shown_before(question: Question, reach: str) -> Report | None:
    """`reach` says of which workshops the numbers are."""
    earlier = ShownCounts.objects.filter(
        organisation=question.organisation, question=_key(question, reach)
    ).first()
    return _filled(Report(question, False, None), earlier) if earlier else None


def as_first_shown(report: Report, reach: str) -> Report:
    """The report, kept from now on, without what others would betray.

    Few people are no showing. The caller holds the organisation.
    """
    if report.people is None:
        return report
    _keep_periods(report, reach)
    organisation, key = report.question.organisation, _key(report.question, reach)
    earlier = ShownCounts.objects.filter(organisation=organisation)
    known = list(earlier.values_list("question", "numbers"))
    shown = ShownCounts.objects.create(
        organisation=organisation,
        question=key,
        numbers=guarded(key, _numbers(report), known),
    )
    return _filled(report, shown)


def _key(question: Question, reach: str) -> str:
    periods = question.periods
    return f"{reach} {periods[0].first}..{periods[-1].last} {periods[0].kind.value}"


def _keep_periods(report: Report, reach: str) -> None:
    """A quarter keeps its number when the question grows by the next one."""
    earlier: dict[str, Number] = {}
    for shown in ShownCounts.objects.filter(
        organisation=report.question.organisation, question__startswith=f"{reach} "
    ).order_by("shown_at", "pk"):
        for name, number in shown.numbers["periods"]:
            earlier.setdefault(name, number)
    fresh = [n for period, n in report.by_period if _name(period) not in earlier]
    # What hides a small number may be among those that were shown: then all is hidden.
    is_hidden = None in fresh
    report.by_period = [
        (period, earlier.get(_name(period), None if is_hidden else number))
        for period, number in report.by_period
    ]


def _name(period: Period) -> str:
    return f"{period.first}..{period.last}"


def _numbers(report: Report) -> dict[str, Any]:
    return {
        "people": report.people,
        "sex_age": report.sex_age,
        "audiences": [[audience.pk, number] for audience, number in report.audiences],
        "centres": [[centre.pk, number] for centre, number in report.centres],
        "periods": [[_name(period), number] for period, number in report.by_period],
        "sessions": [list(days[1:]) for days in report.sessions],
    }


def _filled(report: Report, shown: ShownCounts) -> Report:
    numbers = shown.numbers
    periods = {_name(period): period for period in report.question.periods}
    report.shown_at = shown.shown_at
    report.people = numbers["people"]
    report.sex_age = numbers["sex_age"]
    report.audiences = _of(Audience.objects.all(), numbers["audiences"])
    report.centres = _of(Centre.objects.all(), numbers["centres"])
    report.by_period = [(periods[name], number) for name, number in numbers["periods"]]
    report.sessions = [
        Days(period, *days)
        for period, days in zip(
            report.question.periods, numbers["sessions"], strict=True
        )
    ]
    return report


def _of(things: QuerySet[Any, Model], numbers: Pairs) -> list[tuple[Any, Number]]:
    """With what was deleted since left out."""
    found = things.in_bulk([key for key, _number in numbers])
    return [(found[key], number) for key, number in numbers if key in found]
