"""Whether children are among those who answer: then everything is stricter."""

from __future__ import annotations

from assessments.models import Response
from assessments.report.detail import smallest_group
from workshops.choices import AgeBand
from workshops.models import Enrolment, Workshop


def has_children(workshop: Workshop) -> bool:
    """Whether the rules for children hold: one child among adults is enough.

    Who was a child when answering stays one, and who is known to be one today counts
    too: correcting an age may make the rules stricter, never looser.
    """
    if workshop.audience.is_of_children:
        return True
    answered = Response.objects.filter(administration__workshop=workshop, of_child=True)
    if answered.exists():
        return True
    children = [band.value for band in AgeBand if band.is_child]
    return Enrolment.objects.filter(
        workshop=workshop, participant__age_band__in=children
    ).exists()


def smallest_of(workshop: Workshop) -> int:
    """The fewest people of this workshop about whom any figure may be shown."""
    return smallest_group(of_children=has_children(workshop))
