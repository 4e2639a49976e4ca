from __future__ import annotations

import pytest
from django.test import RequestFactory
from django_scopes import scope

from certificates.panels import CertificatesPanel
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
        "valid_count": 1,
        "enrolled_count": 2,
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
