from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.models.items.base import Item, Step

_THUMBS = [
    Step(1, {"bn": "একমত নই", "en": "I do not agree"}, 1.0, "thumb-down"),
    Step(2, {"bn": "নিশ্চিত নই", "en": "I am not sure"}, 2.0, "thumb-side"),
    Step(3, {"bn": "একমত", "en": "I agree"}, 3.0, "thumb-up"),
]


class FacesItem(Item):
    """A statement answered with one of three thumbs, for people who do not read.

    Thumbs, not smiles: a smile means *like* and not *agree* (Chauchard 2013).
    """

    kind = "faces"
    template_name = "assessments/items/faces.html"

    class Meta:
        verbose_name = _("thumbs item")
        verbose_name_plural = _("thumbs items")

    def steps(self) -> list[Step]:
        return list(_THUMBS)
