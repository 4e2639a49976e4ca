from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.blocks import ScoredItemBlock
from assessments.models.items.base import Item, Step
from assessments.scales import THUMBS

_PICTURES = {1: "thumb-down", 2: "thumb-side", 3: "thumb-up"}


class FacesBlock(ScoredItemBlock):
    class Meta:
        icon = "like"
        label = _("Thumbs")


class FacesItem(Item):
    """A statement answered with one of three thumbs, for people who do not read.

    Thumbs, not smiles: a smile means *like* and not *agree* (Chauchard 2013).
    """

    kind = "faces"
    block = FacesBlock
    template_name = "assessments/items/faces.html"

    class Meta:
        verbose_name = _("thumbs item")
        verbose_name_plural = _("thumbs items")

    def steps(self) -> list[Step]:
        return [
            Step(code, labels, float(code), _PICTURES[code]) for code, labels in THUMBS
        ]
