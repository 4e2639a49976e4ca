from __future__ import annotations

from collections.abc import Sequence

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from certificates.attendance import sessions_attended
from certificates.models.criteria.base import Criterion
from curriculum.numerals import in_digits_of
from workshops.models import Enrolment


class HoursCriterion(Criterion):
    """Was there for at least so many hours, counted as the sessions were planned."""

    asked = ("minimum_hours",)

    minimum_hours = models.DecimalField(
        _("hours attended"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(0.5), MaxValueValidator(500)],
    )

    class Meta:
        verbose_name = _("hours criterion")
        verbose_name_plural = _("hours criteria")

    @property
    def label(self) -> str:
        return gettext("Was there for at least %(hours)s hours") % {
            "hours": _in_hours(float(self.minimum_hours) * 60)
        }

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        if not enrolments:
            return {}
        sessions = sessions_attended(enrolments[0].workshop)
        needed = float(self.minimum_hours) * 60
        return {
            enrolment.pk: gettext(
                "Was there for %(came)s hours; needs at least %(needed)s."
            )
            % {"came": _in_hours(minutes), "needed": _in_hours(needed)}
            for enrolment in enrolments
            if (minutes := sessions.minutes(enrolment.pk)) < needed
        }


def _in_hours(minutes: float) -> str:
    """Rounded down, so that nobody reads that they have what they lack."""
    tenths = int(minutes / 6)
    shown = f"{tenths // 10}.{tenths % 10}".removesuffix(".0")
    return in_digits_of(get_language(), shown)
