"""What every part of an instrument is written with; each kind of item adds its own.

Saving a draft may leave anything out. Publishing may not: `clean` then answers with a
sentence at the field.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from curriculum.languages import LANGUAGES

MISSING_LANGUAGE = {
    "bn": _("This text is in English only. Write it in Bangla too."),
    "en": _("This text is in Bangla only. Write it in English too."),
}
MISSING_TEXT = _("Write this text in both languages.")


class BothLanguagesBlock(blocks.StructBlock):
    """Texts come in pairs, `name_bn` and `name_en`; both are needed to publish."""

    def clean(self, value: Any) -> Any:
        missing = {} if self.is_deferred_validation else self._missing(value)
        try:
            cleaned = super().clean(value)
        except StructBlockValidationError as error:
            errors = {**error.block_errors, **missing}
            raise StructBlockValidationError(errors, error.non_block_errors) from error
        if missing:
            raise StructBlockValidationError(missing)
        return cleaned

    def _missing(self, value: Any) -> dict[str, ValidationError]:
        stems = {
            name.removesuffix("_bn")
            for name in self.child_blocks
            if name.endswith("_bn")
        }
        found = {}
        for stem in stems:
            texts = {
                language: value.get(f"{stem}_{language}") for language in LANGUAGES
            }
            for language, sentence in missing_sentences(texts).items():
                found[f"{stem}_{language}"] = ValidationError(sentence)
        return found


def missing_sentences(texts: dict[str, str | None]) -> dict[str, Any]:
    """What to say at each language of a text that is not there."""
    missing = [language for language in texts if not (texts[language] or "").strip()]
    if len(missing) == len(texts):
        return dict.fromkeys(missing, MISSING_TEXT)
    return {language: MISSING_LANGUAGE[language] for language in missing}


class SubscaleBlock(BothLanguagesBlock):
    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9-]*$",
        label=_("Key"),
        help_text=_("Small letters and hyphens. Never change it afterwards."),
        error_messages={
            "invalid": _("Use small letters, digits and hyphens only."),
            "required": _("Give the subscale a key, such as “respect”."),
        },
    )
    name_bn = blocks.CharBlock(label=_("Name in Bangla"))
    name_en = blocks.CharBlock(label=_("Name in English"))

    class Meta:
        icon = "list-ul"
        label = _("Subscale")


class SubscalesBlock(blocks.StreamBlock):
    subscale = SubscaleBlock()

    class Meta:
        required = False


class ItemBlock(BothLanguagesBlock):
    """What every kind of item has."""

    text_bn = blocks.CharBlock(label=_("Question in Bangla"), max_length=300)
    text_en = blocks.CharBlock(label=_("Question in English"), max_length=300)


class ScoredItemBlock(ItemBlock):
    subscale = blocks.CharBlock(
        label=_("Subscale"), required=False, help_text=_("The key of a subscale.")
    )
    is_reversed = blocks.BooleanBlock(
        label=_("Turned round"),
        required=False,
        help_text=_("Tick when agreeing is less respectful of children's rights."),
    )
