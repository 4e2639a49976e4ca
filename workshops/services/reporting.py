from __future__ import annotations

import json
import logging
from functools import partial

from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from curriculum.languages import LANGUAGES
from workshops.choices import ConcernState, Urgency
from workshops.concerns import focal_points_of
from workshops.models import (
    Concern,
    ConcernNote,
    Organisation,
    Participant,
    Workshop,
)
from workshops.refusals import Refused
from workshops.sealing import sealed_as

logger = logging.getLogger(__name__)
_MAIL_SECONDS = 10


@transaction.atomic
def report_concern(
    *,
    by: User,
    organisation: Organisation,
    seen: str,
    urgency: Urgency,
    about: str = "",
    workshop: Workshop | None = None,
    participant: Participant | None = None,
) -> Concern:
    """Seal what was seen or heard, and tell those who look after safety.

    `about` is kept as it was typed when no workshop or person was found by it: a
    concern is never refused for a wrong code.
    """
    if not seen.strip():
        raise Refused(_("Write what you saw or heard."))
    # Held, so that two concerns at once get numbers of their own.
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    last = Concern.objects.filter(organisation=held).aggregate(last=Max("number"))
    concern: Concern = Concern.objects.create(
        organisation=held,
        number=(last["last"] or 0) + 1,
        workshop=workshop,
        participant=participant,
        urgency=urgency,
        reported_by=by,
        **sealed_as(Concern, _as_text(seen, about)),
    )
    transaction.on_commit(partial(tell_focal_points, concern), robust=True)
    return concern


@transaction.atomic
def note_on_concern(
    concern: Concern, *, by: User, words: str, state: ConcernState | None = None
) -> ConcernNote:
    """Add what was done, and move the concern to `state` if that is another one."""
    held = Concern.objects.select_for_update(of=["self"]).get(pk=concern.pk)
    moves = state is not None and state != held.state
    if not words.strip() and not moves:
        raise Refused(_("Write what was done, or choose another state."))
    if moves and state is not None:
        held.state = state
        held.save(update_fields=["state"])
    note: ConcernNote = ConcernNote.objects.create(
        concern=held,
        to_state=held.state if moves else "",
        written_by=by,
        **sealed_as(ConcernNote, words.strip()),
    )
    return note


def tell_focal_points(concern: Concern) -> None:
    """A letter that says only that a concern waits. It may fail: the concern is safe."""
    addresses = [user.email for user in focal_points_of(concern) if user.email]
    if not addresses:
        return
    connection = get_connection(timeout=_MAIL_SECONDS)
    for address in addresses:
        try:
            _letter(address, connection).send()
        except OSError:
            logger.error("A letter about a new concern could not be sent.")


def _letter(address: str, connection: BaseEmailBackend) -> EmailMessage:
    subjects, bodies = [], []
    for language in LANGUAGES:
        with override(language):
            subjects.append(_("A new concern waits"))
            bodies.append(_("A new concern waits. Log in and open “Concerns”."))
    return EmailMessage(
        " / ".join(subjects), "\n\n".join(bodies), to=[address], connection=connection
    )


def _as_text(seen: str, about: str) -> str:
    return json.dumps(
        {"seen": seen.strip(), "about": about.strip()}, ensure_ascii=False
    )
