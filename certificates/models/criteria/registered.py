from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.models.criteria.base import Criterion
from certificates.requirements import registered_requirements
from workshops.models import Enrolment


class RegisteredCriterion(Criterion):
    """A requirement that another plugin registers through the hook."""

    asked = ("requirement",)

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
