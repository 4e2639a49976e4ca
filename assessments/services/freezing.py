from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django_scopes import scope

from assessments.choices import MAIN_WAVES, Wave
from assessments.models import Administration, Response, ShownFigures
from assessments.report.recording import record
from assessments.report.shown import allowed_report, was_shown, who_is_behind
from workshops.models import Participant, Workshop


@transaction.atomic
def freeze(workshop: Workshop) -> None:
    """Keep the figures of a workshop as they are now, and its sums in step with them.

    Called whenever answers stop to come, and when somebody takes a yes back. What was
    frozen counts as seen only when somebody has seen it. Needs the scope of the
    workshop's organisation.
    """
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    earlier = list(ShownFigures.objects.filter(workshop=workshop))
    report = allowed_report(workshop, earlier)
    who = who_is_behind(report)
    record(report, who, is_shown=was_shown(who, earlier))


def freeze_when_closed(workshop: Workshop) -> None:
    """The one place after whatever changes who is counted: links, late decisions.

    Nothing is done while somebody may still answer: closing the waves does it then.
    """
    waves = Administration.objects.filter(workshop=workshop, wave__in=MAIN_WAVES)
    if waves.filter(wave=Wave.POST).exists() and not waves.filter(closed_at=None):
        with scope(organisation=workshop.organisation):
            freeze(workshop)


def freeze_again(participant: Participant) -> None:
    """The workshops in which somebody answered, after what they agreed to changed."""
    answered = Response.objects.filter(
        Q(card__enrolment__participant=participant)
        | Q(enrolment__participant=participant)
    )
    workshops = Workshop.objects.filter(
        pk__in=answered.values("administration__workshop")
    )
    for workshop in workshops.select_related("organisation", "audience"):
        freeze(workshop)
