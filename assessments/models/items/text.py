from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assessments.models.items.base import Item


class TextItem(Item):
    """An open question. Read by people, never scored."""

    kind = "text"
    template_name = "assessments/items/text.html"
    is_scored = False

    class Meta:
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")
