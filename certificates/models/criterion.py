from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from polymorphic.managers import PolymorphicManager
from polymorphic.models import PolymorphicModel

from certificates.attendance import sessions_attended
from certificates.models.design import Design
from certificates.requirements import registered_requirements
from curriculum.numerals import in_digits_of
from workshops.models import Enrolment


class Criterion(PolymorphicModel):
    """One thing a person must have done to earn the certificates of a design."""

    design = models.ForeignKey(
        Design,
        models.CASCADE,
        related_name="criteria",
        verbose_name=_("design"),
    )

    objects: ClassVar[Any] = PolymorphicManager()

    class Meta:
        ordering = ["pk"]
        base_manager_name = "objects"
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"

    @property
    def label(self) -> str:
        """What staff read: what must be done."""
        raise NotImplementedError(f"{type(self).__name__} has no label.")

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """By primary key, one sentence that says what is missing; who is not in it, has it.

        All `enrolments` are of one workshop.
        """
        raise NotImplementedError(f"{type(self).__name__} judges nobody.")


class AttendanceCriterion(Criterion):
    """Came to at least this share of the sessions held."""

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
            if (came := sessions.by_enrolment.get(enrolment.pk, 0)) < needed
        }


class RegisteredCriterion(Criterion):
    """A requirement that another plugin registers through the hook."""

    requirement = models.CharField(_("requirement"), max_length=100)

    class Meta:
        verbose_name = _("registered criterion")
        verbose_name_plural = _("registered criteria")

    @property
    def label(self) -> str:
        found = registered_requirements().get(self.requirement)
        return str(found.label) if found else self.requirement

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """Nobody has met a requirement whose plugin is gone: it cannot be judged."""
        found = registered_requirements().get(self.requirement)
        if found:
            return found.unmet(enrolments)
        sentence = gettext(
            "“%(requirement)s” cannot be checked here. Ask the office to change the design."
        ) % {"requirement": self.requirement}
        return dict.fromkeys([enrolment.pk for enrolment in enrolments], sentence)


def _few_sessions(came: int, counted: int, needed: int) -> str:
    language = get_language()
    return gettext(
        "Came to %(came)s of %(counted)s sessions; needs at least %(needed)s."
    ) % {
        "came": in_digits_of(language, came),
        "counted": in_digits_of(language, counted),
        "needed": in_digits_of(language, needed),
    }
