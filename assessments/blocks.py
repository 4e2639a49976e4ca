"""What every part of an instrument is written with; each kind of item adds its own.

Saving a draft may leave anything out. Publishing may not: `clean` then answers with a
sentence at the field.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from assessments.choices import Sensitivity
from curriculum.languages import LANGUAGES

MISSING_LANGUAGE = {
    "bn": _("This text is in English only. Write it in Bangla too."),
    "en": _("This text is in Bangla only. Write it in English too."),
}
MISSING_TEXT = _("Write this text in both languages.")


class BothLanguagesBlock(blocks.StructBlock):
    """Texts come in pairs, `name_bn` and `name_en`; both are needed to publish.

    Pairs named in `optional` may stay empty, but not half empty; those in `one_is_enough`
    are files that may be there in one language only.
    """

    optional: ClassVar[frozenset[str]] = frozenset()
    one_is_enough: ClassVar[frozenset[str]] = frozenset({"audio"})

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
        for stem in stems - self.one_is_enough:
            texts = {
                language: value.get(f"{stem}_{language}") for language in LANGUAGES
            }
            if stem in self.optional and not any(texts.values()):
                continue
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


class Group:
    """The headings under which kinds stand when a question is added."""

    STATEMENTS = _("Statements with a score")
    OTHER = _("Other questions")
    SEVERAL = _("Several questions together")
    AROUND = _("Around the questions")


class ConditionBlock(blocks.StructBlock):
    """Ask only when an earlier question was answered so; empty asks everybody."""

    name = blocks.CharBlock(
        label=_("Short name of an earlier question"), required=False, max_length=40
    )
    codes = blocks.RegexBlock(
        regex=r"^\s*[0-9০-৯]+(\s*,\s*[0-9০-৯]+)*\s*$",
        label=_("Codes of the answers"),
        required=False,
        help_text=_(
            "Such as “1” or “4, 5”. The lowest step has code 1; yes is 1, no 0."
        ),
        error_messages={
            "invalid": _("Write numbers with commas between, such as 4, 5.")
        },
    )

    class Meta:
        label = _("Ask only if")


class ItemBlock(BothLanguagesBlock):
    """What every kind of item has. A kind adds its own fields in a subclass."""

    optional = frozenset({"help"})

    text_bn = blocks.CharBlock(label=_("Question in Bangla"), max_length=300)
    text_en = blocks.CharBlock(label=_("Question in English"), max_length=300)
    name = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9_]*$",
        label=_("Short name"),
        required=False,
        max_length=40,
        help_text=_(
            "Such as hit_child. Used in exports and by “Ask only if”. Never change it afterwards."
        ),
        error_messages={"invalid": _("Use small letters, digits and _ only.")},
    )
    help_bn = blocks.CharBlock(label=_("Help in Bangla"), required=False)
    help_en = blocks.CharBlock(label=_("Help in English"), required=False)
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    audio_bn = DocumentChooserBlock(label=_("Read aloud in Bangla"), required=False)
    audio_en = DocumentChooserBlock(label=_("Read aloud in English"), required=False)
    facilitator_note = blocks.TextBlock(
        label=_("Note for the facilitator"),
        required=False,
        rows=2,
        help_text=_("Never shown to those who answer."),
    )
    allows_dont_know = blocks.BooleanBlock(
        label=_("Offer “I don't know”"), required=False, default=True
    )
    allows_refusal = blocks.BooleanBlock(
        label=_("Offer “I don't want to say”"), required=False, default=True
    )
    sensitivity = blocks.ChoiceBlock(
        label=_("Sensitivity"),
        choices=Sensitivity.choices,
        default=Sensitivity.ORDINARY,
        required=False,
    )
    show_if = ConditionBlock(required=False)

    def get_form_layout(self) -> BlockGroup:
        """What is rarely needed lies in the settings, which are folded."""
        rare = [name for name in self.child_blocks if name in SETTINGS]
        often = [name for name in self.child_blocks if name not in SETTINGS]
        return BlockGroup(often, settings=rare)


SETTINGS = frozenset(
    {
        "name",
        "help_bn",
        "help_en",
        "facilitator_note",
        "allows_dont_know",
        "allows_refusal",
        "sensitivity",
        "show_if",
    }
)


class ScoredItemBlock(ItemBlock):
    subscale = blocks.CharBlock(
        label=_("Subscale"), required=False, help_text=_("The key of a subscale.")
    )
    is_reversed = blocks.BooleanBlock(
        label=_("Turned round"),
        required=False,
        help_text=_("Tick when agreeing is less respectful of children's rights."),
    )
