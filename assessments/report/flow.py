"""From registered to counted: always the first thing a report says."""

from __future__ import annotations

from dataclasses import dataclass

WARN_ATTRITION = 0.20
BLOCK_ATTRITION = 0.40


@dataclass(frozen=True)
class Flow:
    """How many people there were at each step. Counts only.

    `pre` and `post` are cards with at least one answer in the wave, `linked` cards
    with answers in both, `scored` those whose primary score exists in both.
    """

    registered: int
    attended: int
    pre: int
    post: int
    linked: int
    scored: int

    @property
    def pre_only(self) -> int:
        return self.pre - self.linked

    @property
    def post_only(self) -> int:
        return self.post - self.linked

    @property
    def attrition(self) -> float | None:
        """The share of those who answered before and were lost; None without any."""
        return 1 - self.linked / self.pre if self.pre else None

    @property
    def has_high_attrition(self) -> bool:
        return self.attrition is not None and self.attrition > WARN_ATTRITION

    @property
    def is_unfit_for_claims(self) -> bool:
        return self.attrition is not None and self.attrition > BLOCK_ATTRITION
