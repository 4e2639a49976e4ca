"""A day off is shown like a conflict, wherever a day is planned on one."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import F
from django.utils import timezone, translation

from tests.builders import build_audience, build_edition, build_workshop
from tests.workshops.builders import (
    build_centre,
    build_session,
    schedule_form,
    text_of,
)
from tests.workshops.places import build_class, class_form
from workshops.choices import ConflictKind
from workshops.models import CentreClass, Holiday, Workshop
from workshops.plan_history import history_of
from workshops.services.assigning import ask_person, confirm
from workshops.services.replanning import change_plan
from workshops.timetable import first_of_week, week_of

DAY = dt.timedelta(days=1)
FRIDAY, SATURDAY = dt.date(2027, 3, 12), dt.date(2027, 3, 13)
pytestmark = pytest.mark.usefixtures("shapla_scope")


@pytest.fixture(autouse=True)
def fridays_off(settings):
    settings.WORKSHOPS_WEEKLY_DAYS_OFF = ["friday"]


@pytest.fixture
def thursday(shapla, rina):
    at = timezone.make_aware(dt.datetime.combine(FRIDAY - DAY, dt.time(10)))
    return build_workshop(shapla, facilitator=rina, starts_at=at)


def _moved(date: dt.date, **typed: str) -> dict[str, str]:
    return {"date": date.isoformat(), "starts": "10:00", "ends": "12:00", **typed}


def _days(plan: dict, date: dt.date) -> dict:
    return {**plan, "days-0-date": date.isoformat()}


@pytest.fixture
def days_form(shapla, rina):
    return schedule_form(
        build_centre(shapla), rina, build_edition().pk, build_audience().pk
    )


WEEKLY = "Friday, 12 March 2027 is a weekly day off."


def test_moving_a_day_to_a_friday_asks_why_and_keeps_it(field, thursday, rina):
    address = f"/field/workshops/{thursday.code}/sessions/1/move/"
    page = text_of(field.post(address, _moved(FRIDAY, reason="The hall is free")))
    assert f"{WEEKLY} Choose another day, or say why it must be this one." in page
    assert "The hall is free" in page
    assert thursday.sessions.get().sequence == 0

    sent = _moved(FRIDAY, override_reason="Employers come on Fridays only")
    field.post(address, sent)
    override = thursday.overrides.get()
    assert timezone.localdate(thursday.sessions.get().starts_at) == FRIDAY
    assert (override.kind, override.reason, override.overridden_by) == (
        ConflictKind.DAY_OFF,
        "Employers come on Fridays only",
        rina,
    )
    with translation.override("en"):
        words = [line.words for line in history_of(thursday, reader=rina)]
    assert f"Planned all the same. {WEEKLY}" in words


def test_another_hour_of_the_same_friday_asks_nothing_more(field, thursday):
    address = f"/field/workshops/{thursday.code}/sessions/1/move/"
    field.post(address, _moved(FRIDAY, override_reason="They asked for it"))
    field.post(address, {**_moved(FRIDAY), "starts": "11:00", "ends": "13:00"})
    assert timezone.localtime(thursday.sessions.get().starts_at).hour == 11
    assert thursday.overrides.count() == 1


def test_a_holiday_is_named_and_one_of_others_is_none(field, thursday, doel):
    address = f"/field/workshops/{thursday.code}/sessions/1/move/"
    names = {"name_en": "Rest day", "name_bn": "বিশ্রাম"}
    Holiday.objects.create(organisation=doel, date=SATURDAY + DAY, **names)
    Holiday.objects.create(date=SATURDAY, **names)
    page = text_of(field.post(address, _moved(SATURDAY)))
    assert "Saturday, 13 March 2027 is a holiday: Rest day." in page
    assert field.post(address, _moved(SATURDAY + DAY)).status_code == 302
    assert thursday.overrides.count() == 0


def test_a_day_of_work_is_planned_without_a_question(field, thursday):
    address = f"/field/workshops/{thursday.code}/sessions/1/move/"
    assert field.post(address, _moved(SATURDAY)).status_code == 302


def test_planning_and_adding_a_single_day_ask_too(field, days_form, thursday):
    plan = _days(days_form, FRIDAY)
    assert WEEKLY in text_of(field.post("/field/schedule/", plan))
    assert Workshop.objects.count() == 1
    field.post("/field/schedule/", {**plan, "override_reason": "Only Fridays"})
    planned = Workshop.objects.order_by("-pk")[0]
    assert planned.overrides.get().kind == ConflictKind.DAY_OFF

    address = f"/field/workshops/{thursday.code}/plan/days/"
    added = _days(days_form, FRIDAY) | {
        "days-0-starts": "15:00",
        "days-0-ends": "17:00",
    }
    assert WEEKLY in text_of(field.post(address, added))
    assert thursday.sessions.count() == 1
    field.post(address, {**added, "override_reason": "Only Fridays"})
    assert thursday.sessions.count() == 2


def test_a_cancelled_friday_comes_back_with_a_reason(field, thursday):
    session = build_session(thursday, 2)
    session.state = "cancelled"
    session.save()
    address = f"/field/workshops/{thursday.code}/sessions/2/return/"
    assert WEEKLY in text_of(field.post(address))
    field.post(address, {"override_reason": "The hall is free after all"})
    session.refresh_from_db()
    assert session.state == "standing"


def test_who_helps_on_a_friday_or_where_is_no_question_of_the_day(
    shapla, thursday, kamal
):
    thursday.sessions.update(starts_at=F("starts_at") + DAY, ends_at=F("ends_at") + DAY)
    assignment = ask_person(thursday, kamal, role="assistant", by=kamal)
    confirm(assignment, by=kamal)
    centre = build_centre(shapla, "Elsewhere")
    change_plan(thursday, by=kamal, centre=centre, capacity=30, programme=None)
    assert thursday.overrides.count() == 0


def test_a_class_on_a_friday_asks_once_and_shows_why(client, shapla, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    centre = build_centre(shapla)
    address = f"/field/centres/{centre.pk}/classes/add/"
    assert 'name="override_reason"' not in text_of(client.get(address))
    data = class_form(weekdays=["5", "4"])
    page = text_of(client.post(address, data))
    assert "Weekly day off: Friday. Choose another day, or say why" in page
    assert 'name="override_reason"' in page
    assert CentreClass.objects.count() == 0

    client.post(address, {**data, "override_reason": "Domestic workers are free"})
    weekly = CentreClass.objects.get()
    assert weekly.day_off_reason == "Domestic workers are free"
    shown = text_of(client.get(f"/field/centres/{centre.pk}/timetable/"))
    assert "On a day off: Domestic workers are free" in shown

    client.post(f"/field/centres/{centre.pk}/classes/{weekly.pk}/", data)
    weekly.refresh_from_db()
    assert weekly.day_off_reason == "Domestic workers are free"
    client.post(f"/field/centres/{centre.pk}/classes/{weekly.pk}/", class_form())
    weekly.refresh_from_db()
    assert weekly.day_off_reason == ""


def test_the_week_names_days_off_and_holds_no_class_on_a_holiday(shapla, kamal):
    centre = build_centre(shapla)
    build_class(centre)
    Holiday.objects.create(date=SATURDAY, name_en="Rest day", name_bn="বিশ্রাম")
    week = week_of(centre, first_of_week(SATURDAY.isoformat()), reader=kamal)
    assert [(day.date.weekday(), bool(day.off), len(day.slots)) for day in week] == [
        (5, True, 0),
        (6, False, 0),
        (0, False, 1),
        (1, False, 0),
        (2, False, 0),
        (3, False, 0),
        (4, True, 0),
    ]
