"""Keys with which phones bring answers to one workshop, for one facilitator."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from assessments.models import OdkKey
from workshops.access import Right, workshops_for
from workshops.codes import random_code
from workshops.models import Workshop
from workshops.vault import fingerprint

NAME_LENGTH = 10
PASSWORD_LENGTH = 32


def make_key(workshop: Workshop, *, by: User) -> tuple[OdkKey, str]:
    """A new key and its password, told once. An older one of the same two ends."""
    end_keys(workshop, by)
    key = OdkKey.objects.create(
        name=random_code(NAME_LENGTH),
        workshop=workshop,
        owner=by,
        session_mark=by.get_session_auth_hash(),
    )
    return key, password_of(key)


def end_keys(workshop: Workshop, owner: User) -> int:
    """A lost phone brings nothing and learns nothing any more."""
    keys = OdkKey.objects.filter(workshop=workshop, owner=owner, ended_at=None)
    return keys.update(ended_at=timezone.now())


def standing_key(name: str) -> OdkKey | None:
    """The key with this name, while its owner may run the workshop.

    It ends with a new password of the owner, the owner's account and the owner's role.
    """
    keys = OdkKey.objects.select_related(
        "owner", "workshop__organisation", "workshop__audience"
    )
    key = keys.filter(name=name, ended_at=None, owner__is_active=True).first()
    if key is None or not constant_time_compare(
        key.session_mark, key.owner.get_session_auth_hash()
    ):
        return None
    may_run = workshops_for(key.owner, Right.RUN).filter(pk=key.workshop_id)
    return key if may_run.exists() else None


def password_of(key: OdkKey) -> str:
    """Made of the key file anew each time, so that it is kept nowhere."""
    return fingerprint(f"odk key {key.name} {key.salt}")[:PASSWORD_LENGTH]
