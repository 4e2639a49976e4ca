"""What the questions add to whether the data of a workshop is complete."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.choices import Wave
from assessments.models import Administration
from workshops.hooks import Missing
from workshops.models import Workshop


def questions_missing(workshop: Workshop) -> list[Missing]:
    """A workshop without any questions lacks none; one with some needs both waves."""
    waves = dict(
        Administration.objects.filter(workshop=workshop).values_list(
            "wave", "closed_at"
        )
    )
    page = reverse("workshops:workshop_detail", args=[workshop.code])
    missing = []
    if Wave.PRE in waves and Wave.POST not in waves:
        missing.append(
            Missing(_("The questions after the workshop were not asked."), page)
        )
    if Wave.POST in waves and Wave.PRE not in waves:
        missing.append(
            Missing(_("The questions before the workshop were not asked."), page)
        )
    if None in waves.values():
        missing.append(Missing(_("Questions are still open. Close them."), page))
    return missing
