"""The way to the telephone network. A host names its own class in WORKSHOPS_SMS_GATEWAY."""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from typing import Protocol

from django.utils.module_loading import import_string

from workshops import conf


@dataclass(frozen=True)
class Result:
    """Whether the network took the message. `reason` holds no number and no text."""

    accepted: bool
    reason: str = ""


class Gateway(Protocol):
    def send(self, number: str, text: str) -> Result:
        """Hand over one SMS.

        Return `Result(False, …)` only for what was surely not sent: it is tried again.
        Raise when it is not known.
        """


class OutboxFolder:
    """Writes each SMS into a file instead of sending it, to try the program out."""

    def send(self, number: str, text: str) -> Result:
        folder = conf.sms_outbox()
        if folder is None:
            return Result(False, "WORKSHOPS_SMS_OUTBOX is not set.")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"{uuid.uuid4().hex}.txt"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{number}\n{text}\n")
        return Result(True)


def load_gateway() -> Gateway | None:
    """The gateway of the host, or None when no SMS is sent."""
    path = conf.sms_gateway()
    if not path:
        return None
    gateway: Gateway = import_string(path)()
    if not callable(getattr(gateway, "send", None)):
        raise TypeError(f"{path} has no method send")
    return gateway
