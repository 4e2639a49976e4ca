"""A tap is one fact, however often it is sent and however late it comes."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import build_member, build_workshop
from tests.workshops.builders import enrol
from workshops.choices import AttendanceStatus, MembershipRole, WorkshopState
from workshops.models import AttendanceMark, Presence
from workshops.services import close_workshop, mark_attendance

pytestmark = pytest.mark.usefixtures("days_ahead_count")

ID = "0f6d2a52-6d6f-4d0c-9d53-54a1ed0b8e07"


@pytest.fixture
def person(workshop, rina):
    return enrol(workshop, rina)


@pytest.fixture
def send(field, workshop, person):
    def send(client=field, at=workshop, **changed):
        data = {"uuid": ID, "enrolment": person.pk, "status": "present", "ago": 0}
        address = f"/field/workshops/{at.code}/roll-call/1/tap/"
        return client.post(address, {**data, **changed})

    return send


def _marks() -> list[tuple[str, str]]:
    with scopes_disabled():
        found = AttendanceMark.objects.order_by("pk")
        return [(str(mark.client_uuid), mark.status) for mark in found]


def test_a_tap_is_written_and_the_workshop_runs(send, workshop):
    answer = send()
    assert (answer.status_code, answer.json()) == (200, {"counts": "present"})
    assert _marks() == [(ID, "present")]
    workshop.refresh_from_db()
    assert workshop.state == WorkshopState.RUNNING


def test_the_sums_of_the_workshop_know_of_a_tap(send, workshop):
    send()
    with scopes_disabled():
        assert Presence.objects.filter(workshop=workshop).count() == 1


def test_the_same_sent_twice_is_one_fact_also_after_closing(send, workshop, rina):
    send()
    assert send(ago=5000).json() == {"counts": "present"}
    with scopes_disabled():
        close_workshop(workshop, by=rina)
    assert send().status_code == 200
    assert send(uuid=str(uuid.uuid4())).status_code == 409
    assert _marks() == [(ID, "present")]


def test_another_content_under_the_same_id_is_refused(send, workshop, rina):
    send()
    other = enrol(workshop, rina)
    for changed in ({"status": "absent"}, {"enrolment": other.pk}):
        answer = send(**changed)
        assert answer.status_code == 409
        assert answer.json() == {
            "sentence": "This mark was sent before with something else."
            " Open the page again."
        }
    assert _marks() == [(ID, "present")]


def test_an_id_of_another_person_of_staff_or_organisation_is_refused(
    send, client, shapla, doel, selim, kamal
):
    send()
    client.force_login(kamal)
    assert send(client).status_code == 409
    theirs = build_workshop(doel, facilitator=selim)
    one = enrol(theirs, selim)
    client.force_login(selim)
    assert send(client, at=theirs, enrolment=one.pk).status_code == 409
    assert len(_marks()) == 1


def test_what_another_phone_noted_later_counts(send, workshop, person, kamal):
    """The thumb came down ten minutes ago, while there was no network."""
    with scopes_disabled():
        absent = {person.pk: AttendanceStatus.ABSENT}
        mark_attendance(workshop.sessions.get(), absent, by=kamal)
    assert send(ago=600_000).json() == {"counts": "absent"}
    with scopes_disabled():
        mark = AttendanceMark.objects.get(client_uuid=ID)
    late = timezone.now() - mark.occurred_at
    assert dt.timedelta(minutes=10) <= late < dt.timedelta(minutes=11)
    assert send(uuid=str(uuid.uuid4())).json() == {"counts": "present"}


def test_the_later_tap_of_one_phone_counts_whatever_its_clock_says(send):
    send(status="absent")
    assert send(uuid=str(uuid.uuid4()), ago=60_000).json() == {"counts": "present"}


@pytest.mark.parametrize(
    "changed",
    [
        {"uuid": "x"},
        {"status": "dead"},
        {"status": "unmarked"},
        {"ago": "-1"},
        {"ago": "9" * 30},
        {"enrolment": "x"},
    ],
)
def test_what_no_page_sends_is_refused_with_a_sentence(send, changed):
    answer = send(**changed)
    assert answer.status_code == 400
    assert answer.json() == {
        "sentence": "This mark cannot be read. Open the page again."
    }
    assert _marks() == []


def test_somebody_of_another_list_is_refused(send, shapla, rina):
    stranger = enrol(build_workshop(shapla, facilitator=rina), rina)
    assert send(enrolment=stranger.pk).status_code == 409
    assert _marks() == []


def test_who_may_not_call_the_roll_gets_nowhere(send, client, shapla, selim, mitu):
    joya = build_member("joya", shapla, MembershipRole.FACILITATOR)
    for user in (selim, mitu, joya):
        client.force_login(user)
        assert send(client).status_code == 404
    assert _marks() == []


def test_the_page_loads_the_script_only_where_it_can_save(field, workshop, person):
    """A day to come has no taps to send: nothing would be taken."""
    page = field.get(f"/field/workshops/{workshop.code}/roll-call/1/").text
    assert "roll_call.js" not in page
    with scopes_disabled():
        session = workshop.sessions.get()
        session.starts_at, session.ends_at = (
            timezone.now(),
            timezone.now() + dt.timedelta(hours=2),
        )
        session.save()
    page = field.get(f"/field/workshops/{workshop.code}/roll-call/1/").text
    assert '<script type="module" src="/static/workshops/roll_call.js">' in page
    assert page.count("<script") == 1
    assert f'data-tap="/field/workshops/{workshop.code}/roll-call/1/tap/"' in page
