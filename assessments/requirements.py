"""What certificates may ask of a person: to have answered. Never what was answered.

The shape is told by the hook `register_certificate_requirement`; nothing is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.choices import Wave
from assessments.models import Response
from workshops.models import Enrolment


@dataclass(frozen=True)
class AnsweredRequirement:
    key: str
    label: str | Promise
    wave: Wave
    sentence: str | Promise

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """Who has not gone through all questions of the wave with their own card."""
        keys = [enrolment.pk for enrolment in enrolments]
        answered = set(
            Response.objects.filter(
                card__enrolment__in=keys,
                administration__wave=self.wave,
                finished_at__isnull=False,
            ).values_list("card__enrolment", flat=True)
        )
        return {pk: str(self.sentence) for pk in keys if pk not in answered}


ANSWERED_PRE = AnsweredRequirement(
    key="assessment-pre",
    label=_("Has answered the questions before the workshop"),
    wave=Wave.PRE,
    sentence=_("The questions before the workshop are not answered yet."),
)
ANSWERED_POST = AnsweredRequirement(
    key="assessment-post",
    label=_("Has answered the questions after the workshop"),
    wave=Wave.POST,
    sentence=_("The questions after the workshop are not answered yet."),
)
