from __future__ import annotations

from assessments.forms.answering import CardForm, CodeForm
from assessments.forms.instrument import InstrumentForm
from assessments.forms.waves import LooseCardsForm, OpenWaveForm

__all__ = [
    "CardForm",
    "CodeForm",
    "InstrumentForm",
    "LooseCardsForm",
    "OpenWaveForm",
]
