"""Each case computed anew and held against what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.analysis.reference import changes, scales
from assessments.analysis.reference.cases import CASES, Comparison
from assessments.analysis.reference.sources import ADDRESSES

NOT_OURS = {
    "RC16": "Its 2,800 rows are not in the file.",
    "RC31": "A bootstrap draws by chance; no report of ours does.",
    "RC33": "Codes are compared part by part, never by the distance of two strings.",
}
CHECKS: dict[str, Callable[[Any, Any], Iterator[Comparison]]] = {
    name.upper(): check
    for module in (changes, scales)
    for name, check in vars(module).items()
    if name.startswith("rc")
}


@dataclass(frozen=True)
class CheckedFigure:
    name: str
    expected: Any
    computed: Any
    agrees: bool


@dataclass(frozen=True)
class CheckedCase:
    """A tolerance of 0 asks for the very same; otherwise it is absolute up to 1 and
    relative above."""

    number: str
    title: str
    sources: Sequence[str]
    address: str
    tolerance: float
    figures: Sequence[CheckedFigure]

    @property
    def agrees(self) -> bool:
        return bool(self.figures) and all(figure.agrees for figure in self.figures)


def checked_cases() -> list[CheckedCase]:
    """All cases that name a statistic of ours, computed now."""
    return [_checked(number) for number in sorted(CHECKS)]


def _checked(number: str) -> CheckedCase:
    case = CASES[number]
    tolerance = float(case["tolerance"])
    compared = CHECKS[number](case["input"], case["expected"])
    return CheckedCase(
        number=number,
        title=case["title"],
        sources=case["source"],
        address=ADDRESSES.get(number, ""),
        tolerance=tolerance,
        figures=[
            CheckedFigure(
                name, expected, computed, agree(computed, expected, tolerance)
            )
            for name, computed, expected in compared
        ],
    )


def agree(computed: Any, expected: Any, tolerance: float) -> bool:
    """Whether two figures, or lists of figures, are the same within the tolerance."""
    if isinstance(expected, list | tuple):
        return (
            isinstance(computed, list | tuple)
            and len(computed) == len(expected)
            and all(map(lambda a, b: agree(a, b, tolerance), computed, expected))
        )
    is_number = isinstance(expected, int | float) and isinstance(computed, int | float)
    if not is_number or not tolerance:
        return bool(computed == expected)
    return bool(abs(computed - expected) <= tolerance * max(1.0, abs(expected)))
