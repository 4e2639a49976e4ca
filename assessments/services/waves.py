from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope

from assessments.choices import MAIN_WAVES, AnswerMode, Wave
from assessments.models import Administration, InstrumentVersion
from assessments.queries import suggested_version
from assessments.services.cards import make_cards
from assessments.services.freezing import freeze
from workshops.choices import WorkshopState
from workshops.codes import random_code
from workshops.models import Workshop
from workshops.refusals import Refused

CODE_LENGTH = 6


@transaction.atomic
def open_wave(
    workshop: Workshop,
    wave: Wave,
    *,
    by: User | None,
    version: InstrumentVersion | None = None,
    mode: AnswerMode | None = None,
    at: dt.datetime | None = None,
) -> Administration:
    """Let people answer. Opening an open wave changes nothing.

    Both waves of a workshop ask the same version, whichever was opened first, since
    other questions cannot be compared. Without `version` the suggested one is asked,
    without `mode` the audience's usual way is taken.
    """
    _refuse_over(_held(workshop))
    others = {a.wave: a for a in workshop.administrations.select_related("version")}
    if wave in others:
        return _already(others[wave])
    if wave == Wave.POST and Wave.PRE in others:
        # Nobody can answer "before" once the workshop is behind them.
        close_wave(others[Wave.PRE], by=by)
    asked = next((other.version for other in others.values()), None)
    version = asked or version or suggested_version(workshop)
    if version is None:
        raise Refused(
            _("There are no questions yet. Ask your office to publish an instrument.")
        )
    with scope(organisation=workshop.organisation):
        make_cards(workshop)
    return Administration.objects.create(
        workshop=workshop,
        wave=wave,
        version=version,
        mode=mode or workshop.audience.answer_way,
        code=_free_code(),
        opened_at=at or timezone.now(),
        opened_by=by,
    )


@transaction.atomic
def reopen_wave(administration: Administration, *, by: User | None) -> None:
    """Let people go on answering in a wave that was closed."""
    workshop = _held(administration.workshop)
    _refuse_over(workshop)
    _refuse_too_late(workshop, administration)
    administration.closed_at = None
    administration.closed_by = None
    administration.save(update_fields=["closed_at", "closed_by"])


@transaction.atomic
def close_wave(
    administration: Administration, *, by: User | None, at: dt.datetime | None = None
) -> None:
    """No more answers. What was given is kept; closing twice is closing once."""
    if not administration.is_open:
        return
    administration.closed_at = at or timezone.now()
    administration.closed_by = by
    administration.save(update_fields=["closed_at", "closed_by"])
    _freeze_if_all_closed(administration.workshop)


@transaction.atomic
def close_waves(workshop: Workshop, *, by: User | None) -> None:
    """A workshop that is over asks nobody any more."""
    for administration in workshop.administrations.filter(closed_at=None):
        close_wave(administration, by=by)


def _freeze_if_all_closed(workshop: Workshop) -> None:
    waves = workshop.administrations.filter(wave__in=MAIN_WAVES)
    if waves.filter(wave=Wave.POST).exists() and not waves.filter(closed_at=None):
        with scope(organisation=workshop.organisation):
            freeze(workshop)


def _held(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def _refuse_over(workshop: Workshop) -> None:
    if workshop.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so nobody can answer."))
    if workshop.state == WorkshopState.DONE:
        raise Refused(
            _("This workshop is closed. Open the workshop again before the questions.")
        )


def _refuse_too_late(workshop: Workshop, administration: Administration) -> None:
    post = workshop.administrations.filter(wave=Wave.POST)
    if administration.wave == Wave.PRE and post.exists():
        raise Refused(
            _(
                "The questions after the workshop have begun."
                " Nobody can answer “before” any more."
            )
        )


def _already(administration: Administration) -> Administration:
    if administration.is_open:
        return administration
    raise Refused(_("These questions were closed. Open them again instead."))


def _free_code() -> str:
    while Administration.objects.filter(code=(code := random_code(CODE_LENGTH))):
        continue
    return code
