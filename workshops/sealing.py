"""Words about people, sealed as names are. Bound to their table and row."""

from __future__ import annotations

import uuid
from typing import Any

from workshops.models.sealed import SealedText
from workshops.vault import seal, unseal


def sealed_as(model: type[SealedText], words: str) -> dict[str, Any]:
    """The fields of a new row of `model` that hold `words`."""
    key = uuid.uuid4()
    vault = seal(words.encode(), place=_place(model, key))
    return {"key": key, "key_id": vault.key_id, "sealed": vault.sealed}


def opened(row: SealedText) -> str:
    """What is sealed in `row`. The caller has judged who may read it."""
    # SQLite gives bytes, PostgreSQL a memoryview.
    plain = unseal(
        bytes(row.sealed), key_id=row.key_id, place=_place(type(row), row.key)
    )
    return plain.decode()


def _place(model: type[SealedText], key: uuid.UUID) -> str:
    return f"{model._meta.db_table}:{key}"
