from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DASHES = "---------"
"""What Django offers for “nothing chosen”, which says nothing when it is read aloud."""

CHOOSE = _("Choose")


class PlainForm(forms.Form):
    """A form whose labels are sentences or words, without a colon behind them.

    A list to choose from says so, where the field has no better words for it.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})

    def __getitem__(self, name: str) -> forms.BoundField:
        """Here, since every page passes it, also for fields that a form adds later."""
        field = self.fields.get(name)
        if isinstance(field, forms.ModelChoiceField) and field.empty_label == DASHES:
            field.empty_label = CHOOSE
        return super().__getitem__(name)
