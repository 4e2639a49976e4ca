"""Finding out which answers of two waves one person gave. The only writer of `Link`.

A card, a place on the list and a seat are known when somebody begins, so their link is
made then. A code that people make themselves needs everybody's, so it is compared when
a wave closes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from assessments.analysis import link_codes
from assessments.choices import LinkMethod, Wave
from assessments.models import Link, Response, SelfCode
from assessments.services.freezing import freeze_when_closed
from workshops.models import Workshop


def comparison(before: str, after: str) -> Wave | None:
    """The name of what two waves are compared for; None where they are not."""
    if before == Wave.PRE and (after == Wave.POST or Wave(after).is_follow_up):
        return Wave(after)
    if before == Wave.RETROSPECTIVE and after == Wave.POST:
        return Wave.RETROSPECTIVE
    return None


def link_response(response: Response) -> list[Link]:
    """Link what somebody has begun to their answers in other waves, where known."""
    known = _known_by(response)
    if known is None:
        return []
    administration = response.administration
    others = Response.objects.filter(
        known, administration__workshop=administration.workshop_id
    ).exclude(administration=administration.pk)
    pairs = _pairs(response, others.select_related("administration"))
    links = [
        Link(before=before, after=after, wave=wave, method=_method(before, after))
        for before, after, wave in pairs
    ]
    return Link.objects.bulk_create(links, ignore_conflicts=True) if links else []


@transaction.atomic
def link_self_codes(workshop: Workshop) -> None:
    """Match the codes that people made themselves, anew for all that nobody confirmed.

    Answers of which a person broke a link stay unlinked. Does nothing for a comparison
    whose codes were deleted. The figures follow where nobody can answer any more.
    """
    codes = list(
        SelfCode.objects.filter(response__administration__workshop=workshop)
        .select_related("response__administration")
        .order_by("pk")
    )
    waves = sorted({code.response.administration.wave for code in codes})
    for before in waves:
        for after in waves:
            wave = comparison(before, after)
            if wave is not None:
                _link_waves(codes, before, after, wave)
    freeze_when_closed(workshop)


@transaction.atomic
def confirm_link(link: Link, *, by: User | None) -> None:
    """Somebody looked at it and says the two are one person."""
    link.confirmed_at, link.confirmed_by = timezone.now(), by
    link.save(update_fields=["confirmed_at", "confirmed_by"])
    freeze_when_closed(_workshop(link))


@transaction.atomic
def break_link(link: Link, *, by: User | None, at: dt.datetime | None = None) -> None:
    """The two are not one person: both stay unmatched in this comparison."""
    link.broken_at, link.broken_by = at or timezone.now(), by
    link.save(update_fields=["broken_at", "broken_by"])
    freeze_when_closed(_workshop(link))


def _workshop(link: Link) -> Workshop:
    return link.before.administration.workshop


def _known_by(response: Response) -> Q | None:
    if response.card_id is not None:
        same = Q(card=response.card_id)
        holder = response.card.enrolment_id if response.card else None
        return same | Q(enrolment=holder) if holder else same
    if response.enrolment_id is not None:
        return Q(enrolment=response.enrolment_id) | Q(
            card__enrolment=response.enrolment_id
        )
    return Q(seat=response.seat) if response.seat is not None else None


def _pairs(
    response: Response, others: Iterable[Response]
) -> Iterator[tuple[Response, Response, Wave]]:
    for other in others:
        for before, after in ((response, other), (other, response)):
            wave = comparison(before.administration.wave, after.administration.wave)
            if wave is not None:
                yield before, after, wave


def _method(before: Response, after: Response) -> LinkMethod:
    if before.card_id is not None and before.card_id == after.card_id:
        return LinkMethod.CARD
    is_by_seat = before.seat is not None and before.seat == after.seat
    return LinkMethod.ROW if is_by_seat else LinkMethod.ENROLMENT


def _link_waves(codes: list[SelfCode], before: str, after: str, wave: Wave) -> None:
    mine = [code.response_id for code in codes]
    links = Link.objects.filter(wave=wave, before__in=mine, after__in=mine)
    links.filter(
        method=LinkMethod.SELF_CODE, confirmed_at=None, broken_at=None
    ).delete()
    settled = {key for pair in links.values_list("before", "after") for key in pair}
    found = link_codes(
        _elements(codes, lambda code: _is_free(code, before, settled)),
        _elements(codes, lambda code: _is_free(code, after, settled)),
    )
    Link.objects.bulk_create(
        Link(
            before_id=int(link.pre),
            after_id=int(link.post),
            wave=wave,
            method=LinkMethod.SELF_CODE,
            distance=link.distance,
        )
        for link in found.links
    )


def _is_free(code: SelfCode, wave: str, settled: set[int]) -> bool:
    is_asked = code.response.administration.wave == wave
    return is_asked and code.response_id not in settled


def _elements(
    codes: list[SelfCode], wanted: Callable[[SelfCode], bool]
) -> dict[str, list[str | None]]:
    return {str(code.response_id): code.elements for code in codes if wanted(code)}
