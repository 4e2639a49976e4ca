"""What a certificate says, frozen at issue: a later correction elsewhere must not change it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from certificates.attendance import SessionsAttended
from certificates.models import Design
from workshops.models import Enrolment, Workshop


def freeze_facts(
    workshop: Workshop,
    design: Design,
    enrolment: Enrolment,
    sessions: SessionsAttended,
) -> dict[str, Any]:
    """Plain JSON: texts by language, dates as ISO 8601. Never a name of the participant."""
    audience = workshop.audience
    return {
        **_look_facts(design),
        "module": workshop.edition.titles,
        "module_key": str(workshop.edition.module_key),
        "edition": workshop.edition.number,
        "organisation": workshop.organisation.names,
        "centre": workshop.centre.names,
        "audience": {
            "slug": audience.slug,
            "bn": audience.name_bn,
            "en": audience.name_en,
        },
        "held_from": sessions.first_day.isoformat(),
        "held_to": sessions.last_day.isoformat(),
        "issued_on": timezone.localdate().isoformat(),
        "sessions_held": sessions.held,
        "sessions_attended": sessions.times(enrolment.pk),
        "days_held": sessions.days,
        "minutes_held": sessions.minutes_held,
        "is_child": enrolment.participant.is_child,
        "is_invented": workshop.is_invented,
    }


def _look_facts(design: Design) -> dict[str, Any]:
    """The look as it is now; a design without versions has a signatory alone."""
    version = design.newest
    facts: dict[str, Any] = {
        "signatory": {"bn": design.signatory_bn, "en": design.signatory_en},
        "signatory_role": {
            "bn": design.signatory_role_bn,
            "en": design.signatory_role_en,
        },
        "language": design.language,
        "layout": design.layout,
    }
    if version is None:
        return facts
    facts |= {key: version.look[key] for key in ("language", "layout")}
    return {**facts, "look": {**version.look, "version": version.number}}
