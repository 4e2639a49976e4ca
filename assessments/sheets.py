"""A whole set of answers as it arrives, from paper, a grid, a phone or ODK."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User

from assessments.choices import AnswerMode
from assessments.models.items import Given


@dataclass(frozen=True)
class AnswerSheet:
    """What one person answered in one wave. `answers` goes by the key of the item.

    `uuid` is made where the sheet is filled in, so that sending twice is sending once.
    `version` is the fingerprint of the questions that were in front of the person;
    empty where they were printed or shown by us for this very wave. `sent_at` is what
    the sender's clock said when it sent.
    """

    answers: Mapping[str, Given]
    mode: AnswerMode
    uuid: uuid.UUID = field(default_factory=uuid.uuid4)
    language: str = "bn"
    version: str = ""
    card_number: int | None = None
    seat: int | None = None
    enrolment: int | None = None
    self_code: Sequence[str | None] | None = None
    reader: User | None = None
    is_complete: bool = True
    started_at: dt.datetime | None = None
    finished_at: dt.datetime | None = None
    sent_at: dt.datetime | None = None

    @property
    def content(self) -> dict[str, Any]:
        """Everything that counts, as plain values. When it was sent does not."""
        return {
            "answers": {
                key: {"code": given.code, "text": given.text, "missing": given.missing}
                for key, given in sorted(self.answers.items())
            },
            "version": self.version,
            "language": self.language,
            "card": self.card_number,
            "seat": self.seat,
            "enrolment": self.enrolment,
            "self_code": list(self.self_code) if self.self_code else None,
            "is_complete": self.is_complete,
        }

    @property
    def content_hash(self) -> str:
        plain = json.dumps(self.content, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()

    @classmethod
    def of_content(cls, content: Mapping[str, Any], **fields: Any) -> AnswerSheet:
        """A sheet that was set aside, as it was sent."""
        answers = {key: Given(**given) for key, given in content["answers"].items()}
        own = {
            "version": content["version"],
            "language": content["language"],
            "card_number": content["card"],
            "seat": content["seat"],
            "enrolment": content["enrolment"],
            "self_code": content["self_code"],
            "is_complete": content["is_complete"],
        }
        return cls(answers=answers, **{**own, **fields})
