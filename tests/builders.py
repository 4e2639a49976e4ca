"""Small builders with no surprises. Each makes one thing and what it needs."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from curriculum.models import Audience, ModuleEdition
from workshops.choices import (
    AgeBand,
    AssignmentRole,
    AttendanceStatus,
    EnrolmentState,
    MembershipRole,
    Sex,
)
from workshops.models import (
    Assignment,
    AttendanceMark,
    Centre,
    Enrolment,
    Membership,
    Organisation,
    Participant,
    Session,
    Workshop,
)
from workshops.services.summarising import summarise_roll, write_summaries

_numbers = itertools.count(1)


def build_user(username: str) -> User:
    return User.objects.create_user(username, password="a-long-password")


def build_organisation(slug: str, **fields: Any) -> Organisation:
    names = {"name_en": f"{slug.title()} Trust", "name_bn": f"{slug} সংস্থা"}
    return Organisation.objects.create(slug=slug, **{**names, **fields})


def build_member(
    username: str, organisation: Organisation, role: MembershipRole, **reach: Any
) -> User:
    """`reach` may name a `centre` or an `audience`: the role holds only there."""
    user = build_user(username)
    build_membership(user, organisation, role, **reach)
    return user


def build_membership(
    user: User, organisation: Organisation, role: MembershipRole, **reach: Any
) -> Membership:
    """A role that holds: it is accepted."""
    return Membership.objects.create(
        user=user,
        organisation=organisation,
        role=role,
        accepted_at=timezone.now(),
        **reach,
    )


def build_audience(slug: str = "parents") -> Audience:
    """One of the six that the migration seeds."""
    return Audience.objects.get(slug=slug)


def build_edition(title: str = "Gentle words", number: int = 1) -> ModuleEdition:
    part = {
        "title": title,
        "summary": "",
        "objectives": [],
        "sessions": [],
        "sources": [],
    }
    edition = ModuleEdition.objects.create(
        module_key=uuid.uuid4(),
        number=number,
        content={"en": part, "bn": {**part, "title": "কোমল কথা"}},
        sha256="0" * 64,
    )
    edition.audiences.set([build_audience()])
    return edition


def build_workshop(
    organisation: Organisation,
    *,
    facilitator: User | None = None,
    starts_at: dt.datetime | None = None,
    **fields: Any,
) -> Workshop:
    """A planned workshop of one two-hour session, tomorrow unless said otherwise."""
    number = next(_numbers)
    starts = starts_at or timezone.now() + dt.timedelta(days=1)
    centre = fields.pop("centre", None) or Centre.objects.create(
        organisation=organisation, name_en=f"Centre {number}", name_bn=f"কেন্দ্র {number}"
    )
    workshop = Workshop.objects.create(
        code=f"W{number:05d}",
        organisation=organisation,
        centre=centre,
        audience=fields.pop("audience", None) or build_audience(),
        edition=fields.pop("edition", None) or build_edition(),
        **fields,
    )
    Session.objects.create(
        workshop=workshop,
        number=1,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=2),
    )
    if facilitator:
        Assignment.objects.create(
            workshop=workshop, user=facilitator, role=AssignmentRole.LEAD
        )
    return workshop


def build_participant(
    organisation: Organisation, *, age_band: str = AgeBand.FROM_30_TO_49
) -> Participant:
    """A woman known by a code only."""
    with scopes_disabled():
        return Participant.objects.create(
            code=f"P{next(_numbers):05d}",
            organisation=organisation,
            sex=Sex.FEMALE,
            age_band=age_band,
        )


def build_enrolment(
    workshop: Workshop,
    *,
    sex: str = Sex.FEMALE,
    age_band: str = AgeBand.FROM_30_TO_49,
    state: str = EnrolmentState.ENROLLED,
) -> Enrolment:
    with scopes_disabled():
        participant = Participant.objects.create(
            code=f"P{next(_numbers):05d}",
            organisation=workshop.organisation,
            sex=sex,
            age_band=age_band,
        )
        return Enrolment.objects.create(
            workshop=workshop,
            participant=participant,
            row_number=workshop.enrolments.count() + 1,
            state=state,
        )


def build_mark(
    enrolment: Enrolment, status: str = AttendanceStatus.PRESENT
) -> AttendanceMark:
    """As somebody noted it just now, in the first session."""
    with scopes_disabled(), transaction.atomic():
        mark = AttendanceMark.objects.create(
            session=enrolment.workshop.sessions.first(),
            enrolment=enrolment,
            status=status,
            occurred_at=timezone.now(),
        )
        summarise_roll(enrolment.workshop)
        return mark


def build_summaries() -> None:
    """What the marks add up to, after a test wrote marks past the services."""
    write_summaries(list(Workshop.objects.values_list("pk", flat=True)))
