"""Whether two entries look like one person, in words. Pure but for the labels.

A phone alone proves little: families share one. Two Rahimas with different mothers are
two people. What is not known speaks neither for nor against.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from workshops.name_matching import sound_alike


class Sign(models.TextChoices):
    """What speaks for one person, and then what speaks against it."""

    NAMES = "names", _("The names sound alike")
    PHONE = "phone", _("Same phone")
    GUARDIAN = "guardian", _("Same father's or mother's name")
    VILLAGE = "village", _("Same village")
    YEARS = "years", _("Same age in years")
    OTHER_NAMES = "other_names", _("The names differ: perhaps one family")
    OTHER_GUARDIAN = "other_guardian", _("Another father's or mother's name")
    OTHER_VILLAGE = "other_village", _("Another village")
    OTHER_YEARS = "other_years", _("Another age in years")


WEIGHTS = {
    Sign.NAMES: 3,
    Sign.PHONE: 3,
    Sign.GUARDIAN: 2,
    Sign.VILLAGE: 1,
    Sign.YEARS: 1,
    Sign.OTHER_NAMES: -2,
    Sign.OTHER_GUARDIAN: -3,
    Sign.OTHER_VILLAGE: -1,
    Sign.OTHER_YEARS: -2,
}
ENOUGH_WITH_NAMES = 2
ENOUGH_WITHOUT = 1
_SAME_YEARS, _OTHER_YEARS = 1, 4


class Known(Protocol):
    """As much of `identities.Names` as is compared."""

    @property
    def guardian(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def village(self) -> str: ...
    @property
    def birth_year(self) -> int | None: ...
    def spoken(self) -> tuple[str, str, str]: ...


@dataclass(frozen=True)
class Likeness:
    signs: tuple[Sign, ...]

    @property
    def score(self) -> int:
        return sum(WEIGHTS[sign] for sign in self.signs)

    @property
    def is_likely(self) -> bool:
        """Worth asking a person about."""
        enough = ENOUGH_WITH_NAMES if Sign.NAMES in self.signs else ENOUGH_WITHOUT
        return self.score >= enough

    @property
    def rank(self) -> tuple[bool, int]:
        return Sign.NAMES in self.signs, self.score

    @property
    def speaks_for(self) -> list[Sign]:
        return [sign for sign in self.signs if WEIGHTS[sign] > 0]

    @property
    def speaks_against(self) -> list[Sign]:
        return [sign for sign in self.signs if WEIGHTS[sign] < 0]


def likeness(one: Known, other: Known) -> Likeness:
    signs = [Sign.NAMES if _names_alike(one, other) else Sign.OTHER_NAMES]
    if one.phone and one.phone == other.phone:
        signs.append(Sign.PHONE)
    if one.guardian and other.guardian:
        same = sound_alike(one.guardian, other.guardian)
        signs.append(Sign.GUARDIAN if same else Sign.OTHER_GUARDIAN)
    if one.village and other.village:
        same = sound_alike(one.village, other.village)
        signs.append(Sign.VILLAGE if same else Sign.OTHER_VILLAGE)
    return Likeness((*signs, *_years(one.birth_year, other.birth_year)))


def _names_alike(one: Known, other: Known) -> bool:
    return any(
        sound_alike(name, another)
        for name in one.spoken()
        for another in other.spoken()
    )


def _years(one: int | None, other: int | None) -> list[Sign]:
    if one is None or other is None:
        return []
    apart = abs(one - other)
    if apart <= _SAME_YEARS:
        return [Sign.YEARS]
    return [Sign.OTHER_YEARS] if apart >= _OTHER_YEARS else []
