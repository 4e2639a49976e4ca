"""Freezing: what was published becomes an edition that nobody edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from curriculum.content import ContentByLanguage, fingerprint
from curriculum.models import Audience, ModuleEdition, ModulePage
from curriculum.page_content import plain_content

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_ATTEMPTS = 5


class NothingToFreezeError(ValueError):
    """No language of the module is live."""


def freeze_edition(
    page: ModulePage, *, user: User | None = None, note: str = ""
) -> ModuleEdition:
    """The edition of what is live now: a new one only if the content has changed.

    Takes every live language of the module. When two languages are published at the
    same moment, the database lets only one have the next number; the other then reads
    again, sees both changes, and goes on from there.

    Raises NothingToFreezeError when no language of the module is live.
    """
    for _attempt in range(_ATTEMPTS - 1):
        try:
            return _freeze(page, user, note)
        except IntegrityError:
            continue
    return _freeze(page, user, note)


@transaction.atomic
def _freeze(page: ModulePage, user: User | None, note: str) -> ModuleEdition:
    content = live_content(page)
    sha256 = fingerprint(content)
    newest = ModuleEdition.objects.of_module(page.translation_key).first()
    if newest and newest.sha256 == sha256:
        return newest
    edition = ModuleEdition.objects.create(
        module_key=page.translation_key,
        number=newest.number + 1 if newest else 1,
        content=content,
        sha256=sha256,
        created_by=user,
        note=note,
    )
    slugs = {slug for part in content.values() for slug in part["audiences"]}
    edition.audiences.set(Audience.objects.filter(slug__in=slugs))
    return edition


def live_content(page: ModulePage) -> ContentByLanguage:
    """By language code: the live pages that share the translation key."""
    pages = ModulePage.objects.live().filter(translation_key=page.translation_key)
    content = {
        found.locale.language_code: plain_content(found)
        for found in pages.select_related("locale").order_by("locale__language_code")
    }
    if not content:
        raise NothingToFreezeError(page.title)
    return content
