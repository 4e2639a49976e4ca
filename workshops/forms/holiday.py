from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from workshops.fields import DateField, NameField
from workshops.forms.plain import PlainForm
from workshops.models import Holiday, Organisation


class HolidayForm(PlainForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("For which organisation?"),
        empty_label=None,
    )
    date = DateField(label=_("Date"))
    name_bn = NameField(
        label=_("Name in Bangla"),
        max_length=100,
        error_messages={"required": _("Write what the day is called in Bangla.")},
    )
    name_en = NameField(
        label=_("Name in English"),
        max_length=100,
        error_messages={"required": _("Write what the day is called in English.")},
    )

    def __init__(self, organisations: QuerySet[Organisation], data: Any) -> None:
        super().__init__(data)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the type checker
        field.queryset = organisations
        if len(organisations) == 1:
            field.widget = forms.HiddenInput()
            field.initial = organisations[0]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            taken = Holiday.objects.filter(
                organisation=cleaned["organisation"], date=cleaned["date"]
            )
            if taken.exists():
                self.add_error("date", _("This day is a holiday already."))
        return cleaned

    def save(self) -> Holiday:
        return Holiday.objects.create(**self.cleaned_data)
