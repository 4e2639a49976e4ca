"""Keeps what the marks add up to in step with them.

Whatever writes a mark, moves a day or changes the state of an enrolment calls this in
the same transaction, holding the workshop (`services.holding` has the order of all
locks), so that of two who write at once the second adds up what the first wrote too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from workshops.models import (
    Enrolment,
    Participant,
    Presence,
    Session,
    Workshop,
    WorkshopSummary,
)
from workshops.roll_sums import Rows, Sums

Models = Callable[[str], type[Any]]
"""Gives a model by its name: a migration knows them as they were then."""
_NOW: Models = partial(apps.get_model, "workshops")
_AT_ONCE = 1000


def summarise_roll(workshop: Workshop) -> None:
    """After marks were written. The caller holds the workshop."""
    # A plugin may change one without holding the workshop: it is waited for.
    list(workshop.enrolments.select_for_update(no_key=True).order_by("pk"))
    WorkshopSummary.objects.get_or_create(workshop=workshop)
    summarise_again(workshop.pk)


@transaction.atomic
def summarise_again(workshop: int) -> None:
    """After something else changed. Costs one query before the first roll call."""
    held = WorkshopSummary.objects.select_for_update().filter(pk=workshop)
    if list(held):
        write_summaries([workshop])


def follow_person(*entries: Participant) -> None:
    """After entries were put together, taken apart or corrected: who came is who now.

    The caller holds them.
    """
    keys = [entry.pk for entry in entries]
    rows = Presence._base_manager.filter(
        Q(enrolment__participant__in=keys)
        | Q(enrolment__participant__merged_into__in=keys)
    ).select_related("enrolment__participant__merged_into")
    moved, people = list(rows), set[int]()
    for row in moved:
        entry = row.enrolment.participant
        person = entry.merged_into or entry
        people |= {row.person_id, person.pk}
        row.person, row.sex, row.age_band = person, person.sex, person.age_band
    Presence._base_manager.bulk_update(moved, ["person", "sex", "age_band"])
    _tell_only(people, _NOW)


@transaction.atomic
def rebuild_summaries(workshops: Collection[int]) -> bool:
    """Add up these workshops from the marks alone. Tells whether anything was wrong."""
    list(Workshop.objects.select_for_update().filter(pk__in=workshops).order_by("pk"))
    summaries = WorkshopSummary.objects.select_for_update().filter(pk__in=workshops)
    list(summaries.order_by("pk"))
    rows = _all(Presence, workshop__in=workshops)
    people = set(rows.values_list("person", flat=True))
    _hold(_all(Enrolment, workshop__in=workshops), _NOW, also=people)
    before = _told(workshops)
    rows.delete()
    write_summaries(workshops)
    _tell_only(people, _NOW)
    return before != _told(workshops)


def _told(workshops: Collection[int]) -> list[list[tuple[Any, ...]]]:
    """All that is kept of these workshops, to compare."""
    at = {"workshop__in": workshops}
    return [
        sorted(
            _all(Presence, **at).values_list(
                *("enrolment", "person", "sex", "age_band"),
                *("first_month", "last_month", "is_only"),
            )
        ),
        list(_all(Session, **at).order_by("pk").values_list("pk", "came")),
        list(_all(WorkshopSummary, **at).order_by("pk").values_list()),
    ]


def write_summaries(workshops: Collection[int], models: Models = _NOW) -> None:
    """Add up these workshops anew, in the same few reading queries for any number.

    Only what differs is written. Who calls this holds their summaries.
    """
    found = _read(workshops, models)
    sums = {workshop: Sums(rows) for workshop, rows in found.items()}
    _write_workshops(sums, models)
    _write_days(sums, models)
    _write_presences(sums, models)


def _read(workshops: Collection[int], models: Models) -> dict[int, Rows]:
    found = {workshop: Rows() for workshop in workshops}
    at = {"workshop__in": workshops}
    for pk, workshop, starts, state in _all(models("Session"), **at).values_list(
        "pk", "workshop", "starts_at", "state"
    ):
        found[workshop].days[pk] = (starts, state)
    for pk, workshop, state in _all(models("Enrolment"), **at).values_list(
        "pk", "workshop", "state"
    ):
        found[workshop].states[pk] = state
    marks = _all(models("AttendanceMark"), session__workshop__in=workshops)
    for workshop, enrolment, session, status in marks.order_by(
        "occurred_at", "pk"
    ).values_list("session__workshop", "enrolment", "session", "status"):
        found[workshop].marks[enrolment, session] = status
    changes = _all(models("EnrolmentChange"), enrolment__workshop__in=workshops)
    for workshop, enrolment, moment, state in changes.order_by(
        "changed_at", "pk"
    ).values_list("enrolment__workshop", "enrolment", "changed_at", "to_state"):
        found[workshop].changes[enrolment].append((moment, state))
    return found


def _write_workshops(sums: dict[int, Sums], models: Models) -> None:
    model = models("WorkshopSummary")
    fields = ["first_called", "last_called", "registered", "no_show", "dropped"]
    wanted = {
        workshop: (
            min(own.called, default=None),
            max(own.called, default=None),
            *own.numbers.values(),
        )
        for workshop, own in sums.items()
    }
    rows = _all(model, workshop__in=sums).values_list("workshop", *fields)
    known = {workshop: tuple(values) for workshop, *values in rows}
    differing = [
        model(workshop_id=workshop, **dict(zip(fields, values, strict=True)))
        for workshop, values in wanted.items()
        if known.get(workshop, (None, None, 0, 0, 0)) != values
    ]
    model._base_manager.bulk_create(
        differing,
        update_conflicts=True,
        unique_fields=["workshop"],
        update_fields=fields,
    )


def _write_days(sums: dict[int, Sums], models: Models) -> None:
    sessions = _all(models("Session"), workshop__in=sums)
    known = dict(sessions.values_list("pk", "came"))
    by_number: defaultdict[int | None, list[int]] = defaultdict(list)
    for own in sums.values():
        for pk, came in own.came.items():
            if known[pk] != came:
                by_number[came].append(pk)
    for came, keys in by_number.items():
        _all(models("Session"), pk__in=keys).update(came=came)


def _write_presences(sums: dict[int, Sums], models: Models) -> None:
    model = models("Presence")
    wanted = {
        (enrolment, *run): workshop
        for workshop, own in sums.items()
        for enrolment, runs in own.runs.items()
        for run in runs
    }
    known = {
        (enrolment, first, last): pk
        for pk, enrolment, first, last in _all(model, workshop__in=sums).values_list(
            "pk", "enrolment", "first_month", "last_month"
        )
    }
    people = _people({key[0] for key in wanted.keys() ^ known.keys()}, models)
    _all(model, pk__in=[pk for key, pk in known.items() if key not in wanted]).delete()
    model._base_manager.bulk_create(
        [
            model(
                workshop_id=workshop,
                enrolment_id=enrolment,
                first_month=first,
                last_month=last,
                **people[enrolment],
            )
            for (enrolment, first, last), workshop in wanted.items()
            if (enrolment, first, last) not in known
        ],
        batch_size=_AT_ONCE,
    )
    _tell_only({who["person_id"] for who in people.values()}, models)


def _people(enrolments: Collection[int], models: Models) -> dict[int, dict[str, Any]]:
    """Who is who, held so that nobody else changes what is told of them meanwhile."""
    if not enrolments:
        return {}
    rows = _all(models("Enrolment"), pk__in=enrolments)
    _hold(rows, models)
    return {who.pop("pk"): who for who in rows.annotate(**_WHO).values("pk", *_WHO)}


def _hold(
    enrolments: QuerySet[Any], models: Models, also: Collection[int] = ()
) -> None:
    """The people of these rows, before any of their presences is touched."""
    entries = models("Participant")._base_manager.filter(
        Q(pk__in=enrolments.values("participant"))
        | Q(pk__in=enrolments.values("participant__merged_into"))
        | Q(pk__in=also)
    )
    list(entries.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def _tell_only(people: Collection[int], models: Models) -> None:
    model = models("Presence")
    others = _all(model, person=OuterRef("person")).exclude(pk=OuterRef("pk"))
    if people:
        _all(model, person__in=people).update(is_only=~Exists(others))


def _all(model: type[Model], **which: Any) -> QuerySet[Any]:
    """Of every organisation: who came is added up for all alike, and nobody is shown."""
    return model._base_manager.filter(**which)


_WHO = {
    "person_id": Coalesce("participant__merged_into", "participant"),
    "sex": Coalesce("participant__merged_into__sex", "participant__sex"),
    "age_band": Coalesce("participant__merged_into__age_band", "participant__age_band"),
}
