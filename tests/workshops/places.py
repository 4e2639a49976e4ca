"""What a coordinator would type about a place, for the tests of places."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from tests.builders import build_audience
from workshops.choices import SafetyItem
from workshops.models import Centre, CentreClass, Organisation, Room, WorkshopRequest
from workshops.requests import Contact
from workshops.services.requesting import send_request


def build_room(centre: Centre, name: str = "Blue room", capacity: int = 20) -> Room:
    return Room.objects.create(
        centre=centre, name_en=name, name_bn="নীল ঘর", capacity=capacity
    )


def centre_form(**changed: Any) -> dict[str, Any]:
    """The form of a centre as a browser sends it."""
    return {
        "name_bn": "শালুক কেন্দ্র",
        "name_en": "Shaluk Centre",
        "address_bn": "স্কুলের পেছনে",
        "address_en": "Behind the school",
        "district": "ঢাকা",
        "upazila": "",
        "directions_bn": "",
        "directions_en": "From the bus stop to the left.",
        "point": "23.7461, 90.3742",
        "phone": "০২-৯১২৩৪৫৬",
        "capacity": "৩০",
        **changed,
    }


def safety_form(answer: str = "yes", **changed: Any) -> dict[str, Any]:
    """The whole list with one answer for every line."""
    answers = {item.value: answer for item in SafetyItem}
    return {**answers, "checked_on": "01/11/2026", "note": "", **changed}


def build_class(centre: Centre, **fields: Any) -> CentreClass:
    """Sewing on Saturday and Monday mornings, since long ago."""
    facts: dict[str, Any] = {
        "name_en": "Sewing",
        "name_bn": "সেলাই",
        "kind": "vocational",
        "weekdays": [5, 0],
        "starts": dt.time(9),
        "ends": dt.time(11),
        "first_day": dt.date(2026, 1, 1),
    }
    return CentreClass.objects.create(centre=centre, **{**facts, **fields})


def class_form(**changed: Any) -> dict[str, Any]:
    """The form of a weekly class as a browser sends it."""
    return {
        "name_bn": "সেলাই",
        "name_en": "Sewing",
        "kind": "vocational",
        "weekdays": ["5", "0"],
        "starts": "৯:০০",
        "ends": "11:00",
        "first_day": "০১/১২/২০২৬",
        "last_day": "",
        "room": "",
        "teacher": "",
        "programme": "",
        "capacity": "১৫",
        "is_active": "on",
        **changed,
    }


CONTACT = Contact(name="শেফালী আক্তার", phone="০১৭১১-০০০০০০")


def build_request(organisation: Organisation, **fields: Any) -> WorkshopRequest:
    """A school asks for forty parents."""
    if not organisation.accepts_requests:
        organisation.accepts_requests = True
        organisation.save()
    facts = {
        "asker_kind": "school",
        "asker_name": "Notun Para School",
        "place": "In the school",
        "audience": build_audience(),
        "people": 40,
        "subject": "Children who work",
    }
    return send_request(
        organisation,
        client_uuid=uuid.uuid4(),
        contact=CONTACT,
        facts={**facts, **fields},
    )


def ask_form(**changed: Any) -> dict[str, Any]:
    """The public form as a browser sends it."""
    return {
        "asker_kind": "school",
        "asker_name": "নতুন পাড়া স্কুল",
        "contact_name": "শেফালী আক্তার",
        "contact_phone": "০১৭১১-০০০০০০",
        "audience": str(build_audience().pk),
        "people": "৪০",
        "place": "স্কুলের হলঘর",
        "day": "",
        "when_suits": "সকালে",
        "edition": "",
        "subject": "শিশুশ্রম",
        "client_uuid": "a-form",
        **changed,
    }
