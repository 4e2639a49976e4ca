"""Taking a list of people from a file, and what the check of it says."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from workshops.forms.import_rows import LIMITS, read_list
from workshops.forms.plain import PlainForm
from workshops.importing import Judged, find_known, judge, numbers_of
from workshops.models import Import
from workshops.sealing import opened

KINDS = ("csv", "tsv", "xlsx", "xlsm")


class UploadForm(PlainForm):
    file = forms.FileField(
        label=_("The file with the people"),
        help_text=_("Excel (.xlsx) or CSV, with the headings of the template."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv"}),
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
        if self.kind_of(file) not in KINDS:
            raise forms.ValidationError(
                _("This is neither an Excel file (.xlsx) nor a CSV file.")
            )
        return file

    @staticmethod
    def kind_of(file: UploadedFile) -> str:
        return Path(file.name or "").suffix.lower().removeprefix(".")

    def content(self) -> str:
        """As text, which is what can be sealed."""
        file: UploadedFile = self.cleaned_data["file"]
        return base64.b64encode(file.read()).decode()

    def kind(self) -> str:
        return self.kind_of(self.cleaned_data["file"])


class ConfirmForm(PlainForm):
    doubtful = forms.ChoiceField(
        label=_("What about the doubtful people?"),
        choices=[
            ("leave", _("Leave them out for now")),
            ("add", _("They are other people: put them on the list too")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


@dataclass
class Checked:
    judged: list[Judged] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def numbers(self) -> dict[str, int]:
        return numbers_of(self.judged)


def check_import(source: Import, beat: Callable[[int], None], *, user: User) -> Checked:
    """Reads the sealed file and compares it with whom the user may know.

    Writes nothing but whose likeness was looked at.
    """
    organisation = source.workshop.organisation
    read = read_list(
        f"list.{source.kind}",
        base64.b64decode(opened(source)),
        known=lambda codes: find_known(user, organisation, codes),
        beat=beat,
    )
    if read.faults:
        return Checked(faults=read.faults, unread=read.unread)
    judged = judge(source.workshop, read.candidates, user=user)
    return Checked(judged, [], read.unread)
