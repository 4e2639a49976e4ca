"""How much a report may show of so many people. Knows no Django."""

from __future__ import annotations

from enum import IntEnum

SMALLEST_GROUP = 5
SMALLEST_GROUP_OF_CHILDREN = 10


class Detail(IntEnum):
    """Levels of STATISTICS §3: each shows what the ones before it show, and more."""

    COUNTS = 0
    """Only how many answered: too few to show anything safely."""
    ROUGH = 1
    """Mean change with its interval and how many moved; said to be very rough."""
    SCALES = 2
    """Subscales too; questions as bars without figures."""
    FULL = 3
    """Everything."""


def smallest_group(*, of_children: bool) -> int:
    """The fewest people about whom any figure may be shown.

    Five is what statistical offices ask at least (OECD glossary: three or five);
    children get ten, because what a child said must never be guessed.
    """
    return SMALLEST_GROUP_OF_CHILDREN if of_children else SMALLEST_GROUP


def detail_for(linked: int, *, of_children: bool) -> Detail:
    """The level for `linked` people whose answers pair."""
    if linked < smallest_group(of_children=of_children):
        return Detail.COUNTS
    if linked < 10:
        return Detail.ROUGH
    return Detail.SCALES if linked < 20 else Detail.FULL
