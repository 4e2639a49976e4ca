from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who a block of a module is for."""

    ALL = "all", _("Everybody")
    FACILITATOR = "facilitator", _("Facilitator only")
    PARTICIPANT = "participant", _("Participants")


class BlockKind(models.TextChoices):
    TEXT = "text", _("Text")
    TIP = "tip", _("Tip")
    QUESTION = "question", _("Question to ask")
    STORY = "story", _("Story")
    FACT = "fact", _("Fact")


class Grouping(models.TextChoices):
    WHOLE = "whole", _("Whole group")
    SMALL = "small", _("Small groups")
    PAIRS = "pairs", _("Pairs")
    ALONE = "alone", _("Each person alone")


class ReadingLevel(models.TextChoices):
    NONE = "none", _("Many cannot read")
    BASIC = "basic", _("Can read short sentences")
    FLUENT = "fluent", _("Reads well")


class AnswerWay(models.TextChoices):
    """How an audience usually answers an assessment."""

    OWN_PHONE = "own_phone", _("On their own phone")
    SHARED_DEVICE = "shared_device", _("On a shared phone or tablet")
