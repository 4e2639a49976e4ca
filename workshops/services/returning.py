"""Somebody who was here before comes again: the same entry on another list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from workshops.consenting import ConsentGiven
from workshops.models import Enrolment, Participant, Workshop
from workshops.refusals import Refused
from workshops.services.enrolling import place_on_list


@transaction.atomic
def enrol_known_participant(
    workshop: Workshop,
    participant: Participant,
    *,
    by: User | None,
    consents: Sequence[ConsentGiven],
    **listing: Any,
) -> Enrolment:
    """Put a known person on the list, by the same rules as a new one.

    What the person agreed to earlier and did not take back stands; `consents` are
    added to it. `listing` is what `place_on_list` takes besides.
    """
    if participant.organisation_id != workshop.organisation_id:
        raise Refused(
            _("This person is not known to the organisation of the workshop.")
        )
    if participant.merged_into_id:
        raise Refused(
            _("This entry was put together with another one. Choose that one.")
        )
    return place_on_list(workshop, participant, by=by, consents=consents, **listing)
