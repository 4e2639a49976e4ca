"""What other plugins ask the curriculum."""

from __future__ import annotations

from curriculum.models import Audience, ModuleEdition
from curriculum.querysets import ModuleEditionQuerySet


def newest_editions(audience: Audience | None = None) -> ModuleEditionQuerySet:
    """The newest edition of each module, of those for `audience` when one is given.

    An edition counts also after its page was taken down: it can still be taught.
    """
    editions = ModuleEdition.objects.newest()
    return editions.filter(audiences=audience) if audience else editions
