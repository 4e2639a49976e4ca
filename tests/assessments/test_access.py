from __future__ import annotations

import pytest
from django_scopes.exceptions import ScopeError

from assessments.access import administration_with
from assessments.models import Answer, Card, Response
from tests.assessments.builders import build_administration


@pytest.mark.parametrize("model", [Answer, Card, Response])
def test_what_people_answered_is_not_read_without_a_scope(db, model):
    with pytest.raises(ScopeError):
        model.objects.count()


def test_a_wave_is_found_by_its_code_however_it_is_typed(workshop):
    wave = build_administration(workshop, code="7K0Q1A")

    assert [
        administration_with(typed)
        for typed in ("7k0q1a", " ৭K0-Q1A", "7KOQLA", "7K0Q1")
    ] == [wave, wave, wave, None]
