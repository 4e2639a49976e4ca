from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments.blocks import Group, ItemBlock
from assessments.choices import MissingReason
from assessments.models.items.base import Item
from assessments.models.items.parts import Given
from assessments.models.items.xlsform import Columns, XlsForm, survey_row, words_in
from assessments.recordings import Recorded, RecordingFault, read_recording

if TYPE_CHECKING:
    from assessments.models.response import Response

_NAME = re.compile(r"[0-9a-f]{32}")


class RecordingField(forms.FileField):
    """An upload that is read and measured; what it says stays unheard."""

    widget = forms.FileInput(attrs={"accept": "audio/*", "capture": "microphone"})

    def clean(self, data: Any, initial: Any = None) -> Recorded | None:
        upload: UploadedFile | None = super().clean(data, initial)
        if not upload:
            return None
        try:
            return read_recording(upload, upload.size or 0)
        except RecordingFault as fault:
            raise ValidationError(str(fault)) from fault


class VoiceBlock(ItemBlock):
    class Meta:
        icon = "media"
        label = _("Spoken answer")
        group = Group.OTHER


class VoiceItem(Item):
    """An answer in one's own voice. Heard by people who may, never scored.

    The sound lies sealed among the private files; `Answer.text` is its random name.
    """

    kind = "voice"
    block = VoiceBlock
    template_name = "assessments/items/voice.html"
    is_scored = False

    class Meta:
        verbose_name = _("spoken answer")
        verbose_name_plural = _("spoken answers")

    def accepts_text(self, text: str) -> bool:
        return bool(_NAME.fullmatch(text))

    def form_fields(self) -> dict[str, forms.Field]:
        return {
            "recording": RecordingField(required=False),
            "answer": self.no_answer_field(),
        }

    def initial(self, *, code: int | None, text: str, missing: str) -> dict[str, Any]:
        return {"answer": missing, "kept": text}

    def given(self, cleaned: Mapping[str, Any]) -> Given:
        if cleaned["recording"] is not None:
            return Given(upload=cleaned["recording"])
        return Given(missing=cleaned["answer"] or MissingReason.SKIPPED)

    def sealed(self, given: Given, response: Response) -> Given:
        if given.upload is None:
            return given
        from assessments.models.recording import Recording

        return Given(text=Recording.keep(given.upload, self, response).name.hex)

    def xlsform_rows(self) -> XlsForm:
        return XlsForm([survey_row(self, "audio", parameters="quality=voice-only")])

    def read_columns(self, columns: Columns) -> Given:
        """The name of a file; whoever has the file puts what was recorded there."""
        return words_in(columns.get(self.column, ""))
