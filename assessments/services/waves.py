from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django_scopes import scope

from assessments.choices import AnswerMode, LinkMethod, Wave
from assessments.models import Administration, InstrumentVersion, ParallelForms
from assessments.queries import suggested_version
from assessments.services.cards import make_cards
from assessments.services.linking import link_self_codes
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
    other_version: InstrumentVersion | None = None,
    mode: AnswerMode | str | None = None,
    linking: LinkMethod | str | None = None,
    at: dt.datetime | None = None,
) -> Administration:
    """Let people answer. Opening an open wave changes nothing.

    All waves of a workshop ask the same version and match in the same way, whichever
    was opened first, since other questions cannot be compared. With `other_version`,
    declared parallel, every second card gets that one; in the next wave the halves
    change. Without `version` the suggested one is asked, without `mode` the audience's
    usual way is taken.
    """
    _refuse_over(_held(workshop), wave)
    asked_before = workshop.administrations.select_related("version", "other_version")
    others = {each.wave: each for each in asked_before}
    if wave in others:
        return _already(others[wave])
    if wave != Wave.PRE and Wave.PRE in others:
        # Nobody can answer "before" once the workshop is behind them.
        close_wave(others[Wave.PRE], by=by)
    asked = _asked(others, wave) or _first(workshop, version, other_version)
    way = mode or workshop.audience.answer_way
    with scope(organisation=workshop.organisation):
        make_cards(workshop)
    return Administration.objects.create(
        workshop=workshop,
        wave=wave,
        version=asked[0],
        other_version=asked[1],
        mode=way,
        linking=_linking(others, linking, way),
        code=_free_code(),
        opened_at=at or timezone.now(),
        opened_by=by,
    )


@transaction.atomic
def reopen_wave(administration: Administration, *, by: User | None) -> None:
    """Let people go on answering in a wave that was closed."""
    workshop = _held(administration.workshop)
    _refuse_over(workshop, administration.wave)
    _refuse_too_late(workshop, administration)
    administration.closed_at = None
    administration.closed_by = None
    administration.save(update_fields=["closed_at", "closed_by"])


@transaction.atomic
def close_wave(
    administration: Administration, *, by: User | None, at: dt.datetime | None = None
) -> None:
    """No more answers: people are matched by their codes and the figures frozen.

    What was given is kept; closing twice is closing once.
    """
    if not administration.is_open:
        return
    administration.closed_at = at or timezone.now()
    administration.closed_by = by
    administration.save(update_fields=["closed_at", "closed_by"])
    with scope(organisation=administration.workshop.organisation):
        link_self_codes(administration.workshop)


@transaction.atomic
def close_waves(workshop: Workshop, *, by: User | None) -> None:
    """A workshop that is over asks nobody any more."""
    for administration in workshop.administrations.filter(closed_at=None):
        close_wave(administration, by=by)


def _held(workshop: Workshop) -> Workshop:
    return Workshop.objects.select_for_update().get(pk=workshop.pk)


def _asked(
    others: dict[str, Administration], wave: Wave
) -> tuple[InstrumentVersion, InstrumentVersion | None] | None:
    """What the other waves ask; of two parallel versions each half now gets its other."""
    other = next(iter(others.values()), None)
    if other is None:
        return None
    if other.other_version is None or _turn(Wave(other.wave)) == _turn(wave):
        return other.version, other.other_version
    return other.other_version, other.version


def _first(
    workshop: Workshop,
    version: InstrumentVersion | None,
    other_version: InstrumentVersion | None,
) -> tuple[InstrumentVersion, InstrumentVersion | None]:
    """What the first wave of a workshop asks."""
    version = version or suggested_version(workshop)
    if version is None:
        raise Refused(
            _("There are no questions yet. Ask your office to publish an instrument.")
        )
    _refuse_not_parallel(version, other_version)
    return version, other_version


def _turn(wave: Wave) -> bool:
    """Whether the halves have changed: after the workshop, then in every second wave."""
    if wave.is_follow_up:
        return int(wave.value[-1]) % 2 == 0
    return wave != Wave.PRE


def _linking(
    others: dict[str, Administration], wanted: LinkMethod | str | None, mode: str
) -> str:
    if mode == AnswerMode.TALLY:
        return LinkMethod.UNLINKED
    known = {other.linking for other in others.values()} - {LinkMethod.UNLINKED.value}
    return wanted or next(iter(known), LinkMethod.CARD)


def _refuse_not_parallel(
    version: InstrumentVersion, other: InstrumentVersion | None
) -> None:
    if other is None:
        return
    pairs = ParallelForms.objects.filter(
        Q(first=version, second=other) | Q(first=other, second=version)
    )
    if not pairs.exists():
        raise Refused(
            _(
                "Your office has not declared these two to ask the same. Choose one only."
            )
        )


def _refuse_over(workshop: Workshop, wave: str) -> None:
    """A follow-up is asked months after, when the workshop has long been closed."""
    if workshop.state == WorkshopState.CANCELLED:
        raise Refused(_("This workshop was cancelled, so nobody can answer."))
    if workshop.state == WorkshopState.DONE and not Wave(wave).is_follow_up:
        raise Refused(
            _("This workshop is closed. Open the workshop again before the questions.")
        )


def _refuse_too_late(workshop: Workshop, administration: Administration) -> None:
    later = workshop.administrations.exclude(wave=Wave.PRE)
    if administration.wave == Wave.PRE and later.exists():
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
