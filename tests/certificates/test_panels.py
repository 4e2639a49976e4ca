from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from django_scopes import scope

from certificates.panels import CertificatesPanel, Given
from tests.builders import build_enrolment
from workshops.choices import WorkshopState
from workshops.hooks import workshop_panels


def context_for(user, workshop):
    request = RequestFactory().get("/")
    request.user = user
    with scope(organisation=workshop.organisation):
        return CertificatesPanel().context(request, workshop)


def test_the_panel_stands_last_on_the_workshops_page(db):
    assert [type(panel) for panel in workshop_panels() if panel.order >= 400] == [
        CertificatesPanel
    ]


def test_counts_given_and_enrolled(issued, done, rina):
    build_enrolment(done)
    assert context_for(rina, done) == {
        "given": Given(valid=1, enrolled=2),
        "has_design": True,
        "may_run": True,
    }


@pytest.mark.parametrize(
    ("name", "may"), [("rina", True), ("kamal", True), ("mitu", False)]
)
def test_only_who_runs_workshops_may_give(request, done, name, may):
    assert context_for(request.getfixturevalue(name), done)["may_run"] is may


def test_a_cancelled_workshop_gives_none(done, rina):
    done.state = WorkshopState.CANCELLED
    assert context_for(rina, done)["may_run"] is False


def test_says_when_there_is_no_design(workshop, rina):
    assert context_for(rina, workshop)["has_design"] is False


def steps_for(user, workshop, language):
    request = RequestFactory().get("/")
    request.user = user
    with scope(organisation=workshop.organisation), override(language):
        return CertificatesPanel().steps(request, workshop)


def test_giving_is_the_last_step_of_the_job(done, rina):
    build_enrolment(done)
    step = steps_for(rina, done, "en")[0]
    assert (step.order, step.label) == (700, "Give the certificates")
    assert (step.detail, step.is_done) == ("", False)
    assert step.url == f"/field/workshops/{done.code}/certificates/"


def test_the_step_is_done_when_certificates_are_given(issued, done, rina):
    step = steps_for(rina, done, "bn")[0]
    assert (step.detail, step.is_done) == ("১ জনের মধ্যে ১ জন পেয়েছেন।", True)
