from __future__ import annotations

import base64
from pathlib import Path

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.odk.results import LIMITS
from workshops.forms.plain import PlainForm


class ResultsForm(PlainForm):
    file = forms.FileField(
        label=_("The file with the filled-in forms"),
        help_text=_("Excel (.xlsx) or CSV, as Kobo or ODK Central gives it."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose another."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.file_bytes:
            raise forms.ValidationError(
                _("This file is larger than 5 megabytes. Divide it.")
            )
        if self._kind(file) not in ("csv", "xlsx", "xlsm"):
            raise forms.ValidationError(
                _("This is neither an Excel file (.xlsx) nor a CSV file.")
            )
        return file

    def kind(self) -> str:
        return self._kind(self.cleaned_data["file"])

    def content(self) -> str:
        """As text, which is what can be sealed."""
        file: UploadedFile = self.cleaned_data["file"]
        return base64.b64encode(file.read()).decode()

    @staticmethod
    def _kind(file: UploadedFile) -> str:
        return Path(file.name or "").suffix.lower().removeprefix(".")
