"""A month of a small centre through the screens: planned, filled, held by phone and by
paper, counted with and without names, closed and reported. The counts must meet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled
from icalendar import Calendar

from tests.builders import build_audience, build_edition
from tests.workshops.builders import (
    build_centre,
    person_form,
    rhythm_form,
    schedule_form,
)
from workshops.calendars import feed_of
from workshops.models import Workshop

NAMES = ["রহিমা", "সালমা", "জরিনা", "পারুল"]


@pytest.fixture
def office(client, kamal):
    """Kamal's phone, in Bangla as it comes."""
    client.force_login(kamal)
    return client


def _first_saturday():
    """Far enough back that three weeks are over."""
    day = timezone.localdate() - dt.timedelta(days=24)
    return day + dt.timedelta(days=(5 - day.weekday()) % 7)


def _planned(office, shapla, rina) -> Workshop:
    plan = schedule_form(
        build_centre(shapla),
        rina,
        build_edition().pk,
        build_audience().pk,
        capacity="৪",
    )
    rhythm = {
        "rhythm-weekdays": ["5"],
        "rhythm-first": _first_saturday().isoformat(),
        "rhythm-times": "3",
    }
    data = {**rhythm_form(plan, **rhythm), "step": "save"}
    answer = office.post("/field/schedule/", data)
    assert answer.status_code == 302
    return Workshop.objects.get()


def _rows(office, workshop, names) -> dict[str, int]:
    """Everybody is put on the list; the key of the enrolment by name."""
    for name in names:
        form = person_form(call_name=name, name_bn=f"{name} খাতুন", name_latin="")
        office.post(f"/field/workshops/{workshop.code}/people/add/", form)
    with scopes_disabled():
        keys = list(workshop.enrolments.values_list("pk", flat=True))
    return dict(zip(names, keys, strict=True))


def _counted(office) -> dict[tuple[str, str, str], str]:
    today = timezone.localdate()
    days = {
        "since": (today - dt.timedelta(days=40)).isoformat(),
        "until": today.isoformat(),
        "file": "csv",
    }
    answer = office.get("/field/counts/", days)
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {(r["measure"], r["group"], r["age_band"]): r["value"] for r in rows}


def test_the_counts_of_a_month_meet(office, shapla, rina):
    workshop = _planned(office, shapla, rina)
    base = f"/field/workshops/{workshop.code}"
    keys = _rows(office, workshop, NAMES)

    # The first day by phone: three came, one did not; three children had no name.
    marks = {f"m{keys['পারুল']}": "absent", "everybody": "present"}
    office.post(f"{base}/roll-call/1/", marks)
    heads = {"n_female_10_13_0": "৩", "control": "৬"}
    told = office.post(f"{base}/tally/1/", heads, follow=True).text
    assert re.search(r"৩.{1,40}৩.{1,40}৬", told)

    # The second day did not take place, the third came back on paper.
    reason = {"reason": "রাস্তায় পানি"}
    assert office.post(f"{base}/sessions/2/cancel/", reason).status_code == 302
    sheet = {"present": "১-২", "left_early": "৩", "others_absent": "on"}
    assert office.post(f"{base}/paper/3/", sheet).status_code == 302

    assert office.post(f"{base}/close/", {"sure": "on"}).status_code == 302
    workshop.refresh_from_db()
    assert workshop.state == "done"

    counted = _counted(office)
    expected = {
        ("people", "", ""): "3",
        ("people_sex_age", "female", "30_49"): "3",
        ("people_audience", "parents", ""): "3",
        ("heads_unnamed", "", ""): "3",
        ("places", "", ""): "4",
        ("enrolled", "", ""): "4",
        ("no_show", "", ""): "1",
        ("dropped_out", "", ""): "0",
        ("staff_sessions", "rina", ""): "2",
        ("staff_hours", "rina", ""): "4.0",
    }
    assert {key: counted.get(key) for key in expected} == expected


def test_the_calendar_of_who_runs_it_follows(office, shapla, rina):
    workshop = _planned(office, shapla, rina)
    base = f"/field/workshops/{workshop.code}/sessions/2/cancel/"
    office.post(base, {"reason": "রাস্তায় পানি"})

    feed = Calendar.from_ical(feed_of(rina))

    told = [(str(e["STATUS"]), int(e["SEQUENCE"])) for e in feed.walk("VEVENT")]
    assert told == [("CONFIRMED", 0), ("CANCELLED", 1), ("CONFIRMED", 0)]
