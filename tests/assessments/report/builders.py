"""Waves with given answers, for reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django_scopes import scope

from assessments.choices import Wave
from assessments.models import Administration, InstrumentVersion
from assessments.report.build import WorkshopReport
from assessments.report.shown import shown_report
from tests.assessments.builders import (
    build_administration,
    build_card,
    build_instrument_version,
    build_response,
    written_item,
)
from workshops.models import Workshop

Codes = Sequence[int | None]


def build_opinions(**fields: Any) -> InstrumentVersion:
    """Four questions in two subscales, the second of each turned round."""
    items = [
        written_item(subscale="care"),
        written_item(subscale="care", is_reversed=True),
        written_item(subscale="voice"),
        written_item(subscale="voice", is_reversed=True),
    ]
    return build_instrument_version(items, ["care", "voice"], **fields)


def build_waves(
    workshop: Workshop,
    pre: Sequence[Codes | None],
    post: Sequence[Codes | None],
    *,
    version: InstrumentVersion | None = None,
) -> None:
    """One card a person; None is a person who did not answer in that wave."""
    version = version or build_opinions()
    first = build_administration(workshop, Wave.PRE, version=version)
    second = build_administration(workshop, Wave.POST, version=version)
    for before, after in zip(pre, post, strict=True):
        card = build_card(workshop)
        if before is not None:
            build_response(first, card, codes=before)
        if after is not None:
            build_response(second, card, codes=after)
    Administration.objects.filter(workshop=workshop).update(closed_at=timezone.now())


def report_of(workshop: Workshop) -> WorkshopReport:
    with scope(organisation=workshop.organisation):
        return shown_report(workshop)
