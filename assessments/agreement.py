"""Whether somebody may be asked. Agreeing to come is not yet agreeing to answer."""

from __future__ import annotations

from django.db.models import prefetch_related_objects

from workshops.choices import ConsentScope, EnrolmentState
from workshops.consenting import has_agreed
from workshops.models import Consent, Enrolment, Participant, Workshop


def has_agreed_to_answer(person: Participant) -> bool:
    """A yes that stands today; for a child the guardian's and the child's own."""
    return has_agreed(
        person.consents.all(), ConsentScope.ASSESS, is_child=person.is_child
    )


def may_answer(enrolment: Enrolment) -> bool:
    """Who left the workshop, or may not come yet, is not asked either."""
    is_enrolled = enrolment.state == EnrolmentState.ENROLLED
    return is_enrolled and has_agreed_to_answer(enrolment.participant)


def who_took_it_back(workshop: Workshop) -> list[int]:
    """Participants of the workshop whose yes to answering no longer stands.

    What they have said is not counted any more. Only who once agreed can take it back.
    """
    rows = Consent.objects.filter(
        participant__enrolments__workshop=workshop, scope=ConsentScope.ASSESS
    ).select_related("participant")
    people = {consent.participant for consent in rows if consent.withdrawn_at}
    prefetch_related_objects(list(people), "consents")
    return [person.pk for person in people if not has_agreed_to_answer(person)]
