from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.workshops.builders import build_session, enrol
from workshops.choices import (
    AttendanceStatus,
    ContactRule,
    SessionState,
    SpokenLanguage,
    TieKind,
    WorkshopState,
)
from workshops.message_choices import (
    MessageKind,
)
from workshops.models import Message, Tie
from workshops.services import (
    cancel_workshop,
    close_workshop,
    mark_attendance,
    withdraw_enrolment,
)
from workshops.services.contacting import set_contact
from workshops.services.messages import cancel_message, edit_message
from workshops.services.planning_messages import plan_messages

DAY = dt.timedelta(days=1)

pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture
def enrolment(workshop, rina):
    session = workshop.sessions.get()
    session.starts_at += 4 * DAY
    session.ends_at += 4 * DAY
    session.save()
    enrolment = enrol(workshop, rina)
    enrolment.participant.contact = ContactRule.YES
    enrolment.participant.save()
    return enrolment


def _of(enrolment) -> list[tuple[str, str, str]]:
    found = Message.objects.filter(enrolment=enrolment).order_by("pk")
    return [(m.kind, m.channel, m.state) for m in found]


def _move(session, days: int) -> None:
    session.starts_at += days * DAY
    session.ends_at += days * DAY
    session.save()


def test_a_reminder_is_planned_a_day_before(workshop, enrolment):
    plan_messages(workshop)
    message = Message.objects.get(enrolment=enrolment)
    session = workshop.sessions.get()
    assert (message.kind, message.channel, message.state) == (
        "before",
        "sms",
        "waiting",
    )
    assert message.due_at == session.starts_at - DAY
    assert message.organisation == workshop.organisation


def test_a_text_names_neither_person_nor_subject(workshop, enrolment, rina, shapla):
    rina.email = "rina@shapla.example"
    rina.save()
    plan_messages(workshop)
    secret = (
        "রহিমা",
        workshop.edition.title,
        "কোমল",
        shapla.name_en,
        shapla.name_bn,
        workshop.audience.name,
        workshop.code,
    )
    texts = [message.body for message in Message.objects.all()]
    assert len(texts) == 4
    assert [
        t for t in texts for word in secret if word.casefold() in t.casefold()
    ] == []


def test_each_gets_it_in_their_language(workshop, enrolment, compiled_messages):
    plan_messages(workshop)
    message = Message.objects.get(enrolment=enrolment)
    assert message.body.startswith("সভা আছে")
    enrolment.participant.language = SpokenLanguage.ENGLISH
    enrolment.participant.save()
    plan_messages(workshop)
    message.refresh_from_db()
    assert message.body.startswith("There is a meeting")
    assert message.language == "en"


def test_again_changes_nothing(workshop, enrolment):
    now = timezone.now()
    plan_messages(workshop, now=now)
    before = list(Message.objects.order_by("pk").values())
    plan_messages(workshop, now=now + dt.timedelta(minutes=5))
    assert list(Message.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(
    ("contact", "planned"),
    [
        (ContactRule.NOT_ASKED, ("before", "call", "waiting")),
        (ContactRule.YES, ("before", "sms", "waiting")),
        (ContactRule.SAFE_NUMBER, ("before", "sms", "waiting")),
        (ContactRule.NO, ("before", "call", "skipped")),
    ],
)
def test_nobody_is_written_to_who_did_not_say_yes(
    workshop, enrolment, contact, planned
):
    enrolment.participant.contact = contact
    enrolment.participant.save()
    plan_messages(workshop)
    assert _of(enrolment) == [planned]


def test_who_says_no_later_is_left_out_and_who_says_yes_comes_back(
    workshop, enrolment, rina, django_capture_on_commit_callbacks
):
    plan_messages(workshop)
    for contact, state in ((ContactRule.NO, "skipped"), (ContactRule.YES, "waiting")):
        with django_capture_on_commit_callbacks(execute=True):
            set_contact(
                enrolment.participant,
                by=rina,
                contact=contact,
                language=SpokenLanguage.BANGLA,
            )
        assert [state for _kind, _way, state in _of(enrolment)] == [state]


def test_a_move_tells_the_new_time_and_drops_the_old(workshop, enrolment):
    plan_messages(workshop)
    _move(workshop.sessions.get(), 2)
    plan_messages(workshop)
    assert _of(enrolment) == [
        ("before", "sms", "cancelled"),
        ("moved", "sms", "waiting"),
        ("before", "sms", "waiting"),
    ]
    session = workshop.sessions.get()
    moved = Message.objects.get(kind=MessageKind.MOVED, enrolment=enrolment)
    assert moved.starts_at == session.starts_at
    assert moved.due_at <= timezone.now()


def test_who_comes_after_a_move_hears_only_the_new_time(workshop, enrolment, rina):
    plan_messages(workshop)
    _move(workshop.sessions.get(), 2)
    late = enrol(workshop, rina)
    plan_messages(workshop)
    assert _of(late) == [("before", "call", "waiting")]


def test_moved_back_the_first_time_is_told_again(workshop, enrolment):
    plan_messages(workshop)
    session = workshop.sessions.get()
    _move(session, 2)
    plan_messages(workshop)
    _move(session, -2)
    plan_messages(workshop)
    states = {
        (m.kind, m.starts_at == session.starts_at): m.state
        for m in Message.objects.filter(enrolment=enrolment)
    }
    assert states == {
        ("before", True): "waiting",
        ("moved", True): "waiting",
        ("before", False): "cancelled",
        ("moved", False): "cancelled",
    }


def test_what_was_sent_is_history(workshop, enrolment):
    plan_messages(workshop)
    Message.objects.update(state="sent")
    _move(workshop.sessions.get(), 2)
    plan_messages(workshop)
    assert [state for _k, _c, state in _of(enrolment)] == ["sent", "waiting", "waiting"]


def test_a_cancelled_workshop_says_so_once(workshop, enrolment, rina):
    build_session(workshop, 2)
    plan_messages(workshop)
    cancel_workshop(workshop, by=rina, reason="Flood")
    plan_messages(workshop)
    assert _of(enrolment) == [
        ("before", "sms", "cancelled"),
        ("before", "sms", "cancelled"),
        ("cancelled", "sms", "waiting"),
    ]
    assert (
        "Flood" not in Message.objects.get(kind="cancelled", enrolment=enrolment).body
    )


def test_a_cancelled_day_says_so_and_the_other_stands(workshop, enrolment):
    build_session(workshop, 2)
    workshop.sessions.filter(number=1).update(state=SessionState.CANCELLED)
    plan_messages(workshop)
    found = Message.objects.filter(enrolment=enrolment).order_by("session__number")
    assert [(m.session.number, m.kind) for m in found] == [
        (1, "cancelled"),
        (2, "before"),
    ]


def test_who_leaves_is_told_nothing_more(
    workshop, enrolment, rina, django_capture_on_commit_callbacks
):
    plan_messages(workshop)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_enrolment(enrolment, by=rina)
    assert _of(enrolment) == [("before", "sms", "cancelled")]


def test_who_comes_is_planned_for_at_once(
    workshop, enrolment, rina, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        late = enrol(workshop, rina)
    assert _of(late) == [("before", "call", "waiting")]


def test_who_still_waits_for_consent_is_told_nothing(workshop, rina):
    pending = enrol(workshop, rina, consents=[])
    plan_messages(workshop)
    assert _of(pending) == []


def test_a_cancelling_plans_by_itself(
    workshop, enrolment, rina, django_capture_on_commit_callbacks
):
    plan_messages(workshop)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_workshop(workshop, by=rina, reason="Flood")
    assert ("cancelled", "sms", "waiting") in _of(enrolment)


@pytest.mark.parametrize(
    ("status", "kinds"),
    [
        (AttendanceStatus.ABSENT, ["missed"]),
        (AttendanceStatus.PRESENT, ["thanks"]),
        (AttendanceStatus.LATE, ["thanks"]),
        (AttendanceStatus.EXCUSED, []),
        (None, []),
    ],
)
def test_afterwards_by_attendance(workshop, enrolment, rina, status, kinds):
    session = workshop.sessions.get()
    if status:
        mark_attendance(session, {enrolment.pk: status}, by=rina)
    plan_messages(workshop, now=session.ends_at + dt.timedelta(hours=1))
    found = Message.objects.filter(enrolment=enrolment)
    assert [m.kind for m in found] == kinds
    assert [m.due_at for m in found] == [
        session.ends_at + dt.timedelta(hours=2) for _ in kinds
    ]


def test_afterwards_also_when_the_workshop_was_closed(workshop, enrolment, rina):
    session = workshop.sessions.get()
    mark_attendance(session, {enrolment.pk: AttendanceStatus.PRESENT}, by=rina)
    close_workshop(workshop, by=rina)
    plan_messages(workshop, now=session.ends_at)
    assert _of(enrolment) == [("thanks", "sms", "waiting")]


def test_thanks_come_after_the_last_day_only(workshop, enrolment, rina):
    build_session(workshop, 2)
    session = workshop.sessions.get(number=1)
    mark_attendance(session, {enrolment.pk: AttendanceStatus.PRESENT}, by=rina)
    plan_messages(workshop, now=session.ends_at)
    assert [kind for kind, _c, _s in _of(enrolment)] == ["before"]


def test_a_corrected_roll_takes_back_what_was_not_sent(workshop, enrolment, rina):
    session = workshop.sessions.get()
    for status in (AttendanceStatus.ABSENT, AttendanceStatus.PRESENT):
        mark_attendance(session, {enrolment.pk: status}, by=rina)
        plan_messages(workshop, now=session.ends_at)
    assert _of(enrolment) == [
        ("missed", "sms", "cancelled"),
        ("thanks", "sms", "waiting"),
    ]


def test_what_comes_too_late_is_left_out(workshop, enrolment):
    plan_messages(workshop)
    plan_messages(workshop, now=workshop.sessions.get().starts_at)
    message = Message.objects.get(enrolment=enrolment)
    assert (message.state, message.reason) == ("skipped", "too_late")


def test_nothing_is_said_of_what_is_long_past(workshop, enrolment, rina):
    session = workshop.sessions.get()
    mark_attendance(session, {enrolment.pk: AttendanceStatus.ABSENT}, by=rina)
    plan_messages(workshop, now=session.ends_at + 4 * DAY)
    assert _of(enrolment) == []


def test_what_somebody_cancelled_stays_cancelled(workshop, enrolment, rina):
    plan_messages(workshop)
    cancel_message(Message.objects.get(enrolment=enrolment), by=rina)
    plan_messages(workshop)
    assert _of(enrolment) == [("before", "sms", "cancelled")]


def test_what_somebody_edited_stays_until_the_time_changes(workshop, enrolment, rina):
    plan_messages(workshop)
    message = Message.objects.get(enrolment=enrolment)
    edit_message(message, by=rina, body="Please bring a pen.")
    plan_messages(workshop)
    message.refresh_from_db()
    assert message.body == "Please bring a pen."


def test_a_postponed_workshop_does_not_take_place_then(workshop, enrolment):
    plan_messages(workshop)
    workshop.state = WorkshopState.POSTPONED
    workshop.save()
    plan_messages(workshop)
    assert [kind for kind, _c, state in _of(enrolment) if state == "waiting"] == [
        "cancelled"
    ]


def test_staff_with_an_address_get_a_letter(workshop, enrolment, rina):
    plan_messages(workshop)
    assert Message.objects.filter(user=rina).count() == 0
    rina.email = "rina@shapla.example"
    rina.save()
    plan_messages(workshop)
    assert Message.objects.get(user=rina).channel == "email"


def test_a_group_has_a_text_in_each_language(workshop, enrolment):
    plan_messages(workshop)
    shared = Message.objects.filter(channel="share").order_by("language")
    assert [(m.language, m.kind) for m in shared] == [
        ("bn", "before"),
        ("en", "before"),
    ]


def test_while_two_must_not_meet_nobody_is_told_so_that_none_is_missed(
    workshop, enrolment, rina
):
    other, third = enrol(workshop, rina), enrol(workshop, rina)
    Tie.objects.create(
        first=other.participant,
        second=enrolment.participant,
        kind=TieKind.MUST_NOT_MEET,
    )
    plan_messages(workshop)
    assert (_of(enrolment), _of(other), _of(third)) == ([], [], [])


def test_many_people_cost_no_more_reads_than_one(workshop, enrolment, rina):
    def reads() -> int:
        with CaptureQueriesContext(connection) as queries:
            plan_messages(workshop)
        return sum(q["sql"].startswith("SELECT") for q in queries)

    one = reads()
    for _ in range(4):
        enrol(workshop, rina)
    assert reads() == one
