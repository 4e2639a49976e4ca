from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from assessments.choices import AnswerMode
from assessments.models import InstrumentVersion
from curriculum.models import Audience
from workshops.models import Centre, Organisation, Programme


class Division(models.TextChoices):
    """By what workshops may be set beside each other: fixed here, before any data."""

    AUDIENCE = "audience", _("Who it is for")
    CENTRE = "centre", _("Centre")
    PROGRAMME = "programme", _("Programme")
    MODE = "mode", _("Way of answering")


COLUMNS = {
    Division.AUDIENCE: "workshop__audience_id",
    Division.CENTRE: "workshop__centre_id",
    Division.PROGRAMME: "workshop__programme_id",
    Division.MODE: "mode",
}


@dataclass(frozen=True)
class NationalQuestion:
    """Which workshops are pooled. None asks for all.

    Without a version the main results of all instruments are pooled, in units of the
    spread before, since points of different questions are not the same points.
    """

    organisation: Organisation
    version: InstrumentVersion | None = None
    audience: Audience | None = None
    centre: Centre | None = None
    programme: Programme | None = None
    mode: AnswerMode | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    by: Division | None = None

    def conditions(self) -> dict[str, Any]:
        """As a filter on the sums of scales."""
        found = {
            "version": self.version,
            "workshop__audience": self.audience,
            "workshop__centre": self.centre,
            "workshop__programme": self.programme,
            "mode": self.mode,
            "asked_on__gte": self.since,
            "asked_on__lte": self.until,
            "is_primary": True if self.version is None else None,
        }
        return {name: value for name, value in found.items() if value is not None}
