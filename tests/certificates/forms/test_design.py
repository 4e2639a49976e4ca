from __future__ import annotations

import pytest
from wagtail import hooks

from certificates.forms import DesignForm
from certificates.models import (
    AttendanceCriterion,
    Criterion,
    Design,
    RegisteredCriterion,
)
from certificates.requirements import REQUIREMENT_HOOK
from tests.certificates.conftest import build_design
from tests.certificates.test_requirements import Asked


@pytest.fixture
def singing():
    with hooks.register_temporarily(
        REQUIREMENT_HOOK, lambda: [Asked("sing"), Asked("cook")]
    ):
        yield


def typed(organisation, **fields):
    return {
        "organisation": organisation.pk,
        "name": "For parents",
        "layout": "formal",
        "language": "bn",
        "signatory_bn": "ক",
        "signatory_en": "K",
        "signatory_role_bn": "খ",
        "signatory_role_en": "Kh",
        "minimum_percent": "75",
        "requirements": ["sing"],
        **fields,
    }


def criteria_of(design):
    return [
        getattr(each, "requirement", None) or each.minimum_percent
        for each in Criterion.objects.filter(design=design)
    ]


def test_a_design_is_saved_with_its_criteria(shapla, singing):
    form = DesignForm(typed(shapla))
    assert form.errors == {}
    assert criteria_of(form.save()) == [75, "sing"]


def test_changing_a_design_changes_its_criteria_and_makes_none_twice(design, singing):
    RegisteredCriterion.objects.create(design=design, requirement="sing")
    stored = typed(design.organisation, minimum_percent="60", requirements=["cook"])
    DesignForm(stored, instance=design).save()
    assert criteria_of(design) == [60, "cook"]
    DesignForm(stored, instance=Design.objects.get(pk=design.pk)).save()
    assert criteria_of(design) == [60, "cook"]


def test_the_form_opens_with_what_is_stored(design, singing):
    AttendanceCriterion.objects.filter(design=design).update(minimum_percent=40)
    RegisteredCriterion.objects.create(design=design, requirement="gone")
    form = DesignForm(instance=design)
    assert form.fields["minimum_percent"].initial == 40
    assert form.fields["requirements"].initial == ["gone"]
    keys = [key for key, _label in form.fields["requirements"].choices]
    assert {"gone", "sing", "cook"} <= set(keys)


@pytest.mark.parametrize("percent", ["0", "101", "", "many"])
def test_a_percentage_is_between_1_and_100(shapla, singing, percent):
    form = DesignForm(typed(shapla, minimum_percent=percent))
    assert list(form.errors) == ["minimum_percent"]


def test_an_unknown_requirement_is_refused(shapla, singing):
    form = DesignForm(typed(shapla, requirements=["fly"]))
    assert list(form.errors) == ["requirements"]


def test_an_organisation_has_one_design_used_by_default(design, doel, singing):
    elsewhere = build_design(doel)
    new = DesignForm(typed(design.organisation, is_default="on")).save()
    defaults = Design.objects.filter(is_default=True).order_by("pk")
    assert list(defaults) == [elsewhere, new]
