"""Form fields for people who type Bangla digits and days first."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.forms.widgets import DateTimeBaseInput
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.languages import normalise
from curriculum.numerals import in_digits_of, to_western
from workshops.phones import as_mobile

DATE_FORMATS = [
    f"%d{between}%m{between}{year}" for between in "/-. " for year in ("%Y", "%y")
]
DATE_FORMATS.insert(0, "%Y-%m-%d")
TIME_FORMATS = ["%H:%M", "%H.%M", "%H:%M:%S", "%I:%M %p", "%I.%M %p", "%H"]
_BANGLA_LETTER = re.compile(r"[\u0980-\u09ff]")
_LATIN_LETTER = re.compile(r"[A-Za-z]")


class _PickerInput(DateTimeBaseInput):
    """A picker of the phone, which understands the ISO form only.

    Anything else that was typed is shown again as text, so that it is not lost.
    """

    iso: re.Pattern[str]
    picker: str

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        is_iso = not shown or self.iso.match(shown)
        context["widget"]["type"] = self.picker if is_iso else "text"
        return context


class DateInput(_PickerInput):
    iso = re.compile(r"^\d{4}-\d\d-\d\d$", re.ASCII)
    picker = "date"
    format_key = "DATE_INPUT_FORMATS"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(_PickerInput):
    iso = re.compile(r"^\d\d:\d\d$", re.ASCII)
    picker = "time"
    format_key = "TIME_INPUT_FORMATS"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class DateField(forms.DateField):
    widget = DateInput
    default_error_messages = {
        "required": _("Give the date."),
        "invalid": _("Write the date as day/month/year, such as 12/03/2027."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=DATE_FORMATS, **options)

    def to_python(self, value: Any) -> dt.date | None:
        return super().to_python(_western(value))


class TimeField(forms.TimeField):
    widget = TimeInput
    default_error_messages = {
        "required": _("Give the time."),
        "invalid": _("Write the time as hour:minute, such as 14:30."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=TIME_FORMATS, **options)

    def to_python(self, value: Any) -> dt.time | None:
        return super().to_python(_western(value))


class NumberField(forms.IntegerField):
    """A whole number. A text input, because `number` inputs drop Bangla digits."""

    default_error_messages = {
        "required": _("Write a number."),
        "invalid": _("Write a whole number, such as 25."),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the form at first; what was typed is shown as it was typed."""
        return in_digits_of(get_language(), value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_western(value))


class NameField(forms.CharField):
    """A name, in NFC, with single spaces."""

    def to_python(self, value: Any) -> str:
        return normalise(" ".join(str(super().to_python(value)).split()))


class WordsField(forms.CharField):
    """Several lines of plain words, in NFC. Line breaks stay."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value: Any) -> str:
        return normalise(str(super().to_python(value)).replace("\r\n", "\n"))


class BanglaNameField(NameField):
    default_error_messages = {"script": _("Write this name in Bangla letters.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if (value and not _BANGLA_LETTER.search(value)) or _LATIN_LETTER.search(value):
            raise forms.ValidationError(self.error_messages["script"], code="script")


class LatinNameField(NameField):
    default_error_messages = {"script": _("Write this name in English letters.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if _BANGLA_LETTER.search(value):
            raise forms.ValidationError(self.error_messages["script"], code="script")


class MobileField(forms.CharField):
    """A mobile number of Bangladesh, kept as its eleven digits."""

    default_error_messages = {
        "invalid": _("A mobile number has 11 digits and begins with 01."),
    }

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "tel", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        number = as_mobile(typed)
        if not number:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number


def _western(value: Any) -> Any:
    """Bangla digits, and a.m. and p.m. in any dress, as Python reads them."""
    if not isinstance(value, str):
        return value
    western = to_western(value).strip().upper()
    return western.replace("A.M.", "AM").replace("P.M.", "PM")
