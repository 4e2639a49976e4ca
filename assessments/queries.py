"""Reading assessments. Every function takes the same few queries for 3 and 300 people."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Max, Q, QuerySet

from assessments.agreement import has_agreed_to_answer
from assessments.choices import MAIN_WAVES, Wave
from assessments.models import (
    Administration,
    Card,
    InstrumentVersion,
    Item,
    LikertItem,
    Response,
)
from assessments.models.items import wire
from workshops.choices import IN_LINE, OFF_THE_LIST, EnrolmentState
from workshops.models import Enrolment, Workshop


@dataclass(frozen=True)
class WaveProgress:
    """Where a wave stands. Counts of cards only: never what anybody answered.

    `loose` of those who have `finished` had a card that is nobody's on the list.
    """

    wave: Wave
    administration: Administration | None
    finished: int
    unfinished: int
    loose: int = 0

    @property
    def by_list(self) -> int:
        return self.finished - self.loose

    @property
    def is_open(self) -> bool:
        return self.administration is not None and self.administration.is_open


def newest_versions() -> QuerySet[InstrumentVersion]:
    """The newest version of every instrument that is published."""
    newest = (
        InstrumentVersion.objects.filter(instrument__live=True)
        .annotate(newest=Max("instrument__versions__number"))
        .filter(number=F("newest"))
    )
    return newest.select_related("instrument").order_by("instrument__code")


def suggested_version(workshop: Workshop) -> InstrumentVersion | None:
    """What the last workshop of this organisation with this audience was asked.

    Always in its newest version; the instrument published last where there is no such
    workshop.
    """
    last = (
        Administration.objects.filter(
            workshop__organisation=workshop.organisation_id,
            workshop__audience=workshop.audience_id,
            version__instrument__live=True,
        )
        .order_by("-opened_at")
        .values_list("version__instrument", flat=True)
        .first()
    )
    versions = newest_versions().order_by("-published_at", "-pk")
    return versions.filter(instrument=last).first() or versions.first()


def wave_progress(workshop: Workshop) -> list[WaveProgress]:
    """Each wave with how many cards have answered it, in the order of the waves."""
    is_finished = Q(responses__finished_at__isnull=False)
    is_loose = Q(responses__card__enrolment=None)
    administrations = {
        administration.wave: administration
        for administration in Administration.objects.filter(workshop=workshop)
        .annotate(
            finished=Count("responses", filter=is_finished),
            loose=Count("responses", filter=is_finished & is_loose),
            started=Count("responses"),
        )
        .select_related("version")
    }
    return [
        _progress(wave, administrations.get(wave))
        for wave in Wave
        if wave in MAIN_WAVES or wave in administrations
    ]


def _progress(wave: Wave, administration: Administration | None) -> WaveProgress:
    finished = getattr(administration, "finished", 0)
    started = getattr(administration, "started", 0)
    loose = getattr(administration, "loose", 0)
    return WaveProgress(wave, administration, finished, started - finished, loose)


def asked_count(workshop: Workshop) -> int:
    """How many on the list may be asked: they agreed to come and to answer."""
    enrolments = (
        Enrolment.objects.filter(workshop=workshop, state=EnrolmentState.ENROLLED)
        .select_related("participant")
        .prefetch_related("participant__consents")
    )
    return sum(has_agreed_to_answer(each.participant) for each in enrolments)


def cards_of(workshop: Workshop) -> QuerySet[Card]:
    """The cards to hand out: nobody who left keeps one."""
    return (
        Card.objects.filter(workshop=workshop)
        .exclude(enrolment__state__in=(*OFF_THE_LIST, *IN_LINE))
        .select_related("enrolment__participant")
        .order_by("number")
    )


def items_of(version: InstrumentVersion) -> list[Item]:
    """All questions of a version in their order, each as its own kind, with its scale.

    One query for the items, one for each kind that occurs, one for the scales.
    """
    items = list(Item.objects.filter(version=version).order_by("number"))
    scales = {scale.pk: scale for scale in version.scales.all()}
    for item in items:
        if isinstance(item, LikertItem):
            item.scale = scales[item.scale_id]
    return wire(items)


def first_unanswered(response: Response, items: list[Item]) -> int | None:
    """The number of the first question without an answer; None when all have one."""
    answered = set(response.answers.values_list("item_id", flat=True))
    return next((item.number for item in items if item.pk not in answered), None)
