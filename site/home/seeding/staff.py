"""The invented organisation, its places and the people who work there."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils import timezone

from workshops.choices import MembershipRole
from workshops.models import Centre, Membership, Organisation

PASSWORD = "ankur-demo-1098"  # noqa: S105  printed on purpose: everything here is invented


@dataclass(frozen=True)
class Staff:
    organisation: Organisation
    centres: list[Centre]
    admin: User
    coordinator: User
    facilitator: User
    second_facilitator: User
    monitor: User
    administrator: User
    focal_point: User


_CENTRES = [
    (
        "Kolmilata Community Centre",
        "কলমিলতা কমিউনিটি সেন্টার",
        "Lane 4, Notun Bazar",
        "গলি ৪, নতুন বাজার",
    ),
    (
        "Shaluk Learning Centre",
        "শালুক শিক্ষাকেন্দ্র",
        "Behind the school, Paschimpara",
        "স্কুলের পেছনে, পশ্চিমপাড়া",
    ),
]


def seed_staff() -> Staff:
    """Make the organisation once; what exists already is left as it is."""
    organisation, _made = Organisation.objects.get_or_create(
        slug="alor-path",
        defaults={
            "name_en": "Alor Path Child Rights Unit (invented)",
            "name_bn": "আলোর পথ শিশু অধিকার ইউনিট (কল্পিত)",
        },
    )
    centres = [_centre(organisation, *words) for words in _CENTRES]
    return Staff(
        organisation=organisation,
        centres=centres,
        admin=_user("admin", "Site", "Admin", is_superuser=True, is_staff=True),
        coordinator=_member(
            "coordinator", "Shirin", MembershipRole.COORDINATOR, organisation
        ),
        facilitator=_member(
            "facilitator", "Rina", MembershipRole.FACILITATOR, organisation
        ),
        second_facilitator=_member(
            "facilitator2", "Tapan", MembershipRole.FACILITATOR, organisation
        ),
        monitor=_member("monitor", "Mitu", MembershipRole.MONITOR, organisation),
        administrator=_member(
            "administrator", "Asha", MembershipRole.ADMINISTRATOR, organisation
        ),
        focal_point=_member(
            "focal_point", "Nasima", MembershipRole.SAFEGUARDING, organisation
        ),
    )


def _centre(
    organisation: Organisation,
    name_en: str,
    name_bn: str,
    address_en: str,
    address_bn: str,
) -> Centre:
    centre, _made = Centre.objects.get_or_create(
        organisation=organisation,
        name_en=name_en,
        defaults={
            "name_bn": name_bn,
            "address_en": address_en,
            "address_bn": address_bn,
            "capacity": 30,
        },
    )
    return centre


def _member(
    username: str, first_name: str, role: MembershipRole, organisation: Organisation
) -> User:
    user = _user(username, first_name, "(invented)")
    Membership.objects.get_or_create(
        user=user,
        organisation=organisation,
        defaults={"role": role, "accepted_at": timezone.now()},
    )
    return user


def _user(username: str, first_name: str, last_name: str, **flags: bool) -> User:
    user, made = User.objects.get_or_create(
        username=username,
        defaults={"first_name": first_name, "last_name": last_name, **flags},
    )
    if made:
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return user
