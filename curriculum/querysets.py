from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from wagtail.models import PageQuerySet  # by this door: wagtail.query is a circle

from curriculum.frozen import FrozenQuerySet

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable

    from curriculum.models import Audience


class ModuleEditionQuerySet(FrozenQuerySet):
    def newest(self) -> ModuleEditionQuerySet:
        """Of each module the edition with the highest number."""
        newer = self.model._default_manager.filter(
            module_key=OuterRef("module_key"), number__gt=OuterRef("number")
        )
        return self.filter(~Exists(newer))

    def of_module(self, module_key: uuid.UUID) -> ModuleEditionQuerySet:
        """Newest first."""
        return self.filter(module_key=module_key).order_by("-number")


class ModulePageQuerySet(PageQuerySet):
    def for_audience(self, audience: Audience | None) -> ModulePageQuerySet:
        return self.filter(audiences=audience) if audience else self

    def listed(self) -> ModulePageQuerySet:
        """What the public list shows, with what its cards need."""
        return self.live().public().prefetch_related("audiences").order_by("path")

    def languages_of(self, keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
        """The language codes of the pages here, by translation key."""
        found: dict[uuid.UUID, list[str]] = {key: [] for key in keys}
        rows = self.filter(translation_key__in=found).order_by("locale__language_code")
        for key, code in rows.values_list("translation_key", "locale__language_code"):
            found[key].append(code)
        return found
