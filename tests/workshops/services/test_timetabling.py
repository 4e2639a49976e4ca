from __future__ import annotations

import datetime as dt

import pytest

from tests.workshops.builders import build_centre
from tests.workshops.places import build_class, build_room
from workshops.models import CentreClass
from workshops.refusals import Refused
from workshops.services.timetabling import save_class

FACTS = {
    "name_bn": "পড়া",
    "name_en": "Reading",
    "kind": "non_formal",
    "weekdays": [0],
    "starts": dt.time(10),
    "ends": dt.time(12),
    "first_day": dt.date(2026, 12, 1),
    "last_day": None,
    "capacity": 10,
}


@pytest.fixture
def centre(shapla):
    return build_centre(shapla)


@pytest.fixture
def room(centre):
    return build_room(centre)


def test_a_room_that_a_class_has_is_not_given_twice(centre, room):
    build_class(centre, room=room)
    with pytest.raises(Refused, match=r"Sewing|সেলাই"):
        save_class(CentreClass(centre=centre), {**FACTS, "room": room})


@pytest.mark.parametrize(
    "changed",
    [
        {"starts": dt.time(11)},
        {"weekdays": [1, 2]},
        {"first_day": dt.date(2027, 2, 1)},
        {"is_active": False},
    ],
)
def test_a_room_that_is_free_is_given(centre, room, changed):
    build_class(centre, room=room, last_day=dt.date(2027, 1, 31))
    facts = {**FACTS, "room": room, **changed}
    assert save_class(CentreClass(centre=centre), facts).pk


def test_days_that_are_never_shared_do_not_clash(centre, room):
    """Both run in the same few days, and the only Monday is not among them."""
    build_class(centre, room=room, last_day=dt.date(2026, 12, 4))
    assert save_class(CentreClass(centre=centre), {**FACTS, "room": room}).pk


def test_a_teacher_is_not_in_two_classes_at_once(centre, rina):
    build_class(centre, teacher=rina)
    with pytest.raises(Refused, match="rina"):
        save_class(CentreClass(centre=centre), {**FACTS, "teacher": rina})


def test_a_class_does_not_stand_in_its_own_way(centre, room, rina):
    sewing = build_class(centre, room=room, teacher=rina)
    assert save_class(sewing, {"ends": dt.time(12)}).ends == dt.time(12)


@pytest.mark.parametrize(
    "changed",
    [
        {"ends": dt.time(10)},
        {"last_day": dt.date(2026, 11, 30)},
        {"weekdays": []},
        {"capacity": 21},
    ],
)
def test_what_cannot_be_is_refused(centre, room, changed):
    with pytest.raises(Refused):
        save_class(CentreClass(centre=centre), {**FACTS, "room": room, **changed})
    assert not CentreClass.objects.exists()


def test_a_room_of_another_centre_is_refused(centre, shapla):
    room = build_room(build_centre(shapla, "Elsewhere"))
    with pytest.raises(Refused):
        save_class(CentreClass(centre=centre), {**FACTS, "room": room})
