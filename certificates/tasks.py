"""What runs behind a page that shows how far it is."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope
from django_tasks import task

from certificates.choices import BatchState
from certificates.models import Batch
from certificates.pdf.proof import prove_that_it_prints
from certificates.services.batches import run_batch
from workshops.access import Right, has_right
from workshops.models import Organisation
from workshops.refusals import Refused


@task()
def give_batch(batch_pk: int, organisation_pk: int, language: str) -> None:
    """Runs a batch that waits. Two workers that take the same one run it once."""
    organisation = Organisation.objects.get(pk=organisation_pk)
    with scope(organisation=organisation), override(language):
        waiting = Batch.objects.filter(pk=batch_pk, state=BatchState.WAITING)
        if not waiting.update(state=BatchState.RUNNING):
            return
        batch = Batch.objects.select_related("workshop", "started_by").get(pk=batch_pk)
        try:
            _refuse_without_right(batch)
            run_batch(batch, prove=prove_that_it_prints)
        except Refused as refusal:
            _fail(batch, " ".join(refusal.messages))
        except Exception:
            _fail(batch, _("Something went wrong. Try again."))
            raise


def _refuse_without_right(batch: Batch) -> None:
    # It may have waited while the one who pressed was sent elsewhere.
    by = batch.started_by
    if by is None or not has_right(by, batch.workshop, Right.RUN):
        raise Refused(_("Nothing was given: who pressed no longer runs this workshop."))


def _fail(batch: Batch, problem: str) -> None:
    Batch.objects.filter(pk=batch.pk).update(
        state=BatchState.FAILED, problem=problem[:300]
    )
