from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.builders import (
    build_member,
    build_membership,
    build_organisation,
    build_workshop,
)
from tests.workshops.builders import build_centre, text_of
from tests.workshops.places import build_room, centre_form, safety_form
from workshops.choices import MembershipRole, SafetyItem
from workshops.models import Centre, Room, SafetyCheck

# By address: what rina, kamal, mitu, selim, karim and a visitor get, and then a lead of
# this centre, a lead of another centre of Shapla, and Shapla's administrator.
ADDRESSES = {
    "/field/centres/": (200, 200, 200, 404, 404, 302, 200, 200, 200),
    "/field/centres/add/": (404, 200, 404, 404, 404, 302, 404, 404, 200),
    "/field/centres/{centre}/": (200, 200, 200, 404, 404, 302, 200, 404, 200),
    "/field/centres/{centre}/change/": (404, 200, 404, 404, 404, 302, 200, 404, 200),
    "/field/centres/{centre}/safety/": (404, 200, 404, 404, 404, 302, 200, 404, 200),
    "/field/centres/{centre}/rooms/add/": (
        404,
        200,
        404,
        404,
        404,
        302,
        200,
        404,
        200,
    ),
    "/field/centres/{centre}/rooms/{room}/": (
        404,
        200,
        404,
        404,
        404,
        302,
        200,
        404,
        200,
    ),
    "/field/programmes/": (404, 200, 404, 404, 404, 302, 200, 200, 200),
    "/field/programmes/add/": (404, 200, 404, 404, 404, 302, 404, 404, 200),
}


@pytest.fixture
def centre(shapla) -> Centre:
    return build_centre(shapla)


@pytest.fixture
def lead(shapla, centre):
    return build_member("lead", shapla, MembershipRole.CENTRE_LEAD, centre=centre)


@pytest.fixture
def office(client, kamal):
    """Kamal's screen, in English."""
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def cast(rina, kamal, mitu, selim, karim, lead, shapla):
    elsewhere = build_centre(shapla, "Elsewhere")
    other_lead = build_member(
        "other", shapla, MembershipRole.CENTRE_LEAD, centre=elsewhere
    )
    administrator = build_member("admin", shapla, MembershipRole.ADMINISTRATOR)
    return (rina, kamal, mitu, selim, karim, None, lead, other_lead, administrator)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_gets_what_is_theirs(client, cast, centre, address):
    room = build_room(centre)
    found = []
    for person in cast:
        client.logout()
        if person:
            client.force_login(person)
        answer = client.get(address.format(centre=centre.pk, room=room.pk))
        found.append(answer.status_code)
    assert tuple(found) == ADDRESSES[address]


@pytest.mark.parametrize("address", ["", "change/", "safety/", "rooms/add/"])
def test_a_centre_of_another_organisation_does_not_exist(office, doel, address):
    theirs = build_centre(doel)
    assert office.get(f"/field/centres/{theirs.pk}/{address}").status_code == 404


def test_a_room_of_another_centre_does_not_exist(office, centre, doel):
    room = build_room(build_centre(doel))
    address = f"/field/centres/{centre.pk}/rooms/{room.pk}/"
    assert office.get(address).status_code == 404
    assert office.post(f"{address}remove/").status_code == 404
    assert Room.objects.filter(pk=room.pk).exists()


def test_adds_a_centre_with_bangla_digits(office, shapla):
    response = office.post("/field/centres/add/", centre_form())
    added = Centre.objects.get()
    assert response["Location"] == f"/field/centres/{added.pk}/"
    assert (added.organisation, added.name_en) == (shapla, "Shaluk Centre")
    assert (added.phone, added.capacity) == ("02-9123456", 30)
    assert (added.latitude, added.longitude) == (
        Decimal("23.746100"),
        Decimal("90.374200"),
    )


def test_who_looks_after_two_organisations_says_which(office, kamal):
    other = build_organisation("kadam")
    build_membership(kamal, other, MembershipRole.ADMINISTRATOR)
    refused = office.post("/field/centres/add/", centre_form())
    assert "Choose an organisation." in text_of(refused)
    office.post("/field/centres/add/", centre_form(organisation=other.pk))
    assert Centre.objects.get().organisation == other


def test_a_centre_of_a_strange_organisation_cannot_be_made(office, doel):
    office.post("/field/centres/add/", centre_form(organisation=doel.pk))
    assert not Centre.objects.filter(organisation=doel).exists()


def test_a_centre_lead_changes_their_centre(client, lead, centre, shapla):
    client.force_login(lead)
    client.post(f"/field/centres/{centre.pk}/change/", centre_form())
    centre.refresh_from_db()
    assert (centre.name_en, centre.organisation) == ("Shaluk Centre", shapla)


def test_the_form_shows_what_is_known(office, centre):
    office.post(f"/field/centres/{centre.pk}/change/", centre_form())
    page = text_of(office.get(f"/field/centres/{centre.pk}/change/"))
    assert 'value="23.746100, 90.374200"' in page
    assert 'value="02-9123456"' in page


BAD = [
    ({"name_bn": ""}, "Write the name in Bangla letters."),
    ({"name_en": "শালুক"}, "Write this name in English letters."),
    ({"point": "near the river"}, "Write two numbers with a comma between"),
    ({"point": "230.1, 90.3"}, "The first number lies between -90 and 90"),
    ({"phone": "ask Rina"}, "Write a telephone number of 6 to 15 digits"),
    ({"capacity": "০"}, "A centre needs at least one place."),
    ({"capacity": "many"}, "Write a whole number, such as 25."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_loses_nothing(office, centre, changed, sentence):
    data = centre_form(**changed)
    response = office.post(f"/field/centres/{centre.pk}/change/", data)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert {f.name: f.value() for f in response.context["form"]} == data
    centre.refresh_from_db()
    assert centre.name_en == "Rayer Bazar"


def test_two_centres_of_one_organisation_do_not_share_a_name(office, centre):
    data = centre_form(name_en="RAYER bazar")
    response = office.post("/field/centres/add/", data)
    assert "There is already one with the name “RAYER bazar”." in text_of(response)


@pytest.mark.parametrize(
    ("point", "is_warned"),
    [("23.7461 90.3742", False), ("40.3742, 23.7461", True), ("", False)],
)
def test_a_point_outside_bangladesh_is_doubted_and_kept(
    office, centre, point, is_warned
):
    data = centre_form(point=point)
    response = office.post(f"/field/centres/{centre.pk}/change/", data, follow=True)
    assert ("lies outside Bangladesh" in text_of(response)) is is_warned
    centre.refresh_from_db()
    assert (centre.latitude is not None) is bool(point)


def test_the_page_leads_to_the_map_and_fetches_nothing(office, centre):
    office.post(f"/field/centres/{centre.pk}/change/", centre_form())
    page = text_of(office.get(f"/field/centres/{centre.pk}/"))
    assert 'href="geo:23.746100,90.374200?q=23.746100,90.374200"' in page
    assert 'rel="noopener noreferrer"' in page
    assert 'href="tel:02-9123456"' in page


def test_a_monitor_reads_and_is_offered_no_change(client, mitu, centre):
    build_room(centre)
    client.force_login(mitu)
    page = text_of(client.get(f"/field/centres/{centre.pk}/"))
    assert "নীল ঘর" in page
    for address in ("change/", "safety/", "rooms/"):
        assert f"/field/centres/{centre.pk}/{address}" not in page


def test_a_safety_check_is_kept_with_who_and_when(office, centre, kamal):
    address = f"/field/centres/{centre.pk}/safety/"
    office.post(address, safety_form(checked_on="০১/১০/২০২৬"))
    data = safety_form("not_yet", exits="no", note="Mend the back door.")
    office.post(address, data)
    newest, oldest = SafetyCheck.objects.all()
    assert (oldest.checked_on, oldest.checked_by) == (dt.date(2026, 10, 1), kamal)
    assert newest.items == {
        item.value: "no" if item == SafetyItem.EXITS else "not_yet"
        for item in SafetyItem
    }
    page = text_of(office.get(f"/field/centres/{centre.pk}/"))
    assert "Mend the back door." in page
    assert "All checks" in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"water": ""}, "Choose one answer."),
        ({"water": "perhaps"}, "Select a valid choice"),
        ({"checked_on": "01/01/2099"}, "This day has not come yet."),
        ({"checked_on": "yesterday"}, "Write the date as day/month/year"),
    ],
)
def test_a_bad_check_loses_nothing(office, centre, changed, sentence):
    data = safety_form(**{"note": "Mend the door.", **changed})
    response = office.post(f"/field/centres/{centre.pk}/safety/", data)
    assert sentence in text_of(response)
    assert {f.name: f.value() or "" for f in response.context["form"]} == data
    assert not SafetyCheck.objects.exists()


def test_the_list_reminds_after_six_months(office, centre, kamal):
    assert "Safety check is due" in text_of(office.get("/field/centres/"))
    half_a_year = timezone.localdate() - dt.timedelta(days=190)
    check = SafetyCheck.objects.create(centre=centre, items={}, checked_on=half_a_year)
    page = text_of(office.get("/field/centres/"))
    assert "Last checked 6 months ago" in page
    assert "Safety check is due" in page
    check.checked_on = timezone.localdate() - dt.timedelta(days=100)
    check.save()
    page = text_of(office.get("/field/centres/"))
    assert "Last checked 3 months ago" in page
    assert "Safety check is due" not in page
    assert "Something is missing" in page


@pytest.mark.parametrize("centres", [1, 30])
def test_the_list_costs_the_same_for_many(
    centres, office, shapla, django_assert_num_queries
):
    for number in range(centres):
        added = build_centre(shapla, f"Centre {number}")
        SafetyCheck.objects.create(centre=added, items={}, checked_on="2026-11-01")
    # Session, user, organisations, whether any, centres, checks, may add.
    with django_assert_num_queries(7):
        office.get("/field/centres/")


def test_adds_and_changes_a_room(office, centre):
    data = {"name_bn": "নীল ঘর", "name_en": "Blue room", "capacity": "২০"}
    office.post(f"/field/centres/{centre.pk}/rooms/add/", data)
    room = Room.objects.get()
    assert (room.centre, room.capacity) == (centre, 20)
    address = f"/field/centres/{centre.pk}/rooms/{room.pk}/"
    office.post(address, {**data, "capacity": "25"})
    room.refresh_from_db()
    assert room.capacity == 25


def test_a_bad_room_loses_nothing(office, centre):
    data = {"name_bn": "Blue", "name_en": "Blue room", "capacity": "হাজার"}
    response = office.post(f"/field/centres/{centre.pk}/rooms/add/", data)
    assert {f.name: f.value() for f in response.context["form"]} == data
    assert not Room.objects.exists()


def test_a_room_in_use_stays(office, shapla, centre):
    room, empty = build_room(centre), build_room(centre, "Red room")
    build_workshop(shapla, centre=centre).sessions.update(room=room)
    for one in (room, empty):
        office.post(f"/field/centres/{centre.pk}/rooms/{one.pk}/remove/")
    assert list(Room.objects.all()) == [room]
