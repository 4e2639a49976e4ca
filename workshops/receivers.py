"""What one part of workshops does when another has done something.

Messages hang on so much of a workshop that its history is listened to, not each
service: every change of a state writes a row.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django_scopes import scope

from workshops.choices import OPEN_STATES
from workshops.models import (
    Assignment,
    ContactChange,
    Enrolment,
    EnrolmentChange,
    Session,
    Workshop,
    WorkshopChange,
)
from workshops.services.absences import follow_up_absences
from workshops.services.planning_messages import plan_messages
from workshops.services.withholding import withhold_photos_of
from workshops.signals import attendance_marked


def look_after_the_absent(session: Session, **kwargs: Any) -> None:
    with scope(organisation=session.workshop.organisation):
        follow_up_absences(session.workshop)
    plan_messages(session.workshop)


def plan_for_workshop(
    instance: WorkshopChange | Session | Assignment,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    if not raw:
        _plan_later(instance.workshop)


def plan_for_person(
    instance: EnrolmentChange, raw: bool = False, **kwargs: Any
) -> None:
    if not raw:
        enrolment = instance.enrolment
        _plan_later(enrolment.workshop, only=enrolment)


def plan_for_contact(instance: ContactChange, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    enrolments = instance.participant.enrolments.filter(workshop__state__in=OPEN_STATES)
    for enrolment in enrolments.select_related("workshop__organisation"):
        _plan_later(enrolment.workshop, only=enrolment)


def withhold_pictures(instance: Enrolment, **kwargs: Any) -> None:
    """Erasing a row, by whatever way, takes its link to the pictures along."""
    withhold_photos_of(instance)


def _plan_later(workshop: Workshop, only: Enrolment | None = None) -> None:
    """Once it is safe. A plan that fails undoes nothing: sending plans again."""
    transaction.on_commit(partial(plan_messages, workshop, only=only), robust=True)


def connect() -> None:
    pre_delete.connect(
        withhold_pictures, sender=Enrolment, dispatch_uid="workshops.withhold_pictures"
    )
    attendance_marked.connect(
        look_after_the_absent, dispatch_uid="workshops.look_after_the_absent"
    )
    for model in (WorkshopChange, Session, Assignment):
        post_save.connect(
            plan_for_workshop, sender=model, dispatch_uid=f"workshops.plan.{model}"
        )
    post_delete.connect(
        plan_for_workshop, sender=Assignment, dispatch_uid="workshops.plan.unassigned"
    )
    post_save.connect(
        plan_for_person, sender=EnrolmentChange, dispatch_uid="workshops.plan.person"
    )
    post_save.connect(
        plan_for_contact, sender=ContactChange, dispatch_uid="workshops.plan.contact"
    )
