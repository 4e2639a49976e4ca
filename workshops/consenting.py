"""Which consent a person needs. Pure but for the names of the choices.

An adult speaks for themselves. A child comes to a workshop only when a guardian has
agreed *and* the child wants to: neither replaces the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from django.db.models import Q
from django.utils import timezone

from workshops.choices import ConsentGiver, ConsentMode, ConsentScope, WitnessRole

if TYPE_CHECKING:
    from django.contrib.auth.models import User


@dataclass(frozen=True)
class ConsentGiven:
    """One yes, as it was given. `text_version` names the words that were read aloud.

    A spoken yes needs a `witness`; `witness_user` is the witness who has an account.
    Without `expires_on` it holds as long as the scope does by the settings.
    """

    scope: ConsentScope
    giver: ConsentGiver
    mode: ConsentMode
    language: str
    text_version: str
    given_at: dt.datetime | None = None
    witness: WitnessRole | None = None
    witness_user: User | None = None
    expires_on: dt.date | None = None


class Needed(Enum):
    GUARDIAN = "guardian"
    OWN = "own"


class _Consent(Protocol):
    scope: str
    giver: str
    withdrawn_at: dt.datetime | None
    expires_on: dt.date | None


def stands(consent: _Consent, on: dt.date | None = None) -> bool:
    """Whether a yes counts today, or on a day: not taken back, and not run out.

    Every use of a consent asks this, so that a withdrawal holds from the next request.
    """
    today = on or timezone.localdate()
    runs = consent.expires_on is None or consent.expires_on >= today
    return runs and consent.withdrawn_at is None


def standing(on: dt.date | None = None) -> Q:
    """The same as `stands`, asked by the database."""
    today = on or timezone.localdate()
    runs = Q(expires_on=None) | Q(expires_on__gte=today)
    return runs & Q(withdrawn_at=None)


def givers_of(
    consents: Iterable[_Consent], scope: ConsentScope, on: dt.date | None = None
) -> set[str]:
    """Whose yes to `scope` stands."""
    return {
        consent.giver
        for consent in consents
        if consent.scope == scope and stands(consent, on)
    }


def has_agreed(
    consents: Iterable[_Consent], scope: ConsentScope, *, is_child: bool
) -> bool:
    """Everybody whose yes to `scope` the person's age needs has given it."""
    return not missing_consent(givers_of(consents, scope), is_child=is_child)


def missing_consent(givers: Collection[str], *, is_child: bool) -> list[Needed]:
    """What is still needed when `givers` have said yes."""
    missing = []
    if is_child and not set(givers) - {ConsentGiver.SELF}:
        missing.append(Needed.GUARDIAN)
    if ConsentGiver.SELF not in givers:
        missing.append(Needed.OWN)
    return missing
