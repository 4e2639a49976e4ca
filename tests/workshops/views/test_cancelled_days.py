from __future__ import annotations

import pytest

from tests.workshops.builders import build_session, enrol, text_of
from workshops.choices import AssignmentRole
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
    assert "This day was cancelled" in page
    for other in ("still to come", "not marked", "Count the heads"):
        assert other not in page


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
