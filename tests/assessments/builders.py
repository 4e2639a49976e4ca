"""Small builders for assessments. Each makes one thing and what it needs."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django_scopes import scope

from assessments.choices import AnswerMode, Wave
from assessments.compiling import compile_version
from assessments.models import (
    Administration,
    Card,
    Instrument,
    InstrumentVersion,
    Response,
)
from assessments.services import (
    finish_response,
    make_cards,
    save_answer,
    start_response,
)
from workshops.choices import ConsentGiver, ConsentMode, ConsentScope
from workshops.models import Consent, Enrolment, Workshop

_numbers = itertools.count(1)

LIKERT = {"words": "agreement", "points": "5"}
PICTURES = {"pictures": "thumbs", "points": "3"}
CHOICES = {
    "choices": [
        {"label_bn": "মারধর করব", "label_en": "Beat the child", "score": 0},
        {"label_bn": "কথা বলব", "label_en": "Talk with the child", "score": 2},
    ]
}


OPTIONS = {
    "choices": [
        {"label_bn": "স্কুল", "label_en": "School"},
        {"label_bn": "কাজ", "label_en": "Work"},
        {"label_bn": "খেলা", "label_en": "Play"},
    ]
}
BODY = {"body_bn": "দুই কথা।", "body_en": "A few words."}
OWN: dict[str, dict[str, Any]] = {
    "likert": LIKERT,
    "faces": PICTURES,
    "practice": PICTURES,
    "choice": CHOICES,
    "tally": CHOICES,
    "multiple": OPTIONS,
    "rank": OPTIONS,
    "section": BODY,
    "consent": BODY,
    "number": {"minimum": 0, "maximum": 24, "unit_bn": "ঘণ্টা", "unit_en": "hours"},
    "slider": {
        "low_bn": "একটুও না",
        "low_en": "Not at all",
        "high_bn": "পুরোপুরি",
        "high_en": "Fully",
    },
    "this_or_that": {
        "this": {"label_bn": "খেলা", "label_en": "Play"},
        "that": {"label_bn": "কাজ", "label_en": "Work"},
        "better": "this",
    },
    "retrospective": {"of": "first"},
}
WITHOUT_SUBSCALE = {
    *("text", "multiple", "rank", "number", "voice", "tally", "code_element"),
    *("section", "consent", "practice", "retrospective", "vignette"),
}


def written_item(kind: str = "likert", **value: Any) -> dict[str, Any]:
    """An item as staff write it, whole and with a key of its own."""
    number = next(_numbers)
    text = {"text_bn": f"প্রশ্ন {number}", "text_en": f"Question {number}"}
    scored = {} if kind in WITHOUT_SUBSCALE else {"subscale": "", "is_reversed": False}
    key = value.pop("id", str(uuid.uuid4()))
    own = {**OWN.get(kind, {}), **_inside(kind)}
    return {"type": kind, "value": {**text, **scored, **own, **value}, "id": key}


def _inside(kind: str) -> dict[str, Any]:
    """The questions inside a story or a matrix."""
    if kind == "vignette":
        story = {"story_bn": "রিনা রান্না করে।", "story_en": "Rina cooks."}
        return {**story, "follow_ups": [written_item("likert"), written_item("yes_no")]}
    if kind == "matrix":
        return {**LIKERT, "rows": [written_row(), written_row(is_reversed=True)]}
    return {}


def written_row(**value: Any) -> dict[str, Any]:
    number = next(_numbers)
    text = {"text_bn": f"কথা {number}", "text_en": f"Statement {number}"}
    whole = {**text, "is_reversed": False, **value}
    return {"type": "item", "value": whole, "id": str(uuid.uuid4())}


def written_subscale(key: str) -> dict[str, Any]:
    names = {"name_bn": f"অংশ {key}", "name_en": key.title()}
    return {"type": "subscale", "value": {"key": key, **names}, "id": str(uuid.uuid4())}


def build_instrument(
    items: Sequence[Mapping[str, Any]] | None = None,
    subscales: Sequence[str] = (),
    **fields: Any,
) -> Instrument:
    """An instrument that may be published; three Likert questions unless said otherwise."""
    number = next(_numbers)
    instrument = Instrument(
        **{
            "code": f"instrument-{number}",
            "title_bn": f"মতামত {number}",
            "title_en": f"Opinions {number}",
            "introduction_bn": "নিজের মতো করে উত্তর দিন।",
            "introduction_en": "Answer as you think.",
            **fields,
        }
    )
    instrument.items = list(items or [written_item() for _ in range(3)])
    instrument.subscales = [written_subscale(key) for key in subscales]
    instrument.save()
    return instrument


def build_instrument_version(
    items: Sequence[Mapping[str, Any]] | None = None,
    subscales: Sequence[str] = (),
    **fields: Any,
) -> InstrumentVersion:
    return compile_version(build_instrument(items, subscales, **fields))


def build_administration(
    workshop: Workshop,
    wave: Wave = Wave.PRE,
    *,
    version: InstrumentVersion | None = None,
    **fields: Any,
) -> Administration:
    """An open wave."""
    return Administration.objects.create(
        **{
            "workshop": workshop,
            "wave": wave,
            "version": version or build_instrument_version(),
            "mode": AnswerMode.OWN_PHONE,
            "code": f"A{next(_numbers):05d}",
            "opened_at": timezone.now(),
            **fields,
        }
    )


def build_card(workshop: Workshop) -> Card:
    """The next card, for nobody."""
    with scope(organisation=workshop.organisation):
        [*_, card] = make_cards(workshop, loose=1)
        return card


def build_response(
    administration: Administration,
    card: Card | None = None,
    *,
    codes: Sequence[int | None] = (),
    is_finished: bool = True,
) -> Response:
    """Answers to the first questions in their order; None is "I don't know"."""
    workshop = administration.workshop
    with scope(organisation=workshop.organisation):
        response = start_response(
            administration, card or build_card(workshop), language="bn"
        )
        items = response.version.items.order_by("number")
        for item, code in zip(items, codes, strict=False):
            missing = "dont_know" if code is None else ""
            save_answer(response, item, code=code, missing=missing)
        if is_finished:
            finish_response(response)
        return response


def build_agreement(enrolment: Enrolment, giver: str = ConsentGiver.SELF) -> Consent:
    """A yes to answering the questions."""
    with scope(organisation=enrolment.workshop.organisation):
        return Consent.objects.create(
            participant=enrolment.participant,
            scope=ConsentScope.ASSESS,
            giver=giver,
            mode=ConsentMode.SPOKEN,
            language="bn",
            text_version="2026-11",
            given_at=timezone.now(),
        )
