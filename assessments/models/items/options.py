"""Answers to choose from, as staff write them and as an item keeps them.

Kept as a list: `{"code": 1, "labels": {"bn": …, "en": …}, "image": …, "audio": …}`,
with `score` where it counts and `exclusive` where nothing else may be picked beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from assessments.blocks import BothLanguagesBlock
from assessments.models.items.parts import Step, Surroundings, both_languages
from curriculum.numerals import in_digits_of

Option = dict[str, Any]


class OptionBlock(BothLanguagesBlock):
    label_bn = blocks.CharBlock(label=_("Answer in Bangla"))
    label_en = blocks.CharBlock(label=_("Answer in English"))
    code = blocks.IntegerBlock(
        label=_("Code"),
        required=False,
        min_value=0,
        help_text=_(
            "Numbered from 1 when empty. Keep the number of an answer that moves."
        ),
    )
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    audio_bn = DocumentChooserBlock(label=_("Read aloud in Bangla"), required=False)
    audio_en = DocumentChooserBlock(label=_("Read aloud in English"), required=False)

    class Meta:
        label = _("Answer")


class ScoredOptionBlock(OptionBlock):
    score = blocks.DecimalBlock(label=_("Score"))


class ExclusiveOptionBlock(OptionBlock):
    is_exclusive = blocks.BooleanBlock(
        label=_("Nothing else beside it"),
        required=False,
        help_text=_("For “None of these”."),
    )


class OptionsMixin:
    """For a block with `choices`: how many there may be, and each code once."""

    fewest, most = 2, 24

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)  # type: ignore[misc]
        problem = None
        if not self.is_deferred_validation:  # type: ignore[attr-defined]
            problem = self.problem_of(cleaned["choices"])
        if problem is None:
            return cleaned
        error = ListBlockValidationError(non_block_errors=[ValidationError(problem)])
        raise StructBlockValidationError({"choices": error})

    def problem_of(self, choices: list[Mapping[str, Any]]) -> str | None:
        if len(choices) < self.fewest:
            return gettext("Give at least two answers to choose from.")
        if len(choices) > self.most:
            return gettext("Give at most %(most)s answers.") % {
                "most": in_digits_of(get_language(), self.most)
            }
        codes = [option["code"] for option in options_of(choices)]
        if len(set(codes)) < len(codes):
            return gettext("Two answers have the same code. Give each its own.")
        return None


def options_of(
    choices: Iterable[Mapping[str, Any]], around: Surroundings | None = None
) -> list[Option]:
    """What an item keeps of the written answers."""
    return [
        _option(choice, place, around) for place, choice in enumerate(choices, start=1)
    ]


def _option(
    choice: Mapping[str, Any], place: int, around: Surroundings | None
) -> Option:
    code = choice.get("code")
    option: Option = {
        "code": place if code is None else int(code),
        "labels": both_languages(choice, "label"),
    }
    media = around.media_of(choice) if around else {}
    if media.get("picture"):
        option["image"] = media["picture"]
    if media.get("audio"):
        option["audio"] = media["audio"]
    if "score" in choice:
        option["score"] = float(choice["score"] or 0)
    if choice.get("is_exclusive"):
        option["exclusive"] = True
    return option


def steps_of(options: Iterable[Option]) -> list[Step]:
    return [
        Step(
            option["code"],
            option["labels"],
            float(option.get("score", 0)),
            image=option.get("image", ""),
            audio=option.get("audio", {}),
        )
        for option in options
    ]
