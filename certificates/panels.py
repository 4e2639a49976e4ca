from __future__ import annotations

from django.http import HttpRequest

from certificates.queries import certificates_of, design_of
from workshops.access import Right, has_right
from workshops.choices import EnrolmentState, WorkshopState
from workshops.hooks import WorkshopPanel
from workshops.models import Workshop


class CertificatesPanel(WorkshopPanel):
    """How many certificates were given, and the way to give them."""

    order = 400
    template_name = "certificates/includes/panel.html"

    def context(
        self, request: HttpRequest, workshop: Workshop
    ) -> dict[str, object] | None:
        certificates = certificates_of(workshop)
        enrolled = workshop.enrolments.filter(state=EnrolmentState.ENROLLED)
        return {
            "valid_count": certificates.filter(revoked_at__isnull=True).count(),
            "enrolled_count": enrolled.count(),
            "has_design": design_of(workshop) is not None,
            "may_run": has_right(request.user, workshop, Right.RUN)
            and workshop.state != WorkshopState.CANCELLED,
        }
