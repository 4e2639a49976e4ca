from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import Item
from assessments.models.items.parts import Step, Surroundings


class RetrospectiveBlock(ItemBlock):
    of = blocks.CharBlock(
        label=_("Short name of the question that it looks back on"), max_length=40
    )

    class Meta:
        icon = "history"
        label = _("Thinking back: how was it before?")
        group = Group.OTHER


class RetrospectiveItem(Item):
    """“Thinking back, before the workshop I…”, answered like the question it points to.

    Asked after the present rating. Never mixed with what was measured before: it has a
    score of its own (`keyed`) and counts in no outcome.
    """

    kind = "retrospective"
    block = RetrospectiveBlock
    template_name = "assessments/items/retrospective.html"
    is_scored = False

    target_key = models.UUIDField(_("question it looks back on"), null=True)

    class Meta:
        verbose_name = _("retrospective item")
        verbose_name_plural = _("retrospective items")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        target = around.named.get(value.get("of") or "")
        return {"target_key": uuid.UUID(target.key) if target else None}

    def meet(self, others: Mapping[uuid.UUID, Item]) -> None:
        super().meet(others)
        if self.target_key is not None and self.target_key in others:
            self.__dict__["target"] = others[self.target_key]

    @property
    def target(self) -> Item | None:
        if "target" not in self.__dict__:
            items = self.version.items.all()
            found = next((item for item in items if item.key == self.target_key), None)
            self.__dict__["target"] = found
        item: Item | None = self.__dict__["target"]
        return item

    def steps(self) -> list[Step]:
        return self.target.steps() if self.target else []

    def keyed(self, code: int) -> float:
        """As the question it points to, so that both can be compared."""
        if self.target is None:
            raise ValueError(f"{self!r} points to no question.")
        return self.target.keyed(code)
