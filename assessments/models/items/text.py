from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.blocks import ItemBlock
from assessments.choices import MissingReason
from assessments.models.items.base import NO_ANSWER, Given, Item
from curriculum.languages import normalise

LONGEST = 2000


class TextBlock(ItemBlock):
    class Meta:
        icon = "edit"
        label = _("Open question")


class TextItem(Item):
    """An open question. Read by people, never scored; it may be left empty."""

    kind = "text"
    block = TextBlock
    template_name = "assessments/items/text.html"
    is_scored = False

    class Meta:
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")

    def form_fields(self) -> dict[str, forms.Field]:
        text = forms.CharField(
            required=False,
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"max_length": _("This is too long. Write it shorter.")},
        )
        answer = forms.ChoiceField(
            required=False, choices=NO_ANSWER, widget=forms.RadioSelect
        )
        return {"text": text, "answer": answer}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        """Words count more than a picked reason: what was written is never lost."""
        text = normalise(cleaned["text"])
        if text:
            return Given(text=text)
        return Given(missing=cleaned["answer"] or MissingReason.SKIPPED)
