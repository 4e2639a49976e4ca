from __future__ import annotations

from assessments.forms.answering import CardForm, CodeForm, PinForm, SelfCodeForm
from assessments.forms.grid import GridForm
from assessments.forms.instrument import InstrumentForm
from assessments.forms.sheets import SheetForm
from assessments.forms.tallies import TallyForm
from assessments.forms.waves import LooseCardsForm, OpenWaveForm

__all__ = [
    "CardForm",
    "CodeForm",
    "GridForm",
    "InstrumentForm",
    "LooseCardsForm",
    "OpenWaveForm",
    "PinForm",
    "SelfCodeForm",
    "SheetForm",
    "TallyForm",
]
