"""The one statement behind the counts, for PostgreSQL and SQLite alike.

It is written by hand because the question has steps that build on each other: which
workshops, who came, and then each count of those people. A workshop that lies whole in
the time is told by what its marks add up to (`models.attendance_summary`). One that is
cut by the first or the last day is counted mark by mark, and these are few.
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
from workshops.roll_sums import month_number

Line = tuple[str, str, str, int]
"""What is counted, its group, its second group, and how many."""

_STEPS = """
WITH visible (id, state, audience_id, centre_id) AS MATERIALIZED ({workshops}
), days AS MATERIALIZED (
    SELECT period, stands AND came IS NOT NULL AS is_held,
        stands AND (came IS NOT NULL OR NOT is_postponed) AS is_planned, is_ahead,
        COUNT(*) AS number, SUM(CASE WHEN stands THEN came END) AS times
    FROM (
        SELECT {period} AS period, s.came, s.state <> %s AND w.state <> %s AS stands,
            w.state = %s AS is_postponed, s.ends_at > %s AS is_ahead
        FROM workshops_session s JOIN visible w ON w.id = s.workshop_id
        WHERE s.starts_at >= %s AND s.starts_at < %s) met
    GROUP BY period, 2, 3, is_ahead
), called AS MATERIALIZED (
    SELECT x.*, w.state, w.audience_id, w.centre_id,
        x.first_called >= %s AND x.last_called < %s AS is_whole
    FROM workshops_workshopsummary x JOIN visible w ON w.id = x.workshop_id
    WHERE x.last_called >= %s AND x.first_called < %s
), cut AS MATERIALIZED (
    SELECT s.id, s.workshop_id, s.starts_at, {period} AS period,
        s.state <> %s AND w.state <> %s AS stands, w.audience_id, w.centre_id
    FROM called w JOIN workshops_session s ON s.workshop_id = w.workshop_id
    WHERE NOT w.is_whole AND s.came IS NOT NULL
        AND s.starts_at >= %s AND s.starts_at < %s
), marked AS MATERIALIZED (
    SELECT m.enrolment_id, m.status IN ({came}) AS has_come, cut.*
    FROM {current} WHERE m.status <> %s
), came AS MATERIALIZED (
    SELECT DISTINCT p.person_id, p.sex, p.age_band, m.audience_id, m.centre_id,
        m.period AS first, m.period AS last
    FROM marked m JOIN workshops_presence p ON p.enrolment_id = m.enrolment_id
    WHERE m.has_come
), seen AS MATERIALIZED (
    SELECT p.person_id, p.is_only, p.sex, p.age_band, w.audience_id, w.centre_id,
        p.first_month / {months} - {start} AS first, p.last_month / {months} - {start} AS last
    FROM workshops_presence p JOIN called w ON w.workshop_id = p.workshop_id
    WHERE w.is_whole
), again AS MATERIALIZED (
    SELECT person_id, sex, age_band, audience_id, centre_id, first, last
    FROM seen WHERE NOT is_only UNION ALL SELECT * FROM came
), cells AS MATERIALIZED (
    SELECT sex, age_band, first, last, COUNT(*) AS number
    FROM seen WHERE is_only GROUP BY sex, age_band, first, last
), where_to AS MATERIALIZED (
    SELECT audience_id, centre_id, COUNT(*) AS number
    FROM seen WHERE is_only GROUP BY audience_id, centre_id
), people AS MATERIALIZED (
    SELECT sex, age_band, SUM(number) AS number FROM (
        SELECT sex, age_band, SUM(number) AS number FROM cells GROUP BY sex, age_band
        UNION ALL SELECT sex, age_band, COUNT(DISTINCT person_id) FROM again
        GROUP BY sex, age_band) parts GROUP BY sex, age_band
), spans (period) AS (VALUES {spans}
), held AS MATERIALIZED (
    SELECT * FROM cut WHERE stands
), ends AS MATERIALIZED (
    SELECT workshop_id, MIN(starts_at) AS first_starts, MAX(starts_at) AS last_starts
    FROM held GROUP BY workshop_id
), attended AS MATERIALIZED (
    SELECT enrolment_id, MAX(starts_at) AS last_came
    FROM marked WHERE has_come AND stands GROUP BY enrolment_id
), presence AS MATERIALIZED (
    SELECT e.id, e.state, ends.last_starts, a.last_came, COALESCE((
            SELECT c.to_state FROM workshops_enrolmentchange c
            WHERE c.enrolment_id = e.id AND c.changed_at <= ends.first_starts
            ORDER BY c.changed_at DESC, c.id DESC LIMIT 1
        ), CASE WHEN EXISTS (
            SELECT 1 FROM workshops_enrolmentchange c WHERE c.enrolment_id = e.id
        ) THEN '' ELSE e.state END) = %s OR f.enrolment_id IS NOT NULL AS is_expected
    FROM ends JOIN workshops_enrolment e ON e.workshop_id = ends.workshop_id
    LEFT JOIN attended a ON a.enrolment_id = e.id
    LEFT JOIN (
        SELECT DISTINCT m.enrolment_id FROM marked m JOIN ends
            ON ends.workshop_id = m.workshop_id AND m.starts_at = ends.first_starts
        WHERE m.stands
    ) f ON f.enrolment_id = e.id
), registered AS MATERIALIZED (
    SELECT COUNT(*) AS registered,
        SUM(CASE WHEN is_expected AND last_came IS NULL THEN 1 ELSE 0 END) AS no_show,
        SUM(CASE WHEN last_came < last_starts THEN 1 ELSE 0 END) AS dropped
    FROM presence WHERE is_expected OR state = %s
        OR (state = %s AND last_came IS NOT NULL)
    UNION ALL SELECT SUM(registered), SUM(no_show), SUM(dropped)
    FROM called WHERE is_whole AND state <> %s
)
"""
_CURRENT = {
    "postgresql": """cut CROSS JOIN LATERAL (
        SELECT DISTINCT ON (enrolment_id) enrolment_id, status
        FROM workshops_attendancemark WHERE session_id = cut.id
        ORDER BY enrolment_id, occurred_at DESC, id DESC) m""",
    "sqlite": """cut JOIN (
        SELECT m.session_id, m.enrolment_id, m.status, ROW_NUMBER() OVER (
            PARTITION BY m.session_id, m.enrolment_id
            ORDER BY m.occurred_at DESC, m.id DESC) AS place
        FROM workshops_attendancemark m JOIN cut ON cut.id = m.session_id) m
        ON m.session_id = cut.id AND m.place = 1""",
}
"""Each session with the mark that counts of each person.

PostgreSQL walks the index `mark_that_counts` session by session and sorts nothing;
SQLite cannot be asked that way.
"""
_EACH_ONCE = """
UNION ALL SELECT '{what}', CAST({column} AS VARCHAR(20)), '', SUM(number) FROM (
    SELECT {column}, SUM(number) AS number FROM {alone} GROUP BY {column}
    UNION ALL SELECT {column}, COUNT(DISTINCT person_id) FROM {again}
    GROUP BY {column}) {what} GROUP BY {column}
"""
_SPREAD = " JOIN spans ON spans.period BETWEEN first AND last"
_COUNTS = f"""
SELECT 'people' AS what, '' AS first, '' AS second, SUM(number) AS number FROM people
UNION ALL SELECT 'sex_age', sex, age_band, number FROM people
{_EACH_ONCE.format(what="audience", column="audience_id", alone="where_to", again="again")}
{_EACH_ONCE.format(what="centre", column="centre_id", alone="where_to", again="again")}
{_EACH_ONCE.format(what="period", column="period", alone="cells" + _SPREAD, again="again" + _SPREAD)}
UNION ALL SELECT 'planned', CAST(period AS VARCHAR(20)), '', SUM(number)
FROM days WHERE is_planned GROUP BY period
UNION ALL SELECT 'cancelled', CAST(period AS VARCHAR(20)), '', SUM(number)
FROM days WHERE NOT is_planned GROUP BY period
UNION ALL SELECT 'held', CAST(period AS VARCHAR(20)), '', SUM(number)
FROM days WHERE is_held GROUP BY period
UNION ALL SELECT 'ahead', CAST(period AS VARCHAR(20)), '', SUM(number)
FROM days WHERE is_planned AND NOT is_held AND is_ahead GROUP BY period
UNION ALL SELECT 'times', '', '', SUM(times) FROM days
UNION ALL SELECT 'registered', '', '', SUM(registered) FROM registered
UNION ALL SELECT 'no_show', '', '', SUM(no_show) FROM registered
UNION ALL SELECT 'dropped', '', '', SUM(dropped) FROM registered
"""  # noqa: S608  our own words


def counted_lines(
    workshops: QuerySet[Workshop], periods: Sequence[Period]
) -> list[Line]:
    """All counts of these workshops in these periods. Nobody's name or code is read."""
    visible, visible_parameters = (
        workshops.order_by()
        .values("pk", "state", "audience_id", "centre_id")
        .query.sql_with_params()
    )
    # Only names of columns, numbers of our own and the query of the permission are put
    # in here; what somebody chose travels as a parameter.
    steps = _STEPS.format(
        workshops=visible,
        current=_CURRENT[connection.vendor],
        period=_bucket(0, len(periods) - 1),
        months=periods[0].kind.months,
        start=month_number(periods[0].first) // periods[0].kind.months,
        came=", ".join(["%s"] * len(CAME)),
        spans=", ".join(f"({number})" for number in range(len(periods))),
    )
    parameters = [*visible_parameters, *_parameters(periods)]
    with connection.cursor() as cursor:
        cursor.execute(steps + _COUNTS, parameters)
        return cursor.fetchall()


def _parameters(periods: Sequence[Period]) -> list[object]:
    """In the order of the statement, after those of the permission."""
    time = [_moment(periods[0].starts_at), _moment(periods[-1].ends_at)]
    bounds = _bounds(periods)
    return [
        *bounds,
        SessionState.CANCELLED,
        WorkshopState.CANCELLED,
        WorkshopState.POSTPONED,
        _moment(timezone.now()),
        *time,
        *time,
        *time,
        *bounds,
        SessionState.CANCELLED,
        WorkshopState.CANCELLED,
        *time,
        *CAME,
        AttendanceStatus.UNMARKED,
        EnrolmentState.ENROLLED,
        EnrolmentState.ENROLLED,
        EnrolmentState.WITHDRAWN,
        WorkshopState.CANCELLED,
    ]


def _bucket(first: int, last: int) -> str:
    """The number of the period in which a session begins; they follow each other.

    It asks as in a dictionary opened in the middle, in the order of `_bounds`.
    """
    if first == last:
        return str(first)
    middle = (first + last) // 2
    earlier, later = _bucket(first, middle), _bucket(middle + 1, last)
    return f"CASE WHEN s.starts_at < %s THEN {earlier} ELSE {later} END"


def _bounds(periods: Sequence[Period]) -> list[object]:
    if len(periods) == 1:
        return []
    middle = (len(periods) + 1) // 2
    earlier, later = periods[:middle], periods[middle:]
    return [_moment(earlier[-1].ends_at), *_bounds(earlier), *_bounds(later)]


def _moment(value: dt.datetime) -> object:
    return connection.ops.adapt_datetimefield_value(value)
