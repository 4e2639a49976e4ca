from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import (
    Administration,
    Response,
    SelfCode,
    SelfCodeKey,
)
from assessments.self_codes import hashed
from assessments.services.answering import is_of_child
from workshops.choices import WorkshopState
from workshops.models import Workshop
from workshops.refusals import Refused

KEPT_AFTER_CLOSING = dt.timedelta(days=30)
"""How long codes stay after the last wave was closed, for a late check of doubts."""


FEWEST_LEFT_OUT = 2
"""From so many parts that somebody does not know, a code is nobody's alone."""


def elements_of(
    administration: Administration, given: Mapping[str, str]
) -> list[str | None]:
    """The hashed parts of a code, alike in every wave of the workshop and instrument."""
    key, _new = SelfCodeKey.objects.get_or_create(
        workshop=administration.workshop, instrument=administration.version.instrument
    )
    return hashed(given, key.salt)


@transaction.atomic
def start_with_code(
    administration: Administration,
    given: Mapping[str, str],
    *,
    language: str,
    mode: str = "",
) -> Response:
    """A new set of answers of somebody who makes a code, or the one to go on with.

    A set of the same code that is not finished is gone on with, since a phone may lose
    power; a finished one is never opened again. A code with two parts left out may be
    anybody's: it never leads into a set that somebody else may have begun.
    """
    if not administration.is_open:
        raise Refused(_("These questions are closed now. Ask the facilitator."))
    elements = elements_of(administration, given)
    begun = SelfCode.objects.filter(
        response__administration=administration,
        response__finished_at=None,
        elements=elements,
    ).select_related("response")
    tells_apart = elements.count(None) < FEWEST_LEFT_OUT
    if tells_apart and (same := begun.first()) is not None:
        same.response.administration = administration
        return same.response
    response = Response.objects.create(
        administration=administration,
        version=administration.version,
        language=language,
        mode=mode or administration.mode,
        of_child=is_of_child(administration.workshop, None),
        started_at=timezone.now(),
    )
    SelfCode.objects.create(response=response, elements=elements)
    return response


def start_unlinked(
    administration: Administration, *, language: str, mode: str = ""
) -> Response:
    """A new set of answers that nobody will match with another one."""
    if not administration.is_open:
        raise Refused(_("These questions are closed now. Ask the facilitator."))
    return Response.objects.create(
        administration=administration,
        version=administration.version,
        language=language,
        mode=mode or administration.mode,
        of_child=is_of_child(administration.workshop, None),
        started_at=timezone.now(),
    )


@transaction.atomic
def purge_codes(workshop: Workshop) -> int:
    """Delete the codes and their key; the links stay. How many codes there were."""
    codes = SelfCode.objects.filter(response__administration__workshop=workshop)
    deleted = codes.count()
    codes.delete()
    SelfCodeKey.objects.filter(workshop=workshop).delete()
    return deleted


def workshops_to_purge(now: dt.datetime) -> list[Workshop]:
    """Where the workshop is over and every wave has been closed for long enough."""
    late = now - KEPT_AFTER_CLOSING
    over = Workshop.objects.filter(
        pk__in=SelfCodeKey.objects.values("workshop"),
        state__in=(WorkshopState.DONE, WorkshopState.CANCELLED),
    )
    waits = Administration.objects.exclude(closed_at__lt=late)
    return list(over.exclude(administrations__in=waits).select_related("organisation"))
