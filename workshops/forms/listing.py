"""How somebody comes onto the list: with others, on the day, or to wait."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.choices import (
    EnrolmentSource,
    PriorityReason,
    TieKind,
    WaitingOrder,
)
from workshops.fields import NumberField
from workshops.forms.plain import PlainForm

MOST_TOGETHER = 10


class ListingForm(PlainForm):
    """Nothing here is needed for one person who finds a free place."""

    walk_in = forms.BooleanField(
        label=_("Came today without being on the list."), required=False
    )
    party_size = NumberField(
        label=_("How many come only together?"),
        help_text=_("Mother and child, or brothers and sisters: all or nobody."),
        required=False,
        min_value=1,
        max_value=MOST_TOGETHER,
        error_messages={
            "max_value": _("At most ten people can wait together."),
            "min_value": _("At least this one person comes."),
        },
    )
    party_key = forms.CharField(
        label=_("Party code"),
        help_text=_("If the others already wait: the code beside their names."),
        max_length=20,
        required=False,
    )
    priority_reason = forms.ChoiceField(
        label=_("Why should this person come sooner?"),
        choices=PriorityReason.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    may_wait = forms.BooleanField(
        label=_("If no place is free, put on the waiting list."), required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        order: str = WaitingOrder.FIRST_COME,
        is_on_the_day: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        if order != WaitingOrder.PRIORITY:
            del self.fields["priority_reason"]
        if not is_on_the_day:
            del self.fields["walk_in"]

    @property
    def is_open(self) -> bool:
        """Whether something beyond the ordinary was typed."""
        names = ("party_size", "party_key", "priority_reason")
        return any(self[name].value() for name in names if name in self.fields)

    def listing(self) -> dict[str, Any]:
        """What `services.place_on_list` takes besides the person."""
        data = self.cleaned_data
        walk_in = data.get("walk_in")
        return {
            "source": EnrolmentSource.WALK_IN if walk_in else EnrolmentSource.PLANNED,
            "party_size": data["party_size"] or 1,
            "party_key": data["party_key"],
            "priority_reason": PriorityReason(data.get("priority_reason") or ""),
            "may_wait": data["may_wait"],
        }


class OrderForm(PlainForm):
    waiting_order = forms.ChoiceField(
        label=_("When the places are taken, who gets the next one?"),
        choices=WaitingOrder.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who gets the next place.")},
    )


class TieForm(PlainForm):
    kind = forms.ChoiceField(
        label=_("What is this person to the other?"),
        choices=TieKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they are to each other.")},
    )
    code = forms.CharField(
        label=_("Code of the other person"),
        help_text=_("It stands on the other person's page. Do not write a name."),
        max_length=20,
        error_messages={"required": _("Write the code of the other person.")},
    )
