from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.models.items.base import Item, Step


class ChoiceItem(Item):
    """One of several answers, each with a score of its own.

    `choices` is a list: `{"code": 1, "labels": {"bn": …, "en": …}, "score": 2.0}`.
    """

    kind = "choice"
    template_name = "assessments/items/choice.html"

    choices: models.JSONField[Any, Any] = models.JSONField(_("choices"))

    class Meta:
        verbose_name = _("choice item")
        verbose_name_plural = _("choice items")

    def steps(self) -> list[Step]:
        return [
            Step(choice["code"], choice["labels"], float(choice["score"]))
            for choice in self.choices
        ]
