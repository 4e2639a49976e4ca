"""The briefing of a workshop: who the host is, how to get there, what to bring."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from django.contrib.auth.models import User

from curriculum.languages import normalise
from workshops.models import Briefing, Workshop
from workshops.sealing import opened, sealed_as


@dataclass(frozen=True)
class Contact:
    """Whom to ring at the place. A person outside, so kept sealed."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class BriefingText:
    notes: str = ""
    things: str = ""
    contact: Contact = Contact()


def read_briefing(workshop: Workshop) -> BriefingText:
    """What is known; empty when nobody has written anything."""
    row = Briefing.objects.filter(workshop=workshop).first()
    if row is None:
        return BriefingText()
    return BriefingText(row.notes, row.things, Contact(**json.loads(opened(row))))


def write_briefing(workshop: Workshop, text: BriefingText, *, by: User) -> None:
    contact = {name: normalise(value) for name, value in asdict(text.contact).items()}
    Briefing.objects.update_or_create(
        workshop=workshop,
        defaults={
            **sealed_as(Briefing, json.dumps(contact, ensure_ascii=False)),
            "notes": normalise(text.notes),
            "things": normalise(text.things),
            "changed_by": by,
        },
    )
