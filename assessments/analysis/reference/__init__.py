"""Published cases with known answers, shipped so that every installation checks itself.

`cases.json` holds numbers that were printed elsewhere, each with its source, and what R
and SciPy give for them. None is about a person who could be found. What we compute is
compared with them by `checked_cases`.
"""

from __future__ import annotations

from assessments.analysis.reference.checking import (
    NOT_OURS,
    CheckedCase,
    CheckedFigure,
    checked_cases,
)

__all__ = ["NOT_OURS", "CheckedCase", "CheckedFigure", "checked_cases"]
