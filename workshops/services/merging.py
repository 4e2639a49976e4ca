"""Putting two entries of one person together, and taking them apart again."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.choices import ContactRule
from workshops.merge_rules import field_of, moving
from workshops.models import Enrolment, Merge, NotSamePerson, Participant
from workshops.photo_consent import agrees_to_photos
from workshops.refusals import Refused
from workshops.separation import kept_apart_from
from workshops.services.holding import hold_people
from workshops.services.summarising import follow_person
from workshops.services.withholding import withhold_photos

STRICTEST_FIRST = (
    ContactRule.NO,
    ContactRule.SAFE_NUMBER,
    ContactRule.YES,
    ContactRule.NOT_ASKED,
)
_CONTACT = ["contact", "no_visits"]


@transaction.atomic
def merge_participants(
    keep: Participant, remove: Participant, *, by: User | None
) -> Merge:
    """All that is known of `remove` is from now on of `keep`; `remove` leaves every list.

    Nothing is deleted and no name is opened or sealed again. Of two rules for calling
    and visiting the stricter holds. Refuses when both are on the list of one workshop.
    """
    keep, remove = _held(keep, remove)
    _refuse_different_people(keep, remove)
    _refuse_unsafe_number(keep, remove)
    _refuse_same_workshop(keep, remove)
    # The yes of one entry would count for pictures of the other from now on.
    if not (agrees_to_photos(keep) and agrees_to_photos(remove)):
        withhold_photos([keep, remove])
    before = {name: getattr(keep, name) for name in _CONTACT}
    moved = _move_all(keep, remove)
    _refuse_meeting(keep)
    keep.contact = min((keep.contact, remove.contact), key=_strictness)
    keep.no_visits = keep.no_visits or remove.no_visits
    keep.save(update_fields=_CONTACT)
    remove.merged_into = keep
    remove.save(update_fields=["merged_into"])
    follow_person(keep)
    return Merge.objects.create(
        kept=keep, removed=remove, moved=moved, before=before, merged_by=by
    )


@transaction.atomic
def undo_merge(merge: Merge, *, by: User | None) -> None:
    """Give each row back to whom it came from. What is newer than the merge stays."""
    keep, remove = _held(merge.kept, merge.removed)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise Refused(_("These two are already taken apart."))
    if keep.merged_into_id or remove.merged_into_id != keep.pk:
        raise Refused(
            _(
                "This person was put into another entry later."
                " Take that apart first, then this."
            )
        )
    withhold_photos([keep])
    for label, keys in merge.moved.items():
        _give_back(label, keys, remove)
    # Who was asked again since has said what holds now.
    if not keep.contact_changes.filter(changed_at__gt=merge.merged_at).exists():
        for name in _CONTACT:
            setattr(keep, name, merge.before[name])
        keep.save(update_fields=_CONTACT)
    remove.merged_into = None
    remove.save(update_fields=["merged_into"])
    follow_person(keep, remove)
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])


@transaction.atomic
def note_not_same_person(
    one: Participant, other: Participant, *, by: User | None
) -> None:
    """Never ask again whether these two are one."""
    if one.pk == other.pk or one.organisation_id != other.organisation_id:
        raise Refused(_("Choose two people of one organisation."))
    first, second = sorted((one, other), key=lambda person: person.pk)
    NotSamePerson.objects.get_or_create(
        first=first, second=second, defaults={"noted_by": by}
    )


def _held(*people: Participant) -> list[Participant]:
    """The two as they are now, locked with all workshops they are listed in."""
    held = {person.pk: person for person in hold_people(*people)}
    return [held[person.pk] for person in people]


def _refuse_different_people(keep: Participant, remove: Participant) -> None:
    if keep.pk == remove.pk or keep.organisation_id != remove.organisation_id:
        raise Refused(_("Choose two people of one organisation."))
    if keep.merged_into_id or remove.merged_into_id:
        raise Refused(_("One of the two is already put together with somebody."))
    if keep.is_child != remove.is_child:
        raise Refused(
            _(
                "One is written down as a child and the other as an adult."
                " Correct the age first: a child needs other consents."
            )
        )


def _refuse_unsafe_number(keep: Participant, remove: Participant) -> None:
    """The number that stays must not pass for the safe one that goes."""
    hidden = keep.contact in (ContactRule.YES, ContactRule.NOT_ASKED)
    if hidden and remove.contact == ContactRule.SAFE_NUMBER:
        raise Refused(
            _(
                "One of the two may be called only by a safe number."
                " Keep that entry, since its number is the safe one."
            )
        )


def _refuse_same_workshop(keep: Participant, remove: Participant) -> None:
    theirs = keep.enrolments.values("workshop")
    both = (
        Enrolment.objects.filter(participant=remove, workshop__in=theirs)
        .select_related("workshop__edition")
        .first()
    )
    if both:
        raise Refused(
            _(
                "Both are on the list of the workshop “%(title)s” (%(code)s)."
                " They cannot be put together."
            )
            % {"title": both.workshop.edition.title, "code": both.workshop.code}
        )


def _refuse_meeting(keep: Participant) -> None:
    """With all lists and ties in one hand: nobody meets whom they must not."""
    others = Enrolment.objects.filter(participant__in=kept_apart_from([keep.pk]))
    if others.filter(workshop__in=keep.enrolments.values("workshop")).exists():
        raise Refused(
            _("These two cannot be put together. Ask the safeguarding focal point.")
        )


def _move_all(keep: Participant, remove: Participant) -> dict[str, list[int]]:
    """By label of the field, the keys of the rows that went to `keep`."""
    try:
        with transaction.atomic():
            moved = {
                label: _move(field.model, field.name, keep, remove)
                for label, field in moving().items()
            }
    except IntegrityError as error:
        raise Refused(
            _(
                "Both are bound to the same other person or list, so they cannot be put"
                " together. Take that away at one of them first."
            )
        ) from error
    return {label: keys for label, keys in moved.items() if keys}


def _move(
    model: type[Model], name: str, keep: Participant, remove: Participant
) -> list[int]:
    """The keys of the rows that went to `keep`. No manager may hide one."""
    rows = model._base_manager.filter(**{name: remove})
    keys = sorted(rows.values_list("pk", flat=True))
    model._base_manager.filter(pk__in=keys).update(**{name: keep})
    return keys


def _give_back(label: str, keys: list[int], remove: Participant) -> None:
    field = field_of(label)
    field.model._base_manager.filter(pk__in=keys).update(**{field.name: remove})


def _strictness(rule: str) -> int:
    return STRICTEST_FIRST.index(ContactRule(rule))
