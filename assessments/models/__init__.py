"""Instruments, their frozen versions, and the answers people gave."""

from __future__ import annotations

from assessments.models.administration import Administration, Card
from assessments.models.instrument import Instrument
from assessments.models.items import (
    ChoiceItem,
    FacesItem,
    Item,
    LikertItem,
    TextItem,
    YesNoItem,
)
from assessments.models.link import Link, SelfCode, SelfCodeKey
from assessments.models.parallel import ParallelForms
from assessments.models.response import Answer, Response
from assessments.models.set_aside import SetAside
from assessments.models.shown import ShownFigures
from assessments.models.tally import TallyCount
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale

__all__ = [
    "Administration",
    "Answer",
    "Card",
    "ChoiceItem",
    "FacesItem",
    "Instrument",
    "InstrumentVersion",
    "Item",
    "LikertItem",
    "Link",
    "ParallelForms",
    "Response",
    "ResponseScale",
    "SelfCode",
    "SelfCodeKey",
    "SetAside",
    "ShownFigures",
    "Subscale",
    "TallyCount",
    "TextItem",
    "YesNoItem",
]
