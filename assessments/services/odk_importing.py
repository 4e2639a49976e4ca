"""Results from a file: tried first, then written all at once or not at all, and undone so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Administration, OdkImport, OdkImportedRow, Response
from assessments.odk.results import Result
from assessments.odk.sheets import sheet_of
from assessments.services.submitting import Outcome, Submitted, submit
from workshops.choices import ImportState
from workshops.models import Workshop
from workshops.refusals import Refused


@dataclass(frozen=True)
class Tried:
    """What would become of a row."""

    result: Result
    submitted: Submitted


def try_results(
    administration: Administration, results: Sequence[Result]
) -> list[Tried]:
    """Goes through the one door as writing does, then takes all of it back."""
    with transaction.atomic():
        tried = [
            Tried(each, submit(administration, sheet_of(administration, each.filled)))
            for each in results
        ]
        transaction.set_rollback(True)
    return tried


@transaction.atomic
def write_results(source: OdkImport, results: Sequence[Result]) -> int:
    """How many rows are new here. What does not fit is set aside, as from a phone."""
    source = _held(source)
    if source.state != ImportState.CHECKED:
        raise Refused(_("This file was written already."))
    wave = source.administration
    made = []
    for each in results:
        done = submit(wave, sheet_of(wave, each.filled))
        if done.outcome != Outcome.REPEATED:
            made.append(
                OdkImportedRow(
                    source=source, response=done.response, aside=done.set_aside
                )
            )
    OdkImportedRow.objects.bulk_create(made, batch_size=500)
    source.state, source.sealed = ImportState.DONE, b""
    source.finished_at = timezone.now()
    source.save(update_fields=["state", "sealed", "finished_at"])
    return len(made)


@transaction.atomic
def undo_results(source: OdkImport, *, by: User | None) -> None:
    """Take back what the file brought, unless it has been looked at since."""
    source = _held(source)
    if source.state != ImportState.DONE:
        raise Refused(_("This file was undone already, or was never written."))
    if not source.administration.is_open:
        raise Refused(
            _(
                "These questions are closed, and reports show their answers. Open them first."
            )
        )
    rows = list(source.made.select_related("response", "aside"))
    if any(row.aside is not None and row.aside.resolution for row in rows):
        raise Refused(
            _("Nothing was undone: somebody has decided about answers of this file.")
        )
    for row in rows:
        if row.aside is not None:
            row.aside.delete()
    theirs = [row.response_id for row in rows if row.response_id is not None]
    Response.objects.filter(pk__in=theirs).delete()
    source.state, source.undone_at = ImportState.UNDONE, timezone.now()
    source.undone_by = by
    source.save(update_fields=["state", "undone_at", "undone_by"])


def _held(source: OdkImport) -> OdkImport:
    """The workshop is held first, as everywhere, so that nobody waits for the other."""
    Workshop.objects.select_for_update().get(pk=source.administration.workshop_id)
    rows = OdkImport.objects.select_for_update(of=["self"]).select_related(
        "administration__version",
        "administration__other_version",
        "administration__workshop__audience",
    )
    return rows.get(pk=source.pk)
