from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.models.items.base import Item
from assessments.models.items.parts import Step, Surroundings, both_languages
from assessments.models.items.yes_no import PICTURES
from curriculum.languages import in_language

YES, NO = 1, 0
_LABELS = [
    (YES, {"bn": "হ্যাঁ, আমি উত্তর দেব", "en": "Yes, I will answer"}),
    (NO, {"bn": "না, আমি উত্তর দেব না", "en": "No, I will not answer"}),
]
_CHOOSE = _("Choose yes or no. Both are fine.")


class ConsentBlock(ItemBlock):
    optional = ItemBlock.optional | {"body"}

    body_bn = blocks.TextBlock(label=_("What it is about, in Bangla"), rows=3)
    body_en = blocks.TextBlock(label=_("What it is about, in English"), rows=3)

    class Meta:
        icon = "pick"
        label = _("Do you agree to answer?")
        group = Group.AROUND


class ConsentItem(Item):
    """Asks whether somebody wants to answer. After a no, nothing more is asked.

    This is the answer of this sitting. That a person may be asked at all stands in the
    consents of the workshop.
    """

    kind = "consent"
    block = ConsentBlock
    template_name = "assessments/items/consent.html"
    is_scored = False

    bodies: models.JSONField[Any, Any] = models.JSONField(
        _("words by language"), default=dict, blank=True
    )

    class Meta:
        verbose_name = _("question for consent")
        verbose_name_plural = _("questions for consent")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"bodies": both_languages(value, "body")}

    @property
    def body(self) -> str:
        return in_language(self.bodies, get_language())

    def steps(self) -> list[Step]:
        return [
            Step(code, labels, float(code), PICTURES[code]) for code, labels in _LABELS
        ]

    def no_answers(self) -> list[tuple[str, Any]]:
        return []

    def ends_after(self, code: int | None) -> bool:
        return code != YES

    def form_fields(self) -> dict[str, forms.Field]:
        fields = super().form_fields()
        fields["answer"].error_messages.update(required=_CHOOSE, invalid_choice=_CHOOSE)
        return fields
