from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.models.items.base import Item, Step

_YES_NO = [
    Step(1, {"bn": "হ্যাঁ", "en": "Yes"}, 1.0, "tick"),
    Step(0, {"bn": "না", "en": "No"}, 0.0, "cross"),
]


class YesNoItem(Item):
    kind = "yes_no"
    template_name = "assessments/items/yes_no.html"

    class Meta:
        verbose_name = _("yes-no item")
        verbose_name_plural = _("yes-no items")

    def steps(self) -> list[Step]:
        return list(_YES_NO)
