from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assessments.analysis.paired import PairedChange, paired_change

Comparison = tuple[str, Any, Any]
"""The name of a figure, what we compute, and what is known."""

_FILE = Path(__file__).with_name("cases.json")
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads(_FILE.read_text(encoding="utf-8"))["cases"]
}


def change_of(scores: dict[str, list[float]]) -> PairedChange:
    return paired_change(scores["pre"], scores["post"], bounds=None)
