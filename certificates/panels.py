from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.queries import certificates_of, design_of
from curriculum.numerals import in_digits_of
from workshops.access import Right, has_right
from workshops.choices import EnrolmentState, WorkshopState
from workshops.hooks import Step, WorkshopPanel
from workshops.models import Workshop


@dataclass(frozen=True)
class Given:
    """How many hold a valid certificate, of how many enrolled."""

    valid: int
    enrolled: int

    @property
    def in_words(self) -> str:
        language = get_language()
        return _("Given to %(given)s of %(enrolled)s people.") % {
            "given": in_digits_of(language, self.valid),
            "enrolled": in_digits_of(language, self.enrolled),
        }


class CertificatesPanel(WorkshopPanel):
    """How many certificates were given, and the way to give them."""

    order = 400
    template_name = "certificates/includes/panel.html"

    def context(
        self, request: HttpRequest, workshop: Workshop
    ) -> dict[str, object] | None:
        return {
            "given": given(workshop),
            "has_design": design_of(workshop) is not None,
            "may_run": has_right(request.user, workshop, Right.RUN)
            and workshop.state != WorkshopState.CANCELLED,
        }

    def steps(self, request: HttpRequest, workshop: Workshop) -> list[Step]:
        """The last step of the job; done when the first certificates are given."""
        count = given(workshop)
        return [
            Step(
                order=700,
                label=_("Give the certificates"),
                detail=count.in_words if count.valid else "",
                url=reverse(
                    "certificates_field:certificate_list", args=[workshop.code]
                ),
                is_done=count.valid > 0,
            )
        ]


def given(workshop: Workshop) -> Given:
    valid = certificates_of(workshop).filter(revoked_at__isnull=True)
    enrolled = workshop.enrolments.filter(state=EnrolmentState.ENROLLED)
    return Given(valid=valid.count(), enrolled=enrolled.count())
