"""Which consent a person needs. Pure but for the names of the choices.

An adult speaks for themselves. A child comes to a workshop only when a guardian has
agreed *and* the child wants to: neither replaces the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from workshops.choices import ConsentGiver, ConsentMode, ConsentScope


@dataclass(frozen=True)
class ConsentGiven:
    """One yes, as it was given. `text_version` names the words that were read aloud."""

    scope: ConsentScope
    giver: ConsentGiver
    mode: ConsentMode
    language: str
    text_version: str
    given_at: dt.datetime | None = None


class Needed(Enum):
    GUARDIAN = "guardian"
    OWN = "own"


class _Consent(Protocol):
    scope: str
    giver: str
    withdrawn_at: dt.datetime | None


def givers_of(consents: Iterable[_Consent], scope: ConsentScope) -> set[str]:
    """Who has said yes to `scope` and not taken it back."""
    return {
        consent.giver
        for consent in consents
        if consent.scope == scope and consent.withdrawn_at is None
    }


def missing_consent(givers: Collection[str], *, is_child: bool) -> list[Needed]:
    """What is still needed when `givers` have said yes."""
    missing = []
    if is_child and not set(givers) - {ConsentGiver.SELF}:
        missing.append(Needed.GUARDIAN)
    if ConsentGiver.SELF not in givers:
        missing.append(Needed.OWN)
    return missing
