from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.blocks import ScoredItemBlock
from assessments.models.items.base import Item, Step
from assessments.scales import YES_NO

_PICTURES = {1: "tick", 0: "cross"}


class YesNoBlock(ScoredItemBlock):
    class Meta:
        icon = "check"
        label = _("Yes or no")


class YesNoItem(Item):
    kind = "yes_no"
    block = YesNoBlock
    template_name = "assessments/items/yes_no.html"

    class Meta:
        verbose_name = _("yes-no item")
        verbose_name_plural = _("yes-no items")

    def steps(self) -> list[Step]:
        return [
            Step(code, labels, float(code), _PICTURES[code]) for code, labels in YES_NO
        ]
