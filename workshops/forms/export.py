"""What somebody wants as a spreadsheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshops.fields import DateField
from workshops.forms.plain import PlainForm

KINDS = [
    ("xlsx", _("Excel (XLSX): dates and zeros in front stay right")),
    ("csv", _("CSV, for other programs")),
]
TABLES = [("workshops", _("Workshops")), ("sessions", _("Sessions"))]


class KindForm(PlainForm):
    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=KINDS,
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of file.")},
    )


class RosterKindForm(KindForm):
    """The list of one workshop, also as programs of schools read it."""

    kind = forms.ChoiceField(
        label=_("Kind of file"),
        choices=[
            *KINDS,
            ("oneroster", _("OneRoster 1.1 (ZIP), for learning programs")),
        ],
        initial="xlsx",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind of file.")},
    )


class ExportForm(KindForm):
    table = forms.ChoiceField(
        label=_("What do you need?"),
        choices=TABLES,
        initial="workshops",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you need.")},
    )
    since = DateField(label=_("From this day"), required=False)
    until = DateField(label=_("Until this day"), required=False)

    field_order = ["table", "since", "until", "kind"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error(
                "until", _("The last day is before the first. Change one of them.")
            )
        return cleaned
