from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.choices import MAIN_WAVES
from assessments.models import Administration
from workshops.access import Right, has_right
from workshops.choices import WorkshopState
from workshops.hooks import Step, WorkshopPanel
from workshops.models import Workshop


class ReportPanel(WorkshopPanel):
    """The way to the report, once somebody has been asked."""

    order = 300
    template_name = "assessments/report/panel.html"

    def context(
        self, request: HttpRequest, workshop: Workshop
    ) -> dict[str, object] | None:
        if not has_right(request.user, workshop, Right.REPORT):
            return None
        if workshop.state == WorkshopState.CANCELLED:
            return None
        asked = Administration.objects.filter(workshop=workshop).exists()
        return {"was_asked": asked}

    def steps(self, request: HttpRequest, workshop: Workshop) -> list[Step]:
        waves = list(
            Administration.objects.filter(
                workshop=workshop, wave__in=MAIN_WAVES
            ).values_list("closed_at", flat=True)
        )
        address = reverse("assessments_field:report", args=[workshop.code])
        is_complete = len(waves) == len(MAIN_WAVES) and all(waves)
        return [
            Step(
                order=600,
                label=_("Read the report"),
                url=address if waves else "",
                is_done=is_complete,
            )
        ]
