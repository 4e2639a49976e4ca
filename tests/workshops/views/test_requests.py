from __future__ import annotations

import datetime as dt

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from tests.builders import (
    build_audience,
    build_edition,
    build_member,
    build_membership,
    build_workshop,
)
from tests.workshops.builders import (
    build_centre,
    rhythm_form,
    schedule_form,
    text_of,
)
from tests.workshops.places import CONTACT, build_request
from workshops.choices import MembershipRole
from workshops.models import RequestChange, RequestContact, RequestReading, Workshop

# By address: what rina, kamal, mitu, selim, karim and a visitor get, and then a centre
# lead and an administrator of Shapla, and the coordinator of Doel.
ADDRESSES = {
    "/field/requests/": (404, 200, 404, 404, 404, 302, 200, 404, 200),
    "/field/requests/{number}/": (404, 200, 404, 404, 404, 302, 404, 404, 404),
    "/field/requests/{number}/decline/": (404, 200, 404, 404, 404, 302, 404, 404, 404),
    "/field/requests/{number}/withdraw/": (404, 200, 404, 404, 404, 302, 404, 404, 404),
    "/field/schedule/?request={number}": (404, 200, 404, 404, 404, 302, 404, 404, 404),
}


@pytest.fixture
def asked(shapla):
    cache.clear()
    return build_request(shapla)


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_gets_what_is_theirs(
    client, asked, rina, kamal, mitu, selim, karim, shapla, doel, address
):
    lead = build_member(
        "lead", shapla, MembershipRole.CENTRE_LEAD, centre=build_centre(shapla)
    )
    administrator = build_member("admin", shapla, MembershipRole.ADMINISTRATOR)
    joya = build_member("joya", doel, MembershipRole.COORDINATOR)
    people = (rina, kamal, mitu, selim, karim, None, lead, administrator, joya)
    found = []
    for person in people:
        client.logout()
        if person:
            client.force_login(person)
        found.append(client.get(address.format(number=asked.number)).status_code)
    assert tuple(found) == ADDRESSES[address]


def test_who_looks_after_one_audience_sees_its_requests(client, shapla, asked):
    joya = build_member(
        "joya",
        shapla,
        MembershipRole.COORDINATOR,
        audience=build_audience("employers"),
    )
    client.force_login(joya)
    assert client.get(f"/field/requests/{asked.number}/").status_code == 404
    theirs = build_request(shapla, audience=build_audience("employers"))
    assert client.get(f"/field/requests/{theirs.number}/").status_code == 200


def test_the_lead_of_the_centre_sees_what_is_planned_there(client, shapla, asked):
    here = build_workshop(shapla)
    there = build_centre(shapla)
    lead, address = MembershipRole.CENTRE_LEAD, f"/field/requests/{asked.number}/"
    asked.workshop = here
    asked.save()
    client.force_login(build_member("lead", shapla, lead, centre=here.centre))
    assert client.get(address).status_code == 200
    client.force_login(build_member("lead2", shapla, lead, centre=there))
    assert client.get(address).status_code == 404


def test_each_look_at_the_contact_is_written_down(office, asked, kamal, shapla):
    page = text_of(office.get(f"/field/requests/{asked.number}/"))
    assert CONTACT.name in page
    with scope(organisation=shapla):
        reading = RequestReading.objects.get()
        assert (reading.request, reading.reader, reading.purpose) == (
            asked,
            kamal,
            "request",
        )


def test_the_list_shows_no_contact_and_reads_none(office, asked, shapla):
    page = text_of(office.get("/field/requests/"))
    assert "Notun Para School" in page
    assert CONTACT.name not in page
    with scope(organisation=shapla):
        assert not RequestReading.objects.exists()


@pytest.mark.parametrize("requests", [1, 20])
def test_the_list_costs_the_same_for_many(
    requests, office, shapla, django_assert_num_queries
):
    for _number in range(requests):
        build_request(shapla, edition=build_edition())
    # Session, user, organisations, may see, waiting, answered.
    with django_assert_num_queries(6):
        office.get("/field/requests/")


def test_the_list_of_workshops_says_how_many_wait(office, asked, client, rina):
    assert "1 request waits for an answer" in text_of(office.get("/field/"))
    client.force_login(rina)
    assert "waits for an answer" not in text_of(client.get("/field/"))


def test_the_plan_begins_with_what_was_asked(office, shapla):
    day = timezone.localdate() + dt.timedelta(days=40)
    asked = build_request(shapla, day=day)
    response = office.get(f"/field/schedule/?request={asked.number}")
    form, days = response.context["form"], response.context["dates"].days
    assert form["audience"].value() == build_audience().pk
    assert form["capacity"].value() == "40"
    assert days.forms[0]["date"].value() == day
    page = text_of(response)
    assert "What was asked for" in page
    assert "Notun Para School" in page
    assert f'name="request" value="{asked.number}"' in page


def _plan(office, asked, shapla, kamal, **changed):
    data = schedule_form(
        build_centre(shapla), kamal, build_edition().pk, build_audience().pk
    )
    return office.post("/field/schedule/", {**data, "request": asked.number, **changed})


def test_saving_the_plan_accepts_the_request(office, asked, shapla, kamal):
    _plan(office, asked, shapla, kamal)
    workshop = Workshop.objects.get()
    with scope(organisation=shapla):
        asked.refresh_from_db()
        assert (asked.state, asked.workshop) == ("accepted", workshop)
        change = RequestChange.objects.get()
        assert (change.from_state, change.to_state, change.changed_by) == (
            "new",
            "accepted",
            kamal,
        )
    page = text_of(office.get(f"/field/requests/{asked.number}/"))
    assert f"/field/workshops/{workshop.code}/" in page


def test_a_bad_plan_keeps_the_request_beside_it(office, asked, shapla, kamal):
    response = _plan(office, asked, shapla, kamal, capacity="many")
    page = text_of(response)
    assert "Notun Para School" in page
    assert f'name="request" value="{asked.number}"' in page
    assert 'value="many"' in page
    assert not Workshop.objects.exists()


def test_a_request_is_answered_once(office, asked, shapla, kamal):
    office.post(f"/field/requests/{asked.number}/decline/", {"reason": "Too far."})
    response = _plan(office, asked, shapla, kamal)
    assert "This request was answered already: Declined." in text_of(response)
    assert not Workshop.objects.exists()


def test_the_plan_stays_in_the_organisation_that_was_asked(office, asked, doel, kamal):
    build_membership(kamal, doel, MembershipRole.COORDINATOR)
    response = _plan(office, asked, doel, kamal)
    sentence = "Choose a centre of the organisation that was asked."
    assert sentence in text_of(response)
    assert not Workshop.objects.exists()


def test_declines_with_a_reason(office, asked, shapla):
    address = f"/field/requests/{asked.number}/decline/"
    assert "Write the reason" in text_of(office.post(address, {"reason": " "}))
    assert (
        office.post(address, {"reason": "Too far."})["Location"] == "/field/requests/"
    )
    with scope(organisation=shapla):
        asked.refresh_from_db()
        assert (asked.state, asked.state_reason) == ("declined", "Too far.")
    page = text_of(office.get(f"/field/requests/{asked.number}/"))
    assert "Too far." in page
    assert "?request=" not in page


def test_withdrawn_forgets_whom_to_call(office, asked):
    office.post(f"/field/requests/{asked.number}/withdraw/", {"reason": "Exams."})
    with scopes_disabled():
        asked.refresh_from_db()
        assert asked.state == "withdrawn"
        assert not RequestContact.objects.exists()
    page = text_of(office.get(f"/field/requests/{asked.number}/"))
    assert CONTACT.name not in page


def test_a_request_that_was_answered_keeps_the_reason_typed(office, asked):
    address = f"/field/requests/{asked.number}/"
    office.post(f"{address}withdraw/", {"reason": "Exams."})
    response = office.post(f"{address}decline/", {"reason": "Too far."})
    page = text_of(response)
    assert "This request was answered already: Withdrawn." in page
    assert "Too far." in page


def test_the_day_and_place_asked_for_stay_in_sight_with_a_rhythm(client, shapla, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    year = timezone.localdate().year + 1
    asked = build_request(shapla, day=dt.date(year, 3, 10), place="Union office, Ghior")
    page = text_of(client.get(f"/field/schedule/?request={asked.number}"))
    for name in ("days-0-date", "rhythm-first"):
        assert f'name="{name}" value="{year}-03-10"' in page
    assert "They asked for this place: Union office, Ghior" in page

    plan = schedule_form(
        build_centre(shapla), kamal, build_edition().pk, asked.audience_id
    )
    rhythm = rhythm_form(plan) | {"request": asked.number}
    preview = text_of(client.post("/field/schedule/", rhythm))
    assert "Union office, Ghior" in preview
    assert f"10 March {year}. This day is not among the dates." in preview
    asked.refresh_from_db()
    assert asked.state == "new"

    untouched = {"days-0-date": f"{year}-03-10", "rhythm-first": f"{year}-03-10"}
    every_day = {"rhythm-weekdays": [str(day) for day in range(7)]}
    preview = text_of(client.post("/field/schedule/", rhythm | untouched | every_day))
    assert "8 meetings. Nothing is saved yet." in preview
    assert "is not among the dates" not in preview
    changed = client.post("/field/schedule/", rhythm | {"step": "change"})
    assert "They asked for this place: Union office, Ghior" in text_of(changed)

    client.post("/field/schedule/", rhythm | {"step": "save"})
    asked.refresh_from_db()
    assert (asked.state, asked.workshop.sessions.count()) == ("accepted", 8)
