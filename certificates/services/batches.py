"""Giving the certificates of a whole workshop in steps that can be stopped.

Each step holds the workshop and gives some people theirs. So a batch that is stopped,
or whose machine loses power, has given whole certificates; going on gives the rest, and
nobody a second one however many press at once.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.choices import BATCH_IN_PROGRESS, BatchState
from certificates.models import Batch, BatchProblem, Certificate
from certificates.queries import certificates_of, design_of, eligibility
from certificates.services.issuing import issue_certificates
from workshops.models import Workshop
from workshops.refusals import Refused

STEP = 25
SILENT_AFTER = dt.timedelta(minutes=2)
"""A batch that has not moved for so long has lost its worker."""

logger = logging.getLogger(__name__)


@transaction.atomic
def begin_batch(workshop: Workshop, *, by: User) -> tuple[Batch, bool]:
    """The batch to look at, and whether it is new and has to be run.

    Somebody else's press a moment ago is the same wish: then theirs is shown.
    """
    Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    running = Batch.objects.filter(workshop=workshop, state__in=BATCH_IN_PROGRESS)
    found = running.first()
    if found is not None and not _is_silent(found):
        return found, False
    running.update(state=BatchState.STOPPED)
    now = timezone.now()
    return Batch.objects.create(workshop=workshop, started_by=by, moved_at=now), True


def stop_batch(batch: Batch) -> None:
    """Ends after the step it is at. One whose worker is gone ends at once."""
    Batch.objects.filter(pk=batch.pk).update(stop_asked=True)
    if _is_silent(batch):
        Batch.objects.filter(pk=batch.pk, state__in=BATCH_IN_PROGRESS).update(
            state=BatchState.STOPPED
        )


Prove = Callable[[Sequence[Certificate], User | None], None]
"""Prints certificates that were just given, and raises if one cannot be printed."""


def run_batch(batch: Batch, *, prove: Prove | None = None) -> None:
    """Give what is to be given. Refused when nothing can be given to anybody.

    With `prove` nobody is given a certificate that cannot be printed.
    """
    design = design_of(batch.workshop)
    if design is None:
        raise Refused(
            _(
                "The organisation has no certificate design yet. "
                "Ask the office to make one."
            )
        )
    had = set(certificates_of(batch.workshop).values_list("enrolment", flat=True))
    earned = [
        person.enrolment.pk
        for person in eligibility(batch.workshop, design)
        if person.has_earned and person.enrolment.pk not in had
    ]
    _move(batch, people=len(earned))
    for keys in _in_steps(earned):
        if Batch.objects.filter(pk=batch.pk, stop_asked=True).exists():
            _move(batch, state=BatchState.STOPPED)
            return
        _give(batch, keys, prove)
    _move(batch, state=BatchState.DONE)


def _give(batch: Batch, keys: Sequence[int], prove: Prove | None) -> None:
    """One step; when it fails, one by one, so that one bad row costs nobody else theirs."""
    try:
        _issue(batch, keys, prove)
    except Refused:
        raise
    except Exception:
        if len(keys) > 1:
            for key in keys:
                _give(batch, [key], prove)
            return
        logger.exception("A certificate could not be given in batch %s", batch.pk)
        sentence = _("This certificate could not be made. Tell the office.")
        _note(batch, keys[0], sentence)
        _move(batch, done=F("done") + 1)


def _issue(batch: Batch, keys: Sequence[int], prove: Prove | None) -> None:
    with transaction.atomic():
        result = issue_certificates(batch.workshop, by=batch.started_by, only=keys)
        if prove:
            prove(result.issued, batch.started_by)
        for person in result.not_yet:
            _note(batch, person.enrolment.pk, " ".join(person.missing))
        _move(batch, done=F("done") + len(keys), given=F("given") + len(result.issued))


def _note(batch: Batch, enrolment: int, sentence: str) -> None:
    BatchProblem.objects.create(
        batch=batch, enrolment_id=enrolment, sentence=sentence[:300]
    )


def _move(batch: Batch, **fields: object) -> None:
    Batch.objects.filter(pk=batch.pk).update(moved_at=timezone.now(), **fields)


def _in_steps(keys: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while step := list(islice(rest, STEP)):
        yield step


def _is_silent(batch: Batch) -> bool:
    return timezone.now() - batch.moved_at > SILENT_AFTER
