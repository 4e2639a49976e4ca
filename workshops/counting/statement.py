"""The one statement behind the counts, for PostgreSQL and SQLite alike.

It is written by hand because the question has steps that build on each other: which
sessions, which mark is the current one, who came, and then each count of those people.
Written as separate queries it would read a million marks once for each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from workshops.choices import (
    CAME,
    AttendanceStatus,
    EnrolmentState,
    SessionState,
    WorkshopState,
)
from workshops.counting.periods import Period
from workshops.models import Workshop

Line = tuple[str, str, str, int]
"""What is counted, its group, its second group, and how many."""

_STEPS = """
WITH visible (id, state, audience_id, centre_id) AS MATERIALIZED ({workshops}
), met AS MATERIALIZED (
    SELECT s.id, s.workshop_id, s.starts_at, {period} AS period,
        s.state <> %s AND w.state <> %s AS stands,
        w.state = %s AS is_postponed, s.ends_at > %s AS is_ahead
    FROM workshops_session s JOIN visible w ON w.id = s.workshop_id
    WHERE s.starts_at >= %s AND s.starts_at < %s
), attended AS MATERIALIZED (
    SELECT m.enrolment_id, met.workshop_id, met.period,
        MAX(CASE WHEN met.stands THEN met.starts_at END) AS last_came,
        SUM(CASE WHEN met.stands THEN 1 ELSE 0 END) AS times
    FROM {current}
    WHERE m.status IN ({came})
    GROUP BY m.enrolment_id, met.workshop_id, met.period
), came AS MATERIALIZED (
    SELECT DISTINCT COALESCE(entry.merged_into_id, entry.id) AS person,
        COALESCE(kept.sex, entry.sex) AS sex,
        COALESCE(kept.age_band, entry.age_band) AS age_band,
        a.period, w.audience_id, w.centre_id
    FROM attended a JOIN visible w ON w.id = a.workshop_id
    JOIN workshops_enrolment e ON e.id = a.enrolment_id
    JOIN workshops_participant entry ON entry.id = e.participant_id
    LEFT JOIN workshops_participant kept ON kept.id = entry.merged_into_id
    WHERE e.state IN (%s, %s)
), people AS MATERIALIZED (
    SELECT sex, age_band, COUNT(DISTINCT person) AS number
    FROM came GROUP BY sex, age_band
), held AS MATERIALIZED (
    SELECT met.* FROM met WHERE stands AND EXISTS (
        SELECT 1 FROM workshops_attendancemark m WHERE m.session_id = met.id AND m.status <> %s)
), days AS MATERIALIZED (
    SELECT met.period, met.is_ahead, held.id IS NOT NULL AS is_held,
        held.id IS NOT NULL OR (met.stands AND NOT met.is_postponed) AS is_planned
    FROM met LEFT JOIN held ON held.id = met.id
), ends AS MATERIALIZED (
    SELECT workshop_id, MIN(starts_at) AS first_starts, MAX(starts_at) AS last_starts
    FROM held GROUP BY workshop_id
), listed AS (
    SELECT e.id, e.state, ends.last_starts, COALESCE((
            SELECT c.to_state FROM workshops_enrolmentchange c
            WHERE c.enrolment_id = e.id AND c.changed_at <= ends.first_starts
            ORDER BY c.changed_at DESC, c.id DESC LIMIT 1
        ), CASE WHEN EXISTS (
            SELECT 1 FROM workshops_enrolmentchange c WHERE c.enrolment_id = e.id
        ) THEN '' ELSE e.state END) = %s OR EXISTS (
            SELECT 1 FROM workshops_attendancemark m
            JOIN held ON held.id = m.session_id AND held.starts_at = ends.first_starts
            WHERE m.enrolment_id = e.id AND m.status <> %s) AS is_expected
    FROM workshops_enrolment e JOIN ends ON ends.workshop_id = e.workshop_id
), presence AS (
    SELECT l.id, l.state, l.is_expected, l.last_starts, MAX(a.last_came) AS last_came
    FROM listed l LEFT JOIN attended a ON a.enrolment_id = l.id
    GROUP BY l.id, l.state, l.is_expected, l.last_starts
), registered AS MATERIALIZED (
    SELECT * FROM presence WHERE is_expected OR state = %s
        OR (state = %s AND last_came IS NOT NULL)
)
"""
_CURRENT = {
    "postgresql": """met CROSS JOIN LATERAL (
        SELECT DISTINCT ON (enrolment_id) enrolment_id, status
        FROM workshops_attendancemark WHERE session_id = met.id
        ORDER BY enrolment_id, occurred_at DESC, id DESC) m""",
    "sqlite": """met JOIN (
        SELECT m.session_id, m.enrolment_id, m.status, ROW_NUMBER() OVER (
            PARTITION BY m.session_id, m.enrolment_id
            ORDER BY m.occurred_at DESC, m.id DESC) AS place
        FROM workshops_attendancemark m JOIN met ON met.id = m.session_id) m
        ON m.session_id = met.id AND m.place = 1""",
}
"""Each session with the mark that counts of each person.

PostgreSQL walks the index `mark_that_counts` session by session and sorts nothing,
which takes a third of the time; SQLite cannot be asked that way.
"""
_COUNTS = """
SELECT 'people' AS what, '' AS first, '' AS second, COALESCE(SUM(number), 0) AS number
FROM people
UNION ALL SELECT 'sex_age', sex, age_band, number FROM people
UNION ALL SELECT 'audience', CAST(audience_id AS VARCHAR(20)), '', COUNT(DISTINCT person)
FROM came GROUP BY audience_id
UNION ALL SELECT 'centre', CAST(centre_id AS VARCHAR(20)), '', COUNT(DISTINCT person)
FROM came GROUP BY centre_id
UNION ALL SELECT 'period', CAST(period AS VARCHAR(20)), '', COUNT(DISTINCT person)
FROM came GROUP BY period
UNION ALL SELECT 'planned', CAST(period AS VARCHAR(20)), '', COUNT(*)
FROM days WHERE is_planned GROUP BY period
UNION ALL SELECT 'cancelled', CAST(period AS VARCHAR(20)), '', COUNT(*)
FROM days WHERE NOT is_planned GROUP BY period
UNION ALL SELECT 'held', CAST(period AS VARCHAR(20)), '', COUNT(*)
FROM days WHERE is_held GROUP BY period
UNION ALL SELECT 'ahead', CAST(period AS VARCHAR(20)), '', COUNT(*)
FROM days WHERE is_planned AND NOT is_held AND is_ahead GROUP BY period
UNION ALL SELECT 'times', '', '', COALESCE(SUM(times), 0) FROM attended
UNION ALL SELECT 'registered', '', '', COUNT(*) FROM registered
UNION ALL SELECT 'no_show', '', '', COUNT(*)
FROM registered WHERE is_expected AND last_came IS NULL
UNION ALL SELECT 'dropped', '', '', COUNT(*) FROM registered WHERE last_came < last_starts
"""


def counted_lines(
    workshops: QuerySet[Workshop], periods: Sequence[Period]
) -> list[Line]:
    """All counts of these workshops in these periods. Nobody's name or code is read."""
    visible, visible_parameters = (
        workshops.order_by()
        .values("pk", "state", "audience_id", "centre_id")
        .query.sql_with_params()
    )
    buckets, moments = _buckets(periods)
    # Only names of columns and the query of the permission are put in here; what
    # somebody chose travels as a parameter.
    steps = _STEPS.format(
        period=buckets,
        workshops=visible,
        current=_CURRENT[connection.vendor],
        came=", ".join(["%s"] * len(CAME)),
    )
    parameters = [
        *visible_parameters,
        *moments,
        SessionState.CANCELLED,
        WorkshopState.CANCELLED,
        WorkshopState.POSTPONED,
        _moment(timezone.now()),
        _moment(periods[0].starts_at),
        _moment(periods[-1].ends_at),
        *CAME,
        EnrolmentState.ENROLLED,
        EnrolmentState.WITHDRAWN,
        AttendanceStatus.UNMARKED,
        EnrolmentState.ENROLLED,
        AttendanceStatus.UNMARKED,
        EnrolmentState.ENROLLED,
        EnrolmentState.WITHDRAWN,
    ]
    with connection.cursor() as cursor:
        cursor.execute(steps + _COUNTS, parameters)
        return cursor.fetchall()


def _buckets(periods: Sequence[Period]) -> tuple[str, list[object]]:
    """The number of the period in which a session begins; they follow each other."""
    cases = " ".join(
        f"WHEN s.starts_at < %s THEN {number}" for number in range(len(periods))
    )
    return f"CASE {cases} END", [_moment(period.ends_at) for period in periods]


def _moment(value: dt.datetime) -> object:
    return connection.ops.adapt_datetimefield_value(value)
