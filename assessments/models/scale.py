from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from assessments.blocks import BothLanguagesBlock
from assessments.choices import PictureSet
from assessments.media import frozen_media
from assessments.models.items.parts import both_languages
from assessments.scales import DRAWINGS
from curriculum.languages import in_language

FEWEST, MOST = 3, 7


class StepBlock(BothLanguagesBlock):
    code = blocks.IntegerBlock(
        label=_("Code"),
        min_value=0,
        help_text=_("Also the score: higher is more respectful. Never change it."),
    )
    label_bn = blocks.CharBlock(label=_("Words in Bangla"))
    label_en = blocks.CharBlock(label=_("Words in English"))
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    audio_bn = DocumentChooserBlock(label=_("Read aloud in Bangla"), required=False)
    audio_en = DocumentChooserBlock(label=_("Read aloud in English"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        problem = _problem([child.value["code"] for child in cleaned])
        if problem is not None:
            raise StreamBlockValidationError(
                non_block_errors=[ValidationError(problem)]
            )
        return cleaned


def _problem(codes: list[int]) -> str | None:
    if not FEWEST <= len(codes) <= MOST:
        return gettext("A scale has 3 to 7 steps.")
    if codes != sorted(set(codes)):
        return gettext(
            "Write the steps from the lowest code to the highest, each once."
        )
    return None


class SharedScale(models.Model):
    """Labelled steps that staff make once and use in many instruments.

    A published version has its own copy: changing this changes no question that is
    out, only what is published afterwards.
    """

    key = models.SlugField(
        _("short name"),
        max_length=60,
        unique=True,
        help_text=_("Stays the same for ever; used in exports."),
    )
    name_bn = models.CharField(_("name in Bangla"), max_length=100)
    name_en = models.CharField(_("name in English"), max_length=100)
    drawings = models.CharField(
        _("drawings"),
        max_length=10,
        choices=PictureSet.choices,
        blank=True,
        help_text=_("For 3, 4 or 5 steps. Leave empty for words alone."),
    )
    steps = StreamField(StepsBlock(), verbose_name=_("steps, the lowest first"))

    class Meta:
        ordering = ["key"]
        verbose_name = _("response scale of our own")
        verbose_name_plural = _("response scales of our own")

    def __str__(self) -> str:
        return in_language({"bn": self.name_bn, "en": self.name_en}, get_language())

    def clean(self) -> None:
        super().clean()
        if self.drawings and len(self.steps) not in DRAWINGS[self.drawings]:
            raise ValidationError(
                {"drawings": _("There are drawings for 3, 4 or 5 steps only.")}
            )

    def frozen_points(self) -> list[dict[str, Any]]:
        """The steps as `ResponseScale.points` keeps them."""
        drawn = DRAWINGS.get(self.drawings, {}).get(len(self.steps), [])
        points = []
        for place, child in enumerate(self.steps):
            point = {
                "code": child.value["code"],
                "labels": both_languages(child.value, "label"),
            }
            media = frozen_media(child.value)
            if media.get("picture"):
                point["image"] = media["picture"]
            elif drawn:
                point["picture"] = drawn[place]
            if media.get("audio"):
                point["audio"] = media["audio"]
            points.append(point)
        return points
