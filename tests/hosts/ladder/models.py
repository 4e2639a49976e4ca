from __future__ import annotations

from django.db import models
from wagtail import blocks

from assessments.blocks import ScoredItemBlock
from assessments.models import Item
from assessments.models.items import Step


class LadderBlock(ScoredItemBlock):
    rungs = blocks.IntegerBlock(min_value=3, max_value=10, default=5)

    class Meta:
        icon = "order"
        label = "A ladder"
        group = "Of our own"


class LadderItem(Item):
    """A rung of a ladder: the higher, the better."""

    kind = "ladder"
    block = LadderBlock
    template_name = "assessments/items/likert.html"

    rungs = models.PositiveSmallIntegerField(default=5)

    @classmethod
    def own_fields(cls, value, around):
        return {"rungs": value["rungs"]}

    def steps(self):
        return [
            Step(rung, {"bn": f"ধাপ {rung}", "en": f"Rung {rung}"}, float(rung))
            for rung in range(1, self.rungs + 1)
        ]
