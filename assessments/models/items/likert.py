from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.items.base import Item, Step
from assessments.models.version import ResponseScale


class LikertItem(Item):
    """A statement with labelled steps of agreement, shared by the items of a scale."""

    kind = "likert"
    template_name = "assessments/items/likert.html"

    scale = models.ForeignKey(
        ResponseScale, models.CASCADE, related_name="+", verbose_name=_("scale")
    )

    class Meta:
        verbose_name = _("Likert item")
        verbose_name_plural = _("Likert items")

    def steps(self) -> list[Step]:
        return [
            Step(point["code"], point["labels"], float(point["code"]))
            for point in self.scale.points
        ]
