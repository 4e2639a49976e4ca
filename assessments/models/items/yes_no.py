from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.blocks import Group, ScoredItemBlock
from assessments.models.items.base import Item
from assessments.models.items.parts import Step
from assessments.scales import YES_NO

PICTURES = {1: "tick", 0: "cross"}


class YesNoBlock(ScoredItemBlock):
    class Meta:
        icon = "check"
        label = _("Yes or no")
        group = Group.STATEMENTS


class YesNoItem(Item):
    kind = "yes_no"
    block = YesNoBlock
    template_name = "assessments/items/yes_no.html"

    class Meta:
        verbose_name = _("yes-no item")
        verbose_name_plural = _("yes-no items")

    def steps(self) -> list[Step]:
        return yes_no_steps()


def yes_no_steps() -> list[Step]:
    return [Step(code, labels, float(code), PICTURES[code]) for code, labels in YES_NO]
