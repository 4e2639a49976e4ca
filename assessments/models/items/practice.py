from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.blocks import Group, ItemBlock
from assessments.models.items.faces import (
    PicturedItem,
    picture_set_block,
    picture_steps_block,
)


class PracticeBlock(ItemBlock):
    pictures = picture_set_block()
    points = picture_steps_block()

    class Meta:
        icon = "help"
        label = _("Practice question, never counted")
        group = Group.AROUND


class PracticeItem(PicturedItem):
    """Something harmless to learn the pictures by, such as liking mangoes. Never scored."""

    kind = "practice"
    block = PracticeBlock
    template_name = "assessments/items/practice.html"
    is_scored = False
    is_exported = False

    class Meta:
        verbose_name = _("practice question")
        verbose_name_plural = _("practice questions")
