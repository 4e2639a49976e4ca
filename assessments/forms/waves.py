from __future__ import annotations

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from assessments.choices import AnswerMode, LinkMethod
from assessments.models import InstrumentVersion
from assessments.queries import (
    newest_versions,
    parallel_versions,
    suggested_version,
)
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

    linking = forms.ChoiceField(
        label=_("How do two answers of one person find each other?"),
        help_text=_(
            "Cards for one day. A code that people make themselves for when cards would"
            " be lost, as months later. Not at all for a booth or for hands."
        ),
        choices=[
            (LinkMethod.CARD.value, LinkMethod.CARD.label),
            (LinkMethod.SELF_CODE.value, LinkMethod.SELF_CODE.label),
            (LinkMethod.UNLINKED.value, _("Not at all")),
        ],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )
    other_version = forms.ModelChoiceField(
        queryset=InstrumentVersion.objects.none(),
        label=_("Parallel questions for every second card"),
        help_text=_("Only if your office has two versions that ask the same."),
        empty_label=_("None: everybody gets the same questions"),
        required=False,
        error_messages={"invalid_choice": _("Choose one of these.")},
    )

    def __init__(self, workshop: Workshop, data: Any = None) -> None:
        suggested = {
            "version": suggested_version(workshop),
            "mode": workshop.audience.answer_way,
            "linking": LinkMethod.CARD,
        }
        super().__init__(data, initial=suggested)
        parallel = parallel_versions()
        if workshop.administrations.exists():
            del self.fields["version"], self.fields["linking"]
        else:
            self._choose_from("version", newest_versions())
            self._choose_from("other_version", parallel)
        if workshop.administrations.exists() or not parallel.exists():
            del self.fields["other_version"]

    def _choose_from(self, name: str, versions: QuerySet[InstrumentVersion]) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = versions


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
