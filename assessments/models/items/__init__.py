"""The kinds of item, one room each: block, model, form field, template and score.

A new kind is a new module here, a line in `_KINDS`, its template and a migration.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from assessments.models.items.asking import AnswerForm
from assessments.models.items.base import Given, Item, Step, Surroundings
from assessments.models.items.choice import ChoiceItem
from assessments.models.items.faces import FacesItem
from assessments.models.items.likert import LikertItem
from assessments.models.items.text import TextItem
from assessments.models.items.yes_no import YesNoItem

_KINDS: list[type[Item]] = [LikertItem, FacesItem, YesNoItem, ChoiceItem, TextItem]
KINDS: dict[str, type[Item]] = {item.kind: item for item in _KINDS}


class InstrumentItemsBlock(blocks.StreamBlock):
    """The questions of an instrument, in the order in which they are asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        written = [(kind, item.block()) for kind, item in KINDS.items()]
        super().__init__(written, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            cleaned = super().clean(value)
            errors: dict[int, ValidationError] = {}
        except StreamBlockValidationError as error:
            errors = error.block_errors
        unscored = not self.is_deferred_validation and not any(
            KINDS[child.block_type].is_scored for child in value
        )
        if unscored:
            raise StreamBlockValidationError(errors, [ValidationError(_NO_SCORE)])
        if errors:
            raise StreamBlockValidationError(errors)
        return cleaned


_NO_SCORE = _(
    "Write at least one question with a score."
    " Open questions alone cannot show whether opinions change."
)

__all__ = [
    "KINDS",
    "AnswerForm",
    "ChoiceItem",
    "FacesItem",
    "Given",
    "InstrumentItemsBlock",
    "Item",
    "LikertItem",
    "Step",
    "Surroundings",
    "TextItem",
    "YesNoItem",
]
