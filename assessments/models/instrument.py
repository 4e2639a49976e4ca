from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from assessments.blocks import SubscalesBlock
from assessments.models.draft import Draft, draft_of
from assessments.models.items import AnswerForm, ItemsField
from curriculum.languages import in_language


class Instrument(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    models.Model,
):
    """A set of questions as staff write it. Publishing compiles a frozen version."""

    code = models.SlugField(
        _("short name"),
        unique=True,
        help_text=_("Stays the same for ever; used in exports."),
    )
    title_bn = models.CharField(_("title in Bangla"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200)
    introduction_bn = models.TextField(_("introduction in Bangla"))
    introduction_en = models.TextField(_("introduction in English"))
    audience = models.ForeignKey(
        "curriculum.Audience",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for whom"),
        help_text=_("Steps and pictures are checked for how well these people read."),
    )
    youngest_age = models.PositiveSmallIntegerField(
        _("age of the youngest"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(99)],
        help_text=_("For children. Under ten: three pictures and practice first."),
    )
    source = models.TextField(
        _("source"),
        blank=True,
        help_text=_("Who made the questions, under which licence, and how far tried."),
    )
    subscales = StreamField(SubscalesBlock(), verbose_name=_("subscales"), blank=True)
    items: Any = ItemsField(verbose_name=_("questions"))
    primary_outcome = models.CharField(
        _("primary outcome"),
        max_length=100,
        default="total",
        help_text=_("“total” or the key of one subscale."),
    )
    meaningful_change = models.FloatField(
        _("meaningful change"),
        default=5.0,
        validators=[MinValueValidator(0.1), MaxValueValidator(50)],
        help_text=_("Points of 100. A convention: 5 unless you have a reason."),
    )

    referral_bn = models.TextField(
        _("where to find help, in Bangla"),
        blank=True,
        help_text=_(
            "Shown to everybody after answering. Needed when a question is sensitive."
        ),
    )
    referral_en = models.TextField(_("where to find help, in English"), blank=True)
    referral_contact_bn = models.CharField(
        _("whom to call, in Bangla"), max_length=200, blank=True
    )
    referral_contact_en = models.CharField(
        _("whom to call, in English"), max_length=200, blank=True
    )

    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="instrument",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ["code"]
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")

    def __str__(self) -> str:
        return self.title or self.code

    @property
    def titles(self) -> dict[str, str]:
        return {"bn": self.title_bn, "en": self.title_en}

    @property
    def introductions(self) -> dict[str, str]:
        return {"bn": self.introduction_bn, "en": self.introduction_en}

    @property
    def referrals(self) -> dict[str, dict[str, str]]:
        """Text and contact by language, as a version keeps them; empty for none."""
        texts = {"bn": self.referral_bn, "en": self.referral_en}
        contacts = {"bn": self.referral_contact_bn, "en": self.referral_contact_en}
        if not any([*texts.values(), *contacts.values()]):
            return {}
        return {"texts": texts, "contacts": contacts}

    @property
    def title(self) -> str:
        return in_language(self.titles, get_language())

    def draft(self) -> Draft:
        """The rows of a version, unsaved, as they would be if published now."""
        return draft_of(self)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("bn", _("Questions in Bangla")), ("en", _("Questions in English"))]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "assessments/instrument_preview.html"

    def get_preview_context(
        self, request: HttpRequest, mode_name: str
    ) -> dict[str, Any]:
        draft = self.draft()
        return {
            "request": request,
            "draft": draft,
            "forms": [
                AnswerForm(item)
                for item in draft.items
                if not (item.parent and item.parent.is_one_screen)
            ],
            "preview_language": mode_name,
        }
