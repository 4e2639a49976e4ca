"""Modules to choose from: first those that are made for the people of the workshop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from curriculum.models import Audience, ModuleEdition

Group = tuple[str, list[tuple[Any, str]]]


def grouped_editions(
    editions: Iterable[ModuleEdition], audience: Audience | None
) -> list[Group]:
    """Each edition once. Before it is known for whom, those of the same people together.

    `editions` come with their audiences.
    """
    groups: dict[str, list[tuple[Any, str]]] = {}
    if audience:
        made_for = _("Made for: %(people)s") % {"people": audience.name}
        groups = {made_for: [], _("Made for other people"): []}
    for edition in editions:
        people = list(edition.audiences.all())
        if audience is None:
            heading = people_of(edition)
        else:
            heading = list(groups)[audience not in people]
        groups.setdefault(heading, []).append((edition.pk, str(edition)))
    return [group for group in groups.items() if group[1]]


def people_of(edition: ModuleEdition) -> str:
    return ", ".join(audience.name for audience in edition.audiences.all())
