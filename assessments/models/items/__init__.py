"""The kinds of item, one room each: block, model, form field, template and score.

A new kind of ours is a new module here, an import below, its template and a migration.
A host writes the same in an app of its own; see docs/item_kinds.md.
"""

from __future__ import annotations

from assessments.models.items.asking import AnswerForm
from assessments.models.items.base import KINDS, Item, wire
from assessments.models.items.choice import ChoiceItem
from assessments.models.items.code_element import CodeElementItem
from assessments.models.items.consent import ConsentItem
from assessments.models.items.faces import FacesItem
from assessments.models.items.likert import LikertItem
from assessments.models.items.matrix import MatrixItem
from assessments.models.items.multiple import MultipleItem
from assessments.models.items.number import NumberItem
from assessments.models.items.parts import (
    Given,
    NamedItem,
    Part,
    Step,
    Surroundings,
    TallyField,
    WrittenScale,
    codes_in,
)
from assessments.models.items.practice import PracticeItem
from assessments.models.items.rank import RankItem
from assessments.models.items.retrospective import RetrospectiveItem
from assessments.models.items.section import SectionItem
from assessments.models.items.slider import SliderItem
from assessments.models.items.stream import InstrumentItemsBlock, ItemsField
from assessments.models.items.tally import TallyItem, counts_in
from assessments.models.items.text import TextItem
from assessments.models.items.this_or_that import ThisOrThatItem
from assessments.models.items.vignette import VignetteItem
from assessments.models.items.voice import VoiceItem
from assessments.models.items.xlsform import XlsForm
from assessments.models.items.yes_no import YesNoItem

__all__ = [
    "KINDS",
    "AnswerForm",
    "ChoiceItem",
    "CodeElementItem",
    "ConsentItem",
    "FacesItem",
    "Given",
    "InstrumentItemsBlock",
    "Item",
    "ItemsField",
    "LikertItem",
    "MatrixItem",
    "MultipleItem",
    "NamedItem",
    "NumberItem",
    "Part",
    "PracticeItem",
    "RankItem",
    "RetrospectiveItem",
    "SectionItem",
    "SliderItem",
    "Step",
    "Surroundings",
    "TallyField",
    "TallyItem",
    "TextItem",
    "ThisOrThatItem",
    "VignetteItem",
    "VoiceItem",
    "WrittenScale",
    "XlsForm",
    "YesNoItem",
    "codes_in",
    "counts_in",
    "wire",
]
