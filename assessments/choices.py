from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Wave(models.TextChoices):
    """When in the course of a workshop people answer. Later waves join here.

    Asked after the present rating, `RETROSPECTIVE` thinks back to before: what people
    feel has changed. It is never mixed with what was measured before.
    """

    PRE = "pre", _("Before the workshop")
    POST = "post", _("After the workshop")
    RETROSPECTIVE = "retro", _("Thinking back to before the workshop")
    FOLLOW_UP_1 = "follow-up-1", _("Follow-up 1")
    FOLLOW_UP_2 = "follow-up-2", _("Follow-up 2")
    FOLLOW_UP_3 = "follow-up-3", _("Follow-up 3")
    FOLLOW_UP_4 = "follow-up-4", _("Follow-up 4")
    FOLLOW_UP_5 = "follow-up-5", _("Follow-up 5")
    FOLLOW_UP_6 = "follow-up-6", _("Follow-up 6")
    FOLLOW_UP_7 = "follow-up-7", _("Follow-up 7")
    FOLLOW_UP_8 = "follow-up-8", _("Follow-up 8")
    FOLLOW_UP_9 = "follow-up-9", _("Follow-up 9")

    @property
    def is_follow_up(self) -> bool:
        return self.value.startswith("follow-up")


MAIN_WAVES = (Wave.PRE, Wave.POST)
"""What every workshop that asks needs; the others are extra."""


class MissingReason(models.TextChoices):
    """Why there is no answer. Four different things, all missing for the score."""

    DONT_KNOW = "dont_know", _("Does not know")
    REFUSED = "refused", _("Does not want to say")
    NOT_ASKED = "not_asked", _("Was not asked")
    SKIPPED = "skipped", _("Left out")


class AnswerMode(models.TextChoices):
    OWN_PHONE = "own_phone", _("On their own phone")
    SHARED_DEVICE = "shared_device", _("On a shared phone or tablet")
    READ_ALOUD = "read_aloud", _("Read aloud to the group")
    PAPER = "paper", _("On paper")
    TALLY = "tally", _("Counted in the group: booth or hands")


class LinkMethod(models.TextChoices):
    """By what the answers of one person in two waves are known to belong together."""

    CARD = "card", _("Picture card")
    ENROLMENT = "enrolment", _("Place on the list")
    SELF_CODE = "self_code", _("Code that people make themselves")
    ROW = "row", _("Row of the facilitator's seat list")
    UNLINKED = "unlinked", _("Not matched")


class SetAsideReason(models.TextChoices):
    """Why answers that arrived were not counted. Each is kept whole."""

    CLOSED = "closed", _("Came after the questions were closed")
    OTHER_VERSION = "other_version", _("Belongs to other questions")
    UNKNOWN_ITEM = "unknown_item", _("Has a question that was not asked")
    BAD_CODE = "bad_code", _("Has an answer that is not on the scale")
    CONFLICT = "conflict", _("The same sheet came twice and differs")
    CARD_TWICE = "card_twice", _("Two people used one card")
    NO_CARD = "no_card", _("No card of this workshop has this number")
    NO_CONSENT = "no_consent", _("The holder of the card has not agreed to answer")


class Resolution(models.TextChoices):
    """What the facilitator decided about answers that were set aside."""

    COUNT = "count", _("Counted after all")
    OTHER_CARD = "other_card", _("Counted with another card")
    LEAVE_OUT = "leave_out", _("Left out")


class Sensitivity(models.TextChoices):
    """How much a question touches. A sensitive one needs somebody to turn to."""

    ORDINARY = "ordinary", _("Ordinary")
    PERSONAL = "personal", _("Personal: about the home or oneself")
    SENSITIVE = "sensitive", _("Sensitive: about violence or abuse")


class PictureSet(models.TextChoices):
    """Drawings to answer with. A smile means liking, not agreeing."""

    THUMBS = "thumbs", _("Thumbs: agreeing")
    BASKETS = "baskets", _("Baskets: how much")
    FACES = "faces", _("Faces: liking")
