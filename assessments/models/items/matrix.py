from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from assessments.blocks import BothLanguagesBlock, Group, ItemBlock
from assessments.models.items.likert import scale_blocks
from assessments.models.items.parts import Part
from assessments.models.items.section import ShownItem
from assessments.models.items.xlsform import XlsForm, survey_row

_SHARED = ("words", "points", "scale", "subscale", "allows_dont_know")
"""What a row takes from the matrix around it."""


class MatrixRowBlock(BothLanguagesBlock):
    text_bn = blocks.CharBlock(label=_("Statement in Bangla"), max_length=200)
    text_en = blocks.CharBlock(label=_("Statement in English"), max_length=200)
    is_reversed = blocks.BooleanBlock(label=_("Turned round"), required=False)

    class Meta:
        label = _("Statement")


class MatrixBlock(ItemBlock):
    words, points, scale = scale_blocks().values()
    rows = blocks.ListBlock(
        MatrixRowBlock(), label=_("Statements"), min_num=2, max_num=6
    )
    subscale = blocks.CharBlock(
        label=_("Subscale"), required=False, help_text=_("The key of a subscale.")
    )

    class Meta:
        icon = "table"
        label = _("Statements that share their steps")
        group = Group.SEVERAL


class MatrixItem(ShownItem):
    """The frame around statements on one screen. Its rows are real Likert items."""

    kind = "matrix"
    block = MatrixBlock
    template_name = "assessments/items/matrix.html"
    is_one_screen = True

    class Meta:
        verbose_name = _("matrix")
        verbose_name_plural = _("matrices")

    @classmethod
    def parts_of(cls, value: Mapping[str, Any]) -> Iterator[Part]:
        shared = {name: value[name] for name in _SHARED if name in value}
        shared["allows_refusal"] = value.get("allows_refusal", True)
        shared["sensitivity"] = value.get("sensitivity")
        rows = value.get("rows")
        for row in getattr(rows, "bound_blocks", None) or []:
            yield Part("likert", row.id, {**shared, **row.value})

    def xlsform_rows(self) -> XlsForm:
        """A group on one page; ODK shows each statement with its steps."""
        frame = survey_row(self, "begin_group", appearance="field-list")
        form = XlsForm([frame])
        for part in self.parts:
            form += part.xlsform_rows()
        return form + XlsForm([{"type": "end_group", "name": frame["name"]}])
