from __future__ import annotations

from wagtail import hooks

from certificates.models import RegisteredCriterion
from certificates.requirements import REQUIREMENT_HOOK
from tests.builders import build_enrolment
from tests.certificates.test_requirements import Asked


def test_a_registered_requirement_answers_itself(done, design):
    enrolment = build_enrolment(done)
    criterion = RegisteredCriterion(design=design, requirement="sing")
    with hooks.register_temporarily(REQUIREMENT_HOOK, lambda: Asked("sing")):
        assert criterion.label == "Did sing"
        assert criterion.unmet([enrolment]) == {enrolment.pk: "Do sing."}


def test_nobody_has_met_a_requirement_whose_plugin_is_gone(done, design):
    enrolment = build_enrolment(done)
    criterion = RegisteredCriterion(design=design, requirement="sing")
    assert criterion.label == "sing"
    assert list(criterion.unmet([enrolment])) == [enrolment.pk]
