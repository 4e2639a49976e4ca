"""Whether several sets of figures can be subtracted until few people are left.

Two means over twelve and over eleven people tell what the twelfth said. So everybody
who was ever counted is sorted by the sets in which they were: what can be computed
from all sets together are sums over these groups. Knows no Django.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

Counted = frozenset[Hashable]


def is_safe(shown: Iterable[Counted], smallest: int) -> bool:
    """Whether every group that can be told apart has at least `smallest` people.

    One set alone tells nobody apart; how few it may have is told elsewhere.
    """
    sets = list(dict.fromkeys(counted for counted in shown if counted))
    if len(sets) < 2:
        return True
    everybody = frozenset[Hashable]().union(*sets)
    groups = Counter(
        tuple(person in counted for counted in sets) for person in everybody
    )
    return min(groups.values()) >= smallest
