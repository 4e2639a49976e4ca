"""docs/exchange.md names every column, in its order: others build on the keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workshops.exports.counts import COUNTS
from workshops.exports.tables import NAMES, PERSON, SESSIONS, WORKSHOPS

MARKS = ("session_1", "session_2")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "exchange.md"


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("workshops", WORKSHOPS),
        ("sessions", SESSIONS),
        ("roster", PERSON + NAMES),
        ("counts", COUNTS),
    ],
)
def test_columns_are_documented(name, columns):
    text = PAGE.read_text(encoding="utf-8").split("| file | columns |")[1]
    (line,) = re.findall(rf"^\| `{name}` \| (.+) \|$", text, re.MULTILINE)
    keys = [key for key in re.findall(r"`(\w+)`", line) if key not in MARKS]

    assert keys == [column.key for column in columns]
