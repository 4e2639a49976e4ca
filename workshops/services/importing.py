"""A list of people from a file: written all at once or not at all, and undone so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from curriculum.numerals import in_digits_of
from workshops.choices import (
    IMPORT_IN_PROGRESS,
    EnrolmentSource,
    EnrolmentState,
    ImportState,
)
from workshops.codes import new_participant_code
from workshops.identities import write_new_identities
from workshops.importing import Judged, Standing
from workshops.models import (
    Enrolment,
    EnrolmentChange,
    Import,
    ImportedRow,
    Organisation,
    Participant,
    Workshop,
)
from workshops.refusals import Refused
from workshops.row_numbers import write_rows
from workshops.services.enrolling import place_on_list
from workshops.services.holding import hold_open
from workshops.services.summarising import summarise_again
from workshops.services.waiting import free_places

_BATCH = 500
Beat = Callable[[], None]
"""Called now and then; raises when somebody has asked to stop."""


class Stopped(Exception):
    """Somebody asked to stop, so nothing is written."""


def begin_import(source: Import, *, takes_doubtful: bool) -> bool:
    """Ready for the task, once; False when it was begun already."""
    waiting = Import.objects.filter(pk=source.pk, state=ImportState.CHECKED)
    return bool(
        waiting.update(state=ImportState.WAITING, takes_doubtful=takes_doubtful)
    )


def stop_import(source: Import) -> None:
    """Asks to stop. What is written in one go is written or not; nothing is in between."""
    Import.objects.filter(pk=source.pk, state__in=IMPORT_IN_PROGRESS).update(
        stop_asked=True
    )


@transaction.atomic
def write_import(
    source: Import, people: Sequence[Judged], *, by: User | None, beat: Beat
) -> None:
    """Put `people` on the list: known ones as they are, the others as new ones.

    Nobody is taken to have agreed: they wait for consent, which holds a place.
    """
    workshop = hold_open(source.workshop)
    _refuse_too_many(workshop, len(people))
    known = [person for person in people if person.standing == Standing.KNOWN]
    _hold_known(known)
    new = [person for person in people if person.standing != Standing.KNOWN]
    enrolments = _enrol_new(workshop, new, by=by, beat=beat)
    made = [ImportedRow(source=source, enrolment=e, is_new=True) for e in enrolments]
    for person in known:
        beat()
        assert person.participant is not None  # noqa: S101  what KNOWN means
        enrolment = place_on_list(
            workshop, person.participant, by=by, source=EnrolmentSource.IMPORT
        )
        made.append(ImportedRow(source=source, enrolment=enrolment, is_new=False))
    ImportedRow.objects.bulk_create(made, batch_size=_BATCH)
    Import.objects.filter(pk=source.pk).update(
        state=ImportState.DONE,
        added=len(people),
        sealed=b"",
        finished_at=timezone.now(),
    )


@transaction.atomic
def undo_import(source: Import, *, by: User | None) -> None:
    """Take back what the import made, unless something has happened to it since."""
    hold_open(source.workshop)
    source = Import.objects.select_for_update().get(pk=source.pk)
    if source.state != ImportState.DONE:
        raise Refused(_("This list was undone already, or was never written."))
    made = source.made.filter(is_new=True).select_related("enrolment")
    enrolments = Enrolment.objects.filter(imported__source=source)
    people = Participant.objects.filter(
        pk__in=[row.enrolment.participant_id for row in made]
    )
    _refuse_used(enrolments, people)
    new_people = list(people.values_list("pk", flat=True))
    enrolments.delete()
    summarise_again(source.workshop_id)
    Participant.objects.filter(pk__in=new_people).delete()
    source.state, source.undone_by = ImportState.UNDONE, by
    source.undone_at = timezone.now()
    source.save(update_fields=["state", "undone_by", "undone_at"])


def _hold_known(people: Sequence[Judged]) -> None:
    """All before the first is put on the list: people are held in the order of keys."""
    keys = [person.participant.pk for person in people if person.participant]
    rows = Participant.objects.select_for_update().filter(pk__in=keys)
    list(rows.order_by("pk"))


def _refuse_too_many(workshop: Workshop, number: int) -> None:
    free = free_places(workshop)
    if number <= free:
        return
    language = get_language()
    raise Refused(
        _(
            "The file has %(number)s people to add, but only %(free)s places are free."
            " Take people out of the file, or give the workshop more places."
        )
        % {
            "number": in_digits_of(language, number),
            "free": in_digits_of(language, free),
        }
    )


def _enrol_new(
    workshop: Workshop, people: Sequence[Judged], *, by: User | None, beat: Beat
) -> list[Enrolment]:
    """What `enrol_participant` does without consent, for all of them together."""
    codes = _free_codes(workshop.organisation, len(people))
    last = workshop.enrolments.aggregate(last=Max("row_number"))["last"] or 0
    enrolments: list[Enrolment] = []
    for start in range(0, len(people), _BATCH):
        beat()
        some = people[start : start + _BATCH]
        participants = Participant.objects.bulk_create(
            Participant(
                code=codes[start + place],
                organisation=workshop.organisation,
                sex=person.candidate.sex,
                age_band=person.candidate.age_band,
                age_basis=person.candidate.age_basis,
            )
            for place, person in enumerate(some)
        )
        names = [person.candidate.names for person in some]
        write_new_identities(list(zip(participants, names, strict=True)))
        enrolments += Enrolment.objects.bulk_create(
            Enrolment(
                workshop=workshop,
                participant=participant,
                row_number=last + start + place,
                state=EnrolmentState.PENDING,
                source=EnrolmentSource.IMPORT,
            )
            for place, participant in enumerate(participants, start=1)
        )
    EnrolmentChange.objects.bulk_create(
        [
            EnrolmentChange(
                enrolment=enrolment, to_state=EnrolmentState.PENDING, changed_by=by
            )
            for enrolment in enrolments
        ],
        batch_size=_BATCH,
    )
    return enrolments


def _free_codes(organisation: Organisation, number: int) -> list[str]:
    codes: dict[str, None] = {}
    while len(codes) < number:
        some = {new_participant_code() for _ in range(min(_BATCH, number - len(codes)))}
        taken = Participant.objects.filter(organisation=organisation, code__in=some)
        some -= set(taken.values_list("code", flat=True))
        codes |= dict.fromkeys(some)
    return list(codes)


def _refuse_used(
    enrolments: models.QuerySet[Enrolment], people: models.QuerySet[Participant]
) -> None:
    """Whatever plugin has written something about one of them, it stops the undoing."""
    used = _with_more(enrolments, {"changes", "imported"})
    rows = set(used.values_list("row_number", flat=True))
    more = _with_more(people, {"identity", "tokens", "readings", "enrolments"})
    elsewhere = Enrolment.objects.filter(participant__in=people).exclude(
        pk__in=enrolments.values("pk")
    )
    held = enrolments.filter(
        models.Q(participant__in=more)
        | models.Q(participant__in=elsewhere.values("participant"))
    )
    rows |= set(held.values_list("row_number", flat=True))
    if rows:
        raise Refused(
            _(
                "Nothing was undone: something has been written since about the people"
                " in these rows of the list: %(rows)s. Take people off the list one by"
                " one instead."
            )
            % {"rows": in_digits_of(get_language(), write_rows(rows))}
        )


def _with_more(rows: models.QuerySet[Any], expected: set[str]) -> models.QuerySet[Any]:
    """Those to which other tables point, besides the `expected` ways."""
    points = models.Q(pk__in=[])
    for relation in rows.model._meta.related_objects:
        if relation.get_accessor_name() in expected:
            continue
        theirs = relation.related_model._base_manager.filter(
            **{f"{relation.field.name}__in": rows.values("pk")}
        )
        points |= models.Q(pk__in=theirs.values(relation.field.name))
    return rows.filter(points)
