from __future__ import annotations

import pytest
from django_scopes import scope

from assessments.models import ItemSums, ShownFigures
from assessments.national.health import Together, health_of
from assessments.services import freeze
from tests.assessments.report.builders import build_opinions, build_waves
from tests.assessments.report.test_build import HIGH, LOW


def build_sums(organisation, version, rows, scale="care", **counts):
    """Rows of answers to the two questions of a scale, 0 to 4."""
    products = [[sum(a[i] * a[j] for a in rows) for j in range(2)] for i in range(2)]
    with scope(organisation=organisation):
        return ItemSums.objects.create(
            organisation=organisation,
            version=version,
            scale=scale,
            language="bn",
            mode="own_phone",
            counts={
                "unit": 4,
                "people": len(rows),
                "scored": len(rows),
                "best": 0,
                "worst": 0,
                "missing": [{"dont_know": 0}, {"dont_know": 0}],
                "complete": len(rows),
                "sums": [sum(a[i] for a in rows) for i in range(2)],
                "products": products,
                **counts,
            },
        )


ALIKE = [(n % 5, n % 5) for n in range(40)]
AGAINST = [(n % 5, 4 - n % 5) for n in range(39)] + [(4, 4)]


def found(shapla, version):
    with scope(organisation=shapla):
        return health_of(shapla, version)


def test_questions_that_say_the_same_hang_together(shapla):
    version = build_opinions()
    build_sums(shapla, version, ALIKE, best=6, missing=[{"skipped": 5}, {"skipped": 4}])

    [scale] = found(shapla, version)

    assert scale.together == Together.YES
    assert scale.reliability.alpha == pytest.approx(1.0)
    assert (scale.has_ceiling, scale.has_floor, scale.is_uncertain) == (
        True,
        False,
        True,
    )
    assert [item.is_hard for item in scale.items] == [True, False]


def test_a_question_that_runs_against_the_others_is_told(shapla):
    version = build_opinions()
    build_sums(shapla, version, AGAINST)

    [scale] = found(shapla, version)

    assert scale.together == Together.NO
    assert [item.runs_against for item in scale.items] == [True, True]


def test_below_thirty_nothing_is_shown(shapla):
    version = build_opinions()
    build_sums(shapla, version, ALIKE[:29])

    assert found(shapla, version) == []


@pytest.mark.parametrize(
    ("name", "status"), [("kamal", 200), ("mitu", 200), ("rina", 404), ("karim", 404)]
)
def test_only_who_reads_all_reports_may_look(client, request, shapla, name, status):
    build_sums(shapla, build_opinions(), AGAINST)
    client.force_login(request.getfixturevalue(name))
    client.cookies["language"] = "en"

    answer = client.get("/field/together/questions/")

    assert answer.status_code == status
    if status == 200:
        assert "Runs against the others" in answer.content.decode()


def test_another_organisation_is_not_found(client, mitu, doel):
    client.force_login(mitu)
    answer = client.get("/field/together/questions/", {"organisation": doel.slug})

    assert answer.status_code == 404


def test_planning_shows_the_table_of_the_specification(client, rina):
    client.force_login(rina)
    client.cookies["language"] = "en"
    page = client.get("/field/together/planning/").content.decode()

    for size in ("1.16", "1.00", "0.78", "0.66", "0.53", "0.37"):
        assert f">{size}<" in page
    assert "Freedom Fund 2023" in page


def test_karim_plans_nothing(client, karim):
    client.force_login(karim)

    assert client.get("/field/together/planning/").status_code == 404


def test_who_looks_at_the_questions_has_seen_who_is_in_them(client, mitu, workshop):
    """Else one who takes the yes back would be the difference between two looks."""
    build_waves(workshop, [LOW] * 12, [HIGH] * 12)
    with scope(organisation=workshop.organisation):
        freeze(workshop)
    client.force_login(mitu)

    assert client.get("/field/together/questions/").status_code == 200

    with scope(organisation=workshop.organisation):
        assert ShownFigures.objects.filter(workshop=workshop).count() == 1
