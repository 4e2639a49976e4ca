from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from certificates.models.criteria.base import Criterion
from workshops.choices import ConsentScope
from workshops.consenting import Needed, givers_of, missing_consent
from workshops.models import Enrolment


class ConsentCriterion(Criterion):
    """A yes stands today; for a child the guardian's and the child's own."""

    asked = ("scope",)

    scope = models.CharField(
        _("what they must have agreed to"),
        max_length=20,
        choices=ConsentScope.choices,
        default=ConsentScope.ATTEND,
    )

    class Meta:
        verbose_name = _("consent criterion")
        verbose_name_plural = _("consent criteria")

    @property
    def label(self) -> str:
        return gettext("Has agreed to: %(scope)s") % {
            "scope": ConsentScope(self.scope).label
        }

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        prefetch_related_objects(list(enrolments), "participant__consents")
        found = {}
        for enrolment in enrolments:
            participant = enrolment.participant
            givers = givers_of(participant.consents.all(), ConsentScope(self.scope))
            missing = missing_consent(givers, is_child=participant.is_child)
            if missing:
                found[enrolment.pk] = self._sentence(missing)
        return found

    def _sentence(self, missing: list[Needed]) -> str:
        words = {"scope": ConsentScope(self.scope).label}
        if Needed.GUARDIAN in missing:
            return gettext("A guardian has not agreed to: %(scope)s.") % words
        return gettext("Has not agreed to: %(scope)s.") % words
