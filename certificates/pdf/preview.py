"""How a look prints, as a picture: with the longest name that there is."""

from __future__ import annotations

import io
from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import pypdfium2
from django.contrib.auth.models import User
from django.db.models.functions import Length
from django.utils import timezone

from certificates.look import Look
from certificates.models import Certificate
from certificates.names import full_names
from certificates.pdf.overlay import print_whole
from certificates.pdf.page import page_of
from curriculum.languages import LocalisedText
from workshops.access import Right, participants_for
from workshops.identities import read_identities
from workshops.models import Organisation

INVENTED = {
    "bn": "মোসাম্মৎ ফাতেমাতুজ্জোহরা বিনতে আব্দুল ক্বাদির চৌধুরী",
    "en": "Mosammat Fatematuzzohra binte Abdul Quadir Chowdhury",
}
_WIDTH = 840
"""Pixels of the picture."""


@dataclass(frozen=True)
class Preview:
    png: bytes
    is_invented: bool
    """The name is nobody's: there is none, or the reader may see none."""

    @property
    def address(self) -> str:
        return f"data:image/png;base64,{b64encode(self.png).decode()}"


def preview(look: Look, organisation: Organisation, *, reader: User) -> Preview:
    names = _longest_name(organisation, reader)
    facts = _facts(look, organisation)
    certificate = Certificate(code="0" * 13, token="A" * 26, facts=facts)
    pdf = print_whole(page_of(certificate, names or INVENTED))
    return Preview(_as_png(pdf), is_invented=not names)


def _longest_name(organisation: Organisation, reader: User) -> LocalisedText:
    """The one that takes most room sealed; only this one is opened, and that is logged."""
    people = participants_for(reader, Right.IDENTITIES).filter(
        organisation=organisation, identity__isnull=False
    )
    longest = list(people.order_by(Length("identity__sealed").desc(), "pk")[:1])
    opened = read_identities(longest, reader=reader, purpose="certificate-preview")
    return full_names(next(iter(opened.values()), None))


def _facts(look: Look, organisation: Organisation) -> dict[str, Any]:
    today = timezone.localdate().isoformat()
    return {
        "module": {"bn": "শাসন নয়, উৎসাহ", "en": "From punishment to encouragement"},
        "organisation": organisation.names,
        "centre": {"bn": "নতুন বাজার কেন্দ্র", "en": "Notun Bazar centre"},
        "audience": {"bn": "অভিভাবক", "en": "Parents"},
        "held_from": today,
        "held_to": today,
        "issued_on": today,
        "sessions_held": 4,
        "sessions_attended": 4,
        "days_held": 2,
        "minutes_held": 390,
        "language": look["language"],
        "layout": look["layout"],
        "look": look,
        "is_invented": False,
    }


def _as_png(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=_WIDTH / page.get_width()).to_pil()
    written = io.BytesIO()
    picture.quantize(128).save(written, "PNG", optimize=True)
    return written.getvalue()
