"""The StreamField that an instrument is written in: one block kind per item kind."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField

from assessments.models.items.base import KINDS

_NO_SCORE = _(
    "Write at least one question with a score."
    " Open questions alone cannot show whether opinions change."
)


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
        if not self.is_deferred_validation and not _has_score(value):
            raise StreamBlockValidationError(errors, [ValidationError(_NO_SCORE)])
        if errors:
            raise StreamBlockValidationError(errors)
        return cleaned


def _has_score(value: Any) -> bool:
    """Whether a question counts, be it inside a story or a matrix."""
    for child in value:
        kind = KINDS[child.block_type]
        parts = kind.parts_of(child.value)
        if kind.is_scored or any(KINDS[part.kind].is_scored for part in parts):
            return True
    return False


class ItemsField(StreamField):
    """Made when first used, after every app has brought its kinds.

    Migrations do not hold the blocks: a host's own kind must not change ours.
    """

    def __init__(self, block_types: Any = InstrumentItemsBlock, **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
