from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from assessments.blocks import missing_sentences
from assessments.completeness import Errors, between_fields, joined, locked, unsuited
from curriculum.languages import LANGUAGES

_TEXTS = ("title", "introduction")


class InstrumentForm(WagtailAdminModelForm):
    """A draft may be incomplete; publishing says at each field what is still needed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "audience" in self.fields:
            audience = cast("forms.ModelChoiceField[Any]", self.fields["audience"])
            audience.empty_label = _("Choose for whom")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return cleaned
        for name in _TEXTS:
            self._ask_for_both(name)
        subscales, items = cleaned.get("subscales"), cleaned.get("items")
        if subscales is not None and items is not None:
            found = between_fields(
                subscales, items, cleaned.get("primary_outcome") or ""
            )
            self._tell(found)
        return cleaned

    def _post_clean(self) -> None:
        """What needs the whole instrument is looked at once it is put together."""
        super()._post_clean()
        if not self.is_deferred_validation and not self.errors:
            self._tell(joined(locked(self.instance), unsuited(self.instance)))

    def _tell(self, found: Errors) -> None:
        for field, errors in found.items():
            for error in errors:
                self.add_error(field, error)

    def _ask_for_both(self, name: str) -> None:
        """Say what is missing in our words instead of "This field is required"."""
        keys = {language: f"{name}_{language}" for language in LANGUAGES}
        texts = {code: self.cleaned_data.get(key) for code, key in keys.items()}
        for language, sentence in missing_sentences(texts).items():
            if self.has_error(keys[language], "required"):
                del self._errors[keys[language]]
                self.add_error(keys[language], sentence)
