"""Workshops, people and answers for the programme view, made inside PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from assessments.analysis.effect_sizes import corrected, variance_by_pre
from assessments.analysis.exact import root
from assessments.choices import LinkMethod, Wave
from assessments.models import (
    Administration,
    Answer,
    InstrumentVersion,
    Link,
    Response,
    ScaleSummary,
)
from tests.assessments.builders import (
    build_administration,
    build_instrument_version,
    written_item,
)
from tests.bench.multiplied import multiply
from tests.builders import build_member, build_organisation, build_workshop
from workshops.choices import MembershipRole
from workshops.models import Workshop

QUESTIONS = 4
PER_POINT = 4
"""A score is a number of 25 quarters of a point."""


@dataclass(frozen=True)
class Filled:
    user: User
    version: InstrumentVersion
    first: int
    """The key of the first workshop, less one."""


def fill(workshops: int, people: int, slug: str, first: int) -> Filled:
    """So many workshops of so many people who answered four questions twice."""
    organisation = build_organisation(slug)
    user = build_member(slug, organisation, MembershipRole.MONITOR)
    version = build_instrument_version([written_item() for _ in range(QUESTIONS)])
    workshop = build_workshop(organisation)
    filled = Filled(user, version, first)
    with connection.cursor() as cursor:
        # Millions of rows whose keys are right by construction.
        cursor.execute("SET session_replication_role = replica")
    multiply(Workshop, workshop.pk, workshops, first, code=f"'{slug[:1]}' || n")
    _fill_answers(workshop, workshops * people, people, filled)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = DEFAULT")
    ScaleSummary.objects.bulk_create(_summaries(filled), batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return filled


def _fill_answers(
    workshop: Workshop, persons: int, people: int, filled: Filled
) -> None:
    first, version = filled.first, filled.version
    given = _given(workshop, version)
    _multiply_waves(given, persons, people, first)
    link = Link.objects.create(
        before=given[0], after=given[1], wave=Wave.POST, method=LinkMethod.CARD
    )
    multiply(
        Link,
        link.pk,
        persons,
        first,
        before_id=f"{first} + n",
        after_id=f"{first + persons} + n",
    )
    items = list(version.items.order_by("number").values_list("pk", flat=True))
    answer = Answer.objects.create(
        response=given[0],
        item_id=items[0],
        code=1,
        answered_at=given[0].started_at,
    )
    _multiply_answers(answer, items, persons, people, first)


def _given(workshop: Workshop, version: InstrumentVersion) -> list[Response]:
    """One response before and one after, each in a wave that is closed."""
    waves = {
        wave: build_administration(
            workshop, wave, version=version, closed_at=timezone.now()
        )
        for wave in (Wave.PRE, Wave.POST)
    }
    pre, post = waves[Wave.PRE], waves[Wave.POST]
    return [
        Response.objects.create(
            administration=wave,
            version=version,
            language="bn",
            mode=wave.mode,
            started_at=wave.opened_at,
            finished_at=wave.opened_at,
        )
        for wave in (pre, post)
    ]


def _multiply_waves(
    given: list[Response], persons: int, people: int, first: int
) -> None:
    count = persons // people
    waves = [response.administration for response in given]
    for wave, add in zip(waves, (0, count), strict=True):
        multiply(
            Administration,
            wave.pk,
            count,
            first + add,
            workshop_id=f"{first} + n",
            code=f"'{wave.wave[1]}{len(str(first))}' || lpad(to_hex(n), 6, '0')",
        )
    for place, response in enumerate(given):
        multiply(
            Response,
            response.pk,
            persons,
            first + place * persons,
            uuid="gen_random_uuid()",
            administration_id=f"{first} + {place * count} + (n - 1) / {people} + 1",
        )


def _multiply_answers(
    answer: Answer, items: list[int], persons: int, people: int, first: int
) -> None:
    """Steps before spread over four of five; after, some in each workshop moved up."""
    person, place = f"((n - 1) / {2 * QUESTIONS} + 1)", f"((n - 1) % {QUESTIONS})"
    wave = f"((n - 1) / {QUESTIONS} % 2)"
    workshop = f"(({person} - 1) / {people})"
    digest = f"substr(md5({person} || '-' || {place}), 1, 4)"
    before = f"1 + ('x' || {digest})::bit(16)::int % 4"
    moved = f"({wave} = 1 AND ({person} + {place}) % (2 + {workshop} % 3) = 0)::int"
    multiply(
        Answer,
        answer.pk,
        persons * 2 * QUESTIONS,
        first,
        response_id=f"{first} + {wave} * {persons} + {person}",
        item_id=f"(ARRAY{items})[{place} + 1]",
        code=f"{before} + {moved}",
    )


_SUMS = """
WITH scores AS (
    SELECT r.id, a.workshop_id, a.wave, 25 * sum(answer.code - 1) AS score
    FROM assessments_answer answer
    JOIN assessments_response r ON r.id = answer.response_id
    JOIN assessments_administration a ON a.id = r.administration_id
    WHERE a.version_id = %s AND a.workshop_id > %s
    GROUP BY r.id, a.workshop_id, a.wave
)
SELECT pre.workshop_id, count(*), sum(pre.score), sum(post.score),
    sum(pre.score * pre.score), sum(post.score * post.score),
    sum(pre.score * post.score), count(*) FILTER (WHERE post.score > pre.score),
    count(*) FILTER (WHERE post.score = pre.score),
    count(*) FILTER (WHERE post.score < pre.score)
FROM assessments_link link
JOIN scores pre ON pre.id = link.before_id
JOIN scores post ON post.id = link.after_id
GROUP BY pre.workshop_id
"""


def _summaries(filled: Filled) -> list[ScaleSummary]:
    """Summed by the database, as ten thousand reports would take their time."""
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, [filled.version.pk, filled.first])
        rows = [tuple(int(value) for value in row) for row in cursor.fetchall()]
    return [_summary(filled, *row) for row in rows]


def _summary(
    filled: Filled,
    workshop: int,
    n: int,
    pre: int,
    post: int,
    squares_pre: int,
    squares_post: int,
    products: int,
    *moves: int,
) -> ScaleSummary:
    change = float(Fraction(post - pre, n * PER_POINT))
    squares = squares_post - 2 * products + squares_pre
    shared = _variance(n, pre, post, products)
    sd_pre = root(_variance(n, pre, pre, squares_pre)) or 1.0
    sd_post = root(_variance(n, post, post, squares_post)) or 1.0
    smcr = corrected(change / sd_pre, n)
    return ScaleSummary(
        workshop_id=workshop,
        version=filled.version,
        scale="total",
        is_primary=True,
        mode="own_phone",
        asked_on=timezone.localdate(),
        smallest=5,
        n=n,
        per_point=PER_POINT,
        sum_pre=pre,
        sum_post=post,
        squares_pre=squares_pre,
        squares_post=squares_post,
        products=products,
        up=moves[0],
        same=moves[1],
        down=moves[2],
        mean_pre=float(Fraction(pre, n * PER_POINT)),
        mean_post=float(Fraction(post, n * PER_POINT)),
        change=change,
        variance=float(_variance(n, post - pre, post - pre, squares)),
        smcr=smcr,
        smcr_var=variance_by_pre(smcr, float(shared) / (sd_pre * sd_post), n),
        is_shown=True,
    )


def _variance(n: int, first: int, second: int, products: int) -> Fraction:
    return Fraction(n * products - first * second, n * (n - 1) * PER_POINT**2)
