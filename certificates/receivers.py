"""What certificates do when something happened in workshops."""

from __future__ import annotations

from typing import Any

from certificates.erasing import forget_person
from workshops.models import Participant
from workshops.signals import participant_erased


def forget_certificates(participant: Participant, **kwargs: Any) -> None:
    forget_person(participant)


def connect() -> None:
    participant_erased.connect(
        forget_certificates, dispatch_uid="certificates.forget_certificates"
    )
