"""The life of a plan through the screens: each state in words, each reason kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from tests.builders import build_enrolment, build_mark
from tests.workshops.builders import build_session, enrol, text_of
from workshops.models import Workshop

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
BANGLA = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")


@pytest.fixture
def at(workshop):
    return lambda end="": f"/field/workshops/{workshop.code}/{end}"


def _badge(field, at) -> str:
    """The state as both pages say it."""
    pages = [text_of(field.get(at(end))) for end in ("", "plan/")]
    words = {page.split('<span class="badge', 1)[1].split(">", 1)[1].split("<")[0] for page in pages}  # fmt: skip
    assert len(words) == 1, words
    return words.pop()


def _is_now(workshop) -> None:
    now = timezone.now()
    workshop.sessions.update(starts_at=now - 2 * HOUR, ends_at=now - HOUR)


def test_from_planned_to_complete_each_state_has_its_word(field, workshop, at, rina):
    assert _badge(field, at) == "Planned"
    field.post(at("plan/confirm/"))
    assert _badge(field, at) == "Confirmed"
    enrolment = enrol(workshop, rina)
    _is_now(workshop)
    data = {f"person-{enrolment.pk}": "present", "seen": "0", "everybody": "present"}
    field.post(at("roll-call/1/"), data)
    assert _badge(field, at) == "Running"
    field.post(at("close/"), {"anyway": "on"}, follow=True)
    workshop.refresh_from_db()
    assert (workshop.state, _badge(field, at)) == ("done", "Done")
    assert "Data complete" in text_of(field.get(at()))


@pytest.mark.parametrize(
    ("address", "word"), [("plan/postpone/", "Postponed"), ("cancel/", "Cancelled")]
)
def test_a_reason_is_asked_for_kept_and_shown(field, workshop, at, address, word):
    unasked = text_of(field.post(at(address), {"reason": "  "}))
    assert "Write in a few words why" in unasked
    workshop.refresh_from_db()
    assert workshop.state == "planned"
    field.post(at(address), {"reason": "The road is flooded"})
    workshop.refresh_from_db()
    assert workshop.state_reason == "The road is flooded"
    assert _badge(field, at) == word
    page = text_of(field.get(at()))
    assert f"{word}: The road is flooded" in page
    assert "Reason: The road is flooded" in text_of(field.get(at("plan/")))
    change = workshop.changes.get()
    assert (change.reason, change.changed_by.username) == (
        "The road is flooded",
        "rina",
    )


def test_what_is_done_or_called_off_moves_no_more(field, workshop, at):
    field.post(at("cancel/"), {"reason": "Strike"})
    session = workshop.sessions.get()
    for address in ("sessions/1/move/", "plan/postpone/", "plan/confirm/"):
        field.post(at(address), {"reason": "x", **_day(session, 3)})
    workshop.refresh_from_db()
    again = workshop.sessions.get()
    assert (workshop.state, again.starts_at) == ("cancelled", session.starts_at)


def _day(session, days: int, **changed: str) -> dict[str, str]:
    day = timezone.localdate(session.starts_at) + days * DAY
    typed = day.strftime("%d/%m/%Y").translate(BANGLA)
    return {"date": typed, "starts": "১০:১৫", "ends": "১২:০০", **changed}


def test_a_day_moves_with_bangla_digits(field, workshop, at):
    session = workshop.sessions.get()
    field.post(at("sessions/1/move/"), _day(session, 3))
    moved = timezone.localtime(workshop.sessions.get().starts_at)
    assert moved.date() == timezone.localdate(session.starts_at) + 3 * DAY
    assert (moved.hour, moved.minute) == (10, 15)


AT_THE_FIELD = [
    ({"ends": "09:00"}, "ends", "A session must end after it starts."),
    ({"starts": "05:00"}, "starts", "A session is between 6 in the morning"),
    ({"ends": "23:00"}, "ends", "A session is between 6 in the morning"),
    ({"date": "31/02/2027"}, "date", "Write the date as day/month/year"),
    ({"date": "৩১/০২/২০২৭"}, "date", "Write the date as day/month/year"),
    ({"date": "2001-01-01"}, "date", "A session is more than a year ago."),
    ({"date": "2199-01-01"}, "date", "A session is more than two years ahead."),
]


@pytest.mark.parametrize(("changed", "name", "sentence"), AT_THE_FIELD)
def test_what_cannot_be_is_said_at_the_field(
    field, workshop, at, changed, name, sentence
):
    sent = _day(workshop.sessions.get(), 3, reason="The hall is taken", **changed)
    response = field.post(at("sessions/1/move/"), sent)
    form = response.context["form"]
    assert [name] == [key for key in form.errors if sentence in form.errors[key][0]]
    assert f'href="#id_{name}"' in text_of(response)
    assert {key: form[key].value() for key in sent} == sent


def test_overlapping_days_keep_what_was_typed(field, workshop, at):
    ten = timezone.localtime().replace(hour=10, minute=0) + DAY
    workshop.sessions.update(starts_at=ten, ends_at=ten + 2 * HOUR)
    build_session(workshop, 2)
    sent = _day(workshop.sessions.get(number=1), 1)
    response = field.post(at("sessions/1/move/"), sent)
    assert "Two sessions overlap. Change one of the times." in text_of(response)
    assert response.context["form"]["date"].value() == sent["date"]


def test_too_few_places_are_said_at_the_field(field, workshop, at):
    for _ in range(3):
        build_enrolment(workshop)
    data = {"centre": workshop.centre_id, "capacity": "২", "programme": ""}
    response = field.post(at("plan/change/"), data)
    assert "so 2 places are too few" in response.context["form"].errors["capacity"][0]
    assert 'name="capacity" value="২"' in text_of(response)
    workshop.refresh_from_db()
    assert workshop.capacity == 30


def test_a_copy_is_planned_beside_what_it_was_made_from(field, workshop, at):
    build_mark(build_enrolment(workshop))
    form = field.get(at("copy/")).context["form"]
    begins = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in begins.items() if value not in (None, False)}
    day = timezone.localdate() + 40 * DAY
    days = {f"days-0-{k}": v for k, v in (("date", day.isoformat()), ("starts", "10:00"), ("ends", "12:00"))}  # fmt: skip
    management = {f"days-{name}_FORMS": number for name, number in (("TOTAL", 6), ("INITIAL", 0), ("MIN_NUM", 1), ("MAX_NUM", 6))}  # fmt: skip
    field.post("/field/schedule/", {**data, **days, **management})
    copy = Workshop.objects.exclude(pk=workshop.pk).get()
    assert (copy.edition, copy.centre, copy.capacity) == (
        workshop.edition,
        workshop.centre,
        workshop.capacity,
    )
    with scopes_disabled():
        assert (copy.enrolments.count(), copy.sessions.count()) == (0, 1)
    assert (copy.state, copy.code != workshop.code) == ("planned", True)
