"""Rows that are written once. What was taught or asked must never change afterwards."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class FrozenError(TypeError):
    """Somebody tried to change a row that is frozen."""


class FrozenUpdates:
    """For a queryset of frozen rows: nothing is edited in bulk either."""

    model: Any

    def update(self, **fields: Any) -> int:
        allowed: set[str] = set(self.model.mutable_fields)
        if set(fields) - allowed:
            raise FrozenError(f"{self.model.__name__} is frozen and is never edited.")
        return super().update(**fields)  # type: ignore[misc]


class FrozenQuerySet(FrozenUpdates, models.QuerySet[Any]):
    pass


class FrozenMixin:
    """For a model whose rows may be added and deleted but not edited.

    Foreign keys that the database sets to null on deletion are named in
    `mutable_fields`; Django sets those through `update`.
    """

    mutable_fields: tuple[str, ...] = ()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:  # type: ignore[attr-defined]
            self._refuse()
        super().save(*args, **kwargs)  # type: ignore[misc]

    def _refuse(self) -> NoReturn:
        raise FrozenError(f"{type(self).__name__} is frozen and is never edited.")
