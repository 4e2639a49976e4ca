"""What a coordinator would type about a place, for the tests of places."""

from __future__ import annotations

from typing import Any

from workshops.choices import SafetyItem
from workshops.models import Centre, Room


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
