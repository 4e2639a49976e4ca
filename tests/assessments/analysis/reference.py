"""The published cases with known answers that the analysis is held to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assessments.analysis import PairedChange, paired_change

Comparison = tuple[str, Any, Any]

_FILE = Path(__file__).resolve().parents[2] / "data" / "reference_cases.json"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
}


def within(expected: Any, tolerance: float) -> Any:
    """Absolute up to 1 and relative above; None and a tolerance of 0 are exact."""
    if expected is None or not tolerance:
        return expected
    return pytest.approx(expected, rel=tolerance, abs=tolerance)


def change_of(scores: dict[str, list[float]]) -> PairedChange:
    return paired_change(scores["pre"], scores["post"], bounds=None)
