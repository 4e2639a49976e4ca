from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from certificates.models.criteria.base import Criterion
from curriculum.numerals import in_digits_of
from workshops.models import Enrolment


class AtLeastCriterion(Criterion):
    """So many of its members are met. With as many as it has, all of them.

    One level is enough for people to understand, so a member is never a group itself.
    """

    asked = ("minimum_count",)

    minimum_count = models.PositiveSmallIntegerField(
        _("how many of these"), default=1, validators=[MinValueValidator(1)]
    )

    class Meta:
        verbose_name = _("criterion of several")
        verbose_name_plural = _("criteria of several")

    @property
    def label(self) -> str:
        members = "; ".join(member.label for member in self.members.all())
        return gettext("At least %(count)s of these: %(members)s") % {
            "count": in_digits_of(get_language(), self.minimum_count),
            "members": members,
        }

    def unmet(self, enrolments: Sequence[Enrolment]) -> dict[int, str]:
        """Asks each member once. A group with fewer members than it needs asks for all."""
        members = list(self.members.all())
        needed = min(self.minimum_count, len(members))
        missing: defaultdict[int, list[str]] = defaultdict(list)
        for member in members:
            for pk, sentence in member.unmet(enrolments).items():
                missing[pk].append(sentence)
        met = Counter({each.pk: len(members) for each in enrolments})
        met.subtract({pk: len(sentences) for pk, sentences in missing.items()})
        return {
            pk: _sentence(met[pk], needed, missing[pk])
            for pk in (each.pk for each in enrolments)
            if met[pk] < needed
        }


def _sentence(met: int, needed: int, missing: list[str]) -> str:
    language = get_language()
    return gettext(
        "Has done %(met)s of these things; needs at least %(needed)s. Still open: %(open)s"
    ) % {
        "met": in_digits_of(language, met),
        "needed": in_digits_of(language, needed),
        "open": " ".join(missing),
    }
