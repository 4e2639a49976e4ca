"""The invented centres in full, the programmes, and the neighbours in the network."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django_scopes import scope

from curriculum.models import Audience
from home.seeding.staff import Staff
from workshops.choices import (
    AskerKind,
    ClassKind,
    ProgrammeKind,
    SafetyAnswer,
    SafetyItem,
)
from workshops.models import (
    Centre,
    CentreClass,
    Organisation,
    Programme,
    Room,
    WorkshopRequest,
)
from workshops.requests import Contact
from workshops.services.placing import record_safety_check
from workshops.services.requesting import send_request
from workshops.services.timetabling import save_class

_MEMBERS = [
    (
        "surjomukhi",
        "Surjomukhi Working Children's Forum (invented)",
        "সূর্যমুখী কর্মজীবী শিশু ফোরাম (কল্পিত)",
    ),
    (
        "nodir-para",
        "Nodir Para Women's Association (invented)",
        "নদীর পাড় মহিলা সমিতি (কল্পিত)",
    ),
    (
        "shishu-shathi",
        "Shishu Shathi Development Society (invented)",
        "শিশু সাথী উন্নয়ন সমিতি (কল্পিত)",
    ),
    (
        "paharer-dak",
        "Paharer Dak Education Trust (invented)",
        "পাহাড়ের ডাক শিক্ষা ট্রাস্ট (কল্পিত)",
    ),
]
_FUNDER = "Sample Fund for Children (invented)"
_PROGRAMMES = [
    (ProgrammeKind.EDUCATION, "Learning after work", "কাজের পরে পড়া"),
    (ProgrammeKind.VOCATIONAL, "A trade for the young", "তরুণদের হাতের কাজ"),
    (
        ProgrammeKind.HAZARDOUS_LABOUR,
        "Out of dangerous work",
        "ঝুঁকিপূর্ণ কাজ থেকে মুক্তি",
    ),
    (
        ProgrammeKind.GENDER_BASED_VIOLENCE,
        "Safe at home and online",
        "ঘরে ও অনলাইনে নিরাপদ",
    ),
]
_CENTRES: list[dict[str, Any]] = [
    {
        "district": "ঢাকা",
        "upazila": "ওয়ার্ড ০০ (কল্পিত)",
        "directions_bn": "নতুন বাজার বাসস্ট্যান্ডে নেমে পোস্ট অফিসের পাশের গলি দিয়ে দুই মিনিট হাঁটুন। নীল দরজা।",
        "directions_en": "Get off at the Notun Bazar bus stop and walk two minutes down the lane beside the post office. A blue door.",
        "latitude": Decimal("23.700000"),
        "longitude": Decimal("90.300000"),
        "phone": "02-0000000",
    },
    {
        "district": "ঢাকা",
        "upazila": "ওয়ার্ড ০০ (কল্পিত)",
        "directions_bn": "পশ্চিমপাড়া প্রাথমিক বিদ্যালয়ের পেছনের মাঠ পার হয়ে টিনের ঘরটি।",
        "directions_en": "Cross the field behind the Paschimpara primary school to the house with the tin roof.",
        "latitude": Decimal("23.710000"),
        "longitude": Decimal("90.310000"),
        "phone": "02-0000001",
    },
]
_ROOMS = [("Big room", "বড় ঘর", 30), ("Sewing room", "সেলাই ঘর", 12)]


_REQUESTS = [
    {
        "asker_kind": AskerKind.SCHOOL,
        "asker_name": "নতুন পাড়া উচ্চ বিদ্যালয় (কল্পিত)",
        "place": "স্কুলের হলঘর, নতুন পাড়া",
        "people": 45,
        "when_suits": "সকালে, পরীক্ষার সপ্তাহে নয়",
        "subject": "যেসব বাড়িতে শিশু গৃহকর্মী আছে, সেসব বাড়ির ছাত্রছাত্রীদের সঙ্গে কথা বলা দরকার।",
    },
    {
        "asker_kind": AskerKind.EMPLOYERS,
        "asker_name": "দরজি মালিক সমিতি (কল্পিত)",
        "place": "সমিতির ঘর, পশ্চিমপাড়া",
        "people": 20,
        "when_suits": "বিকালে, কারখানা ছুটির পরে",
        "subject": "আইনে কোন কাজে শিশু রাখা যায় না।",
    },
]


def seed_places(staff: Staff) -> list[Programme]:
    """Make what is not there yet; what somebody changed is left as it is."""
    for slug, name_en, name_bn in _MEMBERS:
        Organisation.objects.get_or_create(
            slug=slug, defaults={"name_en": name_en, "name_bn": name_bn}
        )
    for centre, facts, days in zip(staff.centres, _CENTRES, (40, 200), strict=True):
        _furnish(centre, facts)
        _check(centre, staff, days)
    programmes = [_programme(staff.organisation, *words) for words in _PROGRAMMES]
    for centre in staff.centres:
        _teach(centre, staff, programmes)
    _ask(staff.organisation)
    return programmes


def _ask(organisation: Organisation) -> None:
    """Two requests that wait for an answer."""
    with scope(organisation=organisation):
        if WorkshopRequest.objects.exists():
            return
    Organisation.objects.filter(pk=organisation.pk).update(accepts_requests=True)
    organisation.accepts_requests = True
    audiences = ("schoolchildren", "employers")
    for facts, slug in zip(_REQUESTS, audiences, strict=True):
        send_request(
            organisation,
            client_uuid=uuid.uuid5(uuid.NAMESPACE_OID, slug),
            contact=Contact(name="নমুনা যোগাযোগকারী (কল্পিত)", phone="02-0000000"),
            facts={
                **facts,
                "audience": Audience.objects.get(slug=slug),
                "day": timezone.localdate() + dt.timedelta(days=21),
            },
        )


def _furnish(centre: Centre, facts: dict[str, Any]) -> None:
    if not centre.district:
        Centre.objects.filter(pk=centre.pk).update(**facts)
    for name_en, name_bn, capacity in _ROOMS:
        Room.objects.get_or_create(
            centre=centre,
            name_en=name_en,
            defaults={"name_bn": name_bn, "capacity": capacity},
        )


def _check(centre: Centre, staff: Staff, days: int) -> None:
    """One centre was looked at lately, the other long ago: both screens are seen."""
    if centre.safety_checks.exists():
        return
    answers = dict.fromkeys(SafetyItem, SafetyAnswer.YES)
    answers[SafetyItem.COMPLAINT_BOX] = SafetyAnswer.NOT_YET
    record_safety_check(
        centre,
        by=staff.coordinator,
        answers=answers,
        checked_on=timezone.localdate() - dt.timedelta(days=days),
        note="অভিযোগ বাক্স কেনা হবে (কল্পিত)।",
    )


def _teach(centre: Centre, staff: Staff, programmes: list[Programme]) -> None:
    """Reading before work and a trade in the afternoon, all through the year."""
    if centre.classes.exists():
        return
    big, sewing = (centre.rooms.get(name_en=words[0]) for words in _ROOMS)
    for name_en, name_bn, kind, room, days, hour, number in (
        ("Reading, class 3", "পড়া, তৃতীয় শ্রেণি", ClassKind.NON_FORMAL, big, [5, 0, 2], 7, 0),
        ("Sums, class 5", "অঙ্ক, পঞ্চম শ্রেণি", ClassKind.NON_FORMAL, big, [6, 1], 7, 0),
        ("Sewing", "সেলাই", ClassKind.VOCATIONAL, sewing, [5, 0, 2], 15, 1),
    ):  # fmt: skip
        save_class(
            CentreClass(centre=centre),
            {
                "name_en": name_en,
                "name_bn": name_bn,
                "kind": kind,
                "room": room,
                "weekdays": days,
                "starts": dt.time(hour),
                "ends": dt.time(hour + 2),
                "first_day": timezone.localdate().replace(month=1, day=1),
                "programme": programmes[number],
                "capacity": room.capacity,
            },
        )


def _programme(
    organisation: Organisation, kind: ProgrammeKind, name_en: str, name_bn: str
) -> Programme:
    programme, _made = Programme.objects.get_or_create(
        organisation=organisation,
        kind=kind,
        defaults={"name_en": name_en, "name_bn": name_bn, "funder": _FUNDER},
    )
    return programme
