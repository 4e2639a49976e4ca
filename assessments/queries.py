"""Reading assessments. Every function takes the same few queries for 3 and 300 people."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from assessments.agreement import has_agreed_to_answer
from assessments.choices import MAIN_WAVES, LinkMethod, Wave
from assessments.models import (
    Administration,
    Answer,
    Card,
    InstrumentVersion,
    Item,
    LikertItem,
    Link,
    ParallelForms,
    Response,
    SetAside,
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
    waiting: int = 0
    """Sets that were set aside and wait for a decision."""

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


def parallel_versions() -> QuerySet[InstrumentVersion]:
    """Versions that the office declared to ask the same as another one."""
    return InstrumentVersion.objects.filter(
        Exists(ParallelForms.objects.filter(first=OuterRef("pk")))
        | Exists(ParallelForms.objects.filter(second=OuterRef("pk")))
    )


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
            waiting=_waiting(),
        )
        .select_related("version")
    }
    return [
        _progress(wave, administrations.get(wave))
        for wave in Wave
        if wave in MAIN_WAVES or wave in administrations
    ]


def next_waves(progress: list[WaveProgress]) -> list[Wave]:
    """What can be opened beside the two main waves, once the second was asked."""
    asked = {each.wave for each in progress if each.administration is not None}
    if Wave.POST not in asked:
        return []
    later = [wave for wave in Wave if wave.is_follow_up and wave not in asked]
    back = [] if Wave.RETROSPECTIVE in asked else [Wave.RETROSPECTIVE]
    return [*back, *later[:1]]


def _progress(wave: Wave, administration: Administration | None) -> WaveProgress:
    finished = getattr(administration, "finished", 0)
    started = getattr(administration, "started", 0)
    loose = getattr(administration, "loose", 0)
    waiting = getattr(administration, "waiting", 0)
    return WaveProgress(
        wave, administration, finished, started - finished, loose, waiting
    )


def _waiting() -> Coalesce:
    rows = SetAside.objects.filter(administration=OuterRef("pk"), resolution="")
    counted = rows.order_by().values("administration").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


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


def grid_cards(administration: Administration, item: Item) -> list[Card]:
    """The cards of people who may be asked, each with `has_answered` this item."""
    answered = Answer.objects.filter(
        response__administration=administration,
        response__card=OuterRef("pk"),
        item=item,
    )
    finished = Response.objects.filter(
        administration=administration, card=OuterRef("pk"), finished_at__isnull=False
    )
    cards = (
        cards_of(administration.workshop)
        .annotate(has_answered=Exists(answered), has_finished=Exists(finished))
        .prefetch_related("enrolment__participant__consents")
    )
    return [
        card
        for card in cards
        if administration.version_for(card).pk == item.version_id
        and (card.enrolment is None or has_agreed_to_answer(card.enrolment.participant))
    ]


def unfinished_of(administration: Administration) -> list[Response]:
    """Sets that were begun and not gone through to the end."""
    rows = Response.objects.filter(administration=administration, finished_at=None)
    return list(rows.select_related("card").order_by("started_at"))


def with_wrong_clock(administration: Administration) -> int:
    """How many came from a phone whose clock was wrong; their times were put right."""
    rows = Response.objects.filter(administration=administration, clock_is_wrong=True)
    return rows.count()


def doubtful_links(workshop: Workshop) -> QuerySet[Link]:
    """Matches of codes that differ in a part and nobody has looked at yet."""
    return (
        Link.objects.filter(
            before__administration__workshop=workshop,
            method=LinkMethod.SELF_CODE,
            distance__gt=0,
            confirmed_at=None,
            broken_at=None,
        )
        .select_related("before__self_code", "after__self_code")
        .order_by("pk")
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


def asked_items(version: InstrumentVersion) -> list[Item]:
    """The questions alone, without what only stands around them."""
    return [item for item in items_of(version) if item.asks]


def first_unanswered(response: Response, items: list[Item]) -> int | None:
    """The number of the first question without an answer; None when all have one."""
    answered = set(response.answers.values_list("item_id", flat=True))
    return next((item.number for item in items if item.pk not in answered), None)
