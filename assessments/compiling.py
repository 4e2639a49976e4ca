"""Publishing makes a frozen version: from then on the questions stay as they are."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.completeness import problems_of
from assessments.models import Instrument, InstrumentVersion


@transaction.atomic
def compile_version(
    instrument: Instrument, *, user: User | None = None
) -> InstrumentVersion:
    """The version that holds what `instrument` says now, made if there is none.

    Nothing new is made when the newest version says the same. An instrument that is
    not complete is refused with a ValidationError.
    """
    problems = problems_of(instrument)
    if problems:
        raise ValidationError(problems)
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    draft = instrument.draft()
    fingerprint = draft.sha256()
    newest = instrument.versions.order_by("-number").first()
    if newest is not None and newest.sha256 == fingerprint:
        return newest
    version = draft.version
    version.number = newest.number + 1 if newest else 1
    version.sha256 = fingerprint
    version.published_by = user
    version.save()
    for row in draft.rows:
        row.save()
    return version
