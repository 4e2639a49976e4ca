"""The kinds of item, one room each: model, block, form field, template and score."""

from __future__ import annotations

from assessments.models.items.base import Item, Step
from assessments.models.items.choice import ChoiceItem
from assessments.models.items.faces import FacesItem
from assessments.models.items.likert import LikertItem
from assessments.models.items.text import TextItem
from assessments.models.items.yes_no import YesNoItem

__all__ = [
    "ChoiceItem",
    "FacesItem",
    "Item",
    "LikertItem",
    "Step",
    "TextItem",
    "YesNoItem",
]
