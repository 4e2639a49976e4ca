from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.blocks import Group, ItemBlock
from assessments.choices import MissingReason
from assessments.models.items.base import Item
from assessments.models.items.parts import Given
from assessments.models.items.xlsform import Columns, XlsForm, survey_row, words_in
from curriculum.languages import normalise

LONGEST = 2000


class TextBlock(ItemBlock):
    class Meta:
        icon = "edit"
        label = _("Open question")
        group = Group.OTHER


class TextItem(Item):
    """An open question. Read by people, never scored; it may be left empty."""

    kind = "text"
    block = TextBlock
    template_name = "assessments/items/text.html"
    is_scored = False
    has_own_words = True

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
        return {"text": text, "answer": self.no_answer_field()}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        """Words count more than a picked reason: what was written is never lost."""
        text = normalise(cleaned["text"])
        if text:
            return Given(text=text)
        return Given(missing=cleaned["answer"] or MissingReason.SKIPPED)

    def xlsform_rows(self) -> XlsForm:
        return XlsForm([survey_row(self, "text", appearance="multiline")])

    def read_columns(self, columns: Columns) -> Given:
        return words_in(normalise(columns.get(self.column, "")))
