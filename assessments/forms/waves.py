from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.choices import AnswerMode
from assessments.models import InstrumentVersion
from assessments.queries import newest_versions, suggested_version
from assessments.services.cards import MOST_LOOSE
from workshops.fields import NumberField
from workshops.models import Workshop


class OpenWaveForm(forms.Form):
    """How to open a wave. The questions are chosen once for both waves."""

    version = forms.ModelChoiceField(
        queryset=InstrumentVersion.objects.none(),
        label=_("Questions"),
        empty_label=None,
        error_messages={
            "required": _("Choose the questions."),
            "invalid_choice": _("Choose one of these."),
        },
    )
    mode = forms.ChoiceField(
        label=_("How do people answer?"),
        choices=AnswerMode.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how people answer.")},
    )

    def __init__(self, workshop: Workshop, data: Any = None) -> None:
        suggested = {
            "version": suggested_version(workshop),
            "mode": workshop.audience.answer_way,
        }
        super().__init__(data, initial=suggested)
        if workshop.administrations.exists():
            del self.fields["version"]
        else:
            versions = cast("forms.ModelChoiceField[Any]", self.fields["version"])
            versions.queryset = newest_versions()


class LooseCardsForm(forms.Form):
    count = NumberField(
        label=_("More cards without a name"),
        help_text=_("For people who come without being on the list."),
        min_value=1,
        max_value=MOST_LOOSE,
        initial=5,
        error_messages={
            "min_value": _("Ask for 1 to 40 cards at a time."),
            "max_value": _("Ask for 1 to 40 cards at a time."),
        },
    )
