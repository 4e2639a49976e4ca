from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from workshops import conf


@register()
def check_identity_key_file(**kwargs: Any) -> list[CheckMessage]:
    if conf.identity_key_file():
        return []
    return [
        Error(
            "WORKSHOPS_IDENTITY_KEY_FILE is not set.",
            hint="Name a file outside the database; it is made at first use.",
            id="workshops.E001",
        )
    ]
