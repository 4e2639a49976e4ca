"""Row numbers as people write them: “1-14, 17, 19”, “১ থেকে ১৪, ১৭ ও ১৯”.

Knows no Django. What cannot be understood comes back as a fault with its words, so that
somebody can put a sentence to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from curriculum.languages import normalise
from curriculum.numerals import to_western

_DASHES = re.compile(r"\s*(?:[-‐‑‒–—―−~]+|থেকে|হতে|to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;.،।/+&\s]+|and|পর্যন্ত|এবং|ও", re.IGNORECASE)
_ONE = re.compile(r"\d+", re.ASCII)
_RANGE = re.compile(r"(\d+)-(\d+)", re.ASCII)


class Why(Enum):
    NO_NUMBER = "no_number"
    REVERSED = "reversed"
    BEYOND = "beyond"


@dataclass(frozen=True)
class Fault:
    """`words` is the part that is wrong, in western digits."""

    why: Why
    words: str


@dataclass(frozen=True)
class Rows:
    numbers: frozenset[int] = frozenset()
    faults: tuple[Fault, ...] = ()


def parse_rows(text: str, *, last: int) -> Rows:
    """The rows named in `text`, on a sheet whose rows end with `last`.

    Every part is read, also behind a wrong one. A row named twice is named once.
    """
    numbers: set[int] = set()
    faults: list[Fault] = []
    for words in _parts(text):
        found = _read(words, last)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            numbers.update(found)
    return Rows(frozenset(numbers), tuple(faults))


def write_rows(numbers: Iterable[int]) -> str:
    """The shortest way to write `numbers`: what `parse_rows` reads back."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}"


def _parts(text: str) -> Iterator[str]:
    western = to_western(normalise(text))
    joined = _DASHES.sub("-", western)
    return (part for part in _BETWEEN.split(joined) if part)


def _read(words: str, last: int) -> range | Fault:
    one, both = _ONE.fullmatch(words), _RANGE.fullmatch(words)
    if not one and not both:
        return Fault(Why.NO_NUMBER, words)
    ends = both.groups() if both else (words, words)
    for end in ends:
        # Before it becomes a number: nobody writes nine digits by mistake for long.
        if not 0 < int(end[:9]) <= last or len(end) > 9:
            return Fault(Why.BEYOND, end)
    first, final = int(ends[0]), int(ends[1])
    if first > final:
        return Fault(Why.REVERSED, words)
    return range(first, final + 1)
