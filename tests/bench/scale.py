"""Pages of an organisation with ten thousand workshops, on PostgreSQL.

The rows are multiplied inside the database from one of each kind. Each page is asked
once to warm up, and the median of five is told: the first page of a process is slow
because the process is new.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from io import StringIO

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, models
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from tests.bench.figure import Figure, milliseconds, on_postgresql
from tests.builders import (
    build_enrolment,
    build_mark,
    build_member,
    build_organisation,
    build_workshop,
)
from workshops.choices import EnrolmentState, MembershipRole
from workshops.counting.periods import PeriodKind, periods_between
from workshops.counting.report import report_for
from workshops.counting.shapes import Question
from workshops.duplicates import likely_pairs
from workshops.models import (
    AttendanceMark,
    Centre,
    Enrolment,
    EnrolmentChange,
    Organisation,
    Participant,
    Session,
    Workshop,
)

WORKSHOPS, PEOPLE, MARKS, CENTRES = 10_000, 100_000, 1_000_000, 20
FIRST = 1_000_000
"""The key of the first multiplied row of each kind, less one."""
LIMIT = 300.0


def run() -> Iterator[Figure]:
    if connection.vendor != "postgresql":
        yield from on_postgresql("scale")
        return
    organisation = build_organisation("scale")
    user = build_member("scale", organisation, MembershipRole.COORDINATOR)
    with scopes_disabled():
        _fill(organisation)
    yield from _figures(organisation, user)


def _figures(organisation: Organisation, user: User) -> Iterator[Figure]:
    client = Client()
    client.force_login(user)
    code = Workshop.objects.get(pk=FIRST + 1).code
    today = timezone.localdate()
    year = dt.date(today.year, 1, 1), today
    ever = today - dt.timedelta(days=1100), today
    work = {
        "counts_this_year": lambda: _count(user, organisation, *year),
        "counts_of_three_years": lambda: _count(user, organisation, *ever),
        "doubles": lambda: _doubles(user, organisation),
        "roster": lambda: client.get(f"/field/workshops/{code}/people/"),
        "workshop_list": lambda: client.get("/field/"),
    }
    for name, measured in work.items():
        value = milliseconds(measured, times=5)
        yield Figure(f"scale.{name}.vs_limit", value, "ms", LIMIT, MARKS)


def _doubles(user: User, organisation: Organisation) -> None:
    with scope(organisation=organisation):
        likely_pairs(user, organisation)


def _count(
    user: User, organisation: Organisation, first: dt.date, last: dt.date
) -> None:
    periods = periods_between(first, last, PeriodKind.QUARTER)
    report_for(user, Question(organisation, periods))


def _fill(organisation: Organisation) -> None:
    workshop = build_workshop(organisation)
    enrolment = build_enrolment(workshop)
    mark = build_mark(enrolment)
    centre, session = workshop.centre, workshop.sessions.get()
    per_workshop = MARKS // PEOPLE
    place = f"{FIRST} + (n - 1) / {PEOPLE // WORKSHOPS} + 1"
    number = f"(n - 1) % {PEOPLE // WORKSHOPS} + 1"
    # Ten weeks for each workshop, so that the edges of the asked time cut some.
    starts = (
        "now() - ((n - 1) / 10 * 37 % 1090 + (10 - (n - 1) % 10 - 1) * 7)"
        " * interval '1 day'"
    )
    _multiply(Centre, centre.pk, CENTRES)
    _multiply(
        Workshop,
        workshop.pk,
        WORKSHOPS,
        code="'S' || n",
        centre_id=f"{FIRST} + n % {CENTRES} + 1",
    )
    _multiply(
        Session,
        session.pk,
        WORKSHOPS * per_workshop,
        workshop_id=place,
        number=number,
        starts_at=starts,
        ends_at=f"{starts} + interval '2 hours'",
        uid="gen_random_uuid()",
    )
    _fill_people(enrolment, place, number)
    _fill_marks(mark)
    call_command("rebuild_roll_sums", stdout=sys.stderr, stderr=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _fill_people(enrolment: Enrolment, place: str, number: str) -> None:
    _multiply(
        Participant,
        enrolment.participant_id,
        PEOPLE,
        code="'Q' || n",
        sex="(ARRAY['female', 'male', 'other'])[1 + n % 3]",
        age_band="(ARRAY['under_10', '10_13', '14_17', '18_29'])[1 + n % 4]",
    )
    _multiply(
        Enrolment,
        enrolment.pk,
        PEOPLE,
        workshop_id=place,
        # Every tenth place is of somebody who comes to a second workshop.
        participant_id=f"{FIRST} + n - CASE WHEN n > 6000 AND n % 10 = 0 THEN 5005 ELSE 0 END",
        row_number=number,
    )
    _multiply(
        EnrolmentChange,
        enrolment.changes.create(to_state=EnrolmentState.ENROLLED).pk,
        PEOPLE,
        enrolment_id=f"{FIRST} + n",
        changed_at="now() - interval '4 years'",
    )


def _fill_marks(mark: AttendanceMark) -> None:
    _multiply(
        AttendanceMark,
        mark.pk,
        MARKS,
        client_uuid="gen_random_uuid()",
        enrolment_id=f"{FIRST} + (n - 1) / 10 + 1",
        session_id=f"{FIRST} + (n - 1) / 100 * 10 + (n - 1) % 10 + 1",
        status="(ARRAY['present', 'late', 'absent'])[1 + n % 3]",
    )


def _multiply(
    model: type[models.Model], pattern: int, copies: int, **columns: str
) -> None:
    """So many copies of the row `pattern`, with these columns computed from `n`."""
    columns = {"id": f"{FIRST} + n", **columns}
    names = [field.column for field in model._meta.concrete_fields]
    values = ", ".join(columns.get(name, f'pattern."{name}"') for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    table = model._meta.db_table
    statement = (
        f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} AS pattern,"  # noqa: S608  our own words
        f" generate_series(1, {copies}) AS n WHERE pattern.id = {pattern}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
