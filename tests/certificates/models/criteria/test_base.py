from __future__ import annotations

from certificates.models import AttendanceCriterion, Criterion, RegisteredCriterion


def test_criteria_come_back_as_what_they_are(design):
    RegisteredCriterion.objects.create(design=design, requirement="sing")
    kinds = [type(each) for each in Criterion.objects.filter(design=design)]
    assert kinds == [AttendanceCriterion, RegisteredCriterion]
