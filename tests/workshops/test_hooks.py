from __future__ import annotations

import pytest
from wagtail import hooks

from tests.workshops.builders import text_of
from workshops.hooks import Step, WorkshopPanel, workshop_panels


class Empty(WorkshopPanel):
    order = 950
    template_name = "workshops/includes/facts.html"

    def context(self, request, workshop):
        return None


class Facts(WorkshopPanel):
    order = 900
    template_name = "workshops/includes/facts.html"

    def context(self, request, workshop):
        return {"staff": ["Somebody from a plugin"]}

    def steps(self, request, workshop):
        return [Step(order=200, label="Between", detail="1 of 2"), Step(600, "Last")]


@pytest.fixture
def panels():
    with hooks.register_temporarily(
        "register_workshop_panel", lambda: [Empty(), Facts()]
    ):
        yield


def test_panels_stand_in_their_order(panels):
    orders = [panel.order for panel in workshop_panels()]
    assert orders == sorted(orders)
    assert orders[-2:] == [900, 950]


def test_a_panel_appears_and_one_without_context_does_not(
    client, rina, workshop, panels
):
    client.force_login(rina)
    page = text_of(client.get(f"/field/workshops/{workshop.code}/"))
    assert "Somebody from a plugin" in page
    assert 'id="panel-900"' in page
    assert 'id="panel-950"' not in page


def test_steps_of_plugins_stand_between_those_of_the_workshop(
    client, rina, workshop, panels
):
    client.force_login(rina)
    client.cookies["language"] = "en"
    steps = client.get(f"/field/workshops/{workshop.code}/").context["steps"]
    labels = [numbered.step.label for numbered in steps]
    ours = [
        "Put the people on the list",
        "Between",
        "Call the roll",
        "Close the workshop",
        "Last",
    ]
    assert [label for label in labels if label in ours] == ours


def test_a_monitor_has_no_job_to_do(client, mitu, workshop, panels):
    client.force_login(mitu)
    page = text_of(client.get(f"/field/workshops/{workshop.code}/"))
    assert "steps-list" not in page
