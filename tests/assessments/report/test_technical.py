from __future__ import annotations

import pytest
from django.utils import translation
from django_scopes import scope

from assessments.models import Answer
from assessments.report.technical import technical_context
from tests.assessments.report.builders import build_waves, report_of
from tests.assessments.report.test_build import HIGH, LOW, MIDDLE


def parts(workshop) -> dict[str, dict[str, str]]:
    with translation.override("en"):
        return {
            str(part.name): {str(each.label): each.value for each in part.figures}
            for part in technical_context(report_of(workshop))["parts"]
        }


def test_those_who_left_are_compared_with_an_interval(workshop):
    build_waves(workshop, [LOW] * 9 + [MIDDLE] + [HIGH] * 5, [HIGH] * 10 + [None] * 5)

    # Welch with nobody differing among those who left: 47.5 ± t(9) · 2.5.
    assert parts(workshop)["Those who stayed and those who left"] == {
        "People who left": "5",
        "People who stayed": "10",
        "Stayed minus left, in points": "−47.50",
        "95 percent confidence interval (Welch)": "−53.16 … −41.84",
    }


def test_four_who_left_are_not_compared(workshop):
    build_waves(workshop, [LOW] * 14, [HIGH] * 10 + [None] * 4)

    assert list(parts(workshop)) == ["How two answers were matched", "Missing answers"]


def test_missing_answers_are_counted_by_their_reason(workshop):
    build_waves(
        workshop,
        [(2, None, 2, None)] + [LOW] * 9,
        [HIGH] * 8 + [(4, 2, 4), (4, 2, 4)],
    )
    with scope(organisation=workshop.organisation):
        refused = Answer.objects.filter(missing="dont_know").first()
        refused.missing = "refused"
        refused.save()

    assert parts(workshop)["Missing answers"] == {
        "Does not know": "1",
        "Does not want to say": "1",
        "Was not asked": "2",
        "Left out": "0",
    }


@pytest.mark.parametrize("people", [0, 4])
def test_too_few_people_show_no_part(workshop, people):
    build_waves(workshop, [LOW] * people, [HIGH] * people)

    assert parts(workshop) == {}
