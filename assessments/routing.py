"""Which questions somebody is not asked, given what was answered so far."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import Protocol

from assessments.models.items import Item, codes_in


class Answered(Protocol):
    @property
    def code(self) -> int | None: ...
    @property
    def text(self) -> str: ...


def not_asked(items: Iterable[Item], answers: Mapping[int, Answered]) -> set[int]:
    """The ids of the items that are left out.

    An item is left out when its condition does not hold, when what it is part of is
    left out, and when somebody said before that they do not want to answer.
    """
    items = list(items)
    by_key = {item.key: item for item in items}
    out: set[int] = set()
    is_over = False
    for item in items:
        answer = answers.get(item.pk)
        inside = item.parent_id in out
        if is_over or inside or not _holds(item, by_key, answers, out):
            out.add(item.pk)
        elif answer is not None and answer.code is not None:
            is_over = item.ends_after(answer.code)
    return out


def _holds(
    item: Item,
    by_key: Mapping[uuid.UUID, Item],
    answers: Mapping[int, Answered],
    out: set[int],
) -> bool:
    """Without a condition everybody is asked; without an answer to it, nobody."""
    if not item.show_if:
        return True
    asked = by_key.get(uuid.UUID(item.show_if["key"]))
    if asked is None:
        return True
    answer = None if asked.pk in out else answers.get(asked.pk)
    if answer is None:
        return False
    picked = codes_in(answer.text) if asked.keeps_several else [answer.code]
    return bool(set(picked) & set(item.show_if["codes"]))
