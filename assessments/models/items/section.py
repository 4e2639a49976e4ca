from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import Group, ItemBlock
from assessments.choices import MissingReason
from assessments.models.items.base import Item
from assessments.models.items.parts import Given, Surroundings, both_languages
from assessments.models.items.xlsform import Columns, XlsForm, survey_row
from curriculum.languages import in_language


class SectionBlock(ItemBlock):
    optional = ItemBlock.optional | {"body"}

    body_bn = blocks.TextBlock(label=_("Words in Bangla"), required=False, rows=3)
    body_en = blocks.TextBlock(label=_("Words in English"), required=False, rows=3)

    class Meta:
        icon = "title"
        label = _("Section: a page with words, picture or voice")
        group = Group.AROUND


class ShownItem(Item):
    """For what is shown and not asked: passing its screen is kept as *not asked*."""

    asks = False
    is_scored = False
    is_exported = False

    bodies: models.JSONField[Any, Any] = models.JSONField(
        _("words by language"), default=dict, blank=True
    )

    class Meta:
        abstract = True

    @property
    def body(self) -> str:
        return in_language(self.bodies, get_language())

    def form_fields(self) -> dict[str, forms.Field]:
        return {}

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        return {}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        return Given(missing=MissingReason.NOT_ASKED)

    def read_columns(self, columns: Columns) -> Given:
        return Given(missing=MissingReason.NOT_ASKED)


class SectionItem(ShownItem):
    """A page break with a heading, words, a picture or a voice."""

    kind = "section"
    block = SectionBlock
    template_name = "assessments/items/section.html"

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @classmethod
    def own_fields(
        cls, value: Mapping[str, Any], around: Surroundings
    ) -> dict[str, Any]:
        return {"bodies": both_languages(value, "body")}

    def xlsform_rows(self) -> XlsForm:
        return XlsForm([survey_row(self, "note")])
