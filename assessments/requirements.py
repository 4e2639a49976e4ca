"""What certificates may ask of a person: to have answered. Never what was answered.

The shape is told by the hook `register_certificate_requirement`; nothing is imported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.agreement import has_agreed_to_answer
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
        """Who agreed and has not gone through all questions of the wave, by card or by
        their place on the list.

        Nobody is made to answer: without the yes there is nothing left to do.
        """
        keys = [enrolment.pk for enrolment in enrolments]
        finished = Response.objects.filter(
            Q(card__enrolment__in=keys) | Q(enrolment__in=keys),
            administration__wave=self.wave,
            finished_at__isnull=False,
        ).values_list("card__enrolment", "enrolment")
        answered = {key for pair in finished for key in pair}
        waiting = [each for each in enrolments if each.pk not in answered]
        prefetch_related_objects(waiting, "participant__consents")
        return {
            each.pk: str(self.sentence)
            for each in waiting
            if has_agreed_to_answer(each.participant)
        }


ANSWERED_PRE = AnsweredRequirement(
    key="assessment-pre",
    label=_("Has answered the questions before the workshop, or did not agree to"),
    wave=Wave.PRE,
    sentence=_(
        "The questions before the workshop are not answered yet."
        " Who takes back the yes to answering gets the certificate without."
    ),
)
ANSWERED_POST = AnsweredRequirement(
    key="assessment-post",
    label=_("Has answered the questions after the workshop, or did not agree to"),
    wave=Wave.POST,
    sentence=_(
        "The questions after the workshop are not answered yet."
        " Who takes back the yes to answering gets the certificate without."
    ),
)
