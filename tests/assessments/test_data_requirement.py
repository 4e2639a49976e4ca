from __future__ import annotations

import pytest
from django.utils import timezone, translation
from django_scopes import scope

from assessments.choices import Wave
from assessments.data_requirement import questions_missing
from assessments.models import Administration
from tests.assessments.builders import build_administration


@pytest.fixture(autouse=True)
def shapla_scope(shapla):
    with scope(organisation=shapla):
        yield


def _sentences(workshop) -> list[str]:
    with translation.override("en"):
        return [missing.sentence for missing in questions_missing(workshop)]


def test_a_workshop_without_questions_lacks_none(workshop):
    assert _sentences(workshop) == []


def test_the_questions_after_are_missing_when_those_before_were_asked(workshop):
    before = build_administration(workshop, Wave.PRE)
    assert _sentences(workshop) == [
        "The questions after the workshop were not asked.",
        "Questions are still open. Close them.",
    ]
    build_administration(workshop, Wave.POST, version=before.version)
    Administration.objects.update(closed_at=timezone.now())
    assert _sentences(workshop) == []
