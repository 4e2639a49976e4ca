"""Instruments, their frozen versions, and the answers people gave."""

from __future__ import annotations

from assessments.models.administration import Administration, Card
from assessments.models.instrument import Instrument
from assessments.models.items import (
    ChoiceItem,
    CodeElementItem,
    ConsentItem,
    FacesItem,
    Item,
    LikertItem,
    MatrixItem,
    MultipleItem,
    NumberItem,
    PracticeItem,
    RankItem,
    RetrospectiveItem,
    SectionItem,
    SliderItem,
    TallyItem,
    TextItem,
    ThisOrThatItem,
    VignetteItem,
    VoiceItem,
    YesNoItem,
)
from assessments.models.link import Link, SelfCode, SelfCodeKey
from assessments.models.odk import OdkImport, OdkImportedRow, OdkKey, WaitingSound
from assessments.models.parallel import ParallelForms
from assessments.models.recording import Recording
from assessments.models.response import Answer, Response
from assessments.models.scale import SharedScale
from assessments.models.set_aside import SetAside
from assessments.models.shown import ShownFigures
from assessments.models.snapshot import ReportSnapshot
from assessments.models.summary import ItemSums, ScaleSummary
from assessments.models.tally import TallyCount
from assessments.models.version import InstrumentVersion, ResponseScale, Subscale

__all__ = [
    "Administration",
    "Answer",
    "Card",
    "ChoiceItem",
    "CodeElementItem",
    "ConsentItem",
    "FacesItem",
    "Instrument",
    "InstrumentVersion",
    "Item",
    "ItemSums",
    "LikertItem",
    "Link",
    "MatrixItem",
    "MultipleItem",
    "NumberItem",
    "OdkImport",
    "OdkImportedRow",
    "OdkKey",
    "ParallelForms",
    "PracticeItem",
    "RankItem",
    "Recording",
    "ReportSnapshot",
    "Response",
    "ResponseScale",
    "RetrospectiveItem",
    "ScaleSummary",
    "SectionItem",
    "SelfCode",
    "SelfCodeKey",
    "SetAside",
    "SharedScale",
    "ShownFigures",
    "SliderItem",
    "Subscale",
    "TallyCount",
    "TallyItem",
    "TextItem",
    "ThisOrThatItem",
    "VignetteItem",
    "VoiceItem",
    "WaitingSound",
    "YesNoItem",
]
