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
        s.state <> %s AND w.state <> %s AS stands
    FROM workshops_session s JOIN visible w ON w.id = s.workshop_id
    WHERE s.starts_at >= %s AND s.starts_at < %s
), attended AS MATERIALIZED (
    SELECT m.enrolment_id, met.workshop_id, met.period, MAX(met.starts_at) AS last_came
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
), final AS (
    SELECT workshop_id, MAX(starts_at) AS starts_at FROM held GROUP BY workshop_id
), registered AS (
    SELECT e.id, final.starts_at AS final_session FROM workshops_enrolment e
    JOIN final ON final.workshop_id = e.workshop_id
    WHERE e.state = %s OR EXISTS (SELECT 1 FROM workshops_enrolmentchange c
        WHERE c.enrolment_id = e.id AND c.to_state = %s)
), presence AS (
    SELECT r.id, r.final_session, MAX(a.last_came) AS last_came
    FROM registered r LEFT JOIN attended a ON a.enrolment_id = r.id
    GROUP BY r.id, r.final_session
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
UNION ALL SELECT 'planned', CAST(period AS VARCHAR(20)), '', COUNT(*) FROM met GROUP BY period
UNION ALL SELECT 'cancelled', CAST(period AS VARCHAR(20)), '', SUM(CASE WHEN stands THEN 0 ELSE 1 END)
FROM met GROUP BY period
UNION ALL SELECT 'held', CAST(period AS VARCHAR(20)), '', COUNT(*) FROM held GROUP BY period
UNION ALL SELECT 'registered', '', '', COUNT(*) FROM presence
UNION ALL SELECT 'no_show', '', '', COUNT(*) FROM presence WHERE last_came IS NULL
UNION ALL SELECT 'dropped', '', '', COUNT(*) FROM presence WHERE last_came < final_session
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
        _moment(periods[0].starts_at),
        _moment(periods[-1].ends_at),
        *CAME,
        EnrolmentState.ENROLLED,
        EnrolmentState.WITHDRAWN,
        AttendanceStatus.UNMARKED,
        EnrolmentState.ENROLLED,
        EnrolmentState.ENROLLED,
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
