"""Pictures of somebody who no longer agrees stay unseen until somebody decides.

Taking the consent back, an age that makes it void, two entries put together, and a row
that is deleted all lead here. The file stays sealed where it is: only a person deletes
it or shows it again.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.models import Enrolment, Participant, SessionPhoto
from workshops.photo_consent import may_be_shown
from workshops.refusals import Refused


def withhold_photos(people: Iterable[Participant]) -> int:
    """Hide what any of these people may be seen on; how many pictures that are."""
    enrolments = Enrolment._base_manager.filter(participant__in=list(people))
    return _withhold(enrolments.values_list("pk", flat=True))


def withhold_photos_of(enrolment: Enrolment) -> int:
    """As `withhold_photos`, when one row goes: with it goes the link to the picture."""
    return _withhold([enrolment.pk])


@transaction.atomic
def show_again(photo: SessionPhoto, *, by: User) -> None:
    """Somebody looked who can be seen. Refuses as long as one of them has not agreed."""
    held: SessionPhoto = SessionPhoto.objects.select_for_update(of=["self"]).get(
        pk=photo.pk
    )
    if held.removed_at or held.withheld_at is None:
        return
    if not may_be_shown(held):
        raise Refused(
            _(
                "Somebody who may be on this photo has not agreed. Ask again, or delete it."
            )
        )
    held.withheld_at, held.shown_again_by = None, by
    held.shown_again_at = timezone.now()
    held.save(update_fields=["withheld_at", "shown_again_by", "shown_again_at"])


def _withhold(enrolments: Iterable[int]) -> int:
    # A person of one organisation is on no picture of another.
    shown = SessionPhoto._base_manager.filter(withheld_at=None, removed_at=None)
    found = shown.filter(people__in=list(enrolments)).values_list("pk", flat=True)
    hidden = SessionPhoto._base_manager.filter(pk__in=list(found))
    return hidden.update(withheld_at=timezone.now())
