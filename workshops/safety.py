"""Reading the safety checks of centres: what was seen last, and whether it is long ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import SafetyAnswer, SafetyItem
from workshops.models import Centre, SafetyCheck

MONTHS_UNTIL_DUE = 6


@dataclass(frozen=True)
class SeenItem:
    label: str | Promise
    answer: SafetyAnswer | None

    @property
    def is_good(self) -> bool:
        return self.answer == SafetyAnswer.YES


@dataclass(frozen=True)
class Safety:
    """What is known about the safety of one centre, today."""

    check: SafetyCheck | None
    today: dt.date

    @property
    def items(self) -> list[SeenItem]:
        """In the order of the list; one that was added later has no answer yet."""
        found = self.check.items if self.check else {}
        return [
            SeenItem(
                item.label,
                SafetyAnswer(found[item.value]) if item.value in found else None,
            )
            for item in SafetyItem
        ]

    @property
    def lacking(self) -> list[SeenItem]:
        return [item for item in self.items if not item.is_good] if self.check else []

    @property
    def is_due(self) -> bool:
        if self.check is None:
            return True
        return months_between(self.check.checked_on, self.today) >= MONTHS_UNTIL_DUE

    @property
    def age_in_words(self) -> str:
        if self.check is None:
            return _("Never checked")
        months = months_between(self.check.checked_on, self.today)
        if not months:
            return _("Last checked less than a month ago")
        sentence = ngettext(
            "Last checked %(number)s month ago",
            "Last checked %(number)s months ago",
            months,
        )
        return sentence % {"number": in_digits_of(get_language(), months)}


def months_between(earlier: dt.date, later: dt.date) -> int:
    """Whole months, as people count them: 31 January to 28 February is none yet."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def safety_of(centre: Centre) -> Safety:
    check = centre.safety_checks.select_related("checked_by").first()
    return Safety(check, timezone.localdate())


def safety_of_all(centres: Iterable[Centre]) -> list[tuple[Centre, Safety]]:
    """Each centre with what is known about it, in two queries for any number."""
    listed = list(centres)
    newest: dict[int, SafetyCheck] = {}
    for check in SafetyCheck.objects.filter(centre__in=[c.pk for c in listed]):
        newest.setdefault(check.centre_id, check)
    today = timezone.localdate()
    return [(centre, Safety(newest.get(centre.pk), today)) for centre in listed]
