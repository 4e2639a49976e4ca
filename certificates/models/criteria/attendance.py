from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from certificates.attendance import sessions_attended
from certificates.models.criteria.base import Criterion
from curriculum.numerals import in_digits_of
from workshops.models import Enrolment


class AttendanceCriterion(Criterion):
    """Came to at least this share of the sessions held."""

    asked = ("minimum_percent",)

    minimum_percent = models.PositiveSmallIntegerField(
        _("sessions attended, percent"),
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    class Meta:
        verbose_name = _("attendance criterion")
        verbose_name_plural = _("attendance criteria")

    @property
    def label(self) -> str:
        return gettext("Came to at least %(percent)s %% of the sessions") % {
            "percent": in_digits_of(get_language(), self.minimum_percent)
        }

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        if not enrolments:
            return {}
        sessions = sessions_attended(enrolments[0].workshop)
        needed = max(1, ceil(self.minimum_percent * sessions.counted / 100))
        return {
            enrolment.pk: _few_sessions(came, sessions.counted, needed)
            for enrolment in enrolments
            if (came := sessions.times(enrolment.pk)) < needed
        }


def _few_sessions(came: int, counted: int, needed: int) -> str:
    language = get_language()
    return gettext(
        "Came to %(came)s of %(counted)s sessions; needs at least %(needed)s."
    ) % {
        "came": in_digits_of(language, came),
        "counted": in_digits_of(language, counted),
        "needed": in_digits_of(language, needed),
    }
