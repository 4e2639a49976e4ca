"""Workshops in every state, so that each screen has something to show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from django.db import transaction
from django.utils import timezone
from django_scopes import scope

from assessments.choices import Wave
from assessments.models import Administration, Card, InstrumentVersion
from assessments.services import close_wave, make_cards, open_wave
from certificates.models import Certificate
from certificates.services import issue_certificates, revoke_certificate
from curriculum.models import Audience, ModuleEdition
from home.seeding.answering import INTENTIONS, answer_as
from home.seeding.people import enrol_invented
from home.seeding.staff import Staff
from workshops.choices import AttendanceStatus
from workshops.models import Enrolment, Workshop
from workshops.services import (
    cancel_workshop,
    close_workshop,
    confirm_workshop,
    mark_attendance,
    postpone_workshop,
    schedule_workshop,
)


@dataclass(frozen=True)
class Teaching:
    """What is taught to whom, and the questions that go with it."""

    audience: Audience
    edition: ModuleEdition
    version: InstrumentVersion


@dataclass(frozen=True)
class Plan:
    """One demonstration workshop. Levels and shift are points of 100."""

    audience: str
    days: int
    people: int
    until: str
    level: float = 45
    shift: float = 0
    sessions: int = 1


PLANS = [
    Plan("parents", days=4, people=6, until="planned"),
    Plan("employers", days=0, people=12, until="pre_open", level=42),
    Plan(
        "parents",
        days=-20,
        people=24,
        until="certified",
        level=44,
        shift=17,
        sessions=2,
    ),
    Plan("employers", days=-12, people=14, until="closed", level=48, shift=3),
    Plan("parents", days=-6, people=4, until="closed", level=50, shift=10),
    Plan("employers", days=9, people=3, until="cancelled"),
    Plan("parents", days=12, people=5, until="postponed"),
    Plan("employers", days=16, people=4, until="confirmed"),
]


def seed_workshops(
    staff: Staff, teachings: dict[str, Teaching], say: Callable[[str], None]
) -> list[Workshop]:
    """Build the workshops of `PLANS` that are not there yet, each whole or not at all."""
    made = list(Workshop.objects.filter(organisation=staff.organisation))
    with scope(organisation=staff.organisation):
        for number, plan in enumerate(PLANS[len(made) :], start=len(made)):
            say(f"  {plan.audience}: {plan.people} invented people, {plan.until}")
            builder = _Builder(staff, teachings[plan.audience], plan, Random(number))  # noqa: S311
            with transaction.atomic():
                made.append(builder.build())
    return made


class _Builder:
    """Takes one workshop from its plan as far as the plan says."""

    def __init__(
        self, staff: Staff, teaching: Teaching, plan: Plan, random: Random
    ) -> None:
        self.staff, self.teaching, self.plan, self.random = (
            staff,
            teaching,
            plan,
            random,
        )
        first = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
        first += dt.timedelta(days=plan.days)
        self.times = [
            (start := first + dt.timedelta(days=day), start + dt.timedelta(hours=3))
            for day in range(plan.sessions)
        ]

    def build(self) -> Workshop:
        workshop = self._schedule()
        enrolments = enrol_invented(
            workshop, self.plan.people, by=self.staff.facilitator, random=self.random
        )
        make_cards(workshop)
        if self.plan.until == "cancelled":
            cancel_workshop(
                workshop, by=self.staff.coordinator, reason="হরতালের কারণে (কল্পিত)"
            )
        elif self.plan.until == "postponed":
            postpone_workshop(
                workshop, by=self.staff.coordinator, reason="রাস্তায় পানি (কল্পিত)"
            )
        elif self.plan.until == "confirmed":
            confirm_workshop(workshop, by=self.staff.coordinator)
        elif self.plan.until == "pre_open":
            self._half_of_pre(workshop)
            self._mark(workshop, enrolments[:8])
        elif self.plan.until in ("closed", "certified"):
            self._run(workshop, enrolments)
        return workshop

    def _schedule(self) -> Workshop:
        workshop = schedule_workshop(
            user=self.staff.coordinator,
            organisation=self.staff.organisation,
            centre=self.random.choice(self.staff.centres),
            audience=self.teaching.audience,
            edition=self.teaching.edition,
            sessions=self.times,
            facilitators=[self.staff.facilitator],
            capacity=30,
            # On whichever day it is set up, a Friday or a holiday too.
            override_reason="এই দিনেই সবাই আসতে পারেন (কল্পিত)",
        )
        workshop.is_invented = True
        workshop.save(update_fields=["is_invented"])
        return workshop

    def _open(self, workshop: Workshop, wave: Wave) -> Administration:
        return open_wave(
            workshop, wave, by=self.staff.facilitator, version=self.teaching.version
        )

    def _half_of_pre(self, workshop: Workshop) -> None:
        administration = self._open(workshop, Wave.PRE)
        items = list(self.teaching.version.items.order_by("number"))
        cards = list(Card.objects.filter(workshop=workshop).order_by("number"))
        for place, card in enumerate(cards[:6]):
            stop = 4 if place == 5 else None
            answer_as(
                administration, card, items, self._leaning(),
                at=timezone.now(), random=self.random, plans=INTENTIONS[self.plan.audience], stop_after=stop,
            )  # fmt: skip

    def _run(self, workshop: Workshop, enrolments: list[Enrolment]) -> None:
        leanings = {enrolment.pk: self._leaning() for enrolment in enrolments}
        self._answer(workshop, Wave.PRE, leanings, self.times[0][0], lost=0.05)
        self._mark(workshop, enrolments)
        moved = {
            pk: leaning + self.plan.shift + self.random.gauss(0, 9)
            for pk, leaning in leanings.items()
        }
        self._answer(workshop, Wave.POST, moved, self.times[-1][1], lost=0.1)
        close_workshop(workshop, by=self.staff.facilitator)
        if self.plan.until == "certified":
            self._certify(workshop)

    def _leaning(self) -> float:
        return self.random.gauss(self.plan.level, 13)

    def _answer(
        self, workshop: Workshop, wave: Wave, leanings: dict[int, float],
        at: dt.datetime, lost: float,
    ) -> None:  # fmt: skip
        administration = self._open(workshop, wave)
        items = list(self.teaching.version.items.order_by("number"))
        for card in Card.objects.filter(workshop=workshop, enrolment__in=leanings):
            if card.enrolment_id is None or self.random.random() < lost:
                continue
            answer_as(
                administration, card, items, leanings[card.enrolment_id],
                at=at, random=self.random, plans=INTENTIONS[self.plan.audience],
            )  # fmt: skip
        close_wave(administration, by=self.staff.facilitator)
        Administration.objects.filter(pk=administration.pk).update(
            opened_at=at, closed_at=at + dt.timedelta(minutes=30)
        )

    def _mark(self, workshop: Workshop, enrolments: list[Enrolment]) -> None:
        choices = [AttendanceStatus.PRESENT] * 16 + [
            AttendanceStatus.LATE,
            AttendanceStatus.ABSENT,
        ]
        for session in workshop.sessions.all():
            statuses = {e.pk: self.random.choice(choices) for e in enrolments}
            mark_attendance(
                session,
                statuses,
                by=self.staff.facilitator,
                occurred_at=session.starts_at,
            )

    def _certify(self, workshop: Workshop) -> None:
        issue_certificates(workshop, by=self.staff.coordinator)
        last = Certificate.objects.filter(enrolment__workshop=workshop).last()
        if last is not None:
            revoke_certificate(
                last, by=self.staff.coordinator, reason="নাম ভুল ছিল (কল্পিত)"
            )
