from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tests.builders import build_member, build_workshop
from tests.workshops.builders import build_centre, text_of
from tests.workshops.places import build_class, build_room, class_form
from workshops.choices import MembershipRole
from workshops.models import Centre, CentreClass

# By address: what rina, kamal, mitu, selim, karim, a visitor, a lead of this centre and
# a lead of another centre of Shapla get.
ADDRESSES = {
    "timetable/": (200, 200, 200, 404, 404, 302, 200, 404),
    "timetable/pdf/": (200, 200, 200, 404, 404, 302, 200, 404),
    "classes/add/": (404, 200, 404, 404, 404, 302, 200, 404),
    "classes/{sewing}/": (404, 200, 404, 404, 404, 302, 200, 404),
}


@pytest.fixture
def centre(shapla) -> Centre:
    return build_centre(shapla)


@pytest.fixture
def office(client, kamal):
    client.force_login(kamal)
    client.cookies["language"] = "en"
    return client


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_gets_what_is_theirs(
    client, centre, rina, kamal, mitu, selim, karim, shapla, address
):
    elsewhere = build_centre(shapla, "Elsewhere")
    leads = [
        build_member(name, shapla, MembershipRole.CENTRE_LEAD, centre=place)
        for name, place in (("lead", centre), ("other", elsewhere))
    ]
    sewing, found = build_class(centre), []
    for person in (rina, kamal, mitu, selim, karim, None, *leads):
        client.logout()
        if person:
            client.force_login(person)
        asked = f"/field/centres/{centre.pk}/{address}".format(sewing=sewing.pk)
        found.append(client.get(asked).status_code)
    assert tuple(found) == ADDRESSES[address]


def test_a_class_of_another_centre_does_not_exist(office, centre, doel):
    theirs = build_class(build_centre(doel))
    address = f"/field/centres/{centre.pk}/classes/{theirs.pk}/"
    assert office.get(address).status_code == 404


def test_adds_a_class_with_bangla_digits(office, centre, rina):
    data = class_form(room=build_room(centre).pk, teacher=rina.pk)
    office.post(f"/field/centres/{centre.pk}/classes/add/", data)
    added = CentreClass.objects.get()
    assert (added.centre, added.weekdays, added.teacher) == (centre, [5, 0], rina)
    assert (added.starts, added.first_day) == (dt.time(9), dt.date(2026, 12, 1))
    assert (added.capacity, added.last_day) == (15, None)


BAD = [
    ({"weekdays": []}, "Choose at least one day of the week."),
    ({"ends": "8:00"}, "A class must end after it starts."),
    ({"starts": "early"}, "Write the time as hour:minute"),
    ({"last_day": "30/11/2026"}, "The last day is before the first."),
    ({"first_day": "31/02/2027"}, "Write the date as day/month/year"),
    ({"capacity": "অনেক"}, "Write a whole number"),
    ({"kind": ""}, "Choose the kind of class."),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_bad_input_gets_a_sentence_and_loses_nothing(office, centre, changed, sentence):
    data = class_form(**changed)
    response = office.post(f"/field/centres/{centre.pk}/classes/add/", data)
    assert sentence in text_of(response)
    typed = {field.name: field.value() for field in response.context["form"]}
    assert typed.pop("override_reason") is None
    assert typed == {**data, "is_active": True}
    assert not CentreClass.objects.exists()


@pytest.mark.parametrize("field", ["room", "teacher", "programme"])
def test_what_belongs_to_others_cannot_be_chosen(office, centre, doel, selim, field):
    theirs = {
        "room": build_room(build_centre(doel)).pk,
        "teacher": selim.pk,
        "programme": doel.programmes.create(
            name_bn="ক", name_en="Theirs", kind="other"
        ).pk,
    }
    data = class_form(**{field: theirs[field]})
    assert (
        office.post(f"/field/centres/{centre.pk}/classes/add/", data).status_code == 200
    )
    assert not CentreClass.objects.exists()


def test_sessions_in_the_way_are_told_and_kept(office, centre, shapla):
    room = build_room(centre)
    monday = timezone.localdate() + dt.timedelta(days=14)
    monday -= dt.timedelta(days=monday.weekday())
    starts = timezone.make_aware(dt.datetime.combine(monday, dt.time(9)))
    workshop = build_workshop(shapla, centre=centre, starts_at=starts)
    workshop.sessions.update(room=room)
    response = office.post(
        f"/field/centres/{centre.pk}/classes/add/",
        class_form(room=room.pk, first_day=monday.isoformat()),
        follow=True,
    )
    assert "1 session of a workshop is planned in this room" in text_of(response)
    assert CentreClass.objects.count() == 1


def test_a_week_names_only_what_the_reader_may_know(
    client, rina, kamal, centre, shapla
):
    starts = dt.datetime(2027, 3, 8, 2, tzinfo=dt.UTC)
    workshop = build_workshop(shapla, centre=centre, starts_at=starts)
    client.cookies["language"] = "en"
    pages = []
    for person in (kamal, rina):
        client.force_login(person)
        address = f"/field/centres/{centre.pk}/timetable/?week=2027-03-08"
        pages.append(text_of(client.get(address)))
    assert workshop.code in pages[0]
    assert workshop.code not in pages[1]
    assert "Gentle words" not in pages[1]
    assert "Occupied" in pages[1]


def test_leads_to_the_weeks_before_and_after(office, centre):
    page = text_of(office.get(f"/field/centres/{centre.pk}/timetable/?week=2027-03-10"))
    assert "From 6 March 2027 to 12 March 2027" in page
    assert 'href="?week=2027-02-27"' in page
    assert 'href="?week=2027-03-13"' in page


def test_prints_a_week(office, centre):
    build_class(centre)
    answer = office.get(f"/field/centres/{centre.pk}/timetable/pdf/?week=2027-03-10")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    name = f'inline; filename="timetable-{centre.pk}-2027-03-06.pdf"'
    assert answer["Content-Disposition"] == name


@pytest.mark.parametrize("classes", [1, 12])
def test_the_page_costs_the_same_for_many(
    classes, office, shapla, centre, django_assert_num_queries
):
    build_workshop(shapla, centre=centre, starts_at=timezone.now())
    for number in range(classes):
        build_class(centre, room=build_room(centre, f"Room {number}"))
    # Session, user, organisations, centre, three for the week, classes, may change.
    with django_assert_num_queries(10):
        office.get(f"/field/centres/{centre.pk}/timetable/")
