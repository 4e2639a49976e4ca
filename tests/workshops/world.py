"""One of everything that an address of the field can name, in Shapla, with canaries.

A canary is a word that stands nowhere else: where it is read, something has leaked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from django_scopes import scope

from assessments.models import OdkImport
from certificates.services.batches import begin_batch
from tests.assessments.builders import build_administration, build_card
from tests.assessments.report.builders import build_waves
from tests.builders import (
    build_mark,
    build_member,
    build_participant,
    build_user,
    build_workshop,
)
from tests.certificates.conftest import build_design, issue_in
from tests.workshops.builders import build_programme, build_room, enrol, yes
from tests.workshops.pictures import upload
from tests.workshops.places import build_class, build_request
from workshops.api_tokens import make_token
from workshops.briefings import BriefingText, Contact, write_briefing
from workshops.choices import (
    AssignmentRole,
    AssignmentState,
    FollowUpKind,
    FollowUpReason,
    MembershipRole,
    TieKind,
    Urgency,
    WorkshopState,
)
from workshops.models import (
    ApiToken,
    Assignment,
    Holiday,
    HowOften,
    Import,
    Membership,
    Message,
    Organisation,
    Session,
    Tie,
)
from workshops.sealing import sealed_as
from workshops.services.following_up import open_follow_up
from workshops.services.merging import merge_participants
from workshops.services.photographing import add_photo, add_sheet
from workshops.services.planning_messages import plan_messages
from workshops.services.reporting import report_concern
from workshops.services.subscribing import subscribe

CANARIES = ["Zzqcall", "Zzqfull", "Zzqguardian", "Zzqvillage", "01799990001", "Zzqword"]


@dataclass
class World:
    """`parts` by the name that they have in an address."""

    parts: dict[str, Any]
    insiders: list[User]


def build_world(organisation: Organisation) -> World:
    with scope(organisation=organisation):
        return _build(organisation)


def _build(organisation: Organisation) -> World:
    rina = build_member("w-rina", organisation, MembershipRole.FACILITATOR)
    joya = build_member("w-joya", organisation, MembershipRole.FACILITATOR)
    started = timezone.now() - dt.timedelta(hours=3)
    workshop = build_workshop(
        organisation,
        facilitator=rina,
        starts_at=started,
        state=WorkshopState.RUNNING,
        staff_wanted=3,
    )
    for number in (2, 3):
        begins = started + dt.timedelta(days=number)
        Session.objects.create(
            workshop=workshop,
            number=number,
            starts_at=begins,
            ends_at=begins + dt.timedelta(hours=2),
        )
    person = _person(workshop, rina)
    parts = {
        "workshop": workshop,
        "person": person,
        "administration": build_administration(workshop),
        "answered": _answered(organisation, rina),
        "looking": build_workshop(organisation, staff_wanted=2),
        "asked": Assignment.objects.create(
            workshop=build_workshop(organisation, facilitator=rina),
            user=joya,
            role=AssignmentRole.ASSISTANT,
            state=AssignmentState.ASKED,
        ),
        "assignment": workshop.assignments.get(),
        "member": joya,
        "membership": joya.memberships.get(),
        **_places(organisation, workshop),
        **_words(workshop, person, rina),
        **_papers(organisation, workshop, rina),
    }
    build_card(workshop)
    roles = [
        MembershipRole.COORDINATOR,
        MembershipRole.ADMINISTRATOR,
        MembershipRole.SAFEGUARDING,
    ]
    office = [build_member(f"w-{role}", organisation, role) for role in roles]
    parts |= _of_office(organisation, *office)
    return World(parts, [rina, joya, *office])


def _of_office(
    organisation: Organisation, coordinator: User, administrator: User, _focal: User
) -> dict[str, Any]:
    coordinator.email = "office@example.org"
    coordinator.save()
    make_token(organisation, name="Office", by=administrator)
    waiting = Membership.objects.create(
        user=build_user("w-new"),
        organisation=organisation,
        role=MembershipRole.FACILITATOR,
    )
    return {
        "token": ApiToken.objects.get(organisation=organisation),
        "letter": subscribe(
            coordinator, organisation, {}, HowOften.WEEKLY, language="bn"
        ),
        "waiting": waiting,
    }


def _answered(organisation: Organisation, by: User) -> Any:
    """A workshop whose report shows figures, so that its answers may leave."""
    workshop = build_workshop(organisation, facilitator=by)
    build_waves(workshop, [(2, 4, 2, 4)] * 10, [(4, 2, 4, 2)] * 10)
    return workshop


def _person(workshop: Any, by: User) -> Any:
    enrolment = enrol(
        workshop,
        by,
        call_name="Zzqcall",
        name_latin="Zzqfull",
        guardian="Zzqguardian",
        village="Zzqvillage",
        phone="01799990001",
        consents=[yes(), yes(consent_scope="photo")],
    )
    build_mark(enrolment)
    return enrolment


def _places(organisation: Organisation, workshop: Any) -> dict[str, Any]:
    room = build_room(workshop.centre)
    return {
        "room": room,
        "class": build_class(workshop.centre, room=room),
        "programme": build_programme(organisation),
        "request": build_request(organisation),
        "holiday": Holiday.objects.create(
            organisation=organisation,
            date=timezone.localdate() + dt.timedelta(days=40),
            name_bn="ছুটি",
            name_en="Rest",
        ),
    }


def _words(workshop: Any, enrolment: Any, by: User) -> dict[str, Any]:
    organisation, person = workshop.organisation, enrolment.participant
    concern = report_concern(
        by=by,
        organisation=organisation,
        seen="Zzqword",
        urgency=Urgency(Urgency.values[0]),
        workshop=workshop,
        participant=person,
    )
    follow_up = open_follow_up(
        person,
        by=by,
        reason=FollowUpReason.OTHER,
        kind=FollowUpKind.CENTRE,
        due_on=timezone.localdate() + dt.timedelta(days=3),
        assigned_to=by,
        enrolment=enrolment,
        words="Zzqword",
    )
    write_briefing(workshop, BriefingText("", "", Contact("Zzqword", "")), by=by)
    plan_messages(workshop)
    return {
        "concern": concern,
        "follow_up": follow_up,
        "message": Message.objects.filter(workshop=workshop)[0],
    }


def _papers(organisation: Organisation, workshop: Any, by: User) -> dict[str, Any]:
    session = workshop.sessions.get(number=1)
    photo, sheet = upload(), upload()
    design = build_design(organisation)
    first, second = build_participant(organisation), build_participant(organisation)
    done = build_workshop(organisation, facilitator=by, state=WorkshopState.RUNNING)
    build_mark(enrol(done, by, name_bn="রহিমা খাতুন"))
    done.state = WorkshopState.DONE
    done.save()
    return {
        "photo": add_photo(session, photo, photo.size, only_consenting=True, by=by),
        "sheet": add_sheet(session, sheet, sheet.size, by=by),
        "merge": merge_participants(first, second, by=None),
        "tie": Tie.objects.create(
            first=build_participant(organisation),
            second=build_participant(organisation),
            kind=TieKind.HOUSEHOLD,
            added_by=by,
        ),
        "known": first,
        "import": Import.objects.create(
            workshop=workshop, started_by=by, kind="csv", **sealed_as(Import, "")
        ),
        "results": OdkImport.objects.create(
            administration=workshop.administrations.get(),
            started_by=by,
            kind="csv",
            **sealed_as(OdkImport, ""),
        ),
        "design": design,
        "certificate": issue_in(done).issued[0],
        "batch": begin_batch(workshop, by=by)[0],
    }
