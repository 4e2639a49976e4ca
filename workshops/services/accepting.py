"""The second person who agrees that somebody reads names or concerns.

Who gave the role knows the first password, and so may never be the one who accepts.
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.acceptance import waiting_for
from workshops.choices import StaffAct
from workshops.models import Membership, StaffChange
from workshops.refusals import Refused


@transaction.atomic
def accept_role(membership: Membership, *, by: User) -> None:
    """The role holds from now on. A password that was told must be changed before."""
    # Held, so that no new password is made while it is accepted.
    Membership.objects.select_for_update().get(pk=membership.pk)
    waiting = waiting_for(by).filter(pk=membership.pk).first()
    if waiting is None:
        raise Refused(_("This role does not wait for you any more."))
    if waiting.password_is_told:  # type: ignore[attr-defined]
        raise Refused(
            _("This person must first log in and choose a password of their own.")
        )
    _accept(waiting, by)


@transaction.atomic
def accept_as_superuser(membership: Membership, *, by: User) -> None:
    """For an organisation in which nobody can accept yet."""
    if not by.is_superuser:
        raise Refused(_("This role does not wait for you any more."))
    if membership.accepted_at is None:
        _accept(membership, by)


def _accept(membership: Membership, by: User) -> None:
    membership.accepted_by = by
    membership.accepted_at = timezone.now()
    membership.save(update_fields=["accepted_by", "accepted_at"])
    StaffChange.objects.create(
        organisation=membership.organisation,
        user=membership.user,
        act=StaffAct.ROLE_ACCEPTED,
        role=membership.role,
        changed_by=by,
    )
