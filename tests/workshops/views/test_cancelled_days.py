from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_member
from tests.workshops.builders import build_session, enrol, text_of
from workshops.choices import AssignmentRole, MembershipRole
from workshops.models import Assignment
from workshops.services import cancel_session
from workshops.services.assigning import ask_person

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def cancelled(workshop, rina):
    enrol(workshop, rina)
    session = build_session(workshop, 2)
    cancel_session(session, by=rina, reason="Flood")
    return session


def test_the_roll_of_a_cancelled_day_says_one_thing(field, workshop, cancelled):
    page = text_of(field.get(f"/field/workshops/{workshop.code}/roll-call/2/"))
    assert "This day is cancelled" in page
    for other in ("still to come", "not marked", "Count the heads"):
        assert other not in page


TOOLS = ["roll-call/{n}/", "tally/{n}/", "paper/{n}/", "paper/{n}/result/", "record/{n}/"]  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_of_a_cancelled_day_says_so_and_leads_on(
    field, workshop, cancelled, tool
):
    """By its address, from a bookmark or a page that was open before."""
    start = f"/field/workshops/{workshop.code}/"
    response = field.get(start + tool.format(n=2))
    page = text_of(response)
    assert "<h1>This day is cancelled</h1>" in page
    assert "Cancelled: Flood" in page
    assert f'href="{start}{tool.format(n=1).replace("result/", "")}"' in page
    assert f'href="{start}sessions/2/return/"' in page
    assert page.count("<form") == text_of(field.get(start + "days/")).count("<form")
    assert "This day is cancelled" not in text_of(field.get(start + tool.format(n=1)))


def test_what_was_typed_before_the_day_was_cancelled_stays(field, workshop, cancelled):
    address = f"/field/workshops/{workshop.code}/tally/2/"
    page = text_of(field.post(address, {"control": "23", "explanation": ""}))
    assert "This day was cancelled, so there is nothing to write." in page
    assert 'name="control" value="23"' in page


def test_who_may_not_plan_brings_no_day_back(client, shapla, workshop, cancelled):
    caller = build_member("caller", shapla, MembershipRole.ROLL_CALL)
    Assignment.objects.create(workshop=workshop, user=caller)
    client.force_login(caller)
    page = text_of(client.get(f"/field/workshops/{workshop.code}/tally/2/"))
    assert "sessions/2/return/" not in page


def test_twelve_days_read_as_a_list(field, workshop, cancelled):
    for number in range(3, 13):
        build_session(workshop, number)
    page = text_of(field.get(f"/field/workshops/{workshop.code}/days/"))
    assert page.count('<details class="fold">') == 11
    assert page.count("<details") == 11
    assert "Cancelled: Flood" in page
    assert "tally/2/" not in page


def test_the_only_day_and_todays_are_open(field, workshop):
    address = f"/field/workshops/{workshop.code}/days/"
    assert '<details class="fold" open>' in text_of(field.get(address))
    build_session(workshop, 2)
    assert " open>" not in text_of(field.get(address))
    workshop.sessions.filter(number=1).update(
        starts_at=timezone.now(), ends_at=timezone.now() + dt.timedelta(hours=1)
    )
    assert text_of(field.get(address)).count('<details class="fold" open>') == 1


def test_the_briefing_says_when(field, workshop, cancelled):
    page = field.get(f"/field/workshops/{workshop.code}/briefing/")
    shown = text_of(page)
    assert shown.count("<s>") == 1
    assert [line.session for line in page.context["plan"].lines] == [
        workshop.sessions.get(number=1),
        cancelled,
    ]


def test_offered_work_marks_a_cancelled_day(client, field, workshop, cancelled, kamal):
    ask_person(workshop, kamal, role=AssignmentRole.ASSISTANT, by=kamal)
    client.force_login(kamal)
    assert text_of(client.get("/field/tasks/")).count("<s>") == 1
