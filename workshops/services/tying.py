from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.access import Right, participants_for
from workshops.choices import TieKind
from workshops.codes import normalise_code
from workshops.models import Participant, Tie
from workshops.refusals import Refused


@transaction.atomic
def add_tie(first: Participant, code: str, kind: TieKind, *, by: User) -> Tie:
    """Note what `first` is to the person with this code, whose names `by` may read.

    Anybody else's code reads like nobody's. What stands already is answered like what
    is new: otherwise trying would tell who is tied to whom. Both are held, so that nobody is put on a list while it is written.
    """
    reach = participants_for(by, Right.IDENTITIES)
    second = reach.filter(
        organisation=first.organisation_id, code=normalise_code(code)
    ).first()
    if second is None:
        raise Refused(
            _("Nobody here has this code. Copy it from the page of the other person.")
        )
    if second.pk == first.pk:
        raise Refused(_("This is the code of the same person. Write the other's."))
    both = Participant.objects.filter(pk__in=[first.pk, second.pk])
    list(both.select_for_update().order_by("pk"))
    standing = Tie.objects.filter(first=first, second=second, kind=kind, ended_at=None)
    return standing.first() or Tie.objects.create(
        first=first, second=second, kind=kind, added_by=by
    )


def end_tie(tie: Tie, *, by: User | None) -> None:
    """It no longer holds. Ending it twice is the same as once."""
    Tie.objects.filter(pk=tie.pk, ended_at=None).update(
        ended_at=timezone.now(), ended_by=by
    )
