"""Fields for a telephone of an office and for a point on the map."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.numerals import to_western

Point = tuple[Decimal, Decimal]

_NUMBER = re.compile(r"^\+?\d{6,15}$", re.ASCII)
_POINT = re.compile(r"^(-?\d{1,3}(?:\.\d+)?)(?:\s*[,;،]\s*|\s+)(-?\d{1,3}(?:\.\d+)?)$")
_SIX_PLACES = Decimal("0.000001")


class OfficePhoneField(forms.CharField):
    """A number of an office, with or without its dialling code."""

    default_error_messages = {
        "invalid": _("Write a telephone number of 6 to 15 digits, such as 02-9123456."),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "tel", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        typed = to_western(super().clean(value))
        if typed and not _NUMBER.match(re.sub(r"[\s\-–().]", "", typed)):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return " ".join(typed.split())


class PointField(forms.CharField):
    """Latitude and longitude in one line, as every map copies them."""

    default_error_messages = {
        "invalid": _(
            "Write two numbers with a comma between, such as 23.746100, 90.374200."
        ),
        "range": _(
            "The first number lies between -90 and 90, the second between -180 and 180."
        ),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> Point | None:
        typed = to_western(super().clean(value)).strip()
        if not typed:
            return None
        found = _POINT.match(typed)
        if not found:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        latitude, longitude = (Decimal(part) for part in found.groups())
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise forms.ValidationError(self.error_messages["range"], code="range")
        return latitude.quantize(_SIX_PLACES), longitude.quantize(_SIX_PLACES)
