"""An attacker who may see counts asks for all there is, in any order, and subtracts."""

from __future__ import annotations

import datetime as dt
import itertools
from random import Random

import pytest
from django_scopes import scopes_disabled

from tests.builders import (
    build_audience,
    build_enrolment,
    build_member,
    build_summaries,
    build_workshop,
)
from workshops.choices import AgeBand, MembershipRole, Sex
from workshops.counting.nested import guarded
from workshops.counting.partner_times import partner_keys, partner_periods
from workshops.counting.report import report_for
from workshops.counting.shapes import Question
from workshops.models import AttendanceMark, Enrolment, ShownCounts

DHAKA = dt.timezone(dt.timedelta(hours=6))
TODAY = dt.date(2026, 11, 25)
KEYS = [key for key in partner_keys(TODAY) if key.startswith("2025")]


def _workshop(shapla, month: int, **fields):
    starts_at = dt.datetime(2025, month, 10, 10, 0, tzinfo=DHAKA)
    return build_workshop(shapla, starts_at=starts_at, **fields)


def _came(workshop, participants) -> None:
    session = workshop.sessions.get()
    with scopes_disabled():
        rows = itertools.count(workshop.enrolments.count() + 1)
        enrolments = Enrolment.objects.bulk_create(
            Enrolment(workshop=workshop, participant=each, row_number=next(rows), state="enrolled")
            for each in participants
        )  # fmt: skip
        AttendanceMark.objects.bulk_create(
            AttendanceMark(session=session, enrolment=each, status="present", occurred_at=session.starts_at)
            for each in enrolments
        )  # fmt: skip
    build_summaries()


def _people(shapla, number: int, random: Random | None = None):
    """Participants, of mixed sex and age when there is chance."""
    home = _workshop(shapla, 1)
    return [
        build_enrolment(
            home,
            sex=random.choice(Sex.values) if random else Sex.FEMALE,
            age_band=random.choice(AgeBand.values) if random else AgeBand.FROM_30_TO_49,
        ).participant
        for _ in range(number)
    ]


def _ask(user, shapla, key: str):
    return report_for(user, Question(shapla, partner_periods(key, TODAY)))


@pytest.fixture
def partner(shapla):
    return build_member("nadia", shapla, MembershipRole.PARTNER)


@pytest.mark.parametrize("order", [("2025-Q1", "2025"), ("2025", "2025-Q1")])
def test_the_year_less_a_quarter_does_not_tell_of_one(shapla, partner, order):
    """The attack of the first and the first two quarters: one child came newly."""
    people = _people(shapla, 31)
    _came(_workshop(shapla, 2), people[:30])
    _came(_workshop(shapla, 5), people)

    found = {key: _ask(partner, shapla, key) for key in order}

    assert found["2025-Q1"].people == 30
    assert found["2025"].people is None
    assert (found["2025"].is_withheld, found["2025"].has_few) == (True, False)
    assert (found["2025"].sex_age, found["2025"].centres) == ([], [])


def test_five_new_people_may_be_known(shapla, partner):
    people = _people(shapla, 35)
    _came(_workshop(shapla, 2), people[:30])
    _came(_workshop(shapla, 5), people)

    assert _ask(partner, shapla, "2025").people == 35


def test_what_two_quarters_share_tells_of_nobody(shapla, partner):
    """30 came in spring and 30 in summer, two of them both times: 58 would tell."""
    people = _people(shapla, 58)
    _came(_workshop(shapla, 2), people[:30])
    _came(_workshop(shapla, 5), people[28:])

    assert _ask(partner, shapla, "2025").people is None


def test_the_whole_less_a_centre_does_not_tell_of_one(shapla, partner):
    people = _people(shapla, 31)
    here = _workshop(shapla, 2)
    _came(here, people[:30])
    _came(_workshop(shapla, 3), people[30:])
    there = build_member("omar", shapla, MembershipRole.PARTNER, centre=here.centre)

    shown = [_ask(user, shapla, "2025-Q1").people for user in (there, partner)]

    assert shown == [30, None]


def test_a_late_mark_does_not_tell_between_two_partners(shapla, partner):
    """The whole named the centre's number; the centre's own partner asks later."""
    people = _people(shapla, 61)
    here, elsewhere = _workshop(shapla, 2), _workshop(shapla, 3)
    _came(here, people[:30])
    _came(elsewhere, people[30:60])
    there = build_member("omar", shapla, MembershipRole.PARTNER, centre=here.centre)
    whole = _ask(partner, shapla, "2025-Q1")
    assert sorted(number for _centre, number in whole.centres) == [30, 30]
    _came(here, people[60:])

    assert _ask(there, shapla, "2025-Q1").people is None


def test_the_same_answer_stands_for_ever(shapla, partner):
    people = _people(shapla, 40)
    _came(_workshop(shapla, 2), people[:30])
    may = _workshop(shapla, 5)
    _came(may, people[:31])
    assert _ask(partner, shapla, "2025").people is None
    _came(may, people[31:])

    assert _ask(partner, shapla, "2025").people is None
    assert _ask(partner, shapla, "2025-Q1").people == 30


def _figures(row: ShownCounts):
    """Every number of a showing that can be read, with what it says that it counts."""
    reach, days, _kind = row.question.split(" ")
    numbers, roles = row.numbers, [part.split("/") for part in reach.split(",")]

    def said(days=days, centre="", audience="", sex=None, age=None):
        parts = [
            (centre or own_centre, audience or own_audience)
            for own_centre, own_audience in roles
            if centre in ("", own_centre or centre)
            and audience in ("", own_audience or audience)
        ]
        return (parts, *days.split(".."), sex, age)

    yield numbers["people"], said()
    for pk, number in numbers["centres"]:
        yield number, said(centre=str(pk))
    for pk, number in numbers["audiences"]:
        yield number, said(audience=str(pk))
    for span, number in numbers["periods"]:
        yield number, said(days=span)
    for age, line in zip([*AgeBand.values, None], numbers["sex_age"], strict=False):
        for sex, number in zip([*Sex.values, None], line, strict=True):
            yield number, said(sex=sex, age=age)


def _is_part(narrow, wide) -> bool:
    (roles, first, last, *kind), (all_roles, since, until, *kinds) = narrow, wide
    return (
        since <= first
        and last <= until
        and all(own in (None, one) for own, one in zip(kinds, kind, strict=True))
        and all(
            any(c in ("", centre) and a in ("", audience) for c, a in all_roles)
            for centre, audience in roles
        )
    )


@pytest.mark.parametrize("seed", range(6))
def test_nobody_is_found_by_subtracting_one_shown_number_from_another(
    shapla, partner, seed
):
    """Whole and part partners ask for everything, marks come late, in any order."""
    random = Random(seed)  # noqa: S311  chance, no secret
    people = _people(shapla, 90, random)
    audiences = [build_audience(), build_audience("employers")]
    centres = [_workshop(shapla, 1).centre for _ in range(2)]
    askers = [partner] + [
        build_member(f"p{n}", shapla, MembershipRole.PARTNER, centre=centre)
        for n, centre in enumerate(centres)
    ]
    workshops = [
        _workshop(shapla, month, centre=centre, audience=audience)
        for month in (2, 5, 8)
        for centre, audience in zip(centres, audiences, strict=True)
    ]
    free = {workshop.pk: list(people) for workshop in workshops}
    questions = [(user, key) for user in askers for key in KEYS]
    random.shuffle(questions)
    for place, (user, key) in enumerate(questions):
        for workshop in workshops:
            coming = free[workshop.pk]
            number = random.randint(20, 60) if place == 0 else random.randint(0, 2)
            chosen = random.sample(coming, min(number, len(coming)))
            free[workshop.pk] = [each for each in coming if each not in chosen]
            _came(workshop, chosen)
        _ask(user, shapla, key)

    shown = [
        (number, said)
        for row in ShownCounts.objects.all()
        for number, said in _figures(row)
        if number is not None
    ]
    told = [
        (more, wide, less, narrow)
        for (more, wide), (less, narrow) in itertools.permutations(shown, 2)
        if _is_part(narrow, wide) and 0 < more - less < 5
    ]
    assert told == []
    assert len([number for number, _said in shown if number > 20]) > 5
    assert not any(0 < number < 5 for number, _said in shown)


def _numbers(people, **parts):
    return {"people": people, "sex_age": [], "audiences": [], "centres": [],
            "periods": [], "sessions": [], **parts}  # fmt: skip


def test_a_hidden_number_in_a_nested_table_hides_the_other_table():
    quarter = "/ 2025-01-01..2025-03-31 quarter"
    year = "/ 2025-01-01..2025-12-31 quarter"
    first = _numbers(30, sex_age=[[20, None, 30]])
    second = _numbers(60, sex_age=[[40, 20, 60]])
    assert guarded(year, second, [(quarter, first)])["sex_age"] == []
    assert guarded(year, second, [(quarter, {**first, "sex_age": [[20, 10, 30]]})]) == (
        second
    )


def test_a_corrected_number_below_its_part_is_withheld():
    quarter = "/ 2025-01-01..2025-03-31 quarter"
    year = "/ 2025-01-01..2025-12-31 quarter"
    assert guarded(year, _numbers(29), [(quarter, _numbers(30))])["people"] is None
    assert guarded(year, _numbers(30), [(quarter, _numbers(30))])["people"] == 30
