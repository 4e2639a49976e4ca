"""Planning: weekly rhythms, conflicts on the form, rooms, programmes and copies."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_audience, build_edition
from tests.workshops.builders import (
    build_centre,
    build_programme,
    build_room,
    enrol,
    rhythm_form,
    schedule_form,
    text_of,
)
from workshops.models import Holiday, Workshop

YEAR = dt.date.today().year + 1  # noqa: DTZ011  as in the builder


@pytest.fixture
def centre(shapla):
    return build_centre(shapla)


@pytest.fixture
def plan(centre, rina):
    return schedule_form(centre, rina, build_edition().pk, build_audience().pk)


def _sessions() -> list[dt.datetime]:
    sessions = Workshop.objects.get().sessions.all()
    return [timezone.localtime(session.starts_at) for session in sessions]


@pytest.fixture
def fridays_off(settings):
    settings.WORKSHOPS_WEEKLY_DAYS_OFF = ["friday"]


def test_a_rhythm_is_shown_before_it_is_saved(field, plan, shapla):
    tuesday = next(
        day
        for day in (dt.date(YEAR, 3, 12) + dt.timedelta(days=n) for n in range(7))
        if day.weekday() == 1
    )
    Holiday.objects.create(date=tuesday, name_en="Rest day", name_bn="বিশ্রাম")
    page = text_of(field.post("/field/schedule/", rhythm_form(plan)))
    assert "8 meetings. Nothing is saved yet." in page
    assert f"Tuesday, {tuesday.day} March {YEAR}: Rest day" in page
    assert Workshop.objects.count() == 0
    field.post("/field/schedule/", {**rhythm_form(plan), "step": "save"})
    starts = _sessions()
    assert len(starts) == 8
    assert {start.weekday() for start in starts} <= {5, 1}
    assert tuesday not in {start.date() for start in starts}


def test_a_holiday_of_another_organisation_is_none_here(field, plan, doel):
    for n in range(7):
        day = dt.date(YEAR, 3, 12) + dt.timedelta(days=n)
        Holiday.objects.create(
            organisation=doel, date=day, name_en="Theirs", name_bn="ওদের"
        )
    page = text_of(field.post("/field/schedule/", rhythm_form(plan)))
    assert "Theirs" not in page
    assert "These days are left out" not in page


def test_fridays_are_left_out_and_named(field, plan, fridays_off):
    every_day = [str(day) for day in range(7)]
    page = text_of(
        field.post(
            "/field/schedule/", rhythm_form(plan, **{"rhythm-weekdays": every_day})
        )
    )
    assert ": day off" in page
    assert "Friday, " in page


def test_from_the_dates_one_goes_back_to_the_plan(field, plan):
    data = {**rhythm_form(plan), "step": "change"}
    page = text_of(field.post("/field/schedule/", data))
    assert "<h1>Plan a workshop</h1>" in page
    assert f'value="12/03/{YEAR}"' in page
    assert Workshop.objects.count() == 0


def test_a_single_day_and_a_rhythm_go_together(field, plan):
    data = rhythm_form(plan) | {
        "days-0-date": f"01/03/{YEAR}",
        "days-0-starts": "14:00",
        "days-0-ends": "16:00",
    }
    field.post("/field/schedule/", {**data, "step": "save"})
    starts = _sessions()
    assert (len(starts), starts[0].hour, starts[1].hour) == (9, 14, 10)


def test_a_rhythm_in_bangla_digits(field, plan):
    bangla = str(YEAR).translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    changed = {"rhythm-first": f"১২/০৩/{bangla}", "rhythm-times": "৪"}
    field.post("/field/schedule/", {**rhythm_form(plan, **changed), "step": "save"})
    assert len(_sessions()) == 4


BAD = [
    ({"rhythm-times": "61"}, "A workshop has at most 60 sessions."),
    ({"rhythm-times": "0"}, "Plan at least one meeting."),
    ({"rhythm-weekdays": []}, "Choose at least one day of the week."),
    ({"rhythm-weekdays": ["4"]}, "No day is left: all these days are days off."),
    ({"rhythm-ends": "09:00"}, "A session must end after it starts."),
    ({"rhythm-starts": "02:00", "rhythm-ends": "04:00"}, "between 6 in the morning"),
    ({"rhythm-first": "12/03/2199"}, "more than two years ahead"),
    ({"rhythm-first": "31/02/2027"}, "Write the date as day/month/year"),
    ({"days-0-date": "12/05/2027"}, "Day 1: Say when it starts."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_a_bad_rhythm_gets_a_sentence_and_loses_nothing(
    field, plan, fridays_off, changed, sentence
):
    page = text_of(field.post("/field/schedule/", rhythm_form(plan, **changed)))
    assert sentence in page
    assert Workshop.objects.count() == 0
    for typed in changed.values():
        if isinstance(typed, str):
            assert f'value="{typed}"' in page


def test_a_conflict_asks_for_the_reason_and_takes_it(field, plan):
    field.post("/field/schedule/", plan)
    page = text_of(field.post("/field/schedule/", plan))
    assert 'name="override_reason"' in page
    field.post("/field/schedule/", {**plan, "override_reason": "Joya comes"})
    second = Workshop.objects.order_by("-pk")[0]
    assert second.overrides.get().reason == "Joya comes"


def test_no_reason_is_asked_for_without_a_conflict(field, plan):
    assert 'name="override_reason"' not in text_of(field.get("/field/schedule/"))


def test_the_dates_show_conflicts_and_take_the_reason(field, plan):
    data = rhythm_form(plan)
    field.post("/field/schedule/", {**data, "step": "save"})
    page = text_of(field.post("/field/schedule/", data))
    assert "Look at this once more" in page
    assert 'name="override_reason"' in page
    assert field.post("/field/schedule/", {**data, "step": "save"}).status_code == 200
    assert Workshop.objects.count() == 1
    data |= {"step": "save", "override_reason": "two groups"}
    field.post("/field/schedule/", data)
    assert Workshop.objects.count() == 2


def test_plans_in_a_room_for_a_programme(field, plan, centre, shapla):
    room, programme = build_room(centre, capacity=10), build_programme(shapla)
    data = {**plan, "room": room.pk, "programme": programme.pk}
    page = text_of(field.post("/field/schedule/", data, follow=True))
    workshop = Workshop.objects.get()
    assert (workshop.sessions.get().room, workshop.programme) == (room, programme)
    assert "has 10 places, but the workshop 25." in page


def test_rooms_and_programmes_of_others_are_not_offered(field, plan, doel, shapla):
    theirs = build_room(build_centre(doel), name_en="Their room")
    programme = build_programme(doel, name_en="Their programme")
    page = text_of(field.get("/field/schedule/"))
    assert "Their" not in page
    build_room(build_centre(shapla))
    build_programme(shapla)
    field.post("/field/schedule/", {**plan, "room": theirs.pk})
    field.post("/field/schedule/", {**plan, "programme": programme.pk})
    assert Workshop.objects.count() == 0


def test_a_room_of_another_centre_is_refused(field, plan, shapla):
    room = build_room(build_centre(shapla))
    page = text_of(field.post("/field/schedule/", {**plan, "room": room.pk}))
    assert "Choose a room of this centre." in page
    assert Workshop.objects.count() == 0


def test_a_copy_begins_with_the_plan_and_without_days_or_people(field, workshop, rina):
    enrol(workshop, rina)
    workshop.capacity = 17
    workshop.save()
    response = field.get(f"/field/workshops/{workshop.code}/copy/")
    page = text_of(response)
    assert 'name="capacity" value="17"' in page
    assert f'<option value="{workshop.centre_id}" selected>' in page
    assert f'<option value="{workshop.edition_id}" selected>' in page
    assert 'name="days-0-date" id' in page
    assert "রহিমা" not in page
    assert Workshop.objects.count() == 1
