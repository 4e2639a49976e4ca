"""Saving how an organisation's certificates look, and which design is used.

Run these inside a scope (django-scopes).
"""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from certificates.look import Look, digest_of, pictures_in
from certificates.models import (
    AttendanceCriterion,
    Criterion,
    Design,
    DesignVersion,
    PictureUse,
)
from workshops.models import Organisation


@transaction.atomic
def make_design(
    organisation: Organisation, *, name: str, look: Look, by: User
) -> Design:
    """The first of an organisation is the one that is used."""
    others = Design.objects.select_for_update().filter(organisation=organisation)
    design = Design.objects.create(
        organisation=organisation, name=name, is_default=not list(others)
    )
    AttendanceCriterion.objects.create(design=design)
    save_look(design, name=name, look=look, by=by)
    return design


@transaction.atomic
def save_look(design: Design, *, name: str, look: Look, by: User) -> bool:
    """Whether there is a new version: the same look again makes none."""
    locked = Design.objects.select_for_update(of=("self",)).get(pk=design.pk)
    Design.objects.filter(pk=design.pk).update(
        name=name, layout=look["layout"], language=look["language"]
    )
    newest, digest = locked.newest, digest_of(look)
    if newest is not None and newest.digest == digest:
        return False
    number = newest.number + 1 if newest else 1
    version = DesignVersion.objects.create(
        design=locked, number=number, look=look, digest=digest, made_by=by
    )
    PictureUse.objects.bulk_create(
        PictureUse(version=version, picture_id=each) for each in pictures_in(look)
    )
    design.__dict__.pop("newest", None)
    return True


@transaction.atomic
def use_by_default(design: Design) -> None:
    """From now on this one is given, in place of the one before."""
    designs = Design.objects.filter(organisation_id=design.organisation_id)
    list(designs.select_for_update().values_list("pk", flat=True))
    designs.exclude(pk=design.pk).update(is_default=False)
    designs.filter(pk=design.pk).update(is_default=True)


@transaction.atomic
def copy_design(design: Design, *, look: Look, by: User) -> Design:
    """Another design with the same look, which asks for the same."""
    name = _("Copy of %(name)s") % {"name": design.name}
    copied = make_design(design.organisation, name=name[:100], look=look, by=by)
    Criterion.objects.filter(design=copied).delete()
    _copy_criteria(design, copied)
    return copied


def _copy_criteria(design: Design, copied: Design) -> None:
    new: dict[int, Criterion] = {}
    criteria = list(Criterion.objects.filter(design=design))
    # Groups first, for their members to point to.
    for each in sorted(criteria, key=lambda each: each.group_id is not None):
        asked = {name: getattr(each, name) for name in each.asked}
        group = new.get(each.group_id or 0)
        new[each.pk] = type(each).objects.create(design=copied, group=group, **asked)
