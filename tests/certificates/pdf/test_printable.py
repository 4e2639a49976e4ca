from __future__ import annotations

import pytest

from certificates.pdf.printable import LONGEST, printable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  Rahima \n Khatun\t", "Rahima Khatun"),
        ("র\u200d্যাম্প", "র\u200d্যাম্প"),
        ("য\u09bc", "য\u09bc"),
        ("left\u202eright\u2066", "leftright"),
        ("a\0b", "a b"),
        ("e" + "\u0301" * 50, "é" + "\u0301" * 4),
        ("", ""),
    ],
)
def test_what_has_no_shape_of_its_own_is_left_out(typed, printed):
    assert printable(typed) == printed


@pytest.mark.parametrize("typed", ["ক" * 20_000, "e" + "\u0301" * 20_000, "<b>" * 400])
def test_no_line_is_longer_than_a_line(typed):
    assert 0 < len(printable(typed)) <= LONGEST
