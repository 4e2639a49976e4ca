"""What ten thousand workshops say together, on PostgreSQL, whatever their answers.

`ANKUR_NATIONAL_WORKSHOPS` and `ANKUR_NATIONAL_PEOPLE` make it smaller. The baseline
reads the same answers into a data frame and pools them with pandas and statsmodels.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.db import connection
from django.test import Client
from django_scopes import scopes_disabled

from assessments.models import ScaleSummary
from assessments.national.question import NationalQuestion
from assessments.national.report import national_report
from assessments.report.shown import allowed_report
from assessments.report.summaries import SUMS, summaries_of
from tests.bench.figure import Figure, milliseconds, on_postgresql
from tests.bench.national_baseline import pooled_by_pandas
from tests.bench.national_data import Filled, fill
from workshops.models import Organisation, Workshop

LIMIT = 300.0
PAGE = "/field/together/"
FEW, MANY = 1_000_000, 100_000_000
"""Where the keys of the two organisations begin."""


def run() -> Iterator[Figure]:
    if connection.vendor != "postgresql":
        yield from on_postgresql("national")
        return
    workshops = int(os.environ.get("ANKUR_NATIONAL_WORKSHOPS", "10000"))
    people = int(os.environ.get("ANKUR_NATIONAL_PEOPLE", "50"))
    with scopes_disabled():
        few = fill(workshops, max(5, people // 10), "few", FEW)
        many = fill(workshops, people, "many", MANY)
        check(many)
        responses = 2 * workshops * people
        with_few, ours = (_page(each) for each in (few, many))
        theirs = milliseconds(
            lambda: pooled_by_pandas(many.version, MANY), times=1, warm_up=0
        )
    yield Figure("national.page.vs_pandas", ours, "ms", theirs, responses)
    yield Figure("national.page.vs_limit", ours, "ms", LIMIT, responses)
    yield Figure("national.page.vs_tenth_of_people", ours, "ms", with_few, responses)


def check(filled: Filled) -> None:
    """Two workshops by their answers, and all by the other program: the same figures."""
    for pk in (filled.first + 1, filled.first + 2):
        workshop = Workshop.objects.select_related("audience").get(pk=pk)
        [from_answers, *_] = summaries_of(allowed_report(workshop, []), is_shown=True)
        kept = ScaleSummary.objects.get(workshop=workshop, scale="total")
        for name in SUMS:
            if getattr(kept, name) != getattr(from_answers, name):
                raise ValueError(f"{name} of {workshop} is not what people answered.")
    organisation = Organisation.objects.get(slug=filled.user.username)
    question = NationalQuestion(organisation, filled.version)
    main = national_report(filled.user, question).main
    theirs = pooled_by_pandas(filled.version, filled.first)
    if main is None or main.pooled is None or main.pooled.mean is None:
        raise ValueError("Nothing was pooled.")
    if abs(main.pooled.mean - theirs) > 1e-9:
        raise ValueError(f"We say {main.pooled.mean}, statsmodels says {theirs}.")


def _page(filled: Filled) -> float:
    client = Client()
    client.force_login(filled.user)
    return milliseconds(lambda: client.get(PAGE), times=5)
